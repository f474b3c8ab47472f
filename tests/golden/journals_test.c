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
     "914b357f093ea8ab3466f7e0ba92d34ae7c0dd25d8eaa720a81661c69358c587"},
	{"tests/golden/journals/0.1.0-reference.jsonl",
     "7a172d2c89dc6cb7f3fc6c0f60926c5066421f0d8e1ed44ffb4517140ca142bc"},
	{"tests/golden/journals/0.1.0-retaken.jsonl",
     "cf2aafe46a00603bab023baf397ae683751be4164e4a9eaced5f3039040e73eb"},
	{"tests/golden/journals/0.1.0-wrong-main.jsonl",
     "95a2798616eadfda2f98303baa3e9940383e375cc1315dee263a81c80d415c97"},
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
