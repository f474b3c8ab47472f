#include "grader/mark/mark.h"

#include "base/buf.h"
#include "grader/mark/parts.h"
#include "grader/replay/state.h"

static const struct str kind_names[] = {
	[FINDING_SYNC] = STR_INIT("sync"),       [FINDING_MISSING] = STR_INIT("missing"),
	[FINDING_WRONG] = STR_INIT("wrong"),     [FINDING_MISPLACED] = STR_INIT("misplaced"),
	[FINDING_EXTRA] = STR_INIT("extra"),     [FINDING_UNDONE] = STR_INIT("undone"),
	[FINDING_SURPLUS] = STR_INIT("surplus"), [FINDING_BOTH] = STR_INIT("both"),
	[FINDING_NEVER] = STR_INIT("never"),     [FINDING_RULE] = STR_INIT("rule"),
	[FINDING_GOAL] = STR_INIT("goal"),       [FINDING_COLLATERAL] = STR_INIT("collateral"),
	[FINDING_FLOOR] = STR_INIT("floor"),
};
const struct name_table finding_kind_names = {kind_names, FINDING_KIND_COUNT};

/* One attempt being marked: the candidate's, or that of nobody. */
struct run {
	struct bound_guide *bound;
	const struct deeds *deeds;
	struct made_list made;
	const struct office *office; /* as it was left */
	struct str state;            /* XML of its final office */
	struct task_marking *tasks;
	bool *is_taken, *is_charged, *is_explained; /* [deed] */
	struct arena *arena;
};

static struct task_marking task_open(const struct run *run, size_t index)
{
	return (struct task_marking){
		.bound = run->bound,
		.index = index,
		.task = &run->bound->guide->tasks[index],
		.deeds = run->deeds,
		.looking = {run->bound, index, run->arena},
		.arena = run->arena,
	};
}

static void taken_note(const struct task_marking *marking, bool *is_taken)
{
	for (uint32_t e = 0; e < marking->seen_count; e++)
		is_taken[marking->seen[e]] = is_taken[marking->seen[e]] || marking->is_sync[e];
}

/* All findings of all tasks. False: needs a human. */
static bool run_mark(struct run *run, struct human_reason *ret_why)
{
	size_t count = run->bound->guide->task_count;

	run->tasks = ARENA_ARRAY(run->arena, struct task_marking, count);
	run->is_taken = ARENA_ARRAY(run->arena, bool, run->deeds->count);
	run->is_charged = ARENA_ARRAY(run->arena, bool, run->deeds->count);
	run->is_explained = ARENA_ARRAY(run->arena, bool, run->deeds->count);
	for (size_t i = 0; i < count; i++) {
		run->tasks[i] = task_open(run, i);
		if (!bindings_choose(&run->tasks[i], run->bound, &run->made, run->office, ret_why))
			return false;
		matrix_fill(&run->tasks[i]);
		if (!workflow_mark(&run->tasks[i], ret_why))
			return false;
		taken_note(&run->tasks[i], run->is_taken);
		explained_note(&run->tasks[i], run->is_explained);
	}
	for (size_t i = 0; i < count; i++) {
		undone_mark(&run->tasks[i]);
		surplus_mark(&run->tasks[i], run->is_taken, run->is_charged);
		both_mark(&run->tasks[i]);
		nevers_mark(&run->tasks[i]);
		rules_mark(&run->tasks[i]);
		if (!goals_mark(&run->tasks[i], run->state, ret_why))
			return false;
	}
	return true;
}

static int64_t lost_of(const struct findings *findings, bool only_goals)
{
	int64_t lost = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (!only_goals || findings->items[i].kind == FINDING_GOAL)
			lost += findings->items[i].lost;
	}
	return lost;
}

/* ---- the null run ---- */

/* What doing nothing loses must be what the task is worth; else the guide and this office do not fit, and no score of
 * this attempt would mean anything. */
static bool null_fits(const struct run *null, struct arena *arena, struct human_reason *ret_why)
{
	for (size_t i = 0; i < null->bound->guide->task_count; i++) {
		const struct guide_task *task = &null->bound->guide->tasks[i];
		int64_t lost = lost_of(&null->tasks[i].findings, false);
		struct buf out = buf_in(arena);

		if (lost == task->points)
			continue;
		buf_add_c(&out, "the guide does not fit this office: doing nothing in task ");
		buf_add(&out, task->ref);
		buf_add_c(&out, " loses ");
		buf_add_i64(&out, lost);
		buf_add_c(&out, " hundredths, the task is worth ");
		buf_add_u64(&out, task->points);
		*ret_why = (struct human_reason){HUMAN_MISFIT, buf_str(&out)};
		return false;
	}
	return true;
}

/* The office as goals ask it; empty when nobody asks. */
static struct str state_of(const struct guide *guide, const struct office *office, struct arena *arena)
{
	struct buf state = buf_in(arena);
	size_t goals = 0;

	for (size_t i = 0; i < guide->task_count; i++)
		goals += guide->tasks[i].goal_count;
	if (goals > 0)
		state_write(office, &state);
	return buf_str(&state);
}

