/* Each mutant is played and marked, and its loss held against the arithmetic of expected.h. */
#include "grader/check/expected.h"
#include "grader/check/mutants.h"

struct trial {
	struct checking *checking;
	const struct mutant *mutant;
	struct str shown;
	uint32_t line; /* in the reference */
};

static int64_t marked_loss(const struct run *run)
{
	int64_t lost = lost_in(&run->mark.collateral);

	for (size_t t = 0; t < run->mark.task_count; t++)
		lost += lost_in(&run->mark.tasks[t].findings);
	return lost;
}

static int64_t expected_loss(const struct checking *checking, const struct expected *expected)
{
	int64_t lost = expected->stray;

	for (size_t t = 0; t < checking->guide.task_count; t++)
		lost += expected->lost[t];
	return lost;
}

static bool losses_agree(const struct trial *trial, const struct run *run, const struct expected *expected)
{
	bool do_agree = lost_in(&run->mark.collateral) == expected->stray;

	for (size_t t = 0; t < run->mark.task_count; t++)
		do_agree = do_agree && lost_in(&run->mark.tasks[t].findings) == expected->lost[t];
	if (!do_agree) {
		struct arena *arena = trial->checking->arena;
		struct str marked = points_shown(arena, marked_loss(run));
		struct str wanted = points_shown(arena, expected_loss(trial->checking, expected));

		fault(trial->checking, trial->checking->reference.source, trial->line,
		      "the fault is the grader's, not the scenario's: report it with this folder",
		      "%.*s the reference loses %.*s, and the broken steps are worth %.*s", STR_ARG(trial->shown),
		      STR_ARG(marked), STR_ARG(wanted));
	}
	return do_agree;
}

/* Nothing was lost. Allowed is what the workflow has room for, or the office refused. */
static bool survivor_is_allowed(const struct trial *trial, const struct expected *expected)
{
	struct checking *checking = trial->checking;

	for (size_t t = 0; t < checking->guide.task_count; t++) {
		if (expected->fits[t].missing == 0)
			continue;
		fault(checking, checking->reference.source, trial->line,
		      "give the step points, or put it into optional",
		      "%.*s the reference misses a step of task %.*s and loses nothing", STR_ARG(trial->shown),
		      STR_ARG(checking->guide.tasks[t].ref));
		return false;
	}
	if (expected->stray_free > 0) {
		fault(checking, checking->reference.source, trial->line,
		      "give the guide a collateral element with points, or list the action as free",
		      "%.*s the reference makes a change that no task asks for and loses nothing",
		      STR_ARG(trial->shown));
		return false;
	}
	return true;
}

/* With nothing but one step missing, a rule or goal that fails too charges the same error again. */
static void doubles_note(const struct trial *trial, const struct run *run, const struct expected *expected)
{
	struct checking *checking = trial->checking;

	if (trial->mutant->kind != MUTANT_DROP || expected_missing(checking, expected) != 1)
		return;
	for (size_t t = 0; t < run->mark.task_count; t++) {
		const struct findings *findings = &run->mark.tasks[t].findings;

		for (size_t i = 0; i < findings->count; i++) {
			const struct finding *finding = &findings->items[i];

			if (finding->lost > 0 && (finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL))
				note(checking, checking->guide_path, guide_line_of(&checking->guide, finding->step),
				     "say after=\"...\" if one mistake should be charged once",
				     "%.*s the reference misses one step, and “%.*s” fails too", STR_ARG(trial->shown),
				     STR_ARG(finding->step));
		}
	}
}

static void trial_judge(const struct trial *trial, const struct run *run, struct arena *arena)
{
	struct mutant_tally *tally = &trial->checking->report->mutants[trial->mutant->kind];
	struct expected expected;
	int64_t lost = marked_loss(run);

	expected_find(trial->checking, run, arena, &expected);
	doubles_note(trial, run, &expected);
	if (!expected.is_exact && lost > 0 && lost <= expected_loss(trial->checking, &expected)) {
		tally->bounded++;
		return;
	}
	if (!losses_agree(trial, run, &expected))
		return;
	if (lost > 0)
		tally->killed++;
	else if (survivor_is_allowed(trial, &expected))
		tally->equivalent++;
}

static void mutant_try(struct checking *checking, const struct mutant *mutant)
{
	struct trial trial = {
		.checking = checking,
		.mutant = mutant,
		.shown = mutant_shown(checking, mutant, checking->arena),
		.line = checking->reference.statements[mutant->at].line,
	};
	struct arena arena;
	struct script script;
	struct run run;
	struct err err = {0};

	arena_init(&arena, checking->arena->source);
	script = mutant_script(checking, mutant, &arena);
	if (!run_play(checking, &script, &arena, &run, &err)) {
		fault(checking, script.source, trial.line, "", "%.*s the reference cannot be played: %.*s",
		      STR_ARG(trial.shown), STR_ARG(err.what));
	} else if (run_is_marked(checking, &run, trial.line)) {
		outcome_keep(checking, &run, trial.shown, trial.line, false);
		trial_judge(&trial, &run, &arena);
	}
	arena_finish(&arena);
}

void mutants_check(struct checking *checking)
{
	struct mutants all[MUTANT_KIND_COUNT];
	struct arena arena;

	arena_init(&arena, checking->arena->source);
	for (unsigned kind = 0; kind < MUTANT_KIND_COUNT; kind++) {
		all[kind] = mutants_of(checking, (enum mutant_kind)kind, &arena);
		checking->known += all[kind].count;
	}
	for (unsigned kind = 0; kind < MUTANT_KIND_COUNT; kind++) {
		for (size_t i = 0; i < all[kind].count; i++)
			mutant_try(checking, &all[kind].items[i]);
	}
	arena_finish(&arena);
}
