/* tests/db/faults_test.c - what a commit answers when connection, server or disk fail under it. */
#include "base/buf.h"
#include "base/limits.h"
#include "host/memory.h"
#include "store/pg.h"
#include "tests/db/database.h"
#include "tests/db/proxy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* A store behind a proxy, with one commit made, so that its statement is prepared. */
struct bench {
	struct database *database;
	struct proxy *proxy;
	struct store *store;
	uint64_t attempt;
};

static struct bench bench_open(struct database *database)
{
	struct bench bench = {.database = database,
	                      .proxy = proxy_open(database->cluster.socket_dir, &database->arena)};
	struct err err = {0};
	struct store_config config = {
		.memory = &host_memory,
		.address = proxy_address(bench.proxy, CLUSTER_WEB, &database->arena).ptr,
		.writers = 1,
	};
	bench.store = store_open(&config, &err);
	assert_non_null(bench.store);
	bench.attempt = database_attempt(database, bench.store, 7);
	struct pending first;
	pending_init(&first, database, bench.attempt, 7, 1, 1, "first");
	assert_int_equal(commit_now(bench.store, &first), COMMIT_DONE);
	return bench;
}

static void bench_close(struct bench *bench)
{
	store_close(bench->store);
	proxy_close(bench->proxy);
}

static struct str count_of(struct database *database, uint64_t attempt)
{
	struct buf sql = buf_in(&database->arena);
	buf_add_c(&sql, "select count(*)::text from record where attempt = ");
	buf_add_u64(&sql, attempt);
	return database_ask(database, str_copy_c(&database->arena, buf_str(&sql)));
}

static void test_lost_answer_is_found_out(void **state)
{
	struct bench bench = bench_open(*state);
	struct pending pending;
	pending_init(&pending, bench.database, bench.attempt, 7, 2, 2, "document.open");
	pending.commit.key = STR("key");
	proxy_cut(bench.proxy, PROXY_CUT_ANSWER);
	assert_int_equal(commit_now(bench.store, &pending), COMMIT_DONE);
	assert_true(str_equals(count_of(bench.database, bench.attempt), STR("4")));
	bench_close(&bench);
}

static void test_lost_request_is_sent_again(void **state)
{
	struct bench bench = bench_open(*state);
	struct pending pending;
	pending_init(&pending, bench.database, bench.attempt, 7, 2, 1, "document.open");
	proxy_cut(bench.proxy, PROXY_CUT_REQUEST);
	assert_int_equal(commit_now(bench.store, &pending), COMMIT_DONE);
	assert_true(str_equals(count_of(bench.database, bench.attempt), STR("3")));
	bench_close(&bench);
}

/* The commit took effect, nobody knows yet, and the seat moves: what is stored is stored. */
static void test_lost_answer_survives_a_moved_lease(void **state)
{
	struct bench bench = bench_open(*state);
	struct store_port port = store_port(bench.store);
	struct pending pending;
	pending_init(&pending, bench.database, bench.attempt, 7, 2, 1, "document.open");
	proxy_hold(bench.proxy, true);
	proxy_cut(bench.proxy, PROXY_CUT_ANSWER);
	assert_true(port.commit(port.self, &pending.commit));
	proxy_wait_cut(bench.proxy);
	database_ask(bench.database, "update attempt set lease = 8");
	proxy_hold(bench.proxy, false);
	assert_int_equal(pending_wait(&pending), COMMIT_DONE);
	bench_close(&bench);
}

/* The commit did not take effect, and meanwhile another server wrote the same seq. */
static void test_lost_request_meets_a_conflict(void **state)
{
	struct bench bench = bench_open(*state);
	struct store_port port = store_port(bench.store);
	struct store *other = database_store(bench.database, 1);
	struct pending ours, theirs;
	pending_init(&ours, bench.database, bench.attempt, 7, 2, 1, "ours");
	pending_init(&theirs, bench.database, bench.attempt, 7, 2, 1, "theirs");
	proxy_hold(bench.proxy, true);
	proxy_cut(bench.proxy, PROXY_CUT_REQUEST);
	assert_true(port.commit(port.self, &ours.commit));
	proxy_wait_cut(bench.proxy);
	assert_int_equal(commit_now(other, &theirs), COMMIT_DONE);
	proxy_hold(bench.proxy, false);
	assert_int_equal(pending_wait(&ours), COMMIT_CONFLICT);
	store_close(other);
	bench_close(&bench);
}