static bool null_mark(struct bound_guide *bound, const struct journal *journal, struct arena *arena,
                      struct run *ret, struct human_reason *ret_why)
{
	static const struct deeds nothing = {NULL, 0};

	const struct office *office = null_run(journal, arena);

	*ret = (struct run){
		.bound = bound,
		.deeds = &nothing,
		.office = office,
		.state = state_of(bound->guide, office, arena),
		.arena = arena,
	};
	return run_mark(ret, ret_why) && null_fits(ret, arena, ret_why);
}

/* ---- scores ---- */

static void floor_add(struct arena *arena, struct findings *findings, int64_t given_back)
{
	finding_add(arena, findings,
	            (struct finding){.kind = FINDING_FLOOR,
	                             .record = FINDING_NO_RECORD,
	                             .lost = -(int32_t)given_back,
	                             .wanted = STR("not below zero")});
}

static uint32_t outcome_of(const struct run *run, size_t task)
{
	return (uint32_t)lost_of(&run->tasks[task].findings, true);
}

static void task_score(const struct run *run, const struct run *null, size_t index, struct task_mark *ret)
{
	struct findings *findings = &run->tasks[index].findings;
	int64_t max = run->tasks[index].task->points, lost = lost_of(findings, false);
	uint32_t outcome_lost = outcome_of(run, index);

	if (lost > max)
		floor_add(run->arena, findings, lost - max);
	ret->ref = run->tasks[index].task->ref;
	ret->max = (uint32_t)max;
	ret->score = lost > max ? 0 : (uint32_t)(max - lost);
	ret->findings = *findings;
	ret->outcome_max = outcome_of(null, index);
	ret->outcome_score = outcome_lost > ret->outcome_max ? 0 : ret->outcome_max - outcome_lost;
	if (ret->outcome_score > ret->score)
		ret->outcome_score = ret->score;
}

static void scores_fill(struct run *run, const struct run *null, struct mark *ret)
{
	int64_t stray, sum = 0;

	ret->task_count = run->bound->guide->task_count;
	ret->tasks = ARENA_ARRAY(run->arena, struct task_mark, ret->task_count);
	for (size_t i = 0; i < ret->task_count; i++) {
		task_score(run, null, i, &ret->tasks[i]);
		sum += ret->tasks[i].score;
		ret->max += ret->tasks[i].max;
	}
	collateral_mark(run->bound, run->deeds, run->is_explained, &run->made, run->arena, &ret->collateral);
	stray = lost_of(&ret->collateral, false);
	if (stray > sum)
		floor_add(run->arena, &ret->collateral, stray - sum);
	ret->score = stray > sum ? 0 : (uint32_t)(sum - stray);
}

static bool needs_human(struct mark *ret, struct human_reason why)
{
	ret->verdict = VERDICT_NEEDS_HUMAN;
	ret->why = why;
	return true;
}

static bool scenario_fits(const struct guide *guide, const struct journal *journal, struct arena *arena,
                          struct err *reterr)
{
	struct buf what = buf_in(arena);

	if (str_equals(guide->scenario, journal->start.scenario))
		return true;
	buf_add_c(&what, "the guide marks scenario “");
	buf_add(&what, guide->scenario);
	buf_add_c(&what, "”, the journal is of “");
	buf_add(&what, journal->start.scenario);
	buf_add_c(&what, "”");
	return err_at(reterr, ERR_INPUT, guide->source, 1, buf_str(&what),
	              STR("name the guide of that scenario"));
}

bool mark(const struct guide *guide, const struct journal *journal, struct arena *arena, struct mark *ret,
          struct err *reterr)
{
	static const struct human_reason still_open = {
		HUMAN_OPEN, STR_INIT("the attempt is not closed: its journal has no attempt.close")};
	struct bound_guide *bound = ARENA_NEW(arena, struct bound_guide);
	struct deeds deeds;
	struct run run, null;
	struct human_reason why = {0};

	*ret = (struct mark){.verdict = VERDICT_GRADED, .bound = bound};
	for (size_t i = 0; i < guide->task_count; i++)
		ret->max += guide->tasks[i].points;
	if (!scenario_fits(guide, journal, arena, reterr) ||
	    !guide_bind(guide, &journal->seed, arena, bound, reterr))
		return false;
	if (!journal->is_closed)
		return needs_human(ret, still_open);
	if (!null_mark(bound, journal, arena, &null, &why))
		return needs_human(ret, why);
	deeds = deeds_of_journal(journal, arena);
	run = (struct run){.bound = bound, .deeds = &deeds, .office = journal->office, .arena = arena};
	run.made = made_of_deeds(&deeds, journal->office, arena);
	run.state = state_of(guide, journal->office, arena);
	if (!run_mark(&run, &why))
		return needs_human(ret, why);
	ret->deeds = deeds;
	ret->office = journal->office;
	ret->max = 0;
	scores_fill(&run, &null, ret);
	return true;
}
