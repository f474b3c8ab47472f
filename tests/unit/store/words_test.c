/* tests/unit/store/words_test.c */
#include "store/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void test_each_text_is_kept_once(void **state)
{
	(void)state;
	struct words *words = words_open();
	struct str first = words_keep(words, "ERROR:  no\nDETAIL:  because");
	struct str again = words_keep(words, "ERROR:  no");
	assert_true(str_equals(first, STR("ERROR:  no")));
	assert_ptr_equal(first.ptr, again.ptr);
	words_close(words);
}

/* Whoever makes the server say something new each time cannot use up memory so. */
static void test_there_is_an_end(void **state)
{
	(void)state;
	struct words *words = words_open();
	char text[32];
	struct str last = {0};
	for (int i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "error %d", i);
		last = words_keep(words, text);
	}
	assert_true(str_starts_with(last, STR("the database reported an error")));
	assert_true(str_equals(words_keep(words, "error 7"), STR("error 7")));
	words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_text_is_kept_once),
		cmocka_unit_test(test_there_is_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
