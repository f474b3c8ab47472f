/* What differs between two texts. */
#include "pages/difference.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* "same -removed +added", each stretch between bars. */
static void check(const char *old_text, const char *new_text, const char *wanted)
{
	static const char signs[] = {[CHANGE_NONE] = '=', [CHANGE_REMOVED] = '-', [CHANGE_ADDED] = '+'};
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	size_t count;
	struct stretch *stretches = difference(&arena, str_from_c(old_text), str_from_c(new_text), &count);
	for (size_t i = 0; i < count; i++) {
		buf_add_char(&out, signs[stretches[i].change]);
		buf_add(&out, stretches[i].text);
		buf_add_char(&out, '|');
	}
	assert_string_equal(str_copy_c(&arena, buf_str(&out)), wanted);
	arena_finish(&arena);
}

static void words_are_told_apart(void **state)
{
	(void)state;
	check("Nộp trước ngày 20", "Nộp trước 16 giờ ngày 20", "=Nộp trước |+16 giờ |=ngày 20|");
	check("một hai ba", "một ba", "=một |-hai |=ba|");
	check("ngày 20 tháng 6", "ngày 25 tháng 6", "=ngày |-20 |+25 |=tháng 6|");
	check("", "mới", "+mới|");
	check("cũ", "", "-cũ|");
	check("", "", "");
	check("như nhau", "như nhau", "=như nhau|");
}

static void a_line_break_is_a_difference_and_a_blank_is_none(void **state)
{
	(void)state;
	check("một  hai", "một hai", "=một hai|");
	check("một hai", "một\nhai", "-một |+một\n|=hai|");
}

/* The new text is what was not removed, the old one what was not added, however the two came about. */
static void both_texts_can_be_read_off(void **state)
{
	uint32_t seed = 1;
	(void)state;
	for (unsigned round = 0; round < 500; round++) {
		struct arena arena = test_arena();
		struct buf texts[2] = {buf_in(&arena), buf_in(&arena)}, read[2] = {buf_in(&arena), buf_in(&arena)};
		size_t count;
		for (unsigned t = 0; t < 2; t++) {
			for (unsigned words = seed % 12; words > 0; words--) {
				seed = seed * 1664525U + 1013904223U;
				buf_add_char(&texts[t], (char)('a' + (seed >> 24) % 3));
				buf_add_char(&texts[t], ' ');
			}
		}
		struct stretch *list = difference(&arena, buf_str(&texts[0]), buf_str(&texts[1]), &count);
		for (size_t i = 0; i < count; i++) {
			if (list[i].change != CHANGE_ADDED)
				buf_add(&read[0], list[i].text);
			if (list[i].change != CHANGE_REMOVED)
				buf_add(&read[1], list[i].text);
		}
		assert_true(str_equals(buf_str(&read[0]), buf_str(&texts[0])));
		assert_true(str_equals(buf_str(&read[1]), buf_str(&texts[1])));
		arena_finish(&arena);
	}
}

static void too_much_is_told_as_a_whole(void **state)
{
	struct arena arena = test_arena();
	struct buf texts[2] = {buf_in(&arena), buf_in(&arena)};
	size_t count;
	(void)state;
	for (unsigned i = 0; (uint64_t)i * i <= LIMIT_DIFFERENCE_CELLS; i++) {
		buf_add_c(&texts[0], i % 2 == 0 ? "cũ " : "chung ");
		buf_add_c(&texts[1], i % 2 == 0 ? "mới " : "chung ");
	}
	struct stretch *list = difference(&arena, buf_str(&texts[0]), buf_str(&texts[1]), &count);
	assert_int_equal(list[0].change, CHANGE_REMOVED);
	assert_int_equal(list[1].change, CHANGE_ADDED);
	assert_true(count <= 3);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(a_line_break_is_a_difference_and_a_blank_is_none),
		cmocka_unit_test(both_texts_can_be_read_off),
		cmocka_unit_test(too_much_is_told_as_a_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
