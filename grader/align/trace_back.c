#include "grader/align/trace_back.h"

#include "base/check.h"
#include "grader/align/product.h"

#include <assert.h>

/* What was found behind a column, looking back: a move, or a shuffle on an interval. */
struct found {
	struct move move;
	uint64_t place;
	uint32_t block; /* ALIGN_NONE: a move */
	uint32_t from, to;
};

struct back {
	struct sweep *sweep;
	uint32_t index; /* of the frame */
	const struct frame *frame;
	const struct lane *lane;
	uint32_t from;
	const int64_t *columns;
	const struct entries *entries;
	struct found *found;
	size_t found_count, found_capacity;
	uint32_t *via;   /* [state] the silent edge towards the end by which it was reached, while looking */
	uint32_t *stack; /* [state] */
	bool *is_seen;   /* [state] */
};

/* The best move into one of the states that lead silently to where we are. Lower rank first, then lower number. */
enum rank {
	RANK_SYNC,
	RANK_SHUFFLE, /* that takes events */
	RANK_MISSING,
	RANK_SHUFFLE_EMPTY,
	RANK_EXTRA,
	RANK_START,
	RANK_NONE,
};

struct candidate {
	enum rank rank;
	uint32_t number; /* step or block */
	uint32_t state;  /* where it ends */
	uint32_t from_state, from_at;
};

void moves_add(struct moves *moves, struct arena *arena, struct move move, uint64_t place)
{
	moves->items = arena_grow(arena, moves->items, moves->count, &moves->capacity, sizeof(moves->items[0]));
	moves->items[moves->count++] = (struct placed_move){move, place};
}

static int64_t weight_at(const struct back *back, uint32_t at, uint32_t state)
{
	return back->columns[(size_t)(at - back->from) * back->frame->state_count + state];
}

/* Number of the trace of own event `own`. */
static uint32_t event_at(const struct back *back, uint32_t own)
{
	return back->sweep->events[back->lane->events[own]];
}

static void candidate_offer(struct candidate *best, struct candidate candidate)
{
	if (candidate.rank < best->rank || (candidate.rank == best->rank && candidate.number < best->number))
		*best = candidate;
}

/* Does the edge pass at no weight at all: a silent edge, or a shuffle of which everything is optional? */
static bool is_silent(const struct back *back, const struct edge *edge)
{
	switch (edge->kind) {
	case EDGE_SILENT:
		return true;
	case EDGE_SHUFFLE:
		return block_empty(back->sweep, edge->ref) == 0;
	case EDGE_STEP:
		return false;
	}
	UNREACHABLE();
	return false;
}

static void shuffle_offer(const struct back *back, uint32_t index, uint32_t at, struct candidate *best)
{
	const struct edge *edge = &back->frame->edges[index];
	const struct entries *entries = &back->entries[index];
	int64_t here = weight_at(back, at, edge->to);

	/* The latest entry first: the shortest interval that explains the weight. */
	for (size_t k = entries->count; k-- > 0;) {
		const struct entry_point *entry = &entries->items[k];

		if (entry->at >= at || entry->weight + block_weight(back->sweep, edge->ref, entry, at) != here)
			continue;
		candidate_offer(best, (struct candidate){RANK_SHUFFLE, edge->ref, edge->to, edge->from, entry->at});
		return;
	}
	if (!is_silent(back, edge) &&
	    weight_at(back, at, edge->from) + block_empty(back->sweep, edge->ref) == here)
		candidate_offer(best, (struct candidate){RANK_SHUFFLE_EMPTY, edge->ref, edge->to, edge->from, at});
}

