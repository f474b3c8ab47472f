/* tests/db/marking_test.c - what marking all attempts reads and keeps, and that no candidate sees it. */
#include "store/markings.h"
#include "store/pg.h"
#include "tests/db/database.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static uint64_t closed_attempt(struct database *database, struct store *store)
{
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending closed;
	pending_init(&closed, database, attempt, 7, 1, 2, "attempt.close");
	assert_int_equal(commit_now(store, &closed), COMMIT_DONE);
	return attempt;
}

static void save_guide(struct staff *staff, const char *xml)
{
	struct err err = {0};
	assert_true(staff_save_guide(staff, STR("bao-cao-cchc"), str_from_c(xml), &err));
}

static size_t list(struct database *database, struct staff *staff, uint32_t version, uint64_t after,
                   uint32_t most, struct stored_marking **ret)
{
	const struct marking_key key = {STR("bao-cao-cchc"), version, STR("engine 1")};
	struct err err = {0};
	size_t count = 0;
	assert_true(staff_list_markings(staff, &key, after, most, &database->arena, ret, &count, &err));
	return count;
}

static void save(struct database *database, struct staff *staff, struct stored_marking *marking,
                 const char *result)
{
	const struct marking_key key = {STR("bao-cao-cchc"), 1, STR("engine 1")};
	struct err err = {0};
	marking->result = str_from_c(result);
	marking->score_hundredths = 850;
	assert_true(staff_save_markings(staff, &key, marking, 1, &database->arena, &err));
}

static void test_guides_are_the_newest(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	const struct stored_guide *guides = NULL;
	struct err err = {0};
	size_t count = 0;
	save_guide(staff, "<one/>");
	save_guide(staff, "<two/>");
	closed_attempt(database, store);
	database_attempt(database, store, 7);
	assert_true(staff_list_guides(staff, STR(""), &database->arena, &guides, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(guides[0].version, 2);
	assert_true(str_equals(guides[0].xml, STR("<two/>")));
	assert_int_equal(guides[0].closed, 1);
	assert_int_equal(guides[0].open, 1);
	assert_true(staff_list_guides(staff, STR("another"), &database->arena, &guides, &count, &err));
	assert_int_equal(count, 0);
	staff_close(staff);
	store_close(store);
}

static void test_journals_are_whole(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	uint64_t wanted[] = {closed_attempt(database, store), INT64_MAX, closed_attempt(database, store)};
	struct str texts[COUNT(wanted)];
	struct err err = {0};
	assert_true(staff_load_journals(staff, wanted, COUNT(wanted), &database->arena, texts, &err));
	assert_true(str_is_empty(texts[1]));
	for (size_t i = 0; i < COUNT(wanted); i += 2) {
		struct stored_attempt stored;
		struct str start = {0}, rest = texts[i];
		assert_true(staff_load_attempt(staff, wanted[i], &database->arena, &stored, &err));
		assert_true(staff_load_blob(staff, stored.start, &database->arena, &start, &err));
		assert_true(str_equals(str_cut(&rest, '\n'), start));
		for (size_t k = 0; k < stored.line_count; k++)
			assert_true(str_equals(str_cut(&rest, '\n'), stored.lines[k].line));
		assert_true(str_is_empty(rest) && str_ends_with(texts[i], STR("\n")));
		assert_int_equal(stored.line_count, 3);
	}
	staff_close(staff);
	store_close(store);
}

static void test_closed_attempts_are_listed_until_they_are_marked(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	uint64_t first = closed_attempt(database, store), open = database_attempt(database, store, 7);
	uint64_t second = closed_attempt(database, store);
	struct stored_marking *markings = NULL;
	struct sha256 head;
	assert_int_equal(list(database, staff, 1, first - 1, 10, &markings), 2);
	assert_int_equal(markings[0].attempt, first);
	assert_int_equal(markings[1].attempt, second);
	assert_false(markings[0].is_marked);
	assert_true(open > first && open < second);
	head = sha256_of(
		database_ask(database, "select line from record order by attempt desc, seq desc limit 1"));
	assert_true(sha256_equals(markings[1].head, head));
	assert_int_equal(list(database, staff, 1, first - 1, 1, &markings), 1);

	save(database, staff, &markings[0], "{\"score\":850}");
	assert_int_equal(list(database, staff, 1, first - 1, 10, &markings), 2);
	assert_true(markings[0].is_marked && !markings[0].needs_human);
	assert_int_equal(markings[0].score_hundredths, 850);
	assert_true(str_equals(markings[0].result, STR("{\"score\":850}")));
	assert_false(markings[1].is_marked);
	/* Another guide is another marking. */
	assert_int_equal(list(database, staff, 2, first - 1, 10, &markings), 2);
	assert_false(markings[0].is_marked);
	staff_close(staff);
	store_close(store);
}

static void test_nothing_is_overwritten(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	uint64_t attempt = closed_attempt(database, store);
	struct stored_marking *markings = NULL;
	assert_int_equal(list(database, staff, 1, attempt - 1, 1, &markings), 1);
	markings[0].needs_human = true;
	save(database, staff, &markings[0], "first");
	save(database, staff, &markings[0], "second");
	assert_int_equal(list(database, staff, 1, attempt - 1, 1, &markings), 1);
	assert_true(markings[0].is_marked && markings[0].needs_human);
	assert_true(str_equals(markings[0].result, STR("first")));
	/* A journal that is another now has not been marked. */
	database_ask(database, "update record set line = line || ' ' where (attempt, seq) ="
	                       " (select attempt, seq from record order by attempt desc, seq desc limit 1)");
	assert_int_equal(list(database, staff, 1, attempt - 1, 1, &markings), 1);
	assert_false(markings[0].is_marked);
	staff_close(staff);
	store_close(store);
}

static void test_candidates_see_no_marking(void **state)
{
	static const struct pg_statement denied[] = {
		{"m1", "select * from marking"},
		{"m2", "delete from marking"},
		{"m3", "update marking set result = ''"},
		{"m4", "select * from marking_guide"},
	};
	const struct database *database = *state;
	database_denies(database->web_address, denied, COUNT(denied));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guides_are_the_newest),
		cmocka_unit_test(test_journals_are_whole),
		cmocka_unit_test(test_closed_attempts_are_listed_until_they_are_marked),
		cmocka_unit_test(test_nothing_is_overwritten),
		cmocka_unit_test(test_candidates_see_no_marking),
	};
	return cmocka_run_group_tests_name("db/marking", tests, database_setup, database_teardown);
}
