/* tests/db/seats_test.c - people, sessions and the lease, and what is kept beside the journal. */
#include "tests/db/database.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_candidate_is_found(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t id = database_candidate(database);
	struct candidate by_id = {0}, by_number = {0};
	struct err err = {0};
	assert_true(port.candidate_by_id(port.self, id, &database->arena, &by_id, &err));
	assert_true(port.candidate_by_number(port.self, by_id.number, &database->arena, &by_number, &err));
	assert_int_equal(by_number.id, id);
	assert_true(str_equals(by_number.name, STR("Nguyễn Văn Bình")));
	assert_true(str_equals(by_number.scenario, STR("bao-cao-cchc")));
	assert_false(
		port.candidate_by_number(port.self, STR("' or true --"), &database->arena, &by_number, &err));
	assert_int_equal(err.class, ERR_MISSING);
	store_close(store);
}

static void test_signing_in_moves_the_lease(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t candidate = database_candidate(database), attempt = 0, lease = 0;
	struct session first = {0}, second = {0};
	struct err err = {0};
	struct commit_line line = {0, 1000, STR("{\"seq\":0}")};
	struct str start = STR("{}");
	assert_true(port.session_create(port.self, candidate, database_token(database), 5, &first, &err));
	assert_true(port.attempt_create(port.self, candidate, first.id, STR("s"), sha256_of(start), start, &line,
	                                &attempt, &err));
	assert_true(port.session_create(port.self, candidate, database_token(database), 6, &second, &err));
	assert_true(second.id > first.id);
	uint32_t seq = 0;
	assert_true(port.attempt_peek(port.self, attempt, &seq, &lease, &err));
	assert_int_equal(lease, second.id);

	struct pending old_seat, new_seat;
	pending_init(&old_seat, database, attempt, first.id, 1, 1, "document.open");
	pending_init(&new_seat, database, attempt, second.id, 1, 1, "document.open");
	assert_int_equal(commit_now(store, &old_seat), COMMIT_MOVED);
	assert_int_equal(commit_now(store, &new_seat), COMMIT_DONE);
	store_close(store);
}

static void test_sessions_are_found_by_token_and_end(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	struct sha256 token = database_token(database);
	struct session made = {0}, again = {0}, found = {0};
	struct err err = {0};
	uint64_t candidate = database_candidate(database);
	assert_true(port.session_create(port.self, candidate, token, 5, &made, &err));
	assert_true(port.session_create(port.self, candidate, token, 5, &again, &err));
	assert_int_equal(made.id, again.id);
	assert_true(port.session_by_token(port.self, token, &found, &err));
	assert_int_equal(found.id, made.id);
	assert_int_equal(found.candidate, candidate);
	assert_int_equal(found.created_at_ms, 5);
	assert_true(sha256_equals(found.token_hash, token));
	assert_true(port.session_end(port.self, made.id, &err));
	assert_false(port.session_by_token(port.self, token, &found, &err));
	assert_int_equal(err.class, ERR_MISSING);
	store_close(store);
}

/* Under the web role, which may delete sessions and nothing else that is older. */
static void test_old_sessions_are_forgotten(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	struct sha256 old_token = database_token(database), new_token = database_token(database);
	struct session old = {0}, new = {0}, found = {0};
	struct err err = {0};
	uint64_t candidate = database_candidate(database);
	assert_true(port.session_create(port.self, candidate, old_token, 999, &old, &err));
	assert_true(port.session_create(port.self, candidate, new_token, 1000, &new, &err));
	assert_true(port.sessions_purge(port.self, 1000, &err));
	assert_false(port.session_by_token(port.self, old_token, &found, &err));
	assert_int_equal(err.class, ERR_MISSING);
	assert_true(port.session_by_token(port.self, new_token, &found, &err));
	assert_int_equal(found.id, new.id);
	/* An id never comes back: the lease of an attempt could fit a stranger's session otherwise. */
	assert_true(port.sessions_purge(port.self, INT64_MAX, &err));
	assert_true(port.session_create(port.self, candidate, database_token(database), 5, &found, &err));
	assert_true(found.id > new.id);
	store_close(store);
}

static void test_drafts_and_marks(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t attempt = database_attempt(database, store, 7);
	struct err err = {0};
	struct stored_draft *drafts = NULL;
	struct stored_mark *marks = NULL;
	size_t count = 0;
	assert_true(port.draft_save(port.self, attempt, STR("document/cv-246/route"), STR("to=kinh-te"), &err));
	assert_true(port.draft_save(port.self, attempt, STR("document/cv-246/route"), STR("to=cong-an"), &err));
	assert_true(port.draft_save(port.self, attempt, STR("document/cv-246/direct"), STR("note=a"), &err));
	assert_true(port.draft_delete(port.self, attempt, STR("document/cv-246/direct"), &err));
	assert_true(port.drafts_load(port.self, attempt, &database->arena, &drafts, &count, &err));
	assert_int_equal(count, 1);
	assert_true(str_equals(drafts[0].page, STR("document/cv-246/route")));
	assert_true(str_equals(drafts[0].body, STR("to=cong-an")));

	assert_true(port.mark_save(port.self, attempt, STR("t1"), TASK_MARK_FLAGGED | TASK_MARK_SKIPPED, &err));
	assert_true(port.mark_save(port.self, attempt, STR("t1"), TASK_MARK_SKIPPED, &err));
	assert_true(port.marks_load(port.self, attempt, &database->arena, &marks, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(marks[0].marks, TASK_MARK_SKIPPED);
	store_close(store);
}

static void test_audit_is_written_before_the_end(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	for (int i = 0; i < 100; i++)
		port.audit(port.self, i, 3, STR("late_post"), STR("document.route"));
	store_close(store);
	assert_true(str_equals(
		database_ask(database, "select count(*)::text from audit where what = 'late_post'"), STR("100")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_candidate_is_found),
		cmocka_unit_test(test_signing_in_moves_the_lease),
		cmocka_unit_test(test_sessions_are_found_by_token_and_end),
		cmocka_unit_test(test_old_sessions_are_forgotten),
		cmocka_unit_test(test_drafts_and_marks),
		cmocka_unit_test(test_audit_is_written_before_the_end),
	};
	return cmocka_run_group_tests(tests, database_setup, database_teardown);
}
