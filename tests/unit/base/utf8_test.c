/* The border check for text, at every border of RFC 3629. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void vietnamese_is_text(void **state)
{
	(void)state;
	assert_true(utf8_is_text(STR("")));
	assert_true(utf8_is_text(STR("Ủy ban nhân dân xã An Bình")));
	assert_true(utf8_is_text(STR("U\xcc\x89y ban"))); /* decomposed */
	assert_true(utf8_is_text(STR("a\tb\r\nc")));
	assert_true(utf8_is_text(STR("0123456789abcdef~\x7f")));
}

static void controls_are_refused_wherever_they_stand(void **state)
{
	(void)state;
	char text[40];
	for (int control = 0; control < 0x20; control++) {
		bool allowed = control == '\t' || control == '\n' || control == '\r';
		for (size_t at = 0; at < sizeof(text); at++) {
			memset(text, 'x', sizeof(text));
			text[at] = (char)control;
			assert_int_equal(utf8_is_text((struct str){text, sizeof(text)}), allowed);
		}
	}
}

static void the_ends_of_each_length_are_text(void **state)
{
	(void)state;
	static const char *const good[] = {
		"\xc2\x80",     "\xdf\xbf",     "\xe0\xa0\x80",     "\xed\x9f\xbf",
		"\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf",
	};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(utf8_is_text(str_from_c(good[i])));
}

static void malformed_bytes_are_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"\x80",
		"\xbf",
		"\xc0\x80",
		"\xc1\xbf", /* stray, overlong */
		"\xe0\x9f\xbf",
		"\xf0\x8f\xbf\xbf", /* overlong */
		"\xed\xa0\x80",
		"\xed\xbf\xbf", /* surrogates */
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xff",
		"\xfe", /* above the last */
		"\xc3",
		"\xe1\xba",
		"\xe1",
		"\xf0\x9f\x98", /* cut off */
		"\xc3(",
		"\xe1(\xa1",
		"\xe1\xba",
		"\xf0\x9f\x98\x28", /* broken inside */
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(utf8_is_text(str_from_c(bad[i])));
		char longer[64] = "a long and quite harmless beginning ";
		strcat(longer, bad[i]);
		assert_false(utf8_is_text(str_from_c(longer)));
		strcat(longer, " and end of it");
		assert_false(utf8_is_text(str_from_c(longer)));
	}
}

static void a_sequence_is_not_read_beyond_the_end(void **state)
{
	(void)state;
	assert_false(utf8_is_text((struct str){"\xe1\xba\xa1", 2}));
	assert_false(utf8_is_text((struct str){"\xc3\xa1", 1}));
	assert_true(utf8_is_text((struct str){"a\xc3\xa1", 1}));
}

static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t point = 0x20; point <= 0x10ffff; point++) {
		if (point >= 0xd800 && point <= 0xdfff)
			continue;
		unsigned char b[4];
		size_t len;
		if (point < 0x80) {
			b[0] = (unsigned char)point;
			len = 1;
		} else if (point < 0x800) {
			b[0] = (unsigned char)(0xc0 | point >> 6);
			len = 2;
		} else if (point < 0x10000) {
			b[0] = (unsigned char)(0xe0 | point >> 12);
			len = 3;
		} else {
			b[0] = (unsigned char)(0xf0 | point >> 18);
			len = 4;
		}
		for (size_t i = 1; i < len; i++)
			b[i] = (unsigned char)(0x80 | (point >> (6 * (len - 1 - i)) & 0x3f));
		struct str text = {(const char *)b, len};
		if (!utf8_is_text(text) || utf8_length(text) != 1 || utf8_next(&text) != point || text.len != 0)
			fail_msg("U+%X", point);
	}
}

static void lengths_count_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_length(STR("")), 0);
	assert_int_equal(utf8_length(STR("Bình")), 4);
	assert_int_equal(utf8_length(STR("\xf0\x9f\x98\x80!")), 2);
}

static void a_prefix_never_cuts_a_letter(void **state)
{
	(void)state;
	struct str text = STR("Bình");
	assert_int_equal(utf8_prefix(text, 0), 0);
	assert_int_equal(utf8_prefix(text, 1), 1);
	assert_int_equal(utf8_prefix(text, 2), 3);
	assert_int_equal(utf8_prefix(text, 3), 4);
	assert_int_equal(utf8_prefix(text, 4), text.len);
	assert_int_equal(utf8_prefix(text, 100), text.len);
	assert_int_equal(utf8_prefix(STR(""), 3), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vietnamese_is_text),
		cmocka_unit_test(controls_are_refused_wherever_they_stand),
		cmocka_unit_test(the_ends_of_each_length_are_text),
		cmocka_unit_test(malformed_bytes_are_refused),
		cmocka_unit_test(a_sequence_is_not_read_beyond_the_end),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(lengths_count_code_points),
		cmocka_unit_test(a_prefix_never_cuts_a_letter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
