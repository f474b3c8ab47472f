#include "grader/align/align.h"

#include "base/check.h"
#include "base/sort.h"
#include "grader/align/limits.h"
#include "grader/align/resolve.h"

#include <assert.h>

/* Sweeps to share events by branching, before and after the product is tried. */
#define ALIGN_TRIES_FEW 40
#define ALIGN_TRIES_MANY 4000

static int place_compare(const void *a, const void *b, const void *context)
{
	const struct placed_move *first = a, *second = b;

	UNUSED(context);
	return (first->place > second->place) - (first->place < second->place);
}

/* Prices must add up within a weight's 24 bits whatever the path: see weight.h. */
static bool prices_check(const struct align_plan *plan, const struct align_trace *trace, struct err *reterr)
{
	uint64_t sum = 0;

	for (uint32_t f = 0; f < plan->frame_count; f++) {
		const struct frame *frame = &plan->frames[f];

		for (uint32_t i = 0; i < frame->edge_count; i++)
			sum += frame->edges[i].kind == EDGE_STEP ? trace->missing[frame->edges[i].ref] : 0;
	}
	sum += (uint64_t)trace->extra * trace->event_count;
	if (sum <= LIMIT_ALIGNMENT_COST / 2)
		return true;
	return err_set(reterr, ERR_LIMIT, STR("the points of the guide add up to too much"),
	               STR("use fewer points"));
}

/* The events that match some step; the others are extra moves whatever else happens. */
static uint32_t events_pick(const struct align_trace *trace, uint32_t step_count, uint32_t *events)
{
	uint32_t count = 0;

	for (uint32_t event = 0; event < trace->event_count; event++) {
		const uint32_t *price = &trace->price[(size_t)event * step_count];
		uint32_t step = 0;

		while (step < step_count && price[step] == ALIGN_NO_MATCH)
			step++;
		if (step < step_count)
			events[count++] = event;
	}
	return count;
}

/* What no step took is an extra move. */
static void extras_add(const struct align_trace *trace, struct arena *arena, struct moves *moves)
{
	bool *is_taken = ARENA_ARRAY(arena, bool, trace->event_count);

	for (size_t i = 0; i < moves->count; i++) {
		if (moves->items[i].move.kind == MOVE_SYNC)
			is_taken[moves->items[i].move.event] = true;
	}
	for (uint32_t event = 0; event < trace->event_count; event++) {
		if (!is_taken[event])
			moves_add(moves, arena, (struct move){MOVE_EXTRA, event, ALIGN_NONE}, place_of_event(event));
	}
}

static void score_count(const struct align_trace *trace, uint32_t step_count, struct alignment *alignment)
{
	struct align_score *score = &alignment->score;

	*score = (struct align_score){0};
	for (uint32_t i = 0; i < alignment->move_count; i++) {
		const struct move *move = &alignment->moves[i];

		switch (move->kind) {
		case MOVE_SYNC:
			score->cost += trace->price[(size_t)move->event * step_count + move->step];
			break;
		case MOVE_MISSING:
			score->cost += trace->missing[move->step];
			score->missing++;
			break;
		case MOVE_EXTRA:
			score->cost += trace->extra;
			score->extra++;
			break;
		case MOVE_SILENT:
			break;
		}
	}
}

/* Branches a little; where much is shared the product of the children is smaller than the number of ways to share; and
 * where that has too many states, branching is the last resort. */
static bool moves_find(const struct resolving *resolving, struct moves *moves)
{
	struct err product_err = {0};
	struct resolving with_product = *resolving;
	bool is_solved;

	if (!resolve(resolving, ALIGN_TRIES_FEW, &is_solved, moves))
		return false;
	if (is_solved)
		return true;
	with_product.reterr = &product_err;
	if (resolve_sweep(&with_product, false, moves))
		return true;
	moves->count = 0;
	if (!resolve(resolving, ALIGN_TRIES_MANY, &is_solved, moves))
		return false;
	if (!is_solved && resolving->reterr != NULL)
		*resolving->reterr = product_err;
	return is_solved;
}

bool align(const struct align_plan *plan, const struct align_trace *trace, struct arena *arena,
           struct alignment *ret, struct err *reterr)
{
	uint32_t step_count = plan->tree->step_count;
	uint32_t *events = ARENA_ARRAY(arena, uint32_t, trace->event_count);
	uint64_t work = 0;
	struct moves moves = {0};
	struct resolving resolving = {plan, trace, events, 0, &work, arena, reterr};

	if (trace->event_count > LIMIT_ALIGNMENT_EVENTS)
		return err_set(reterr, ERR_LIMIT, STR("the trace is too long"), STR("a human decides"));
	if (!prices_check(plan, trace, reterr))
		return false;
	resolving.event_count = events_pick(trace, step_count, events);
	if (!moves_find(&resolving, &moves))
		return false;
	extras_add(trace, arena, &moves);
	sort_stable(arena, moves.items, moves.count, sizeof(moves.items[0]), place_compare, NULL);
	ret->moves = ARENA_ARRAY(arena, struct move, moves.count);
	ret->move_count = (uint32_t)moves.count;
	for (size_t i = 0; i < moves.count; i++)
		ret->moves[i] = moves.items[i].move;
	score_count(trace, step_count, ret);
	return true;
}
