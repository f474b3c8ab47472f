#include "grader/mark/parts.h"

/* Decides and folds what time brings until the bell has rung. */
static void run_out(struct office *office, struct arena *arena)
{
	struct command command;

	while (office->phase != PHASE_CLOSED && office_due(office, INT64_MAX, &command)) {
		struct decision decision = office_decide(office, &command, arena);

		if (is_refused(decision.refusal))
			office_apply_refused(office, command.office_ms, command.pending);
		else
			office_apply(office, &decision.event);
	}
}

struct office *null_run(const struct journal *journal, struct arena *arena)
{
	struct office *office = ARENA_NEW(arena, struct office);
	struct command start = {.actor = PARTY_SYSTEM, .action = action_find(STR("attempt.start"))};
	struct decision decision;

	office_init(office, &journal->seed, arena);
	decision = office_decide(office, &start, arena);
	assert(!is_refused(decision.refusal));
	office_apply(office, &decision.event);
	run_out(office, arena);
	return office;
}
