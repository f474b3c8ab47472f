/* What a buf writes. */
#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(struct buf *out, const char *wanted)
{
	struct str found = buf_str(out);
	assert_int_equal(found.len, strlen(wanted));
	if (found.len > 0)
		assert_memory_equal(found.ptr, wanted, found.len);
	out->len = 0;
}

static void starts_empty(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	check(&out, "");
	buf_add(&out, (struct str){0});
	buf_add_c(&out, NULL);
	buf_add_hex(&out, NULL, 0);
	check(&out, "");
	arena_finish(&arena);
}

static void writes_numbers(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	buf_add_u64(&out, 0);
	check(&out, "0");
	buf_add_u64(&out, UINT64_MAX);
	check(&out, "18446744073709551615");
	buf_add_i64(&out, -1);
	check(&out, "-1");
	buf_add_i64(&out, INT64_MIN);
	check(&out, "-9223372036854775808");
	buf_add_i64(&out, INT64_MAX);
	check(&out, "9223372036854775807");
	arena_finish(&arena);
}

static void fills_with_zeros_but_never_cuts(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	buf_add_padded(&out, 7, 3);
	check(&out, "007");
	buf_add_padded(&out, 1234, 3);
	check(&out, "1234");
	buf_add_padded(&out, 0, 2);
	check(&out, "00");
	buf_add_padded(&out, 5, 25);
	check(&out, "0000000000000000000000005");
	arena_finish(&arena);
}

static void writes_hexadecimal(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_sized(&arena, 3);
	static const unsigned char bytes[] = {0x00, 0x0f, 0xa5, 0xff};
	buf_add_hex(&out, bytes, sizeof(bytes));
	check(&out, "000fa5ff");
	arena_finish(&arena);
}

static void grows_without_losing_a_byte(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	for (unsigned i = 0; i < 100000; i++)
		buf_add_char(&out, (char)('a' + i % 26));
	struct str text = buf_str(&out);
	assert_int_equal(text.len, 100000);
	for (unsigned i = 0; i < 100000; i++)
		assert_int_equal(text.ptr[i], 'a' + i % 26);
	arena_finish(&arena);
}

static void adds_a_text_longer_than_twice_its_room(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_sized(&arena, 4);
	char text[1000];
	memset(text, 'x', sizeof(text));
	buf_add(&out, STR("ab"));
	buf_add(&out, (struct str){text, sizeof(text)});
	assert_int_equal(out.len, 1002);
	assert_memory_equal(out.ptr, "abxx", 4);
	arena_finish(&arena);
}

static void may_add_its_own_text(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	buf_add_c(&out, "0123456789");
	for (int i = 0; i < 5; i++)
		buf_add(&out, buf_str(&out));
	assert_int_equal(out.len, 320);
	assert_memory_equal(out.ptr + 310, "0123456789", 10);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(starts_empty),
		cmocka_unit_test(writes_numbers),
		cmocka_unit_test(fills_with_zeros_but_never_cuts),
		cmocka_unit_test(writes_hexadecimal),
		cmocka_unit_test(grows_without_losing_a_byte),
		cmocka_unit_test(adds_a_text_longer_than_twice_its_room),
		cmocka_unit_test(may_add_its_own_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