static void test_blocking_calls_survive_a_lost_connection(void **state)
{
	struct bench bench = bench_open(*state);
	struct store_port port = store_port(bench.store);
	uint64_t lease = 0;
	uint32_t seq = 0;
	struct err err = {0};
	proxy_cut(bench.proxy, PROXY_CUT_ANSWER);
	assert_true(port.attempt_peek(port.self, bench.attempt, &seq, &lease, &err));
	proxy_cut(bench.proxy, PROXY_CUT_ANSWER);
	assert_true(port.mark_save(port.self, bench.attempt, STR("t1"), 1, &err));
	bench_close(&bench);
}

/* A full disk, as the server tells of it. */
static void test_full_disk_fails_and_passes(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	uint64_t attempt = database_attempt(database, store, 7);
	database_ask(
		database,
		"create function full_disk() returns trigger language plpgsql as"
		" $$begin raise exception 'could not extend file: No space left on device'"
		" using errcode = '53100'; end$$;"
		"create trigger full_disk before insert on record for each row execute function full_disk()");
	struct pending pending;
	pending_init(&pending, database, attempt, 7, 1, 1, "document.open");
	assert_int_equal(commit_now(store, &pending), COMMIT_FAILED);
	database_ask(database, "drop trigger full_disk on record; drop function full_disk()");
	assert_true(str_equals(count_of(database, attempt), STR("1")));
	pending_init(&pending, database, attempt, 7, 1, 1, "document.open");
	assert_int_equal(commit_now(store, &pending), COMMIT_DONE);
	store_close(store);
}

static void test_queue_is_bounded(void **state)
{
	enum {
		MANY = LIMIT_QUEUED_COMMITS + 1024
	};
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t attempt = database_attempt(database, store, 7);
	struct words *words = words_open();
	struct pg pg;
	struct err err = {0};
	pg_init(&pg, database->owner_address, PG_OWNER, words);
	assert_true(pg_run_text(&pg, "begin; lock table record in exclusive mode", &err));
	struct pending *pending = calloc(MANY, sizeof(*pending));
	assert_non_null(pending);
	size_t taken = 0;
	for (uint32_t i = 0; i < MANY; i++) {
		pending_init(&pending[i], database, attempt, 7, i + 1, 1, "document.open");
		if (!port.commit(port.self, &pending[i].commit))
			break;
		taken++;
	}
	assert_in_range(taken, LIMIT_QUEUED_COMMITS, MANY - 1);
	assert_true(pg_run_text(&pg, "rollback", &err));
	for (size_t i = 0; i < taken; i++)
		assert_int_equal(pending_wait(&pending[i]), COMMIT_DONE);
	pg_disconnect(&pg);
	words_close(words);
	free(pending);
	store_close(store);
}

static void wait_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* The server is killed: calls fail at once instead of hanging, and all is well when it is back. */
static void test_store_recovers_with_the_server(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	uint64_t attempt = database_attempt(database, store, 7), lease = 0;
	struct pending pending;
	pending_init(&pending, database, attempt, 7, 1, 1, "before");
	assert_int_equal(commit_now(store, &pending), COMMIT_DONE);

	database_kill(database);
	uint32_t seq = 0;
	struct err err = {0};
	assert_false(port.attempt_peek(port.self, attempt, &seq, &lease, &err));
	assert_int_equal(err.class, ERR_DOWN);
	struct candidate candidate;
	assert_false(port.candidate_by_number(port.self, STR("1"), &database->arena, &candidate, &err));
	assert_int_equal(err.class, ERR_DOWN);
	/* The connection is known to be dead: nothing is sent, nobody waits for the server. */
	struct pending during, after;
	pending_init(&during, database, attempt, 7, 2, 1, "during");
	assert_int_equal(commit_now(store, &during), COMMIT_FAILED);

	assert_true(cluster_watch(&database->cluster, &database->arena, &err));
	assert_true(port.attempt_peek(port.self, attempt, &seq, &lease, &err));
	assert_int_equal(seq, 1);
	/* The writer pauses between its tries. */
	for (int i = 0; i < 500; i++) {
		pending_init(&after, database, attempt, 7, seq + 1, 1, "after");
		if (commit_now(store, &after) == COMMIT_DONE)
			break;
		wait_ms(10);
	}
	assert_int_equal(after.outcome, COMMIT_DONE);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lost_answer_is_found_out),
		cmocka_unit_test(test_lost_request_is_sent_again),
		cmocka_unit_test(test_lost_answer_survives_a_moved_lease),
		cmocka_unit_test(test_lost_request_meets_a_conflict),
		cmocka_unit_test(test_blocking_calls_survive_a_lost_connection),
		cmocka_unit_test(test_full_disk_fails_and_passes),
		cmocka_unit_test(test_queue_is_bounded),
		cmocka_unit_test(test_store_recovers_with_the_server),
	};
	return cmocka_run_group_tests(tests, database_setup, database_teardown);
}
