/* How an err is filled and told. */
#include "base/err.h"

#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check(const struct err *err, const char *wanted)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	err_write(err, &out);
	buf_add_char(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	arena_finish(&arena);
}

static void setting_returns_false_and_fills(void **state)
{
	(void)state;
	struct err err;
	assert_false(err_set(&err, ERR_DOWN, STR("the database does not answer"), STR("start it")));
	assert_int_equal(err.class, ERR_DOWN);
	assert_int_equal(err.line, 0);
	check(&err, "the database does not answer; start it");
}

static void nobody_has_to_listen(void **state)
{
	(void)state;
	assert_false(err_set(NULL, ERR_INPUT, STR("x"), STR("")));
	assert_false(err_at(NULL, ERR_INPUT, STR("a.xml"), 1, STR("x"), STR("")));
}

static void a_place_comes_first(void **state)
{
	(void)state;
	struct err err;
	assert_false(
		err_at(&err, ERR_INPUT, STR("a.xml"), 12, STR("no such unit"), STR("name one of office.xml")));
	check(&err, "a.xml:12: no such unit; name one of office.xml");
}

static void empty_parts_are_left_out(void **state)
{
	(void)state;
	struct err err;
	err_at(&err, ERR_INPUT, STR("a.xml"), 0, STR("is empty"), STR(""));
	check(&err, "a.xml: is empty");
	err_at(&err, ERR_INPUT, STR(""), 3, STR("is empty"), STR(""));
	check(&err, "3: is empty");
	err_at(&err, ERR_INPUT, STR(""), 0, STR("is empty"), STR(""));
	check(&err, "is empty");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(setting_returns_false_and_fills),
		cmocka_unit_test(nobody_has_to_listen),
		cmocka_unit_test(a_place_comes_first),
		cmocka_unit_test(empty_parts_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
