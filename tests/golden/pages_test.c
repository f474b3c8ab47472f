/* Every screen as it was last looked at: tests/golden/pages/NAME.LANGUAGE.html. After a wanted change run with
 * GOLDEN_UPDATE=1 and read the diff. */
#include "base/check.h"
#include "tests/support/golden.h"
#include "tests/support/memory.h"
#include "tests/support/page_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* In English too: enough to see each layout with other words. */
static const char *const english[] = {"sign-in",           "waiting",          "home",    "incoming",
                                      "document-returned", "document-refused", "hand-in", "receipt"};

static bool is_wanted(const char *name, enum page_language language)
{
	bool is_english = false;
	for (size_t i = 0; i < COUNT(english); i++)
		is_english |= str_equals(str_from_c(english[i]), str_from_c(name));
	return language == LANGUAGE_VI || is_english;
}

static void compare(struct arena *arena, const char *name, struct str language, struct str drawn)
{
	char path[256];
	snprintf(path, sizeof(path), "tests/golden/pages/%s.%.*s.html", name, STR_ARG(language));
	golden_compare(arena, path, drawn);
}

static void test_pages(void **state)
{
	UNUSED(state);
	struct arena process = test_arena();
	const struct pages *pages = page_samples_open(&process);
	size_t count;
	const struct page_sample *samples = page_samples(&count);
	for (size_t i = 0; i < count; i++) {
		for (unsigned language = 0; language < LANGUAGE_COUNT; language++) {
			struct arena request = test_arena();
			struct buf out = buf_in(&request);
			struct screen screen = {.pages = pages, .language = language, .arena = &request, .out = &out};
			samples[i].draw(&screen);
			if (is_wanted(samples[i].name, language))
				compare(&request, samples[i].name, name_of(&page_language_names, language), buf_str(&out));
			arena_finish(&request);
		}
	}
	arena_finish(&process);
}

/* What a page swaps in when news arrives holds rail and work area, and nothing around them. */
static void test_part(void **state)
{
	UNUSED(state);
	struct arena arena = test_arena();
	const struct pages *pages = page_samples_open(&arena);
	size_t count;
	const struct page_sample *samples = page_samples(&count);
	for (size_t i = 0; i < count; i++) {
		if (!str_equals(str_from_c(samples[i].name), STR("home")))
			continue;
		struct buf out = buf_in(&arena);
		struct screen screen = {.pages = pages, .is_part = true, .arena = &arena, .out = &out};
		samples[i].draw(&screen);
		assert_true(str_starts_with(buf_str(&out), STR("<nav class=\"rail\"")));
		assert_true(str_find(buf_str(&out), STR("<main ")) < out.len);
		assert_true(str_find(buf_str(&out), STR("<html")) == out.len);
		assert_true(str_find(buf_str(&out), STR("exam-head")) == out.len);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_part),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
