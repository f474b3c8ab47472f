#include "grader/mark/parts.h"

static uint32_t price_of(const struct task_marking *marking, const struct guide_step *step,
                         const struct deed *deed)
{
	uint32_t price = 0;

	if (!predicate_holds(&marking->looking, &step->what, deed))
		return ALIGN_NO_MATCH;
	for (size_t i = 0; i < step->graded_count; i++) {
		if (!guard_holds(&marking->looking, &step->graded[i], deed))
			price += step->graded[i].points;
	}
	return price;
}

/* A row of prices for the deed; false when it matches no step. */
static bool row_fill(const struct task_marking *marking, const struct deed *deed, uint32_t *row)
{
	bool is_matched = false;

	for (uint32_t step = 0; step < marking->task->tree.step_count; step++) {
		row[step] = price_of(marking, &marking->task->steps[step], deed);
		is_matched = is_matched || row[step] != ALIGN_NO_MATCH;
	}
	return is_matched;
}

void missing_fill(struct task_marking *marking)
{
	uint32_t steps = marking->task->tree.step_count;

	for (uint32_t step = 0; step < steps; step++) {
		marking->missing[step] = marking->task->steps[step].points;
		marking->misplaced_event[step] = ALIGN_NONE;
	}
	for (uint32_t e = marking->seen_count; e-- > 0;) {
		const uint32_t *row = &marking->price[(size_t)e * steps];
		uint32_t only = ALIGN_NONE, matches = 0;

		for (uint32_t step = 0; step < steps; step++) {
			if (row[step] == ALIGN_NO_MATCH)
				continue;
			only = step;
			matches++;
		}
		if (matches != 1 || row[only] != 0 || marking->task->steps[only].is_repeated)
			continue;
		marking->missing[only] = marking->task->steps[only].misplaced;
		marking->misplaced_event[only] = e;
	}
}

void matrix_fill(struct task_marking *marking)
{
	uint32_t steps = marking->task->tree.step_count, count = marking->deeds->count;

	marking->seen = ARENA_ARRAY(marking->arena, uint32_t, count);
	marking->price = ARENA_ARRAY(marking->arena, uint32_t, (size_t)count * steps);
	marking->missing = ARENA_ARRAY(marking->arena, uint32_t, steps);
	marking->misplaced_event = ARENA_ARRAY(marking->arena, uint32_t, steps);
	for (uint32_t i = 0; i < count; i++) {
		const struct deed *deed = &marking->deeds->items[i];

		if (deed->is_refused || deed->is_void)
			continue;
		if (!row_fill(marking, deed, &marking->price[(size_t)marking->seen_count * steps]) &&
		    deed->undoes != DEED_NONE)
			continue;
		marking->seen[marking->seen_count++] = i;
	}
	missing_fill(marking);
}
