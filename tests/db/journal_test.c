/* tests/db/journal_test.c - committing records: together or not at all, once, in order, under the lease. */
#include "store/pg.h"
#include "tests/db/database.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct stored_attempt load(struct database *database, struct store *store, uint64_t attempt)
{
	struct store_port port = store_port(store);
	struct stored_attempt stored = {0};
	struct err err = {0};
	assert_true(port.attempt_load(port.self, attempt, &database->arena, &stored, &err));
	return stored;
}

static void test_lines_come_back(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending pending;
	pending_init(&pending, database, attempt, 7, 1, 3, "document.open");
	pending.commit.key = STR("key-1");
	assert_int_equal(commit_now(store, &pending), COMMIT_DONE);
	struct stored_attempt stored = load(database, store, attempt);
	assert_int_equal(stored.line_count, 4);
	assert_int_equal(stored.lease, 7);
	for (uint32_t i = 1; i < 4; i++) {
		assert_int_equal(stored.lines[i].seq, i);
		assert_int_equal(stored.lines[i].at_ms, pending.lines[i - 1].at_ms);
		assert_true(str_equals(stored.lines[i].line, pending.lines[i - 1].line));
	}
	assert_int_equal(stored.key_count, 1);
	assert_true(str_equals(stored.keys[0].key, STR("key-1")));
	assert_int_equal(stored.keys[0].seq, 1);
	struct store_port port = store_port(store);
	struct str line = {0};
	struct err err = {0};
	assert_true(port.blob_load(port.self, stored.start, &database->arena, &line, &err));
	assert_true(sha256_equals(sha256_of(line), stored.start));
	store_close(store);
}

static void test_taken_seq_is_a_conflict(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending first, second;
	pending_init(&first, database, attempt, 7, 1, 1, "first");
	pending_init(&second, database, attempt, 7, 1, 1, "second");
	assert_int_equal(commit_now(store, &first), COMMIT_DONE);
	assert_int_equal(commit_now(store, &second), COMMIT_CONFLICT);
	struct stored_attempt stored = load(database, store, attempt);
	assert_int_equal(stored.line_count, 2);
	assert_true(str_equals(stored.lines[1].line, first.lines[0].line));
	store_close(store);
}

/* Even the same line again: that it is there already is a conflict unless a connection was lost meanwhile. */
static void test_used_key_is_a_conflict(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending first, second;
	pending_init(&first, database, attempt, 7, 1, 1, "first");
	pending_init(&second, database, attempt, 7, 2, 1, "second");
	first.commit.key = second.commit.key = STR("one key");
	assert_int_equal(commit_now(store, &first), COMMIT_DONE);
	assert_int_equal(commit_now(store, &second), COMMIT_CONFLICT);
	assert_int_equal(load(database, store, attempt).line_count, 2);
	store_close(store);
}

static void test_lines_are_stored_together_or_not_at_all(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending blocker, group;
	pending_init(&blocker, database, attempt, 7, 3, 1, "blocker");
	pending_init(&group, database, attempt, 7, 1, 3, "group");
	assert_int_equal(commit_now(store, &blocker), COMMIT_DONE);
	assert_int_equal(commit_now(store, &group), COMMIT_CONFLICT);
	struct str count = database_ask(database, "select count(*)::text from record where line like '%group%'");
	assert_true(str_equals(count, STR("0")));
	store_close(store);
}

static void test_foreign_lease_is_refused(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	struct pending old_seat, system, unknown;
	pending_init(&old_seat, database, attempt, 6, 1, 1, "old seat");
	pending_init(&system, database, attempt, 0, 1, 1, "system");
	pending_init(&unknown, database, 1000000, 0, 1, 1, "no such attempt");
	assert_int_equal(commit_now(store, &old_seat), COMMIT_MOVED);
	assert_int_equal(commit_now(store, &system), COMMIT_DONE);
	assert_int_equal(commit_now(store, &unknown), COMMIT_MOVED);
	assert_int_equal(load(database, store, attempt).line_count, 2);
	store_close(store);
}

/* What is wrong with one commit of a batch must not touch the others, however many are wrong. */
static void test_neighbours_of_a_conflict_are_stored(void **state)
{
	enum {
		MANY = 100
	};
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	struct pending *pending = calloc(MANY, sizeof(*pending));
	assert_non_null(pending);
	for (uint32_t i = 0; i < MANY; i++) {
		uint64_t attempt = database_attempt(database, store, 7);
		bool is_moved = i % 10 == 3, is_conflict = i % 10 == 6;
		pending_init(&pending[i], database, attempt, is_moved ? 8 : 7, is_conflict ? 0 : 1, 2,
		             "document.open");
	}
	/* Broken text is an error of the batch, too. */
	pending[50].lines[1].line = (struct str){"\xff", 1};
	for (uint32_t i = 0; i < MANY; i++)
		assert_true(port.commit(port.self, &pending[i].commit));
	for (uint32_t i = 0; i < MANY; i++) {
		enum commit_outcome wanted = i % 10 == 3 ? COMMIT_MOVED : i % 10 == 6 ? COMMIT_CONFLICT : COMMIT_DONE;
		assert_int_equal(pending_wait(&pending[i]), i == 50 ? COMMIT_FAILED : wanted);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		size_t stored = load(database, store, pending[i].commit.attempt).line_count;
		assert_int_equal(stored, pending[i].outcome == COMMIT_DONE ? 3 : 1);
	}
	free(pending);
	store_close(store);
}

