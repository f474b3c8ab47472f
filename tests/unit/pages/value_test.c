/* Trees of values: what is found, and what counts as something. */
#include "base/check.h"
#include "pages/value.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void fields_are_found_by_path(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct value *root = value_record(&arena);
	struct value *a = value_set_record(root, "a");
	value_set_number(a, "b", -42);
	value_set_text(a, "b", STR("second"));
	assert_true(str_equals(value_text(value_at(root, "a.b")), STR("-42")));
	assert_null(value_at(root, "a.c"));
	assert_null(value_at(root, "a.b.c"));
	assert_null(value_at(root, "b"));
	assert_ptr_equal(value_at(root, "a"), a);
	assert_true(str_is_empty(value_text(a)));
	assert_true(str_is_empty(value_text(NULL)));
	arena_finish(&arena);
}

static void names_of_one_hash_are_told_apart(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct value *root = value_record(&arena);
	struct value_name one = value_name(STR("abcdefg")), two = value_name(STR("aXcdXXg"));
	assert_int_equal(one.hash, two.hash);
	value_put_text(root, one, STR("one"));
	assert_null(value_find(root, &two));
	value_put_text(root, two, STR("two"));
	assert_true(str_equals(value_text(value_find(root, &one)), STR("one")));
	assert_true(str_equals(value_text(value_find(root, &two)), STR("two")));
	arena_finish(&arena);
}

static void lists_keep_their_order(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct value *root = value_record(&arena);
	struct value *list = value_set_list(root, "list");
	for (int i = 0; i < 100; i++)
		value_set_number(value_add_record(list), "n", i);
	assert_int_equal(value_count(list), 100);
	int wanted = 0;
	for (const struct value *item = value_first(list); item; item = value_next(item)) {
		struct value_name name = value_name(STR("n"));
		int64_t n;
		assert_true(str_to_i64(value_text(value_find(item, &name)), &n));
		assert_int_equal(n, wanted++);
	}
	assert_int_equal(wanted, 100);
	assert_null(value_first(root));
	assert_int_equal(value_count(NULL), 0);
	arena_finish(&arena);
}

static void nothing_is_nothing(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct value *root = value_record(&arena);
	value_set_c(root, "empty", "");
	value_set_c(root, "text", "x");
	value_set_bool(root, "no", false);
	value_set_bool(root, "yes", true);
	struct value *list = value_set_list(root, "list");
	assert_false(value_is_something(NULL));
	assert_false(value_is_something(value_at(root, "empty")));
	assert_true(value_is_something(value_at(root, "text")));
	assert_false(value_is_something(value_at(root, "no")));
	assert_true(value_is_something(value_at(root, "yes")));
	assert_false(value_is_something(list));
	value_add_text(list, STR(""));
	assert_true(value_is_something(list));
	assert_true(value_is_something(root));
	assert_true(value_is_list(list) && !value_is_list(root) && value_is_record(root));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_found_by_path),
		cmocka_unit_test(names_of_one_hash_are_told_apart),
		cmocka_unit_test(lists_keep_their_order),
		cmocka_unit_test(nothing_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
