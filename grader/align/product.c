#include "grader/align/product.h"

#include "base/limits.h"
#include "grader/align/folded.h"

#include <assert.h>
#include <string.h>

/* Identical children as one counter; members are places in lane->frames. */
struct group {
	struct folded folded;
	uint32_t *members;
	uint32_t member_count;
	uint32_t child_states; /* of one member */
	uint32_t stride;       /* a state of the product is the sum of state * stride over its groups */
};

struct product {
	struct group *groups;
	uint32_t group_count;
	uint32_t state_count;
	int64_t *end; /* [state] */
};

static bool refuse(struct sweep *sweep)
{
	return err_set(sweep->reterr, ERR_LIMIT,
	               STR("too many branches of an any-order block can take the same events"),
	               STR("tell the branches apart by must guards, or put their steps in order"));
}

static void ends_fill(struct product *product, struct arena *arena)
{
	product->end = ARENA_ARRAY(arena, int64_t, product->state_count);
	for (uint32_t state = 0; state < product->state_count; state++) {
		for (uint32_t g = 0; g < product->group_count; g++) {
			const struct group *group = &product->groups[g];

			product->end[state] += group->folded.end[state / group->stride % group->folded.state_count];
		}
	}
}

static bool group_open(const struct fold *fold, const struct lane *lane, const struct align_plan *plan,
                       uint32_t first, bool *is_grouped, struct group *ret)
{
	uint32_t node = plan->frames[lane->frames[first]].node;
	struct folded child;

	ret->members = ARENA_ARRAY(fold->arena, uint32_t, lane->frame_count);
	for (uint32_t k = first; k < lane->frame_count; k++) {
		if (is_grouped[k] || (k != first && !fold_is_same(fold, node, plan->frames[lane->frames[k]].node)))
			continue;
		is_grouped[k] = true;
		ret->members[ret->member_count++] = k;
	}
	if (!folded_of_node(fold, node, &child))
		return false;
	ret->child_states = child.state_count;
	return folded_counter(&child, ret->member_count, fold->arena, &ret->folded);
}

bool product_open(struct sweep *sweep, struct lane *lane)
{
	struct arena *arena = sweep->arena;
	struct product *product = ARENA_NEW(arena, struct product);
	uint32_t *events = ARENA_ARRAY(arena, uint32_t, lane->event_count);
	bool *is_grouped = ARENA_ARRAY(arena, bool, lane->frame_count);
	uint64_t states = 1;
	struct fold fold;

	for (uint32_t i = 0; i < lane->event_count; i++)
		events[i] = sweep->events[lane->events[i]];
	fold = fold_of(sweep->plan->tree, sweep->trace, events, lane->event_count, arena);
	product->groups = ARENA_ARRAY(arena, struct group, lane->frame_count);
	for (uint32_t k = 0; k < lane->frame_count; k++) {
		struct group *group = &product->groups[product->group_count];

		if (is_grouped[k])
			continue;
		if (!group_open(&fold, lane, sweep->plan, k, is_grouped, group))
			return refuse(sweep);
		group->stride = (uint32_t)states;
		states *= group->folded.state_count;
		if (states > LIMIT_ALIGNMENT_STATES)
			return refuse(sweep);
		product->group_count++;
	}
	product->state_count = (uint32_t)states;
	ends_fill(product, arena);
	lane->product = product;
	return true;
}

static const uint32_t *prices_of(const struct sweep *sweep, const struct lane *lane, uint32_t own)
{
	uint32_t event = sweep->events[lane->events[own]];

	return &sweep->trace->price[(size_t)event * sweep->plan->tree->step_count];
}

static void column_open(const struct product *product, int64_t *column)
{
	for (uint32_t state = 1; state < product->state_count; state++)
		column[state] = WEIGHT_NONE;
	column[0] = 0;
}

/* One arc taken from every state where its group stands at arc->from. */
static void arc_take(const struct product *product, const struct group *group, const struct arc *arc,
                     int64_t weight, const int64_t *before, int64_t *column)
{
	uint32_t period = group->stride * group->folded.state_count;
	uint32_t from = arc->from * group->stride, to = arc->to * group->stride;

	for (uint32_t high = 0; high < product->state_count; high += period) {
		for (uint32_t low = 0; low < group->stride; low++) {
			int64_t reached = before[high + from + low] + weight;

			if (reached < column[high + to + low])
				column[high + to + low] = reached;
		}
	}
}

static bool column_step(struct sweep *sweep, const struct lane *lane, uint32_t own, const int64_t *before,
                        int64_t *column)
{
	const struct product *product = lane->product;
	const uint32_t *price = prices_of(sweep, lane, own);
	uint64_t cells = product->state_count;

	for (uint32_t state = 0; state < product->state_count; state++)
		column[state] = before[state];
	for (uint32_t g = 0; g < product->group_count; g++) {
		const struct group *group = &product->groups[g];

		for (uint32_t i = 0; i < group->folded.arc_count; i++) {
			const struct arc *arc = &group->folded.arcs[i];

			if (price[arc->step] == ALIGN_NO_MATCH)
				continue;
			arc_take(product, group, arc, arc->skip + weight_of_cost(price[arc->step]) - sweep->extra, before,
			         column);
			cells += product->state_count / group->folded.state_count;
		}
		cells += group->folded.arc_count;
	}
	return sweep_work(sweep, cells);
}

/* The best state to end in; the lowest of equals. */
static uint32_t best_end(const struct product *product, const int64_t *column)
{
	uint32_t best = 0;

	for (uint32_t state = 1; state < product->state_count; state++) {
		if (column[state] + product->end[state] < column[best] + product->end[best])
			best = state;
	}
	return best;
}