static void edge_offer(const struct back *back, uint32_t index, uint32_t at, struct candidate *best)
{
	const struct edge *edge = &back->frame->edges[index];
	const struct align_trace *trace = back->sweep->trace;
	int64_t here = weight_at(back, at, edge->to);
	uint32_t price;

	if (edge->kind == EDGE_SHUFFLE)
		shuffle_offer(back, index, at, best);
	if (edge->kind != EDGE_STEP)
		return;
	if (at > back->from) {
		price =
			trace->price[(size_t)event_at(back, at - 1) * back->sweep->plan->tree->step_count + edge->ref];
		if (price != ALIGN_NO_MATCH &&
		    weight_at(back, at - 1, edge->from) + weight_of_cost(price) - back->sweep->extra == here)
			candidate_offer(best, (struct candidate){RANK_SYNC, edge->ref, edge->to, edge->from, at - 1});
	}
	if (weight_at(back, at, edge->from) + weight_of_missing(trace->missing[edge->ref]) == here)
		candidate_offer(best, (struct candidate){RANK_MISSING, edge->ref, edge->to, edge->from, at});
}

/* Looks at all states from which silent edges lead to this one at no cost, and takes the best move into any of them. */
static struct candidate candidate_find(struct back *back, uint32_t at, uint32_t state)
{
	const struct frame *frame = back->frame;
	struct candidate best = {.rank = RANK_NONE};
	uint32_t depth = 1;

	for (uint32_t q = 0; q < frame->state_count; q++)
		back->is_seen[q] = false;
	back->stack[0] = state;
	back->is_seen[state] = true;
	back->via[state] = ALIGN_NONE;
	while (depth > 0) {
		uint32_t here = back->stack[--depth];

		if (here == 0 && at == back->from && weight_at(back, at, 0) == 0)
			candidate_offer(&best, (struct candidate){RANK_START, 0, here, 0, at});
		if (at > back->from && weight_at(back, at - 1, here) == weight_at(back, at, here))
			candidate_offer(&best, (struct candidate){RANK_EXTRA, 0, here, here, at - 1});
		for (uint32_t i = frame->in_first[here]; i < frame->in_first[here + 1]; i++) {
			uint32_t index = frame->in_edges[i];
			const struct edge *edge = &frame->edges[index];

			edge_offer(back, index, at, &best);
			if (is_silent(back, edge) && !back->is_seen[edge->from] &&
			    weight_at(back, at, edge->from) == weight_at(back, at, here)) {
				back->is_seen[edge->from] = true;
				back->via[edge->from] = index;
				back->stack[depth++] = edge->from;
			}
		}
	}
	assert(best.rank != RANK_NONE);
	return best;
}

static void found_add(struct back *back, struct found found)
{
	back->found = arena_grow(back->sweep->arena, back->found, back->found_count, &back->found_capacity,
	                         sizeof(back->found[0]));
	back->found[back->found_count++] = found;
}

/* What was passed silently between where the candidate ends and where we stand, last one first. */
static void silents_note(struct back *back, const struct candidate *candidate, uint32_t at, uint64_t place)
{
	size_t first = back->found_count;

	for (uint32_t state = candidate->state; back->via[state] != ALIGN_NONE;) {
		const struct edge *edge = &back->frame->edges[back->via[state]];

		if (edge->kind == EDGE_SHUFFLE)
			found_add(back, (struct found){.block = edge->ref, .from = at, .to = at});
		else if (edge->ref != ALIGN_NONE)
			found_add(back, (struct found){{MOVE_SILENT, ALIGN_NONE, edge->ref}, place, ALIGN_NONE, 0, 0});
		state = edge->to;
	}
	for (size_t a = first, b = back->found_count; a + 1 < b; a++) {
		struct found held = back->found[a];

		back->found[a] = back->found[--b];
		back->found[b] = held;
	}
}

static void candidate_note(struct back *back, const struct candidate *candidate, uint32_t at, uint64_t place)
{
	uint32_t event = at > back->from ? event_at(back, at - 1) : 0;

	switch (candidate->rank) {
	case RANK_SYNC:
		found_add(back, (struct found){
							{MOVE_SYNC, event, candidate->number}, place_of_event(event), ALIGN_NONE, 0, 0});
		return;
	case RANK_MISSING:
		found_add(back,
		          (struct found){{MOVE_MISSING, ALIGN_NONE, candidate->number}, place, ALIGN_NONE, 0, 0});
		return;
	case RANK_EXTRA: /* Whoever takes no event passes over it; what nobody takes is told once, by align. */
		return;
	case RANK_SHUFFLE:
	case RANK_SHUFFLE_EMPTY:
		found_add(back, (struct found){.block = candidate->number, .from = candidate->from_at, .to = at});
		return;
	case RANK_START:
	case RANK_NONE:
		return;
	}
	UNREACHABLE();
}

