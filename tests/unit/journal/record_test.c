/* A record's line: canonical, and read back strictly. */
#include "journal/record.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct pair pairs[] = {
	{STR_INIT("to"), STR_INIT("kinh-te")},
	{STR_INIT("note"), STR_INIT("\"Làm\" ngay\n")},
};

static struct record sample(void)
{
	return (struct record){
		.seq = 7,
		.at_ms = 1718672400123,
		.office_ms = 61000,
		.actor = STR("ct"),
		.action = STR("document.route"),
		.object = STR("cv-246"),
		.pairs = pairs,
		.pair_count = COUNT(pairs),
		.facts = {.assignment = {3}},
	};
}

static void a_line_is_what_the_format_says(void **state)
{
	struct arena arena = test_arena();
	struct record record = sample();
	struct str line = record_write(&record, &arena);

	UNUSED(state);
	assert_true(str_equals(
		line,
		STR("{\"seq\":7,\"at_ms\":1718672400123,\"office_ms\":61000,\"actor\":\"ct\","
	        "\"action\":\"document.route\",\"object\":\"cv-246\",\"input\":{\"to\":\"kinh-te\","
	        "\"note\":\"\\\"Làm\\\" ngay\\n\"},\"outcome\":\"ok\",\"facts\":{\"assignment\":3},\"digest\":"
	        "\"0000000000000000000000000000000000000000000000000000000000000000\",\"prev\":"
	        "\"0000000000000000000000000000000000000000000000000000000000000000\"}")));
	arena_finish(&arena);
}

static void a_line_reads_back_the_same(void **state)
{
	struct arena arena = test_arena();
	struct record record = sample(), back;
	struct err err;

	UNUSED(state);
	record.refusal = (struct refusal){.code = REFUSED_main_already_assigned, .field = STR_INIT("role")};
	record.facts.assignment.number = 0;
	record.facts = (struct facts){.number = 128, .former = {4}, .opinion = 2};
	record.pending = 12;
	assert_true(record_read(record_write(&record, &arena), STR("j"), 9, &arena, &back, &err));
	assert_true(str_equals(record_write(&back, &arena), record_write(&record, &arena)));
	assert_int_equal(back.refusal.code, REFUSED_main_already_assigned);
	assert_int_equal(back.pending, 12);
	assert_int_equal(back.facts.number, 128);
	assert_int_equal(back.facts.former.number, 4);
	assert_int_equal(back.facts.opinion, 2);
	arena_finish(&arena);
}

/* Every single changed, lost or doubled byte is noticed, by whichever check comes first. */
static void no_other_spelling_is_accepted(void **state)
{
	struct arena arena = test_arena();
	struct record record = sample(), back;
	struct str line = record_write(&record, &arena);
	struct err err;

	UNUSED(state);
	for (size_t i = 0; i <= line.len; i++) {
		struct buf doubled = buf_in(&arena);

		buf_add(&doubled, str_slice(line, 0, i));
		buf_add_char(&doubled, ' ');
		buf_add(&doubled, str_slice(line, i, line.len));
		/* A blank inside a text makes another text, which is canonical too: the chain notices that one. */
		if (record_read(buf_str(&doubled), STR("j"), 3, &arena, &back, &err)) {
			assert_true(str_equals(record_write(&back, &arena), buf_str(&doubled)));
		} else {
			assert_int_equal(err.class, ERR_INPUT);
			assert_int_equal(err.line, 3);
		}
	}
	arena_finish(&arena);
}

static void strange_lines_are_refused_in_words(void **state)
{
	static const char *const lines[] = {
		"",
		"{}",
		"[]",
		"null",
		"{\"seq\":1e0}",
		"{\"seq\":1",
		"\xff",
		"{\"outcome\":\"so-so\"}",
		("{\"seq\":7,\"seq\":7,\"at_ms\":1,\"office_ms\":1,\"actor\":\"ct\",\"action\":\"a\",\"outcome\":"
	     "\"ok\"}"),
	};
	struct arena arena = test_arena();

	UNUSED(state);
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct record back;
		struct err err = {.class = ERR_NONE};

		assert_false(record_read(str_from_c(lines[i]), STR("j.jsonl"), 2, &arena, &back, &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_false(str_is_empty(err.what));
		assert_false(str_is_empty(err.advice));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_what_the_format_says),
		cmocka_unit_test(a_line_reads_back_the_same),
		cmocka_unit_test(no_other_spelling_is_accepted),
		cmocka_unit_test(strange_lines_are_refused_in_words),
	};

	return cmocka_run_group_tests_name("journal/record", tests, NULL, NULL);
}
