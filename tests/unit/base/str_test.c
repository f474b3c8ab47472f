/* The small operations on text that everything stands on. */
#include "base/str.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(struct str found, const char *wanted)
{
	assert_true(str_equals(found, str_from_c(wanted)));
}

static void null_is_the_empty_text(void **state)
{
	(void)state;
	assert_true(str_is_empty(str_from_c(NULL)));
	assert_true(str_equals(str_from_c(NULL), STR("")));
	assert_int_equal(str_compare((struct str){0}, STR("")), 0);
}

static void order_is_by_bytes_and_a_prefix_comes_first(void **state)
{
	(void)state;
	assert_true(str_compare(STR("ab"), STR("abc")) < 0);
	assert_true(str_compare(STR("abc"), STR("ab")) > 0);
	assert_true(str_compare(STR("b"), STR("abc")) > 0);
	assert_true(str_compare(STR("\xc3\xa1"), STR("z")) > 0);
	assert_int_equal(str_compare(STR("abc"), STR("abc")), 0);
	assert_false(str_equals(STR("abc"), STR("abd")));
}

static void prefixes_and_suffixes(void **state)
{
	(void)state;
	assert_true(str_starts_with(STR("cv-246"), STR("cv-")));
	assert_true(str_starts_with(STR("cv"), STR("")));
	assert_false(str_starts_with(STR("cv"), STR("cv-")));
	assert_true(str_ends_with(STR("a.xml"), STR(".xml")));
	assert_false(str_ends_with(STR("xml"), STR(".xml")));
}

static void slices_are_clamped(void **state)
{
	(void)state;
	check(str_slice(STR("abc"), 1, 2), "b");
	check(str_slice(STR("abc"), 1, 100), "bc");
	check(str_slice(STR("abc"), 4, 5), "");
	check(str_slice(STR("abc"), 2, 1), "");
}

static void trimming_takes_blanks_at_both_ends_only(void **state)
{
	(void)state;
	check(str_trim(STR(" \t\r\n a b \n")), "a b");
	check(str_trim(STR("   ")), "");
	check(str_trim(STR("")), "");
	check(str_trim(STR("\xc2\xa0")), "\xc2\xa0");
}

static void finding(void **state)
{
	(void)state;
	assert_int_equal(str_index_of(STR("abcb"), 'b'), 1);
	assert_int_equal(str_index_of(STR("abc"), 'x'), 3);
	assert_int_equal(str_index_of((struct str){0}, 'x'), 0);
	assert_int_equal(str_find(STR("aaab"), STR("aab")), 1);
	assert_int_equal(str_find(STR("abc"), STR("c")), 2);
	assert_int_equal(str_find(STR("abc"), STR("cd")), 3);
	assert_int_equal(str_find(STR("ab"), STR("abc")), 2);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_int_equal(str_find(STR("ababab"), STR("abb")), 6);
}

static void cutting_ends_with_the_empty_text(void **state)
{
	(void)state;
	struct str rest = STR("a,,b,");
	check(str_cut(&rest, ','), "a");
	check(str_cut(&rest, ','), "");
	check(str_cut(&rest, ','), "b");
	assert_true(str_is_empty(rest));
	check(str_cut(&rest, ','), "");
	rest = STR("alone");
	check(str_cut(&rest, ','), "alone");
	assert_true(str_is_empty(rest));
}

static void unsigned_numbers_to_the_last_one(void **state)
{
	(void)state;
	uint64_t value = 7;
	assert_true(str_to_u64(STR("0"), &value));
	assert_int_equal(value, 0);
	assert_true(str_to_u64(STR("18446744073709551615"), &value));
	assert_true(value == UINT64_MAX);
	assert_true(str_to_u64(STR("0007"), &value));
	assert_int_equal(value, 7);
	static const char *const bad[] = {
		"", "-1", "+1", " 1", "1 ", "1a", "0x1", "18446744073709551616", "99999999999999999999",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(str_to_u64(str_from_c(bad[i]), &value));
	assert_int_equal(value, 7);
}

static void signed_numbers_at_both_ends(void **state)
{
	(void)state;
	int64_t value = 7;
	assert_true(str_to_i64(STR("-9223372036854775808"), &value));
	assert_true(value == INT64_MIN);
	assert_true(str_to_i64(STR("9223372036854775807"), &value));
	assert_true(value == INT64_MAX);
	assert_true(str_to_i64(STR("-0"), &value));
	assert_int_equal(value, 0);
	static const char *const bad[] = {
		"", "-", "--1", "+1", "-9223372036854775809", "9223372036854775808",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(str_to_i64(str_from_c(bad[i]), &value));
	assert_int_equal(value, 0);
}

static void copies_are_apart_from_the_original(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	char original[] = "abc";
	struct str copy = str_copy(&arena, (struct str){original, 3});
	char *copy_c = str_copy_c(&arena, (struct str){original, 2});
	original[0] = 'x';
	check(copy, "abc");
	assert_string_equal(copy_c, "ab");
	assert_string_equal(str_copy_c(&arena, (struct str){0}), "");
	arena_finish(&arena);
}

static void the_hash_is_fnv_1a(void **state)
{
	(void)state;
	/* Test vectors of the authors of FNV. */
	assert_true(str_hash(STR("")) == UINT64_C(0xcbf29ce484222325));
	assert_true(str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(null_is_the_empty_text),
		cmocka_unit_test(order_is_by_bytes_and_a_prefix_comes_first),
		cmocka_unit_test(prefixes_and_suffixes),
		cmocka_unit_test(slices_are_clamped),
		cmocka_unit_test(trimming_takes_blanks_at_both_ends_only),
		cmocka_unit_test(finding),
		cmocka_unit_test(cutting_ends_with_the_empty_text),
		cmocka_unit_test(unsigned_numbers_to_the_last_one),
		cmocka_unit_test(signed_numbers_at_both_ends),
		cmocka_unit_test(copies_are_apart_from_the_original),
		cmocka_unit_test(the_hash_is_fnv_1a),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