/* What happens at `own` without an event happens right behind the own event before, but not before `least`. */
static uint64_t place_at(const struct back *back, uint32_t own, uint64_t least)
{
	uint64_t place = own == 0 ? 0 : place_of_event(event_at(back, own - 1)) + 1;

	return own == back->from || place < least ? least : place;
}

static bool shared_lane_moves(struct sweep *sweep, const struct lane *lane, uint32_t from, uint32_t to,
                              uint64_t place, struct moves *moves)
{
	uint32_t *owner = ARENA_ARRAY(sweep->arena, uint32_t, to - from);
	uint32_t *events = ARENA_ARRAY(sweep->arena, uint32_t, to - from);

	if (!product_share(sweep, lane, from, to, owner))
		return false;
	for (uint32_t k = 0; k < lane->frame_count; k++) {
		struct sweep inner = *sweep;

		inner.events = events;
		inner.event_count = 0;
		for (uint32_t i = from; i < to; i++) {
			uint32_t event = sweep->events[lane->events[i]];

			if (owner[i - from] == k)
				events[inner.event_count++] = event;
		}
		if (!sweep_open(&inner, lane->frames[k]) ||
		    !frame_moves(&inner, lane->frames[k], 0, inner.event_count, place, moves))
			return false;
	}
	return true;
}

/* The moves of a shuffle on own events from..to of the frame around it. */
static bool block_moves(const struct back *back, uint32_t block, uint32_t from, uint32_t to, uint64_t place,
                        struct moves *moves)
{
	struct sweep *sweep = back->sweep;
	const struct lanes *lanes = &sweep->block_lanes[block];
	uint32_t first = lane_position(back->lane, from), last = lane_position(back->lane, to);

	for (uint32_t i = 0; i < lanes->count; i++) {
		const struct lane *lane = lanes->items[i];

		if (lane->product != NULL) {
			if (!shared_lane_moves(sweep, lane, lane->before[first], lane->before[last], place, moves))
				return false;
		} else if (!frame_moves(sweep, lane->frames[0], lane->before[first], lane->before[last], place,
		                        moves)) {
			return false;
		}
	}
	return true;
}

static bool found_tell(const struct back *back, uint64_t place, struct moves *moves)
{
	for (size_t i = back->found_count; i-- > 0;) {
		const struct found *found = &back->found[i];

		if (found->block == ALIGN_NONE)
			moves_add(moves, back->sweep->arena, found->move, found->place);
		else if (!block_moves(back, found->block, found->from, found->to, place_at(back, found->from, place),
		                      moves))
			return false;
	}
	return true;
}

bool frame_moves(struct sweep *sweep, uint32_t frame, uint32_t from, uint32_t to, uint64_t place,
                 struct moves *moves)
{
	const struct frame *shape = &sweep->plan->frames[frame];
	struct back back = {
		.sweep = sweep,
		.index = frame,
		.frame = shape,
		.lane = &sweep->lanes[frame],
		.from = from,
		.via = ARENA_ARRAY(sweep->arena, uint32_t, shape->state_count),
		.stack = ARENA_ARRAY(sweep->arena, uint32_t, shape->state_count),
		.is_seen = ARENA_ARRAY(sweep->arena, bool, shape->state_count),
	};
	int64_t *columns;
	struct entries *entries;
	uint32_t at = to, state = shape->final;
	struct candidate candidate;

	if (!frame_columns(sweep, frame, from, to, &columns, &entries))
		return false;
	back.columns = columns;
	back.entries = entries;
	do {
		candidate = candidate_find(&back, at, state);
		silents_note(&back, &candidate, at, place_at(&back, at, place));
		candidate_note(&back, &candidate, at, place_at(&back, at, place));
		state = candidate.from_state;
		at = candidate.from_at;
	} while (candidate.rank != RANK_START);
	return found_tell(&back, place, moves);
}
