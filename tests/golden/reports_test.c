/* What the grader tells people, as it was last looked at: tests/golden/reports/NAME.LANGUAGE.html and .txt. After a
 * wanted change run with GOLDEN_UPDATE=1 and read the diff. */
#include "base/buf.h"
#include "base/check.h"
#include "grader/report/html.h"
#include "tests/grader/marking.h"
#include "tests/support/fixture.h"
#include "tests/support/golden.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct catalog *english(struct arena *arena)
{
	const char *build = getenv("SABAN_BUILD_ROOT");
	const struct catalog *catalog;
	char path[4096];

	snprintf(path, sizeof(path), "%s/templates/po/en.mo", build ? build : "build");
	catalog = catalog_open(STR("en.mo"), fixture_read_file(arena, path), arena, NULL);
	assert_non_null(catalog);
	return catalog;
}

static void tell(struct arena *arena, const char *name, const struct mark *made,
                 const struct journal *journal)
{
	static const char *const languages[] = {[REPORT_VI] = "vi", [REPORT_EN] = "en"};
	struct scenario scenario;
	char path[256];

	assert_true(scenario_read(arena, &source_tree_ports, STR(TEST_SCENARIO), &scenario, NULL));
	for (unsigned language = 0; language < COUNT(languages); language++) {
		struct report_context context = {(enum report_language)language,
		                                 language == REPORT_EN ? english(arena) : NULL, &scenario};
		struct buf page = buf_in(arena), text = buf_in(arena);

		report_html(made, &context, journal, &page);
		snprintf(path, sizeof(path), "tests/golden/reports/%s.%s.html", name, languages[language]);
		golden_compare(arena, path, buf_str(&page));
		report_text(made, &context, &text);
		snprintf(path, sizeof(path), "tests/golden/reports/%s.%s.txt", name, languages[language]);
		golden_compare(arena, path, buf_str(&text));
	}
}

static struct mark mark_of(struct arena *arena, const char *guide_path, struct str text,
                           struct journal *journal)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct mark made = {0};
	struct err err = {0};

	if (!guide_read(fixture_read(arena, guide_path), STR("guide"), arena, guide, &err) ||
	    !journal_read(text, STR("journal"), REPLAY_VERIFY, arena, NULL, NULL, journal, &err) ||
	    !mark(guide, journal, arena, &made, &err))
		fail_msg("%.*s: %.*s", STR_ARG(err.source), STR_ARG(err.what));
	return made;
}

static struct str every_kind(struct arena *arena)
{
	struct str script = fixture_read(arena, "tests/golden/reports/every-kind.scn");

	return played(arena, str_copy_c(arena, script));
}

static void a_page_with_every_kind_of_move(void **state)
{
	struct arena arena = test_arena();
	struct journal journal;
	struct mark made = mark_of(&arena, "tests/golden/reports/every-kind.xml", every_kind(&arena), &journal);
	bool is_there[FINDING_KIND_COUNT] = {false};

	UNUSED(state);
	for (size_t t = 0; t < made.task_count; t++) {
		for (size_t i = 0; i < made.tasks[t].findings.count; i++)
			is_there[made.tasks[t].findings.items[i].kind] = true;
	}
	is_there[FINDING_COLLATERAL] = made.collateral.count > 0;
	for (unsigned kind = 0; kind < FINDING_KIND_COUNT; kind++) {
		if (!is_there[kind])
			fail_msg("no move is of kind %.*s", STR_ARG(name_of(&finding_kind_names, kind)));
	}
	tell(&arena, "every-kind", &made, &journal);
	arena_finish(&arena);
}

static void a_page_without_a_lost_point(void **state)
{
	struct arena arena = test_arena();
	struct journal journal;
	struct str text = fixture_read(&arena, "tests/golden/journals/0.1.0-reference.jsonl");
	struct mark made = mark_of(&arena, TEST_SCENARIO "/marking.xml", text, &journal);

	UNUSED(state);
	assert_int_equal(made.score, made.max);
	tell(&arena, "full", &made, &journal);
	arena_finish(&arena);
}

static void a_page_for_a_human_marker(void **state)
{
	struct arena arena = test_arena();
	struct str text = every_kind(&arena);
	struct journal journal;
	struct mark made;

	UNUSED(state);
	/* Without its last line: an attempt nobody closed. */
	do {
		text.len--;
	} while (text.ptr[text.len - 1] != '\n');
	made = mark_of(&arena, "tests/golden/reports/every-kind.xml", text, &journal);
	assert_int_equal(made.verdict, VERDICT_NEEDS_HUMAN);
	tell(&arena, "needs-human", &made, &journal);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_with_every_kind_of_move),
		cmocka_unit_test(a_page_without_a_lost_point),
		cmocka_unit_test(a_page_for_a_human_marker),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
