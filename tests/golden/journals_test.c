/* tests/golden/journals/ - journals of each released version. They must verify for ever: same decisions, same digests.
 *
 * A file is named VERSION-SCRIPT.jsonl and was printed by `sandbox play` of that version. Files are added at a release
 * and never rewritten, so there is no GOLDEN_UPDATE here: a journal that no longer verifies is a rule or a digest that
 * has changed under the feet of those who were marked by it. */
#include "base/check.h"
#include "journal/journal.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
	const char *path;
	const char *head; /* written down when the file was added */
} journals[] = {
	{"tests/golden/journals/0.1.0-nothing-done.jsonl",
     "cb270e4d3227d325ad4cf49a727f3f27f5e9e08f19e449174579a5691eaeb483"},
	{"tests/golden/journals/0.1.0-reference.jsonl",
     "cff2b83ab702047f487f0c12817106d07515dc1618909173e155177c4ce5ac9f"},
	{"tests/golden/journals/0.1.0-retaken.jsonl",
     "d6acb9680c01ef01e56fc43fd56149bf3077102ef6762e8aa80c92131c0874bf"},
	{"tests/golden/journals/0.1.0-wrong-main.jsonl",
     "6c5532583304e7495cb5adecb261782cc8874c2caa50f928605d736d69859fdb"},
};

static void journals_of_all_versions_verify(void **state)
{
	UNUSED(state);
	for (size_t i = 0; i < COUNT(journals); i++) {
		struct arena arena = test_arena();
		struct journal journal;
		struct err err;
		struct str text = fixture_read(&arena, journals[i].path);

		if (!journal_read(text, str_from_c(journals[i].path), REPLAY_VERIFY, &arena, NULL, NULL, &journal,
		                  &err))
			fail_msg("%s:%u: %.*s", journals[i].path, (unsigned)err.line, STR_ARG(err.what));
		assert_true(journal.is_closed);
		assert_true(str_equals(sha256_hex(&arena, journal.head), str_from_c(journals[i].head)));
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(journals_of_all_versions_verify)};

	return cmocka_run_group_tests_name("golden/journals", tests, NULL, NULL);
}
