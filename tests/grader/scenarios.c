/* Each scenario of the tree against its guide, in each of its variants: the reference and every order full, the null run
 * nothing, each mistake exactly the findings its script ends in. */
#include "base/buf.h"
#include "grader/mark/mark.h"
#include "script/script.h"
#include "tests/grader/marking.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned tests, failures;

static void report(bool is_ok, const char *path, uint32_t variant, struct str why)
{
	printf("%sok %u - %s in variant %u\n", is_ok ? "" : "not ", ++tests, path, variant);
	if (!is_ok) {
		printf("# %.*s\n", STR_ARG(why));
		failures++;
	}
}

static void add_line(void *context, struct str line)
{
	buf_add(context, line);
	buf_add_char(context, '\n');
}

static void add_entry(void *context, const struct entry *entry)
{
	add_line(context, entry->line);
}

static struct str joined(struct arena *arena, const char *dir, const char *name)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, dir);
	buf_add_char(&out, '/');
	buf_add_c(&out, name);
	return buf_str(&out);
}

static bool mark_script(struct arena *arena, const char *dir, struct str path, uint32_t variant,
                        struct scenario *ret_scenario, struct script *script, struct mark *ret,
                        struct err *reterr)
{
	struct buf journal_text = buf_in(arena);
	struct script_watch watch = {add_line, add_entry, &journal_text};
	struct str marking = joined(arena, dir, "marking.xml");
	struct journal journal;
	struct guide guide;

	return scenario_read_variant(arena, &source_tree_ports, str_from_c(dir), variant, ret_scenario, reterr) &&
	       guide_read(fixture_read(arena, str_copy_c(arena, marking)), marking, arena, &guide, reterr) &&
	       script_read_filled(arena, path, fixture_read(arena, str_copy_c(arena, path)),
	                          &ret_scenario->values, script, reterr) &&
	       script_play(arena, script, ret_scenario, STR("test"), &watch, reterr) &&
	       journal_read(buf_str(&journal_text), path, REPLAY_VERIFY, arena, NULL, NULL, &journal, reterr) &&
	       mark(&guide, &journal, arena, ret, reterr);
}

/* The wanted findings in the form of charged(). */
static struct str wanted(struct arena *arena, const struct script *script)
{
	struct buf out = buf_in(arena);

	for (size_t i = 0; i < script->finding_count; i++) {
		const struct script_finding *finding = &script->findings[i];

		buf_add_c(&out, i == 0 ? "" : ", ");
		buf_add(&out, finding->kind);
		buf_add_char(&out, ' ');
		buf_add(&out, finding->step);
		buf_add_char(&out, ' ');
		buf_add_i64(&out, finding->lost_hundredths);
	}
	return buf_str(&out);
}

/* Returns how many variants there are. */
static uint32_t try_variant(const char *dir, struct str path, uint32_t variant)
{
	struct arena arena = test_arena();
	struct err err = {0};
	struct scenario scenario = {.variant_count = 1};
	struct script script;
	struct mark mark;
	struct buf why = buf_in(&arena);
	bool is_ok = mark_script(&arena, dir, path, variant, &scenario, &script, &mark, &err);
	uint32_t count = scenario.variant_count;

	if (!is_ok) {
		err_write(&err, &why);
	} else {
		struct str found = charged(&arena, &mark), want = wanted(&arena, &script);

		is_ok = mark.verdict == VERDICT_GRADED && str_equals(found, want) &&
		        (script.finding_count != 0 || mark.score == mark.max);
		buf_add_c(&why, "wanted: ");
		buf_add(&why, want);
		buf_add_c(&why, "; found: ");
		buf_add(&why, found);
	}
	report(is_ok, str_copy_c(&arena, path), variant, buf_str(&why));
	arena_finish(&arena);
	return count;
}

static void try_script(const char *dir, struct str path)
{
	for (uint32_t variant = 0, count = 1; variant < count; variant++)
		count = try_variant(dir, path, variant);
}

static int is_script(const struct dirent *entry)
{
	return str_ends_with(str_from_c(entry->d_name), STR(".scn"));
}

static void try_folder(const char *dir, const char *folder)
{
	struct arena arena = test_arena();
	struct str path = joined(&arena, dir, folder);
	struct dirent **entries = NULL;
	int count = scandir(fixture_path(&arena, str_copy_c(&arena, path)).ptr, &entries, is_script, alphasort);

	for (int i = 0; i < count; i++) {
		try_script(dir, joined(&arena, str_copy_c(&arena, path), entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	arena_finish(&arena);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int main(void)
{
	struct arena arena = test_arena();
	struct dirent **entries = NULL;
	int count = scandir(fixture_path(&arena, "fixtures/scenarios").ptr, &entries, is_visible, alphasort);

	for (int i = 0; i < count; i++) {
		const char *dir = str_copy_c(&arena, joined(&arena, "fixtures/scenarios", entries[i]->d_name));

		try_script(dir, joined(&arena, dir, "reference.scn"));
		try_folder(dir, "orders");
		try_folder(dir, "mistakes");
		free(entries[i]);
	}
	free(entries);
	printf("1..%u\n", tests);
	arena_finish(&arena);
	return failures == 0 && tests > 0 ? 0 : 1;
}
