/* tests/db/rights_test.c - what candidates' requests may not do, what the server must do, and the migrations. */
#include "store/pg.h"
#include "store/schema.h"
#include "store/staff.h"
#include "tests/db/database.h"

#include "base/buf.h"
#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_web_role_is_denied(void **state)
{
	static const struct pg_statement denied[] = {
		{"d1", "select * from marking_guide"},
		{"d2", "insert into marking_guide values ('s', 1, '', '')"},
		{"d3", "update record set line = ''"},
		{"d4", "delete from record"},
		{"d5", "truncate record"},
		{"d6", "delete from attempt"},
		{"d7", "update attempt set candidate = 1"},
		{"d8", "update candidate set code_hash = ''"},
		{"d9", "select * from audit"},
		{"d10", "delete from blob"},
		{"d11", "update blob set bytes = ''"},
		{"d12", "drop table record"},
		{"d13", "create table mine (a integer)"},
		{"d14", "select * from fixture"},
	};
	const struct database *database = *state;
	/* Its own login, and the owner's address with the role taken on. */
	database_denies(database->web_address, denied, COUNT(denied));
	database_denies(database->owner_address, denied, COUNT(denied));
}

static void test_web_login_cannot_become_owner(void **state)
{
	static const struct pg_statement become = {"become", "select set_config('role', 'saban', false)"};
	const struct database *database = *state;
	struct words *words = words_open();
	struct pg pg;
	struct err err = {0};
	pg_init(&pg, database->web_address, PG_WEB, words);
	assert_null(pg_run(&pg, &become, NULL, &err));
	assert_true(pg_failed_with(&pg, "42501"));
	pg_disconnect(&pg);
	words_close(words);
}

/* What the README promises about power loss hangs on these. */
static void test_server_writes_through(void **state)
{
	struct database *database = *state;
	assert_true(str_equals(database_ask(database, "show fsync"), STR("on")));
	assert_true(str_equals(database_ask(database, "show synchronous_commit"), STR("on")));
	assert_true(str_equals(database_ask(database, "show full_page_writes"), STR("on")));
	assert_true(str_equals(database_ask(database, "show data_checksums"), STR("on")));
	assert_true(str_equals(database_ask(database, "show listen_addresses"), STR("")));
	assert_true(str_equals(database_ask(database, "show server_encoding"), STR("UTF8")));
	/* The settings come from the command line, which no file of the cluster overrules. */
	struct str others = database_ask(database,
	                                 "select count(*)::text from pg_settings where source = 'command line'"
	                                 " and name in ('fsync', 'full_page_writes', 'synchronous_commit')");
	assert_true(str_equals(others, STR("2")) || str_equals(others, STR("3")));
}

/* A session of ours commits durably even where the database's default is another. */
static void test_sessions_insist_on_durability(void **state)
{
	static const struct pg_statement show = {"show",
	                                         "select current_setting('synchronous_commit'), current_user"};
	struct database *database = *state;
	database_ask(database, "alter role saban set synchronous_commit = off");
	struct words *words = words_open();
	struct pg pg;
	struct err err = {0};
	pg_init(&pg, database->owner_address, PG_WEB, words);
	PGresult *result = pg_run(&pg, &show, NULL, &err);
	assert_non_null(result);
	assert_true(str_equals(pg_str(result, 0, 0), STR("on")));
	assert_true(str_equals(pg_str(result, 0, 1), STR("saban_web")));
	PQclear(result);
	pg_disconnect(&pg);
	words_close(words);
	database_ask(database, "alter role saban reset synchronous_commit");
}

static void test_migrating_again_does_nothing(void **state)
{
	struct database *database = *state;
	size_t applied = 99;
	struct err err = {0};
	assert_true(schema_migrate(database->owner_address, &database->arena, &applied, &err));
	assert_int_equal(applied, 0);
}

static void test_newer_database_is_refused(void **state)
{
	struct database *database = *state;
	size_t applied = 0;
	struct err err = {0};
	database_ask(database, "insert into migration select max(number) + 1, 'later', '' from migration");
	assert_false(schema_migrate(database->owner_address, &database->arena, &applied, &err));
	assert_int_equal(err.class, ERR_CONFLICT);
	database_ask(database, "delete from migration where name = 'later'");
	database_ask(database, "update migration set sha256 = sha256(sha256) where number = 1");
	assert_false(schema_migrate(database->owner_address, &database->arena, &applied, &err));
	assert_int_equal(err.class, ERR_CONFLICT);
	struct buf sql = buf_in(&database->arena);
	struct buf text = buf_in(&database->arena);
	for (size_t i = 0; i < migrations[0].line_count; i++) {
		buf_add_c(&text, migrations[0].lines[i]);
		buf_add_char(&text, '\n');
	}
	struct sha256 hash = sha256_of(buf_str(&text));
	buf_add_c(&sql, "update migration set sha256 = '\\x");
	buf_add_hex(&sql, hash.bytes, sizeof(hash.bytes));
	buf_add_c(&sql, "' where number = 1");
	database_ask(database, str_copy_c(&database->arena, buf_str(&sql)));
	assert_true(schema_migrate(database->owner_address, &database->arena, &applied, &err));
}

static void test_guides_have_versions(void **state)
{
	struct database *database = *state;
	struct staff *staff = staff_open(database->owner_address);
	struct err err = {0};
	const char *count = "select string_agg(version || convert_from(xml, 'UTF8'), ' ' order by version)"
						" from marking_guide where scenario = 'bao-cao'";
	assert_true(staff_save_guide(staff, STR("bao-cao"), STR("<a/>"), &err));
	assert_true(staff_save_guide(staff, STR("bao-cao"), STR("<a/>"), &err));
	assert_true(str_equals(database_ask(database, count), STR("1<a/>")));
	assert_true(staff_save_guide(staff, STR("bao-cao"), STR("<b/>"), &err));
	assert_true(staff_save_guide(staff, STR("bao-cao"), STR("<a/>"), &err));
	assert_true(str_equals(database_ask(database, count), STR("1<a/> 2<b/> 3<a/>")));
	staff_close(staff);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_web_role_is_denied),
		cmocka_unit_test(test_web_login_cannot_become_owner),
		cmocka_unit_test(test_server_writes_through),
		cmocka_unit_test(test_sessions_insist_on_durability),
		cmocka_unit_test(test_migrating_again_does_nothing),
		cmocka_unit_test(test_newer_database_is_refused),
		cmocka_unit_test(test_guides_have_versions),
	};
	return cmocka_run_group_tests(tests, database_setup, database_teardown);
}
