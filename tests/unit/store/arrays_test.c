/* tests/unit/store/arrays_test.c */
#include "store/arrays.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check_bytes(struct str found, const uint8_t *wanted, size_t len)
{
	assert_int_equal(found.len, len);
	assert_memory_equal(found.ptr, wanted, len);
}

/* The layout is that of array_send in PostgreSQL's arrayfuncs.c. */
static void test_text_with_null(void **state)
{
	(void)state;
	static const uint8_t wanted[] = {
		0,    0,    0,    1,    0,   0,   0, 1, 0, 0, 0, 25, 0, 0, 0, 3, 0, 0, 0, 1, /* header */
		0,    0,    0,    2,    'a', 'b',                                            /* "ab" */
		0xff, 0xff, 0xff, 0xff,                                                      /* null */
		0,    0,    0,    0,                                                         /* "" */
	};
	struct arena arena = test_arena();
	struct array array = array_in(&arena, PG_TEXT, 1);
	array_add_text(&array, STR("ab"));
	array_add_null(&array);
	array_add_text(&array, STR(""));
	check_bytes(array_str(&array), wanted, sizeof(wanted));
	arena_finish(&arena);
}

static void test_numbers(void **state)
{
	(void)state;
	static const uint8_t wanted[] = {
		0, 0, 0, 1, 0, 0, 0, 0, 0,    0,    0,    20,   0,    0,    0,    1,
		0, 0, 0, 1, 0, 0, 0, 8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe,
	};
	struct arena arena = test_arena();
	struct array array = array_in(&arena, PG_INT8, 0);
	array_add_i64(&array, -2);
	check_bytes(array_str(&array), wanted, sizeof(wanted));
	arena_finish(&arena);
}

static void test_empty_array_has_no_dimension(void **state)
{
	(void)state;
	static const uint8_t wanted[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23};
	struct arena arena = test_arena();
	struct array array = array_in(&arena, PG_INT4, 4);
	check_bytes(array_str(&array), wanted, sizeof(wanted));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_with_null),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_empty_array_has_no_dimension),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
