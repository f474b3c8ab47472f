/* The starting office as a line: written, read, and the same again. */
#include "journal/seed_json.h"

#include "base/check.h"
#include "office/worktime.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_office_reads_back_the_same(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct str line = seed_write(seed, &arena);
	struct seed back;
	struct err err;

	UNUSED(state);
	assert_true(seed_read(line, STR("j"), &arena, &back, &err));
	assert_true(str_equals(seed_write(&back, &arena), line));
	assert_int_equal(back.document_count, seed->document_count);
	assert_int_equal(back.reactions[2].on_document.number, 5);
	assert_ptr_equal(back.reactions[2].action, seed->reactions[2].action);
	assert_int_equal(back.documents[5].assignments[0].to.number, 3);
	arena_finish(&arena);
}

/* An office that uses everything which others leave out. */
static struct seed full_office(struct arena *arena)
{
	static const struct work_hours hours[] = {{BIT(1) | BIT(2), 420, 660}};
	static const struct special_day days[] = {
		{{19968}, false, STR_INIT("Quốc khánh")},
		{{19973}, true, STR_INIT("Làm bù")},
	};
	static const struct worktime worktime = {hours, COUNT(hours), days, COUNT(days)};
	static const struct book books[] = {
		{.key = STR_INIT("den"), .name = STR_INIT("Sổ"), .next_number = 7, .year = 2024},
		{.key = STR_INIT("mat"), .name = STR_INIT("Sổ mật"), .next_number = 1, .is_secret = true},
	};
	static struct opinion opinions[2];
	static struct document_facts facts;
	struct seed seed = *small_office(arena);
	struct document *documents = ARENA_ARRAY(arena, struct document, seed.document_count);

	for (uint32_t i = 0; i < seed.document_count; i++)
		documents[i] = seed.documents[i];
	opinions[0] = (struct opinion){.from = {4}, .to = {9}, .due_on = {10}, .at = {5}, .question = STR("Hỏi")};
	opinions[1] = opinions[0];
	opinions[1].answered_by = (struct party_id){10};
	opinions[1].answered_at = (struct minute){9};
	opinions[1].answer = STR("Đáp");
	documents[4].opinions = opinions;
	documents[4].opinion_count = 2;
	documents[1].status = DOC_REFUSED;
	documents[1].refused_for = REFUSE_INCOMPLETE;
	documents[3].stamp = (struct stamp){.by = {6}, .to = {4}, .at = {77}};
	facts = *documents[3].facts;
	facts.channel = CHANNEL_PAPER;
	documents[3].facts = &facts;
	seed.documents = documents;
	seed.worktime = &worktime;
	seed.books = books;
	seed.book_count = COUNT(books);
	return seed;
}

static void everything_an_office_may_have_reads_back(void **state)
{
	struct arena arena = test_arena();
	struct seed seed = full_office(&arena), back;
	struct str line = seed_write(&seed, &arena);
	struct err err;

	UNUSED(state);
	assert_true(seed_read(line, STR("j"), &arena, &back, &err));
	assert_true(str_equals(seed_write(&back, &arena), line));
	assert_int_equal(back.worktime->day_count, 2);
	assert_true(back.worktime->days[1].is_worked);
	assert_true(back.books[1].is_secret);
	assert_int_equal(back.books[0].year, 2024);
	assert_int_equal(back.documents[1].refused_for, REFUSE_INCOMPLETE);
	assert_int_equal(back.documents[3].stamp.to.number, 4);
	assert_int_equal(back.documents[3].facts->channel, CHANNEL_PAPER);
	assert_int_equal(back.documents[4].opinions[0].answered_by.number, 0);
	assert_int_equal(back.documents[4].opinions[1].answered_at.since_epoch, 9);
	arena_finish(&arena);
}

static void a_calendar_that_is_none_is_refused(void **state)
{
	static const char *const changes[][2] = {
		{"\"to\":660", "\"to\":400"}, {"2024-09-02", "2024-09-30"}, {"2024-09-07", "2024-09-33"}};
	struct arena arena = test_arena();
	struct seed seed = full_office(&arena), back;
	struct str line = seed_write(&seed, &arena);
	struct err err;

	UNUSED(state);
	for (size_t i = 0; i < COUNT(changes); i++) {
		char *changed = str_copy_c(&arena, line);
		char *at = strstr(changed, changes[i][0]);

		assert_non_null(at);
		memcpy(at, changes[i][1], strlen(changes[i][1]));
		assert_false(seed_read((struct str){changed, line.len}, STR("j"), &arena, &back, &err));
	}
	arena_finish(&arena);
}

/* A key that names nothing, wherever it stands, is noticed. */
static void dangling_keys_are_refused(void **state)
{
	static const char *const keys[] = {
		"\"unit\":\"kinh-te\"", "\"head\":\"kt\"",     "\"candidate\":\"ct\"",
		"\"book\":\"den\"",     "\"from\":\"ct\"",     "\"on_document\":\"trinh\"",
		"\"actor\":\"vt\"",     "\"on\":\"document.a", "\"status\":\"arrived\""};
	struct arena arena = test_arena();
	struct str line = seed_write(small_office(&arena), &arena);

	UNUSED(state);
	for (size_t i = 0; i < COUNT(keys); i++) {
		char *changed = str_copy_c(&arena, line);
		char *at = strstr(changed, keys[i]);
		struct seed back;
		struct err err;

		assert_non_null(at);
		at[strlen(keys[i]) - 2] = '?';
		assert_false(seed_read((struct str){changed, line.len}, STR("j"), &arena, &back, &err));
		assert_int_equal(err.line, 1);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_office_reads_back_the_same),
		cmocka_unit_test(everything_an_office_may_have_reads_back),
		cmocka_unit_test(a_calendar_that_is_none_is_refused),
		cmocka_unit_test(dangling_keys_are_refused),
	};

	return cmocka_run_group_tests_name("journal/seed_json", tests, NULL, NULL);
}
