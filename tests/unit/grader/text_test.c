/* Text as people mean it: near misses both ways. */
#include "grader/text/fold.h"
#include "grader/text/tokens.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_folds(const char *a, const char *b, bool ignore_accents, bool wanted)
{
	struct arena arena = test_arena();
	struct str first = text_fold(str_from_c(a), ignore_accents, &arena);
	struct str second = text_fold(str_from_c(b), ignore_accents, &arena);

	if (str_equals(first, second) != wanted)
		fail_msg("“%s” and “%s” %s", a, b, wanted ? "should be the same" : "should differ");
	arena_finish(&arena);
}

static void spellings_of_the_same_text_fold_alike(void **state)
{
	(void)state;
	assert_folds("Báo cáo", "BÁO CÁO", false, true);
	assert_folds("Ba\xcc\x81o ca\xcc\x81o", "Báo cáo", false, true); /* NFD */
	assert_folds("hoà bình", "hòa bình", false, true);
	assert_folds("Thuỷ", "thủy", false, true);
	assert_folds("  báo \t\n cáo ", "báo cáo", false, true);
	assert_folds("báo\xc2\xa0"
	             "cáo",
	             "báo cáo", false, true); /* no-break space */
	assert_folds("Văn hoá – Xã hội", "Văn hóa - Xã hội", false, true);
	assert_folds("báo\xe2\x80\x8b cáo", "báo cáo", false, true); /* zero-width space */
	assert_folds("Đinh", "đinh", false, true);
}

static void different_texts_stay_different(void **state)
{
	(void)state;
	assert_folds("báo cáo", "bao cao", false, false);
	assert_folds("báo cáo", "bão cáo", false, false);
	assert_folds("Định", "Đinh", false, false);
	assert_folds("báocáo", "báo cáo", false, false);
	assert_folds("hoàn", "hòan thành", false, false);
}

static void accents_can_be_ignored(void **state)
{
	(void)state;
	assert_folds("báo cáo", "bao cao", true, true);
	assert_folds("Đường Định", "duong dinh", true, true);
	assert_folds("ươ", "uo", true, true);
	assert_folds("báo cáo", "bao cáp", true, false);
}

static bool contains(const char *whole, const char *part)
{
	struct arena arena = test_arena();
	struct tokens tokens = text_tokens(text_fold(str_from_c(whole), true, &arena), &arena);
	struct tokens wanted = text_tokens(text_fold(str_from_c(part), true, &arena), &arena);
	bool is_there = tokens_contain(&tokens, &wanted);

	arena_finish(&arena);
	return is_there;
}

static void words_are_whole_words(void **state)
{
	(void)state;
	assert_true(contains("Giao Phòng Kinh tế dự thảo báo cáo.", "báo cáo"));
	assert_true(contains("“Báo cáo”: gửi", "báo cáo"));
	assert_true(contains("Kinh tế/Văn hoá", "văn hoá"));
	assert_false(contains("báo cáoo", "báo cáo"));
	assert_false(contains("báo thức cáo", "báo cáo"));
	assert_false(contains("thông báo, cáo lỗi", "báo lỗi"));
	assert_true(contains("bất kỳ", ""));
	assert_false(contains("", "báo"));
}

static void notations_are_one_word(void **state)
{
	(void)state;
	assert_true(contains("theo Công văn số 12/UBND-NC.", "12/ubnd-nc"));
	assert_false(contains("theo Công văn số 112/UBND-NC", "12/UBND-NC"));
	assert_false(contains("12/UBND-NCKH", "12/UBND-NC"));
	assert_false(contains("12/UBND-NC", "UBND"));
	assert_false(contains("kết quả 2.5 điểm", "5"));
}

static void dates_are_dates_however_written(void **state)
{
	static const char *const same[] = {
		"20/6",       "20/06",       "20-6",       "20/6/2024", "20.06.2024",         "20-06-2024",
		"20 tháng 6", "20 Thang 06", "ngày 20/6.", "(20/6)",    "20 tháng 6 năm 2024"};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		assert_true(contains(same[i], "20/6"));
		assert_true(contains(same[i], "20 tháng 6"));
	}
	assert_false(contains("120/6", "20/6"));
	assert_false(contains("20/60", "20/6"));
	assert_false(contains("20/6/2023", "20/6/2024"));
	assert_true(contains("20/6", "20/6/2024"));
	assert_false(contains("2/6", "20/6"));
	assert_false(contains("20 tháng 7", "20/6"));
	assert_false(contains("32/6", "20/6"));
	assert_false(contains("20.6", "20/6")); /* a number */
}

static void times_are_times_however_written(void **state)
{
	static const char *const same[] = {"16h",    "16H00",          "16:00",         "16g",
	                                   "16 giờ", "16 gio 00 phút", "trước 16h, nộp"};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_true(contains(same[i], "16h"));
	assert_true(contains("16 giờ 30", "16h30"));
	assert_false(contains("16h30", "16h"));
	assert_false(contains("116h", "16h"));
	assert_false(contains("6h", "16h"));
	assert_false(contains("25h", "16h"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_of_the_same_text_fold_alike),
		cmocka_unit_test(different_texts_stay_different),
		cmocka_unit_test(accents_can_be_ignored),
		cmocka_unit_test(words_are_whole_words),
		cmocka_unit_test(notations_are_one_word),
		cmocka_unit_test(dates_are_dates_however_written),
		cmocka_unit_test(times_are_times_however_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
