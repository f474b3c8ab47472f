/* The attempts that are written down: nobody's, the reference, the orders, the mistakes; and what they reach. */
#include "grader/check/parts.h"

/* ---- nothing done ---- */

/* Each task by itself, so that the line is known when its points do not add up. */
static bool null_task_check(struct checking *checking, const struct script *nothing, size_t at)
{
	struct guide whole = checking->guide;
	struct arena arena;
	struct run run;
	struct err err = {0};
	bool is_right = false;

	arena_init(&arena, checking->arena->source);
	checking->guide.tasks = &whole.tasks[at];
	checking->guide.task_count = 1;
	if (!run_play(checking, nothing, &arena, &run, &err))
		fault(checking, checking->guide_path, whole.tasks[at].line, "",
		      "doing nothing cannot be marked: %.*s", STR_ARG(err.what));
	else if (run.mark.verdict != VERDICT_GRADED)
		fault(checking, checking->guide_path, whole.tasks[at].line,
		      "let the points of steps, and of rules and goals that fail when nothing is done, sum to the "
		      "task's",
		      "%.*s", STR_ARG(run.mark.why.text));
	else if (run.mark.score != 0 || run.mark.collateral.count != 0)
		fault(checking, checking->guide_path, whole.tasks[at].line, "let doing nothing be worth nothing",
		      "doing nothing earns points in task %.*s", STR_ARG(whole.tasks[at].ref));
	else
		is_right = true;
	checking->guide = whole;
	arena_finish(&arena);
	return is_right;
}

bool null_check(struct checking *checking)
{
	const struct statement wait = {.kind = STATEMENT_WAIT,
	                               .wait_ms = checking->scenario.seed->duration_ms + 60000};
	const struct script nothing = {
		.source = checking->guide_path,
		.scenario = checking->scenario.id,
		.statements = &wait,
		.statement_count = 1,
	};
	bool is_right = true;

	for (size_t i = 0; i < checking->guide.task_count; i++)
		is_right = null_task_check(checking, &nothing, i) && is_right;
	return is_right;
}

/* ---- what should be full ---- */

static bool full_check(struct checking *checking, struct script *script, struct arena *arena, struct run *ret,
                       struct str name)
{
	struct err err = {0};

	if (!run_play(checking, script, arena, ret, &err)) {
		if (!fault_of_err(checking, &err))
			fault(checking, script->source, 1, "", "the script cannot be played: %.*s", STR_ARG(err.what));
		return false;
	}
	if (!run_is_marked(checking, ret, 1))
		return false;
	outcome_keep(checking, ret, name, 1, true);
	return run_is_full(checking, ret, "mend the script, or let the guide allow it");
}

bool reference_check(struct checking *checking)
{
	struct script *script = &checking->reference;

	checking->reference_run = ARENA_NEW(checking->arena, struct run);
	return script_load(checking, path_of(checking, STR("reference.scn")), script) &&
	       full_check(checking, script, checking->arena, checking->reference_run, STR("reference.scn"));
}

typedef void script_gate(struct checking *checking, struct script *script, struct str name);

/* Each .scn of the folder; a folder that is not there holds none. *ret_count: how many there were. */
static bool folder_check(struct checking *checking, const char *folder, script_gate *gate, size_t *ret_count,
                         struct err *reterr)
{
	struct str path = path_of(checking, str_from_c(folder)), *names;
	struct err err = {0};
	size_t count;

	if (!checking->ports->list_folder(checking->ports->context, path, checking->arena, &names, &count,
	                                  &err)) {
		if (err.class != ERR_MISSING)
			*reterr = err;
		return err.class == ERR_MISSING;
	}
	for (size_t i = 0; i < count; i++) {
		struct buf name = buf_in(checking->arena);
		struct script script;

		if (!str_ends_with(names[i], STR(".scn")))
			continue;
		buf_add_c(&name, folder);
		buf_add_char(&name, '/');
		buf_add(&name, names[i]);
		(*ret_count)++;
		if (script_load(checking, path_of(checking, buf_str(&name)), &script))
			gate(checking, &script, buf_str(&name));
	}
	return true;
}

static void order_gate(struct checking *checking, struct script *script, struct str name)
{
	struct arena arena;
	struct run run;

	arena_init(&arena, checking->arena->source);
	full_check(checking, script, &arena, &run, name);
	arena_finish(&arena);
}

bool orders_check(struct checking *checking, struct err *reterr)
{
	return folder_check(checking, "orders", order_gate, &checking->report->orders_written, reterr);
}

/* ---- mistakes ---- */

struct charges {
	const struct finding **items;
	bool *is_wanted;
	size_t count;
};

