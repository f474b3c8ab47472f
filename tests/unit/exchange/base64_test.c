/* Base64 by RFC 4648, section 10, and what is refused. */
#include "exchange/base64.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
	const char *bytes, *text;
} vectors[] = {
	{"", ""},
	{"f", "Zg=="},
	{"fo", "Zm8="},
	{"foo", "Zm9v"},
	{"foob", "Zm9vYg=="},
	{"fooba", "Zm9vYmE="},
	{"foobar", "Zm9vYmFy"},
};

static void vectors_of_the_rfc_hold(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(vectors); i++) {
		struct buf out = buf_in(&arena);
		struct str bytes;
		size_t bad_at;
		base64_encode(str_from_c(vectors[i].bytes), &out);
		assert_str(buf_str(&out), vectors[i].text);
		assert_true(base64_decode(&arena, str_from_c(vectors[i].text), &bytes, &bad_at));
		assert_str(bytes, vectors[i].bytes);
	}
	arena_finish(&arena);
}

static void each_byte_survives(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	char all[256];
	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (char)i;
	struct buf out = buf_in(&arena);
	struct str bytes;
	size_t bad_at;
	base64_encode((struct str){all, sizeof(all)}, &out);
	assert_true(base64_decode(&arena, buf_str(&out), &bytes, &bad_at));
	assert_true(str_equals(bytes, (struct str){all, sizeof(all)}));
	arena_finish(&arena);
}

static void blanks_are_passed_over(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes;
	size_t bad_at;
	assert_true(base64_decode(&arena, STR("\r\n\tZm9 v\r\nYg = =\n"), &bytes, &bad_at));
	assert_str(bytes, "foob");
	arena_finish(&arena);
}

static void everything_else_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t bad_at;
	} bad[] = {
		{"Z", 1},     {"Zg", 2},       {"Zg=", 3},      {"Zm8", 3},  {"=", 0},     {"Z=", 1},   {"Zg===", 4},
		{"Zm9v=", 4}, {"Zg==Zg==", 4}, {"Zm9v-_8=", 4}, {"Zm!v", 2}, {"Zm9vá", 4}, {"Zh==", 3}, {"Zm9=", 3},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct str bytes;
		size_t bad_at = 99;
		if (base64_decode(&arena, str_from_c(bad[i].text), &bytes, &bad_at))
			fail_msg("%s was taken", bad[i].text);
		if (bad_at != bad[i].bad_at)
			fail_msg("%s: wanted %zu, found %zu", bad[i].text, bad[i].bad_at, bad_at);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors_of_the_rfc_hold),
		cmocka_unit_test(each_byte_survives),
		cmocka_unit_test(blanks_are_passed_over),
		cmocka_unit_test(everything_else_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
