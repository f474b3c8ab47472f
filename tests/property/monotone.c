/* What a candidate does better never costs him points. Stated on the table of guards, for events that match exactly one
 * step, as the design of marking states it:
 *
 *	M1 inserting a missing step's event at its place never lowers the score
 *	M2 mending a failed guard never lowers it
 *	M3 inserting an event that nothing matches changes nothing
 *	M4 moving a misplaced event home gains at least what it had lost */
#include "grader/mark/parts.h"
#include "tests/property/random_tree.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CASES 3000
#define EVENTS_MAX 24

/* An attempt as rows of (step, failed points); a step of ALIGN_NONE matches nothing. */
struct row {
	uint32_t step, failed;
};

struct attempt {
	struct guide_task task;
	struct row rows[EVENTS_MAX + 2];
	uint32_t count;
	struct arena *arena;
};

static struct attempt draw(struct dice *dice, struct arena *arena)
{
	struct tree_taste taste = {.steps_max = 9, .children_max = 3, .has_shuffles = true};
	struct attempt attempt = {.arena = arena};
	struct guide_task *task = &attempt.task;

	task->tree = random_tree(dice, taste, arena);
	task->steps = ARENA_ARRAY(arena, struct guide_step, task->tree.step_count);
	for (uint32_t s = 0; s < task->tree.step_count; s++) {
		task->steps[s].points = 50 * (1 + dice_roll(dice, 8));
		task->steps[s].misplaced = 1 + dice_roll(dice, task->steps[s].points);
	}
	attempt.count = dice_roll(dice, EVENTS_MAX);
	for (uint32_t e = 0; e < attempt.count; e++) {
		attempt.rows[e].step = dice_roll(dice, task->tree.step_count);
		attempt.rows[e].failed = dice_roll(dice, 2) *
		                         dice_roll(dice, task->steps[attempt.rows[e].step].points + 1);
	}
	return attempt;
}

static uint32_t cost_of(const struct attempt *attempt, struct task_marking *ret)
{
	uint32_t steps = attempt->task.tree.step_count;
	struct align_trace trace;

	*ret = (struct task_marking){
		.task = &attempt->task,
		.arena = attempt->arena,
		.seen_count = attempt->count,
		.price = ARENA_ARRAY(attempt->arena, uint32_t, (size_t)steps * attempt->count),
		.missing = ARENA_ARRAY(attempt->arena, uint32_t, steps),
		.misplaced_event = ARENA_ARRAY(attempt->arena, uint32_t, steps),
	};
	for (uint32_t e = 0; e < attempt->count; e++) {
		for (uint32_t s = 0; s < steps; s++)
			ret->price[e * steps + s] = attempt->rows[e].step == s ? attempt->rows[e].failed : ALIGN_NO_MATCH;
	}
	missing_fill(ret);
	trace = (struct align_trace){attempt->count, ret->price, ret->missing, 0};
	assert_true(align(align_plan(&attempt->task.tree, attempt->arena), &trace, attempt->arena,
	                  &ret->alignment, NULL));
	return ret->alignment.score.cost;
}

static void row_insert(struct attempt *attempt, uint32_t at, struct row row)
{
	memmove(&attempt->rows[at + 1], &attempt->rows[at], (attempt->count - at) * sizeof(row));
	attempt->rows[at] = row;
	attempt->count++;
}

static void row_remove(struct attempt *attempt, uint32_t at)
{
	attempt->count--;
	memmove(&attempt->rows[at], &attempt->rows[at + 1], (attempt->count - at) * sizeof(attempt->rows[0]));
}

/* A missing move, and how many events stand before its place; false when there is none. */
static bool missing_pick(const struct task_marking *marking, struct dice *dice, uint32_t *ret_step,
                         uint32_t *ret_at)
{
	const struct alignment *alignment = &marking->alignment;
	uint32_t left, events = 0;

	if (alignment->score.missing == 0)
		return false;
	left = dice_roll(dice, alignment->score.missing);
	for (uint32_t i = 0;; i++) {
		const struct move *move = &alignment->moves[i];

		events += move->kind == MOVE_SYNC || move->kind == MOVE_EXTRA;
		if (move->kind != MOVE_MISSING || left-- != 0)
			continue;
		*ret_step = move->step;
		*ret_at = events;
		return true;
	}
}

static void doing_a_missing_step_never_costs(void **state)
{
	(void)state;
	for (uint32_t number = 0; number < CASES; number++) {
		struct arena arena = test_arena();
		struct dice dice = {number};
		struct attempt attempt = draw(&dice, &arena);
		struct task_marking marking, after;
		uint32_t before = cost_of(&attempt, &marking), step, at;

		if (missing_pick(&marking, &dice, &step, &at)) {
			row_insert(&attempt, at, (struct row){step, 0});
			assert_true(cost_of(&attempt, &after) + marking.missing[step] <= before);
		}
		arena_finish(&arena);
	}
}

static void mending_a_guard_never_costs(void **state)
{
	(void)state;
	for (uint32_t number = 0; number < CASES; number++) {
		struct arena arena = test_arena();
		struct dice dice = {number};
		struct attempt attempt = draw(&dice, &arena);
		struct task_marking marking;
		uint32_t before = cost_of(&attempt, &marking), event;

		if (attempt.count > 0) {
			event = dice_roll(&dice, attempt.count);
			attempt.rows[event].failed = dice_roll(&dice, attempt.rows[event].failed + 1);
			assert_true(cost_of(&attempt, &marking) <= before);
		}
		arena_finish(&arena);
	}
}

static void what_nothing_matches_changes_nothing(void **state)
{
	(void)state;
	for (uint32_t number = 0; number < CASES; number++) {
		struct arena arena = test_arena();
		struct dice dice = {number};
		struct attempt attempt = draw(&dice, &arena);
		struct task_marking marking;
		uint32_t before = cost_of(&attempt, &marking);

		row_insert(&attempt, dice_roll(&dice, attempt.count + 1), (struct row){ALIGN_NONE, 0});
		assert_int_equal(cost_of(&attempt, &marking), before);
		arena_finish(&arena);
	}
}

static void moving_a_misplaced_event_home_gains_what_it_lost(void **state)
{
	uint32_t moved = 0;

	(void)state;
	for (uint32_t number = 0; number < CASES; number++) {
		struct arena arena = test_arena();
		struct dice dice = {number};
		struct attempt attempt = draw(&dice, &arena);
		struct task_marking marking, after;
		uint32_t before = cost_of(&attempt, &marking), step, at;

		if (missing_pick(&marking, &dice, &step, &at) && marking.misplaced_event[step] != ALIGN_NONE) {
			uint32_t from = marking.misplaced_event[step];
			struct row row = attempt.rows[from];

			row_remove(&attempt, from);
			row_insert(&attempt, from < at ? at - 1 : at, row);
			assert_true(cost_of(&attempt, &after) + attempt.task.steps[step].misplaced <= before);
			moved++;
		}
		arena_finish(&arena);
	}
	assert_true(moved > CASES / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(doing_a_missing_step_never_costs),
		cmocka_unit_test(mending_a_guard_never_costs),
		cmocka_unit_test(what_nothing_matches_changes_nothing),
		cmocka_unit_test(moving_a_misplaced_event_home_gains_what_it_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