static void charges_add(struct charges *charges, const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].lost != 0)
			charges->items[charges->count++] = &findings->items[i];
	}
}

static struct charges charges_of(const struct mark *mark, struct arena *arena)
{
	struct charges charges = {0};
	size_t most = mark->collateral.count;

	for (size_t t = 0; t < mark->task_count; t++)
		most += mark->tasks[t].findings.count;
	charges.items = ARENA_ARRAY(arena, const struct finding *, most);
	charges.is_wanted = ARENA_ARRAY(arena, bool, most);
	for (size_t t = 0; t < mark->task_count; t++)
		charges_add(&charges, &mark->tasks[t].findings);
	charges_add(&charges, &mark->collateral);
	return charges;
}

static bool is_same(const struct finding *finding, const struct script_finding *wanted)
{
	struct str step = str_is_empty(finding->step) ? STR("-") : finding->step;

	return finding->lost == wanted->lost_hundredths && str_equals(step, wanted->step) &&
	       str_equals(name_of(&finding_kind_names, finding->kind), wanted->kind);
}

static void charges_compare(struct checking *checking, const struct run *run, struct charges *charges)
{
	const struct script *script = run->script;

	for (size_t w = 0; w < script->finding_count; w++) {
		const struct script_finding *wanted = &script->findings[w];
		size_t at = 0;

		while (at < charges->count && (charges->is_wanted[at] || !is_same(charges->items[at], wanted)))
			at++;
		if (at < charges->count)
			charges->is_wanted[at] = true;
		else
			fault(checking, script->source, wanted->line, "mend the line, the script or the guide",
			      "the script says “%.*s %.*s %d”, and nothing of the kind is charged", STR_ARG(wanted->kind),
			      STR_ARG(wanted->step), wanted->lost_hundredths);
	}
	for (size_t i = 0; i < charges->count; i++) {
		const struct finding *finding = charges->items[i];
		struct str step = str_is_empty(finding->step) ? STR("-") : finding->step;

		if (!charges->is_wanted[i])
			fault(checking, script->source, run_line(run, finding->record),
			      "add a finding line, or mend the script or the guide",
			      "“%.*s %.*s %d” is charged, and the script does not say so",
			      STR_ARG(name_of(&finding_kind_names, finding->kind)), STR_ARG(step), finding->lost);
	}
}

static void mistake_gate(struct checking *checking, struct script *script, struct str name)
{
	struct arena arena;
	struct run run;
	struct err err = {0};

	arena_init(&arena, checking->arena->source);
	if (script->finding_count == 0)
		fault(checking, script->source, 1, "end it with: finding KIND STEP HUNDREDTHS, or move it to orders/",
		      "the script of a mistake does not say what it loses");
	if (!run_play(checking, script, &arena, &run, &err)) {
		if (!fault_of_err(checking, &err))
			fault(checking, script->source, 1, "", "the script cannot be played: %.*s", STR_ARG(err.what));
	} else if (run_is_marked(checking, &run, 1)) {
		struct charges charges = charges_of(&run.mark, &arena);

		outcome_keep(checking, &run, name, 1, true);
		if (script->finding_count > 0)
			charges_compare(checking, &run, &charges);
	}
	arena_finish(&arena);
}

bool mistakes_check(struct checking *checking, struct err *reterr)
{
	return folder_check(checking, "mistakes", mistake_gate, &checking->report->mistakes, reterr);
}

/* ---- reach ---- */

static void unreached_tell(struct checking *checking, size_t task, const struct guide_step *step)
{
	const struct seed *seed = checking->scenario.seed;

	if (!predicates_overlap(checking, task, &step->what, NULL))
		fault(checking, checking->guide_path, step->line, "let its must guards allow something together",
		      "no event can be step “%.*s”: its must guards contradict each other", STR_ARG(step->id));
	else if ((step->what.action->roles & BIT(seed_role(seed, seed->candidate))) == 0)
		fault(checking, checking->guide_path, step->line, "name an action that the candidate may do",
		      "nobody can do step “%.*s”: %s is not for the candidate's role", STR_ARG(step->id),
		      step->what.action->key);
	else
		fault(checking, checking->guide_path, step->line,
		      "let the reference or a script in orders/ do it, or take the step away",
		      "step “%.*s” is done by no full attempt: nothing shows that it can be done", STR_ARG(step->id));
}

void reach_check(struct checking *checking)
{
	for (size_t t = 0; t < checking->guide.task_count; t++) {
		const struct guide_task *task = &checking->guide.tasks[t];

		for (uint32_t s = 0; s < task->tree.step_count; s++) {
			if (!checking->is_done[t][s])
				unreached_tell(checking, t, &task->steps[s]);
		}
	}
}
