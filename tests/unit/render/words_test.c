/* The decree's fixed words: dates, numbers, capitals. */
#include "render/words.h"

#include "base/arena.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define assert_str(actual, expected) assert_true(str_equals((actual), STR(expected)))

static struct day day_of(const char *text)
{
	struct day day;
	assert_true(day_parse(str_from_c(text), &day));
	return day;
}

static void small_days_and_the_first_months_have_a_zero(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	assert_str(date_in_words(&arena, day_of("2024-06-17")), "ngày 17 tháng 6 năm 2024");
	assert_str(date_in_words(&arena, day_of("2024-02-09")), "ngày 09 tháng 02 năm 2024");
	assert_str(date_in_words(&arena, day_of("2024-12-01")), "ngày 01 tháng 12 năm 2024");
	assert_str(number_shown(&arena, STR("7")), "07");
	assert_str(number_shown(&arena, STR("246")), "246");
	arena_finish(&arena);
}

static void capitals_keep_their_marks(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	assert_str(text_upper(&arena, STR("uỷ ban nhân dân huyện đường ổ ữ")), "UỶ BAN NHÂN DÂN HUYỆN ĐƯỜNG Ổ Ữ");
	assert_str(text_capitalised(&arena, STR("ứng phó mưa lớn")), "Ứng phó mưa lớn");
	assert_str(text_capitalised(&arena, STR("")), "");
	arena_finish(&arena);
}

static void types_know_their_title(void **state)
{
	(void)state;
	struct paper_type type;
	assert_true(paper_type_find(STR("letter"), &type));
	assert_false(type.has_title);
	assert_true(paper_type_find(STR("telegram"), &type));
	assert_str(type.name, "Công điện");
	assert_false(paper_type_find(STR("poem"), &type));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_days_and_the_first_months_have_a_zero),
		cmocka_unit_test(capitals_keep_their_marks),
		cmocka_unit_test(types_know_their_title),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
