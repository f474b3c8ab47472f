/* tests/unit/cli/fixtures_test.c */
#include "cli/fixtures.h"
#include "sign/secret.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool read(struct arena *arena, struct str text, const struct account **ret, size_t *ret_count,
                 struct err *reterr)
{
	return accounts_read(text, STR("candidates.tsv"), arena, ret, ret_count, reterr);
}

static void test_accounts_are_read(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct account *accounts = NULL;
	size_t count = 0;
	struct err err = {0};
	assert_true(read(&arena, STR("# comment\n\n001\tLê Văn A\tSở Y tế\tbao-cao\tma-1\r\n002\tB\tC\tD\tE"),
	                 &accounts, &count, &err));
	assert_int_equal(count, 2);
	assert_true(str_equals(accounts[0].name, STR("Lê Văn A")));
	assert_true(str_equals(accounts[0].code, STR("ma-1")));
	assert_true(str_equals(accounts[1].code, STR("E")));
	assert_true(read(&arena, STR(""), &accounts, &count, &err));
	assert_int_equal(count, 0);
	arena_finish(&arena);
}

static void test_bad_lines_are_named(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint32_t line;
	} bad[] = {
		{"#\n001\tA\tB\tC\n", 2},
		{"001\tA\t\tC\tD\n", 1},
		{"001\tA\tB\tC\tD\tE\n", 1},
		{"1\tA\tB\tC\tD\n1\tA\tB\tC\tD\n", 2},
		{"\xff\n", 0},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const struct account *accounts = NULL;
		size_t count = 0;
		struct err err = {0};
		assert_false(read(&arena, str_from_c(bad[i].text), &accounts, &count, &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_int_equal(err.line, bad[i].line);
		assert_true(str_equals(err.source, STR("candidates.tsv")));
	}
	arena_finish(&arena);
}

static void test_codes_are_hashed_unless_they_are(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct account account = {STR("1"), STR("A"), STR("B"), STR("C"), STR("ma-1")};
	struct candidate candidate = account_candidate(&account, &arena);
	assert_true(secret_is_right(STR("ma-1"), candidate.code_hash));
	account.code = candidate.code_hash;
	assert_true(str_equals(account_candidate(&account, &arena).code_hash, candidate.code_hash));
	arena_finish(&arena);
}

static void test_shipped_fixtures_are_whole(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct fixtures fixtures;
	struct err err = {0};
	assert_true(fixtures_read(fixture_path(&arena, "fixtures"), &arena, &fixtures, &err));
	assert_true(fixtures.account_count >= 3);
	assert_true(fixtures.guide_count >= 1);
	assert_true(fixtures.scenario_count >= 1);
	assert_true(str_equals(fixtures.scenarios[0].name, STR("scenarios/bao-cao-cchc/scenario.xml")));
	assert_false(fixtures_read(STR("/no/such/folder"), &arena, &fixtures, &err));
	assert_int_equal(err.class, ERR_MISSING);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accounts_are_read),
		cmocka_unit_test(test_bad_lines_are_named),
		cmocka_unit_test(test_codes_are_hashed_unless_they_are),
		cmocka_unit_test(test_shipped_fixtures_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
