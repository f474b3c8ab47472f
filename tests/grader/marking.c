#include "tests/grader/marking.h"

#include "base/buf.h"
#include "tests/support/library.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void fail_with(struct arena *arena, const struct err *err)
{
	struct buf line = buf_in(arena);

	err_write(err, &line);
	fail_msg("%s", str_copy_c(arena, buf_str(&line)));
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

struct str played(struct arena *arena, const char *statements)
{
	struct buf text = buf_in(arena), journal = buf_in(arena);
	struct script_watch watch = {add_line, add_entry, &journal};
	struct scenario scenario;
	struct script script;
	struct err err = {0};

	buf_add_c(&text, "scenario bao-cao-cchc seed 1\n");
	buf_add_c(&text, statements);
	buf_add_c(&text, "\nhand-in\n");
	if (!scenario_read(arena, &source_tree_ports, STR(TEST_SCENARIO), &scenario, &err) ||
	    !script_read(arena, STR("test"), buf_str(&text), &script, &err) ||
	    !script_play(arena, &script, &scenario, STR("test"), &watch, &err))
		fail_with(arena, &err);
	return buf_str(&journal);
}

struct mark marked(struct arena *arena, const char *tasks, const char *statements)
{
	struct buf text = buf_in(arena);
	struct journal *journal = ARENA_NEW(arena, struct journal);
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct mark mark_made = {0};
	struct err err = {0};

	buf_add_c(&text, "<marking scenario=\"bao-cao-cchc\" version=\"1\">\n");
	buf_add_c(&text, tasks);
	buf_add_c(&text, "\n</marking>\n");
	if (!guide_read(buf_str(&text), STR("guide"), arena, guide, &err) ||
	    !journal_read(played(arena, statements), STR("journal"), REPLAY_VERIFY, arena, NULL, NULL, journal,
	                  &err) ||
	    !mark(guide, journal, arena, &mark_made, &err))
		fail_with(arena, &err);
	return mark_made;
}

static void charged_add(const struct findings *findings, struct buf *out)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		if (finding->lost == 0)
			continue;
		if (out->len > 0)
			buf_add_c(out, ", ");
		buf_add(out, name_of(&finding_kind_names, finding->kind));
		buf_add_char(out, ' ');
		buf_add(out, str_is_empty(finding->step) ? STR("-") : finding->step);
		buf_add_char(out, ' ');
		buf_add_i64(out, finding->lost);
	}
}

struct str charged(struct arena *arena, const struct mark *mark)
{
	struct buf out = buf_in(arena);

	if (mark->verdict == VERDICT_NEEDS_HUMAN)
		buf_add(&out, mark->why.text);
	for (size_t i = 0; i < mark->task_count; i++)
		charged_add(&mark->tasks[i].findings, &out);
	charged_add(&mark->collateral, &out);
	return buf_str(&out);
}