bool product_row(struct sweep *sweep, const struct lane *lane, uint32_t start, int64_t *row)
{
	const struct product *product = lane->product;
	int64_t *columns = ARENA_ARRAY(sweep->arena, int64_t, 2 * (size_t)product->state_count);

	for (uint32_t at = start; at <= lane->event_count; at++) {
		int64_t *column = &columns[at % 2 * product->state_count];
		const int64_t *before = &columns[(at + 1) % 2 * product->state_count];
		uint32_t best;

		if (at == start)
			column_open(product, column);
		else if (!column_step(sweep, lane, at - 1, before, column))
			return false;
		best = best_end(product, column);
		row[at - start] = column[best] + product->end[best];
	}
	return true;
}

/* ---- sharing ---- */

/* How one event was taken. */
struct taking {
	uint32_t group; /* ALIGN_NONE: extra */
	const struct arc *arc;
};

/* Looking back: how the state was reached by own event `own`. The lowest step before extra. */
static struct taking taking_find(const struct sweep *sweep, const struct lane *lane, uint32_t own,
                                 const int64_t *before, const int64_t *column, uint32_t state)
{
	const struct product *product = lane->product;
	const uint32_t *price = prices_of(sweep, lane, own);
	struct taking best = {.group = ALIGN_NONE};

	for (uint32_t g = 0; g < product->group_count; g++) {
		const struct group *group = &product->groups[g];
		uint32_t at = state / group->stride % group->folded.state_count;

		for (uint32_t i = 0; i < group->folded.arc_count; i++) {
			const struct arc *arc = &group->folded.arcs[i];

			if (arc->to == at && price[arc->step] != ALIGN_NO_MATCH &&
			    before[state - at * group->stride + arc->from * group->stride] + arc->skip +
			            weight_of_cost(price[arc->step]) - sweep->extra ==
			        column[state] &&
			    (best.group == ALIGN_NONE || arc->step < best.arc->step))
				best = (struct taking){g, arc};
		}
	}
	return best;
}

static uint32_t root_of(uint32_t n)
{
	uint32_t root = 1;

	while ((uint64_t)root * root < n)
		root++;
	return root;
}

/* Fills the columns first..last (own events before each), given column `first`. */
static bool stretch_fill(struct sweep *sweep, const struct lane *lane, uint32_t first, uint32_t last,
                         int64_t *columns)
{
	size_t width = lane->product->state_count;

	for (uint32_t at = first; at < last; at++) {
		int64_t *before = &columns[(at - first) * width];

		if (!column_step(sweep, lane, at, before, before + width))
			return false;
	}
	return true;
}

/* Walks back over all columns with room for 2 sqrt(n) of them: one in sqrt(n) is kept, the rest made again. */
static bool takings_find(struct sweep *sweep, const struct lane *lane, uint32_t from, uint32_t to,
                         struct taking *takings)
{
	const struct product *product = lane->product;
	size_t width = product->state_count;
	uint32_t stretch = root_of(to - from + 1), kept_count = (to - from) / stretch + 1, state = 0;
	int64_t *kept = ARENA_ARRAY(sweep->arena, int64_t, kept_count * width);
	int64_t *columns = ARENA_ARRAY(sweep->arena, int64_t, (stretch + 1) * width);

	for (uint32_t k = 0; k < kept_count; k++) {
		uint32_t first = from + k * stretch, last = first + stretch < to ? first + stretch : to;

		if (k == 0)
			column_open(product, columns);
		else
			memcpy(columns, &columns[stretch * width], width * sizeof(columns[0]));
		memcpy(&kept[k * width], columns, width * sizeof(columns[0]));
		if (!stretch_fill(sweep, lane, first, last, columns))
			return false;
		if (last == to)
			state = best_end(product, &columns[(to - first) * width]);
	}
	for (uint32_t k = kept_count; k-- > 0;) {
		uint32_t first = from + k * stretch, last = first + stretch < to ? first + stretch : to;

		memcpy(columns, &kept[k * width], width * sizeof(columns[0]));
		if (!stretch_fill(sweep, lane, first, last, columns))
			return false;
		for (uint32_t at = last; at-- > first;) {
			const int64_t *before = &columns[(at - first) * width];
			struct taking taking = taking_find(sweep, lane, at, before, before + width, state);

			takings[at - from] = taking;
			if (taking.group != ALIGN_NONE) {
				const struct group *group = &product->groups[taking.group];

				state = state - taking.arc->to * group->stride + taking.arc->from * group->stride;
			}
		}
	}
	assert(state == 0);
	return true;
}

bool product_share(struct sweep *sweep, const struct lane *lane, uint32_t from, uint32_t to,
                   uint32_t *ret_owner)
{
	const struct product *product = lane->product;
	struct taking *takings = ARENA_ARRAY(sweep->arena, struct taking, to - from);
	uint32_t *state = ARENA_ARRAY(sweep->arena, uint32_t, lane->frame_count); /* of each child's automaton */

	if (!takings_find(sweep, lane, from, to, takings))
		return false;
	for (uint32_t i = 0; i < to - from; i++) {
		const struct group *group;
		uint32_t member = 0;

		ret_owner[i] = ALIGN_NONE;
		if (takings[i].group == ALIGN_NONE)
			continue;
		/* Of identical children in the same state it does not matter which one moves: the first does. */
		group = &product->groups[takings[i].group];
		while (state[group->members[member]] != takings[i].arc->base_from)
			member++;
		ret_owner[i] = group->members[member];
		state[group->members[member]] = takings[i].arc->base_to;
	}
	return true;
}
