/* Plays every .scn script of the tree and prints TAP: one test a script, and one for the refusals none of them asked for.
 *
 * A script passes when each of its lines holds, when it makes the same journal twice, and when that journal can be folded
 * again; a scenario's is taken by the verifier, which decides every record again. argv[1] lists refusals that are tested elsewhere. */
#include "base/buf.h"
#include "journal/journal.h"
#include "script/script.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* Numbers of refusals are small and pinned. */
#define REFUSAL_NUMBER_MAX 256

#define ACTION_ID_MAX 256

struct tally {
	unsigned tests, failed;
	bool is_asked_for[REFUSAL_NUMBER_MAX];
	bool is_accepted_once[ACTION_ID_MAX], is_refused_once[ACTION_ID_MAX], is_tested_elsewhere[ACTION_ID_MAX];
};

static void report(struct tally *tally, bool is_ok, struct str name, const struct err *err,
                   struct arena *arena)
{
	tally->tests++;
	printf("%sok %u - %.*s\n", is_ok ? "" : "not ", tally->tests, STR_ARG(name));
	if (is_ok)
		return;
	struct buf why = buf_in(arena);
	err_write(err, &why);
	printf("# %.*s\n", STR_ARG(buf_str(&why)));
	tally->failed++;
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

static bool play(struct arena *arena, const struct script *script, const struct scenario *scenario,
                 struct str *ret, struct err *reterr)
{
	struct buf journal = buf_in(arena);
	struct script_watch watch = {add_line, add_entry, &journal};
	bool holds = script_play(arena, script, scenario, STR("test"), &watch, reterr);
	*ret = buf_str(&journal);
	return holds;
}

/* dir: the scenario's folder, or empty for a script on an office. */
static bool both_read(struct arena *arena, struct str dir, struct str path, struct script *ret_script,
                      struct scenario *ret, struct err *reterr)
{
	struct str text = fixture_read(arena, str_copy_c(arena, path));
	if (!str_is_empty(dir))
		return script_read_head(arena, path, text, ret_script, reterr) &&
		       scenario_read_variant(arena, &source_tree_ports, dir, ret_script->seed, ret, reterr) &&
		       script_read_filled(arena, path, text, &ret->values, ret_script, reterr);
	if (!script_read(arena, path, text, ret_script, reterr))
		return false;
	struct office_wish wish = ret_script->wish;
	wish.root = STR("fixtures");
	return scenario_of_office(arena, &source_tree_ports, &wish, ret, reterr);
}

static void note_outcomes(struct tally *tally, const struct script *script)
{
	for (size_t i = 0; i < script->statement_count; i++) {
		const struct statement *statement = &script->statements[i];
		if (statement->kind != STATEMENT_DO)
			continue;
		if (statement->outcome.code < REFUSAL_NUMBER_MAX)
			tally->is_asked_for[statement->outcome.code] = true;
		if (is_refused(statement->outcome))
			tally->is_refused_once[statement->action->id] = true;
		else
			tally->is_accepted_once[statement->action->id] = true;
	}
}

static bool script_passes(struct tally *tally, struct arena *arena, struct str dir, struct str path,
                          struct err *reterr)
{
	struct script script;
	struct scenario scenario;
	struct journal journal;
	struct str first, second;
	/* On an office several people act of their own accord, which the verifier rightly takes for a forgery. */
	enum replay_mode mode = str_is_empty(dir) ? REPLAY_TRUST : REPLAY_VERIFY;
	if (!both_read(arena, dir, path, &script, &scenario, reterr) ||
	    !play(arena, &script, &scenario, &first, reterr) ||
	    !play(arena, &script, &scenario, &second, reterr) ||
	    !journal_read(first, path, mode, arena, NULL, NULL, &journal, reterr))
		return false;
	if (!str_is_empty(dir) && !str_equals(scenario.id, script.scenario))
		return err_at(reterr, ERR_INPUT, path, 1, STR("the script is written for another scenario"), STR(""));
	if (!str_equals(first, second))
		return err_at(reterr, ERR_INTERNAL, path, 0, STR("played twice, it made two journals"), STR(""));
	if (!str_is_empty(dir) && !journal.is_closed)
		return err_at(reterr, ERR_INPUT, path, 0, STR("the attempt is still open"), STR("hand in, or wait"));
	note_outcomes(tally, &script);
	return true;
}

static struct str joined(struct arena *arena, struct str folder, const char *name)
{
	struct buf out = buf_in(arena);
	buf_add(&out, folder);
	buf_add_char(&out, '/');
	buf_add_c(&out, name);
	return buf_str(&out);
}

/* What is in a folder of the tree, by name: scripts are played, folders are gone into. `dir` as above; folders directly
 * below fixtures/scenarios are scenarios themselves. */
static void folder_play(struct tally *tally, struct str folder, struct str dir, bool holds_scenarios)
{
	struct arena arena = test_arena();
	struct dirent **entries;
	struct str whole = fixture_path(&arena, str_copy_c(&arena, folder));
	int count = scandir(whole.ptr, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		struct str name = str_from_c(entries[i]->d_name), path = joined(&arena, folder, entries[i]->d_name);
		if (entries[i]->d_type == DT_DIR && name.ptr[0] != '.') {
			folder_play(tally, path, holds_scenarios ? path : dir, false);
		} else if (str_ends_with(name, STR(".scn"))) {
			struct arena own = test_arena();
			struct err err = {0};
			report(tally, script_passes(tally, &own, dir, path, &err), path, &err, &own);
			arena_finish(&own);
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	arena_finish(&arena);
}

/* A line `name <tab> file <tab> why`: the file must name the refusal, or the action; a hyphen means that nothing can give it yet. */
static void elsewhere_note(struct tally *tally, struct arena *arena, struct str line)
{
	struct str name = str_cut(&line, '\t'), path = str_cut(&line, '\t');
	enum refusal_code code = 0;
	struct err err = {0};
	const struct action *action = action_find(name);
	bool is_right = (action != NULL || refusal_parse(name, &code)) && !str_is_empty(line);
	if (is_right && !str_equals(path, STR("-"))) {
		struct str text = fixture_read(arena, str_copy_c(arena, path));
		is_right = str_find(text, name) < text.len;
	}
	err_at(&err, ERR_INPUT, path, 0, STR("this does not test the refusal, or there is none of that name"),
	       STR(""));
	report(tally, is_right, name, &err, arena);
	if (is_right && action != NULL)
		tally->is_tested_elsewhere[action->id] = true;
	else if (is_right)
		tally->is_asked_for[code] = true;
}

static void elsewhere_read(struct tally *tally, struct arena *arena, const char *path)
{
	struct str text = fixture_read_file(arena, path);
	while (!str_is_empty(text)) {
		struct str line = str_cut(&text, '\n');
		if (!str_is_empty(line) && line.ptr[0] != '#')
			elsewhere_note(tally, arena, line);
	}
}

static void refusals_check(struct tally *tally, struct arena *arena)
{
	size_t count;
	const enum refusal_code *codes = refusal_list(&count);
	struct buf never = buf_in(arena);
	struct err err = {0};
	for (size_t i = 0; i < count; i++)
		if (!tally->is_asked_for[codes[i]]) {
			buf_add_char(&never, ' ');
			buf_add(&never, refusal_name(codes[i]));
		}
	err_at(&err, ERR_INPUT, STR("no script is refused for"), 0, buf_str(&never),
	       STR("write one in tests/scenarios/rules"));
	report(tally, never.len == 0, STR("every refusal is asked for"), &err, arena);
}

/* After all scripts each action has been taken once and refused once; what only a unit test can do stands with the
 * refusals (elsewhere.tsv), by its key. */
static void actions_check(struct tally *tally, struct arena *arena, const bool *is_seen, const char *what)
{
	size_t count;
	const struct action *const *actions = action_list(&count);
	struct buf never = buf_in(arena), name = buf_in(arena);
	struct err err = {0};
	for (size_t i = 0; i < count; i++)
		if (!is_seen[actions[i]->id] && !tally->is_tested_elsewhere[actions[i]->id]) {
			buf_add_char(&never, ' ');
			buf_add_c(&never, actions[i]->key);
		}
	buf_add_c(&name, "every action is ");
	buf_add_c(&name, what);
	err_at(&err, ERR_INPUT, buf_str(&name), 0, buf_str(&never),
	       STR("write a script in tests/scenarios/rules"));
	report(tally, never.len == 0, buf_str(&name), &err, arena);
}

int main(int argc, char **argv)
{
	static struct tally tally;
	struct arena arena = test_arena();
	if (argc != 2)
		return EXIT_FAILURE;
	folder_play(&tally, STR("tests/scenarios/rules"), STR(""), false);
	folder_play(&tally, STR("fixtures/scenarios"), STR(""), true);
	elsewhere_read(&tally, &arena, argv[1]);
	refusals_check(&tally, &arena);
	actions_check(&tally, &arena, tally.is_accepted_once, "accepted once");
	actions_check(&tally, &arena, tally.is_refused_once, "refused once");
	printf("1..%u\n", tally.tests);
	arena_finish(&arena);
	return tally.failed == 0 && tally.tests > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
