/* JSON as it is told: commas where they belong, and every text escaped so that a reader gets it back. */
#include "base/json_write.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check(const struct buf *out, const char *wanted)
{
	if (!str_equals(buf_str(out), str_from_c(wanted)))
		fail_msg("wanted %s, found %.*s", wanted, STR_ARG(buf_str(out)));
}

static void members_and_items_are_parted_by_commas(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct json_out json = json_out_in(&out);
	json_object_open(&json);
	json_member_str(&json, "a", STR("x"));
	json_key(&json, "b");
	json_array_open(&json);
	json_u64(&json, UINT64_MAX);
	json_i64(&json, INT64_MIN);
	json_object_open(&json);
	json_object_close(&json);
	json_array_open(&json);
	json_array_close(&json);
	json_bool(&json, true);
	json_null(&json);
	json_str(&json, STR(""));
	json_array_close(&json);
	json_member_bool(&json, "c", false);
	json_member_u64(&json, "d", 7);
	json_member_i64(&json, "e", -7);
	json_member_null(&json, "f");
	json_member_str_or_null(&json, "g", STR(""));
	json_member_str_or_null(&json, "h", STR("y"));
	json_object_close(&json);
	check(&out,
	      "{\"a\":\"x\",\"b\":[18446744073709551615,-9223372036854775808,{},[],true,null,\"\"],\"c\":false,"
	      "\"d\":7,\"e\":-7,\"f\":null,\"g\":null,\"h\":\"y\"}");
	arena_finish(&arena);
}

static void what_was_there_gets_no_comma(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	for (int i = 0; i < 2; i++) {
		struct json_out json = json_out_in(&out);
		json_array_open(&json);
		json_array_close(&json);
		buf_add_char(&out, '\n');
	}
	check(&out, "[]\n[]\n");
	arena_finish(&arena);
}

/* RFC 8259, section 7: the quotation mark, the backslash and U+0000 to U+001F must be escaped, nothing else. */
static void texts_are_escaped(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	json_quote(&out, STR("\"\\/\b\f\n\r\t\x01\x1f\x7f Đ 📄 </script>"));
	check(&out, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f Đ 📄 </script>\"");
	out.len = 0;
	json_quote(&out, (struct str){"\0", 1});
	check(&out, "\"\\u0000\"");
	out.len = 0;
	json_quote(&out, (struct str){0});
	check(&out, "\"\"");
	arena_finish(&arena);
}

static void keys_are_escaped_too(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct json_out json = json_out_in(&out);
	json_object_open(&json);
	json_member_u64(&json, "a\"b", 1);
	json_object_close(&json);
	check(&out, "{\"a\\\"b\":1}");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_and_items_are_parted_by_commas),
		cmocka_unit_test(what_was_there_gets_no_comma),
		cmocka_unit_test(texts_are_escaped),
		cmocka_unit_test(keys_are_escaped_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
