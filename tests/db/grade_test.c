/* tests/db/grade_test.c - grader grade --database, as people call it: real journals in, one line each out. */
#include "base/check.h"
#include "host/text.h"
#include "store/staff.h"
#include "tests/db/played.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct str grade(struct database *database, int wanted_status, const char *more)
{
	const char *words[] = {"grade", "--database", database->owner_address, more, NULL};
	return grader_run(database, wanted_status, words);
}

static void expect_line(struct str output, size_t number, const char *begin)
{
	struct str line = {0};
	for (size_t i = 0; i <= number; i++)
		line = str_cut(&output, '\n');
	if (!str_starts_with(line, str_from_c(begin)))
		fail_msg("wanted %s, found %.*s", begin, STR_ARG(str_slice(line, 0, 200)));
}

/* One session of the test, since each part builds on the one before it. */
static void test_a_session_is_marked(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	struct str none = grade(database, 2, NULL), first, again;
	struct err err = {0};
	assert_true(str_find(none, STR("has no marking guide")) < none.len);
	assert_true(staff_save_guide(staff, STR("bao-cao-cchc"),
	                             fixture_read(&database->arena, PLAYED_SCENARIO "/marking.xml"), &err));
	assert_true(str_is_empty(grade(database, 0, NULL)));

	assert_int_equal(played_attempt(database, store, PLAYED_SCENARIO "/reference.scn"), 1);
	played_attempt(database, store, PLAYED_SCENARIO "/mistakes/wrong-main.scn");
	played_attempt(database, store, PLAYED_SCENARIO "/mistakes/nothing-done.scn");
	first = grade(database, 0, "--jobs=1");
	expect_line(first, 0, "{\"attempt\":\"1\",\"verdict\":\"graded\",\"score_hundredths\":1000,");
	expect_line(first, 1, "{\"attempt\":\"2\",\"verdict\":\"graded\",\"score_hundredths\":700,");
	expect_line(first, 2, "{\"attempt\":\"3\",\"verdict\":\"graded\",\"score_hundredths\":0,");
	assert_true(
		str_equals(database_ask(database, "select string_agg(score_hundredths::text, ' ' order by attempt)"
	                                      " from marking where engine <> '' and guide_version = 1"),
	               STR("1000 700 0")));

	/* What is kept is told again, byte for byte, and not marked again. */
	again = grade(database, 0, "--jobs=2");
	assert_true(str_equals(first, again));
	database_ask(database, "update marking set result = replace(result, '1000', '1001') where attempt = 1");
	expect_line(grade(database, 0, "--scenario=bao-cao-cchc"), 0,
	            "{\"attempt\":\"1\",\"verdict\":\"graded\",\"score_hundredths\":1001,");

	/* A marking that was stopped goes on: only what is missing is made. */
	database_ask(database, "delete from marking where attempt = 2");
	expect_line(grade(database, 0, NULL), 1,
	            "{\"attempt\":\"2\",\"verdict\":\"graded\",\"score_hundredths\":700,");
	expect_line(grade(database, 0, NULL), 0,
	            "{\"attempt\":\"1\",\"verdict\":\"graded\",\"score_hundredths\":1001,");

	/* Another guide marks everything again, beside what was there. */
	assert_true(
		staff_save_guide(staff, STR("bao-cao-cchc"),
	                     text_join(&database->arena,
	                               fixture_read(&database->arena, PLAYED_SCENARIO "/marking.xml"), STR("\n")),
	                     &err));
	assert_true(str_equals(grade(database, 0, NULL), first));
	assert_true(str_equals(database_ask(database, "select count(*)::text from marking"), STR("6")));
	staff_close(staff);
	store_close(store);
}

static void test_what_cannot_be_marked_needs_a_human(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct str output;
	database_ask(
		database,
		"update record set line = replace(line, 'kinh-te', 'cong-an') where attempt = 1 and seq = 3");
	database_attempt(database, store, 7);
	output = grade(database, 0, NULL);
	assert_true(str_find(output, STR("still open and left out: 1")) < output.len);
	database_ask(database, "delete from marking where attempt = 1");
	/* Line 0 tells of the open attempt. */
	output = grade(database, 3, NULL);
	expect_line(output, 1,
	            "{\"attempt\":\"1\",\"verdict\":\"needs_human\",\"score_hundredths\":null,\"reason\":");
	expect_line(output, 2, "{\"attempt\":\"2\",\"verdict\":\"graded\",\"score_hundredths\":700,");
	assert_true(str_equals(grade(database, 3, NULL), output));
	store_close(store);
}

static void test_words_that_do_not_fit(void **state)
{
	struct database *database = *state;
	struct str output = grade(database, 2, "journal.jsonl");
	assert_true(str_find(output, STR("at once")) < output.len);
	output = grade(database, 2, "--marking=x");
	assert_true(str_find(output, STR("leave --marking out")) < output.len);
	output = grade(database, 2, "--format=text");
	assert_true(str_find(output, STR("leave --format out")) < output.len);
	output = grade(database, 2, "--scenario=another");
	assert_true(str_find(output, STR("of that scenario")) < output.len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_session_is_marked),
		cmocka_unit_test(test_what_cannot_be_marked_needs_a_human),
		cmocka_unit_test(test_words_that_do_not_fit),
	};
	return cmocka_run_group_tests_name("db/grade", tests, database_setup, database_teardown);
}
