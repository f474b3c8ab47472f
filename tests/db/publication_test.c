/* tests/db/publication_test.c - what publishing reads and keeps, and who may see it. */
#include "store/pg.h"
#include "store/publications.h"
#include "tests/db/database.h"

#include "base/buf.h"
#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void close_attempt(struct database *database, struct store *store, uint64_t attempt)
{
	struct pending opened, closed;
	pending_init(&opened, database, attempt, 7, 1, 2, "document.open");
	assert_int_equal(commit_now(store, &opened), COMMIT_DONE);
	pending_init(&closed, database, attempt, 0, 3, 1, "attempt.close");
	assert_int_equal(commit_now(store, &closed), COMMIT_DONE);
}

static void test_last_lines_come_in_order(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct staff *staff = staff_open(database->owner_address);
	uint64_t first = database_attempt(database, store, 7), second = database_attempt(database, store, 7);
	close_attempt(database, store, second);
	const struct last_line *lines = NULL;
	size_t count = 0;
	struct err err = {0};
	assert_true(staff_list_last_lines(staff, STR("bao-cao-cchc"), &database->arena, &lines, &count, &err));
	assert_int_equal(count, 2);
	assert_int_equal(lines[0].attempt, first);
	assert_false(lines[0].is_closed);
	assert_int_equal(lines[0].last.seq, 0);
	assert_int_equal(lines[1].attempt, second);
	assert_true(lines[1].is_closed);
	assert_int_equal(lines[1].last.seq, 3);
	assert_int_equal(lines[1].last.at_ms, 1003);
	assert_true(str_equals(lines[1].last.line, STR("{\"seq\":3,\"action\":\"attempt.close\"}")));
	assert_false(str_equals(lines[0].candidate, lines[1].candidate));
	assert_true(staff_list_last_lines(staff, STR("another"), &database->arena, &lines, &count, &err));
	assert_int_equal(count, 0);
	staff_close(staff);
	store_close(store);
}

static void publish(struct database *database, struct staff *staff, struct str bytes,
                    const struct attempt_proof *proofs, size_t count)
{
	const struct stored_publication publication = {STR("bao-cao-cchc"), 5000, bytes, proofs, count};
	struct err err = {0};
	assert_true(staff_save_publication(staff, &publication, &database->arena, &err));
}

static void check_proof(struct database *database, struct store *store, uint64_t attempt, const char *wanted)
{
	struct store_port port = store_port(store);
	struct str proof = {0};
	struct err err = {0};
	assert_true(port.proof_load(port.self, attempt, &database->arena, &proof, &err));
	assert_true(str_equals(proof, str_from_c(wanted)));
}

static void test_each_attempt_has_its_newest_proof(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct store_port port = store_port(store);
	struct staff *staff = staff_open(database->owner_address);
	uint64_t first = database_attempt(database, store, 7), second = database_attempt(database, store, 7);
	struct str proof = {0};
	struct err err = {0};
	assert_false(port.proof_load(port.self, first, &database->arena, &proof, &err));
	assert_int_equal(err.class, ERR_MISSING);

	publish(database, staff, STR("root one"), (struct attempt_proof[]){{first, STR("proof a")}}, 1);
	check_proof(database, store, first, "proof a");
	struct attempt_proof both[] = {{first, STR("proof b")}, {second, STR("proof c")}};
	publish(database, staff, STR("root two"), both, COUNT(both));
	check_proof(database, store, first, "proof b");
	check_proof(database, store, second, "proof c");

	/* The same bytes again are kept once. */
	publish(database, staff, STR("root two"), both, COUNT(both));
	assert_true(str_equals(database_ask(database, "select count(*)::text from publication"), STR("2")));
	staff_close(staff);
	store_close(store);
}

static void test_nothing_is_kept_of_what_fails(void **state)
{
	struct database *database = *state;
	struct staff *staff = staff_open(database->owner_address);
	const struct attempt_proof foreign = {INT64_MAX, STR("proof of an attempt that is not there")};
	const struct stored_publication publication = {STR("bao-cao-cchc"), 5000, STR("root three"), &foreign, 1};
	struct err err = {0};
	assert_false(staff_save_publication(staff, &publication, &database->arena, &err));
	assert_true(str_equals(
		database_ask(database, "select count(*)::text from publication where bytes = 'root three'"),
		STR("0")));
	staff_close(staff);
}

static void test_candidates_may_only_read_proofs(void **state)
{
	static const struct pg_statement denied[] = {
		{"p1", "select * from publication"},
		{"p2", "insert into publication (scenario, at_ms, sha256, bytes) values ('s', 1, sha256(''), '')"},
		{"p3", "update membership set proof = ''"},
		{"p4", "insert into membership values (1, '')"},
		{"p5", "delete from membership"},
	};
	static const struct pg_statement allowed = {"p6", "select proof from membership"};
	const struct database *database = *state;
	struct words *words = words_open();
	struct pg pg;
	struct err err = {0};
	database_denies(database->web_address, denied, COUNT(denied));
	pg_init(&pg, database->web_address, PG_WEB, words);
	AUTO(PGresult) *result = pg_run(&pg, &allowed, NULL, &err);
	assert_non_null(result);
	pg_disconnect(&pg);
	words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_lines_come_in_order),
		cmocka_unit_test(test_each_attempt_has_its_newest_proof),
		cmocka_unit_test(test_nothing_is_kept_of_what_fails),
		cmocka_unit_test(test_candidates_may_only_read_proofs),
	};
	return cmocka_run_group_tests_name("db/publication", tests, database_setup, database_teardown);
}
