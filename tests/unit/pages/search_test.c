/* Search forgives capitals and marks. */
#include "base/check.h"
#include "base/fold.h"
#include "pages/parts.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check_fold(const char *text, const char *wanted)
{
	struct arena arena = test_arena();
	assert_true(str_equals(fold_plain(&arena, str_from_c(text)), str_from_c(wanted)));
	arena_finish(&arena);
}

static void marks_and_capitals_go(void **state)
{
	(void)state;
	check_fold("Uỷ ban NHÂN DÂN", "uy ban nhan dan");
	check_fold("UỶ BAN NHÂN DÂN XÃ ĐẤT ĐỎ", "uy ban nhan dan xa dat do");
	check_fold("ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ",
	           "aaaaa aaaaa eeeee eeeee iiiii ooooo ooooo ooooo uuuuu uuuuu yyyyy");
	check_fold("246/UBND–NC", "246/ubnd-nc");
	check_fold("e\xcc\x82\xcc\x81 漢", "e 漢");
	check_fold("", "");
}

static bool matches(const char *words)
{
	static const struct document_facts facts = {
		.number = STR_INIT("246"),
		.notation = STR_INIT("UBND-NC"),
		.subject = STR_INIT("V/v báo cáo tình hình sạt lở bờ sông"),
		.issuer_name = STR_INIT("UBND thành phố"),
	};
	struct arena arena = test_arena();
	bool does = document_matches(&arena, &facts, fold_plain(&arena, str_from_c(words)));
	arena_finish(&arena);
	return does;
}

static void every_word_must_occur(void **state)
{
	(void)state;
	assert_true(matches("246/ubnd"));
	assert_true(matches("sat lo"));
	assert_true(matches("Sạt  LỞ  thành"));
	assert_true(matches("  "));
	assert_false(matches("246 hoa toc"));
	/* Not across the border of two fields. */
	assert_false(matches("nc\nv/v"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_and_capitals_go),
		cmocka_unit_test(every_word_must_occur),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
