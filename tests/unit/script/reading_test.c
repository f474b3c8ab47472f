/* Reading scripts: what the statements give, and what is said to a line that is none. */
#include "script/script.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define ASSERT_STR(found, wanted) assert_true(str_equals((found), STR(wanted)))

static void statements(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct script script;
	struct err err = {0};
	assert_true(script_read(&arena, STR("x.scn"),
	                        STR("# a comment\n"
	                            "scenario viec seed 18446744073709551615   # another\n"
	                            "\n"
	                            "as ct\n"
	                            "do document.direct cv-1 note=\"Giao \\\"gấp\\\": a=b # \\\\\" -> ok\r\n"
	                            "do document.route cv-1 to=kinh-te role= -> refused field_required role\n"
	                            "do attempt.pause\n"
	                            "repeat 3\n\twait PT1M30S\n\texpect cv-1 main= info=a,b\nend\n"
	                            "hand-in\n"
	                            "finding wrong main 50\nfinding collateral - 200\nfinding floor - -100"),
	                        &script, &err));
	ASSERT_STR(script.scenario, "viec");
	assert_int_equal(script.seed, UINT64_MAX);
	assert_int_equal(script.statement_count, 8);
	const struct statement *at = script.statements;
	assert_int_equal(at[0].kind, STATEMENT_AS);
	assert_int_equal(at[0].line, 4);
	ASSERT_STR(at[1].object, "cv-1");
	assert_int_equal(at[1].pair_count, 1);
	ASSERT_STR(at[1].pairs[0].name, "note");
	ASSERT_STR(at[1].pairs[0].value, "Giao \"gấp\": a=b # \\");
	assert_int_equal(at[1].outcome.code, REFUSED_NOT);
	assert_int_equal(at[2].pair_count, 2);
	ASSERT_STR(at[2].pairs[1].value, "");
	assert_int_equal(at[2].outcome.code, REFUSED_field_required);
	ASSERT_STR(at[2].outcome.field, "role");
	ASSERT_STR(at[3].object, "");
	assert_int_equal(at[4].kind, STATEMENT_REPEAT);
	assert_int_equal(at[4].times, 3);
	assert_int_equal(at[4].body_count, 2);
	assert_int_equal(at[5].wait_ms, 90000);
	assert_int_equal(at[6].pair_count, 2);
	assert_int_equal(at[7].kind, STATEMENT_DO);
	ASSERT_STR(action_key(at[7].action), "attempt.hand_in");
	assert_int_equal(script.finding_count, 3);
	ASSERT_STR(script.findings[0].kind, "wrong");
	ASSERT_STR(script.findings[1].step, "-");
	assert_int_equal(script.findings[1].lost_hundredths, 200);
	assert_int_equal(script.findings[2].lost_hundredths, -100);
	arena_finish(&arena);
}

static void an_office(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct script script;
	struct err err = {0};
	assert_true(script_read(&arena, STR("x.scn"),
	                        STR("office an-binh at 2024-06-03T08:00 lasts PT1H papers khac\n"
	                            "paper cv-1 cv-2\npaper cv-3\nas system\nas van-thu\nas ct\n"),
	                        &script, &err));
	ASSERT_STR(script.wish.office, "an-binh");
	ASSERT_STR(script.wish.papers, "khac");
	ASSERT_STR(script.wish.candidate, "van-thu");
	assert_int_equal(script.wish.paper_count, 3);
	ASSERT_STR(script.wish.paper_ids[2], "cv-3");
	assert_int_equal(script.wish.duration_ms, 3600000);
	assert_int_equal(script.wish.line, 1);
	assert_true(str_is_empty(script.scenario));
	arena_finish(&arena);
}

static void lines_that_are_no_statements(void **state)
{
	(void)state;
	static const struct {
		const char *text, *what;
		uint32_t line;
	} cases[] = {
		{"", "the script is empty", 0},
		{"# nothing\n", "the script is empty", 1},
		{"do document.open cv-1\n", "the first statement", 1},
		{"scenario a seed 1\nscenario a seed 1\n", "the first statement", 2},
		{"scenario a\n", "the statement has too few or too many words", 1},
		{"scenario a seed x\n", "this is not a seed", 1},
		{"office a from 2024-06-03T08:00\n", "this is no option", 1},
		{"office a at 2024-06-03\n", "this is no option", 1},
		{"office a at 2024-06-03T08:00 lasts\n", "this is no option", 1},
		{"office a papers b\n", "the office needs a start", 1},
		{"office a at 2024-06-03T08:00\nas system\n", "nobody acts in this script", 2},
		{"scenario a seed 1\npaper cv-1\n", "a scenario has its papers", 2},
		{"scenario a seed 1\nsay hello\n", "there is no such statement: “say”", 2},
		{"scenario a seed 1\ndo document.shred cv-1\n", "there is no such action", 2},
		{"scenario a seed 1\ndo document.open cv-1 cv-2\n", "a field is missing its name", 2},
		{"scenario a seed 1\ndo document.open cv-1 =2\n", "a field is missing its name", 2},
		{"scenario a seed 1\ndo document.open cv-1 a=1 a=2\n", "a field is given twice", 2},
		{"scenario a seed 1\ndo document.open cv-1 ->\n", "this is no outcome", 2},
		{"scenario a seed 1\ndo document.open cv-1 -> fine\n", "this is no outcome", 2},
		{"scenario a seed 1\ndo document.open cv-1 -> refused\n", "this is no outcome", 2},
		{"scenario a seed 1\ndo document.open cv-1 -> refused me\n", "there is no such refusal", 2},
		{"scenario a seed 1\n\ndo document.direct cv-1 note=\"a\n", "a quotation mark is not closed", 3},
		{"scenario a seed 1\nwait a\n", "this is no duration", 2},
		{"scenario a seed 1\nexpect a=b c=d\n", "the statement names no document", 2},
		{"scenario a seed 1\nstart\nstart\n", "an attempt starts once", 3},
		{"scenario a seed 1\nrepeat 2\nrepeat 2\n", "a repeat stands within another", 3},
		{"scenario a seed 1\nrepeat 99999999\nend\n", "this is no number of times", 2},
		{"scenario a seed 1\nrepeat 2\n", "a repeat has no end", 2},
		{"scenario a seed 1\nend\n", "there is nothing to end", 2},
		{"scenario a seed 1\nfinding wrong main 0.5\n", "this is no number of hundredths", 2},
		{"scenario a\xff seed 1\n", "the script is not UTF-8 text", 0},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct script script;
		struct err err = {0};
		assert_false(script_read(&arena, STR("x.scn"), str_from_c(cases[i].text), &script, &err));
		if (err.line != cases[i].line || !str_starts_with(err.what, str_from_c(cases[i].what)))
			fail_msg("%s: %u: %.*s", cases[i].text, err.line, STR_ARG(err.what));
		assert_int_equal(err.class, ERR_INPUT);
		assert_false(str_is_empty(err.advice));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements),
		cmocka_unit_test(an_office),
		cmocka_unit_test(lines_that_are_no_statements),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