static void test_closing_frees_the_candidate(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t candidate = database_candidate(database), attempt = 0, other = 0;
	struct err err = {0};
	struct commit_line first = {0, 1000, STR("{\"seq\":0}")};
	struct str start = STR("{}");
	assert_true(port.attempt_create(port.self, candidate, 7, STR("s"), sha256_of(start), start, &first,
	                                &attempt, &err));
	assert_false(port.attempt_create(port.self, candidate, 7, STR("s"), sha256_of(start), start, &first,
	                                 &other, &err));
	assert_int_equal(err.class, ERR_CONFLICT);

	uint64_t *open = NULL;
	size_t open_count = 0;
	assert_true(port.attempts_open(port.self, &database->arena, &open, &open_count, &err));
	assert_true(open_count > 0 && open[open_count - 1] == attempt);

	struct pending spoof, closing;
	pending_init(&spoof, database, attempt, 7, 1, 1,
	             "document.open\",\"input\":{\"action\":\"attempt.close\"},\"x\":\"");
	assert_int_equal(commit_now(store, &spoof), COMMIT_DONE);
	assert_false(port.attempt_create(port.self, candidate, 7, STR("s"), sha256_of(start), start, &first,
	                                 &other, &err));
	pending_init(&closing, database, attempt, 0, 2, 1, "attempt.close");
	assert_int_equal(commit_now(store, &closing), COMMIT_DONE);
	assert_true(port.attempts_open(port.self, &database->arena, &open, &open_count, &err));
	for (size_t i = 0; i < open_count; i++)
		assert_true(open[i] != attempt);
	assert_true(port.attempt_create(port.self, candidate, 7, STR("s"), sha256_of(start), start, &first,
	                                &other, &err));
	assert_true(other > attempt);
	uint64_t newest = 0;
	assert_true(port.attempt_of_candidate(port.self, candidate, &newest, &err));
	assert_int_equal(newest, other);
	store_close(store);
}

/* Two servers append to the same attempts at the same time: each seq has one winner, and nobody waits for ever. */
static void test_two_servers_agree(void **state)
{
	enum {
		ATTEMPTS = 16,
		ROUNDS = 20
	};
	struct database *database = *state;
	struct store *stores[2] = {database_store(database, 1), database_store(database, 2)};
	uint64_t attempts[ATTEMPTS];
	for (size_t i = 0; i < ATTEMPTS; i++)
		attempts[i] = database_attempt(database, stores[0], 7);
	static struct pending pending[2][ATTEMPTS];
	for (uint32_t seq = 1; seq <= ROUNDS; seq++) {
		for (size_t i = 0; i < ATTEMPTS; i++) {
			for (size_t side = 0; side < 2; side++) {
				struct store_port port = store_port(stores[side]);
				/* The second server goes through them backwards. */
				size_t which = side == 0 ? i : ATTEMPTS - 1 - i;
				pending_init(&pending[side][which], database, attempts[which], 7, seq, 1,
				             side == 0 ? "a" : "b");
				assert_true(port.commit(port.self, &pending[side][which].commit));
			}
		}
		for (size_t i = 0; i < ATTEMPTS; i++) {
			enum commit_outcome a = pending_wait(&pending[0][i]), b = pending_wait(&pending[1][i]);
			assert_true((a == COMMIT_DONE && b == COMMIT_CONFLICT) ||
			            (a == COMMIT_CONFLICT && b == COMMIT_DONE));
		}
	}
	for (size_t i = 0; i < ATTEMPTS; i++)
		assert_int_equal(load(database, stores[1], attempts[i]).line_count, ROUNDS + 1);
	store_close(stores[0]);
	store_close(stores[1]);
}

static void test_peek_and_missing(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t attempt = database_attempt(database, store, 9), lease = 0;
	struct pending pending;
	pending_init(&pending, database, attempt, 9, 1, 2, "document.open");
	assert_int_equal(commit_now(store, &pending), COMMIT_DONE);
	uint32_t seq = 0;
	struct err err = {0};
	assert_true(port.attempt_peek(port.self, attempt, &seq, &lease, &err));
	assert_int_equal(seq, 2);
	assert_int_equal(lease, 9);
	assert_false(port.attempt_peek(port.self, 1000000, &seq, &lease, &err));
	assert_int_equal(err.class, ERR_MISSING);
	struct stored_attempt stored;
	assert_false(port.attempt_load(port.self, 1000000, &database->arena, &stored, &err));
	assert_int_equal(err.class, ERR_MISSING);
	store_close(store);
}

static void test_finished_store_takes_nothing(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	struct pending pending;
	pending_init(&pending, database, database_attempt(database, store, 7), 7, 1, 1, "document.open");
	store_finish(store);
	assert_false(port.commit(port.self, &pending.commit));
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_come_back),
		cmocka_unit_test(test_taken_seq_is_a_conflict),
		cmocka_unit_test(test_used_key_is_a_conflict),
		cmocka_unit_test(test_lines_are_stored_together_or_not_at_all),
		cmocka_unit_test(test_foreign_lease_is_refused),
		cmocka_unit_test(test_neighbours_of_a_conflict_are_stored),
		cmocka_unit_test(test_closing_frees_the_candidate),
		cmocka_unit_test(test_two_servers_agree),
		cmocka_unit_test(test_peek_and_missing),
		cmocka_unit_test(test_finished_store_takes_nothing),
	};
	return cmocka_run_group_tests(tests, database_setup, database_teardown);
}
