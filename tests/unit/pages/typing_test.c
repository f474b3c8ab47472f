/* Every right keyboard passes the typing check, and a wrong one does not. */
#include "base/check.h"
#include "base/fold.h"
#include "pages/parts.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_the_same(const char *typed, const char *sample)
{
	struct arena arena = test_arena();
	bool is_same = str_equals(fold_marked(&arena, str_from_c(typed)),
	                          fold_marked(&arena, str_from_c(sample)));
	arena_finish(&arena);
	return is_same;
}

static void assert_passes(const char *typed)
{
	if (!is_the_same(typed, "Uỷ ban nhân dân"))
		fail_msg("\"%s\" should pass", typed);
}

static void assert_fails(const char *typed)
{
	if (is_the_same(typed, "Uỷ ban nhân dân"))
		fail_msg("\"%s\" should fail", typed);
}

static void right_keyboards_pass(void **state)
{
	(void)state;
	assert_passes("Uỷ ban nhân dân");
	assert_passes("Ủy ban nhân dân");
	assert_passes("ủy ban nhân dân");
	assert_passes("UỶ BAN NHÂN DÂN");
	assert_passes("ỦY BAN NHÂN DÂN");
	assert_passes("  Uỷ  ban\tnhân\xC2\xA0"
	              "dân ");
	/* Decomposed, the tone on the u or on the y; composed letters with a combining tone. */
	assert_passes("Uy\xCC\x89 ban nha\xCC\x82n da\xCC\x82n");
	assert_passes("U\xCC\x89y ban nha\xCC\x82n da\xCC\x82n");
	assert_passes("Uy\xCC\x89 ban nhân dân");
}

static void wrong_ones_fail(void **state)
{
	(void)state;
	assert_fails("");
	assert_fails("Uy ban nhan dan");
	assert_fails("Uy? ban nha^n da^n");
	assert_fails("Uyr ban nhaan daan");
	assert_fails("Uỵ ban nhân dân");
	assert_fails("Uỷ ban nhăn dân");
	assert_fails("Uỷ ban nhân");
	assert_fails("Uỷ ban nhân dân.");
	assert_fails("Uû ban nhaân daân"); /* VNI's old code page */
}

static void letters_are_taken_apart_alike(void **state)
{
	static const char *const composed[] = {
		"ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ đ",
		"ẮẰẲẴẶ ẤẦẨẪẬ ÉÈẺẼẸ ẾỀỂỄỆ ÍÌỈĨỊ ÓÒỎÕỌ ỐỒỔỖỘ ỚỜỞỠỢ ÚÙỦŨỤ ỨỪỬỮỰ ÝỲỶỸỴ Đ"};
	(void)state;
	assert_true(is_the_same(composed[0], composed[1]));
	assert_true(is_the_same("ệ", "e\xCC\xA3\xCC\x82"));
	assert_true(is_the_same("ệ", "ê\xCC\xA3"));
	assert_true(is_the_same("ợ", "o\xCC\x9B\xCC\xA3"));
	assert_true(is_the_same("ặ", "a\xCC\xA3\xCC\x86"));
	assert_true(is_the_same("ỹ", "y\xCC\x83"));
	assert_true(is_the_same("hoà", "hòa"));
	assert_false(is_the_same("ă", "â"));
	assert_false(is_the_same("đ", "d"));
	assert_false(is_the_same("má", "mà"));
	assert_false(is_the_same("漢", "字"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right_keyboards_pass),
		cmocka_unit_test(wrong_ones_fail),
		cmocka_unit_test(letters_are_taken_apart_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
