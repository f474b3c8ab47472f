#include "grader/align/resolve.h"

#include "grader/align/limits.h"

#include <string.h>

/* The event is for this child of a shuffle alone, or not for it at all. */
struct restriction {
	const struct restriction *rest; /* those that hold besides; NULL: none */
	uint32_t event, frame;
	bool is_alone;
};

/* A half of a half of all alignments, and the least that one of them costs. */
struct node {
	const struct restriction *restrictions;
	int64_t bound;
	uint32_t conflict; /* the event taken twice; ALIGN_NONE: none, so the bound is reached */
	uint32_t frame;    /* a child that took it */
};

struct nodes {
	struct node *items;
	size_t count, capacity;
};

bool resolve_sweep(const struct resolving *resolving, bool is_relaxed, struct moves *moves)
{
	struct sweep sweep = {
		.plan = resolving->plan,
		.trace = resolving->trace,
		.arena = resolving->arena,
		.events = resolving->events,
		.event_count = resolving->event_count,
		.extra = weight_of_extra(resolving->trace->extra),
		.is_relaxed = is_relaxed,
		.work = resolving->work,
		.bytes_max = resolving->arena->taken_bytes + LIMIT_ALIGNMENT_BYTES,
		.reterr = resolving->reterr,
	};

	return sweep_open(&sweep, 0) && frame_moves(&sweep, 0, 0, sweep.lanes[0].event_count, 0, moves);
}

/* The table of prices under some restrictions. */
static const uint32_t *restricted(const struct resolving *resolving, const struct restriction *restriction,
                                  struct arena *arena)
{
	const struct align_plan *plan = resolving->plan;
	uint32_t steps = plan->tree->step_count;
	size_t cells = (size_t)resolving->trace->event_count * steps;
	uint32_t *price;

	if (restriction == NULL)
		return resolving->trace->price;
	price = ARENA_ARRAY(arena, uint32_t, cells);
	memcpy(price, resolving->trace->price, cells * sizeof(price[0]));
	for (; restriction != NULL; restriction = restriction->rest) {
		uint32_t around = plan->blocks[plan->frames[restriction->frame].block].frame;

		for (uint32_t step = 0; step < steps; step++) {
			uint32_t frame = plan->frame_of_step[step];
			bool is_inside = frame_is_under(plan, frame, restriction->frame);
			bool is_beside = frame != around && frame_is_under(plan, frame, around) && !is_inside;

			if (restriction->is_alone ? is_beside : is_inside)
				price[(size_t)restriction->event * steps + step] = ALIGN_NO_MATCH;
		}
	}
	return price;
}

/* The child, on the way up from a, of the innermost shuffle that a and b both lie in. */
static uint32_t child_parted(const struct align_plan *plan, uint32_t a, uint32_t b)
{
	while (!frame_is_under(plan, b, plan->blocks[plan->frames[a].block].frame))
		a = plan->blocks[plan->frames[a].block].frame;
	return a;
}

/* Adds up the moves and looks for the first event that two of them take. */
static void moves_weigh(const struct resolving *resolving, const struct align_trace *trace,
                        const struct moves *moves, struct arena *arena, struct node *node)
{
	const struct align_plan *plan = resolving->plan;
	uint32_t *taken_by = ARENA_ARRAY(arena, uint32_t, trace->event_count); /* step plus one */

	node->bound = 0;
	node->conflict = ALIGN_NONE;
	for (size_t i = 0; i < moves->count; i++) {
		const struct move *move = &moves->items[i].move;
		uint32_t *taken;

		if (move->kind == MOVE_MISSING)
			node->bound += weight_of_missing(trace->missing[move->step]);
		if (move->kind != MOVE_SYNC)
			continue;
		node->bound += weight_of_cost(
						   trace->price[(size_t)move->event * plan->tree->step_count + move->step]) -
		               weight_of_extra(trace->extra);
		taken = &taken_by[move->event];
		if (*taken != 0 && move->event < node->conflict) {
			node->conflict = move->event;
			node->frame = child_parted(plan, plan->frame_of_step[*taken - 1],
			                           plan->frame_of_step[move->step]);
		}
		*taken = move->step + 1;
	}
}

/* Sweeps under the node's restrictions; with `moves` the result is wanted, else its weight and conflict. */
static bool node_sweep(const struct resolving *resolving, struct node *node, struct moves *moves)
{
	struct arena scratch;
	struct align_trace trace = *resolving->trace;
	struct resolving inner = *resolving;
	struct moves own = {0};
	bool is_done;

	arena_init(&scratch, resolving->arena->source);
	trace.price = restricted(resolving, node->restrictions, &scratch);
	inner.trace = &trace;
	inner.arena = moves == NULL ? &scratch : resolving->arena;
	is_done = resolve_sweep(&inner, true, moves == NULL ? &own : moves);
	if (is_done && moves == NULL)
		moves_weigh(resolving, &trace, &own, &scratch, node);
	arena_finish(&scratch);
	return is_done;
}

/* ---- a heap: the least bound first, of equals the one that came first ---- */

static bool is_before(const struct nodes *nodes, size_t a, size_t b)
{
	return nodes->items[a].bound < nodes->items[b].bound;
}

static void nodes_swap(struct nodes *nodes, size_t a, size_t b)
{
	struct node held = nodes->items[a];

	nodes->items[a] = nodes->items[b];
	nodes->items[b] = held;
}

static void nodes_push(struct nodes *nodes, struct arena *arena, struct node node)
{
	size_t at = nodes->count++;

	nodes->items = arena_grow(arena, nodes->items, at, &nodes->capacity, sizeof(node));
	nodes->items[at] = node;
	for (; at > 0 && is_before(nodes, at, (at - 1) / 2); at = (at - 1) / 2)
		nodes_swap(nodes, at, (at - 1) / 2);
}

static struct node nodes_pop(struct nodes *nodes)
{
	struct node first = nodes->items[0];
	size_t at = 0;

	nodes->items[0] = nodes->items[--nodes->count];
	for (;;) {
		size_t least = at, left = 2 * at + 1;

		if (left < nodes->count && is_before(nodes, left, least))
			least = left;
		if (left + 1 < nodes->count && is_before(nodes, left + 1, least))
			least = left + 1;
		if (least == at)
			return first;
		nodes_swap(nodes, at, least);
		at = least;
	}
}

static bool node_add(const struct resolving *resolving, struct nodes *nodes,
                     const struct restriction *restrictions)
{
	struct node node = {.restrictions = restrictions};

	if (!node_sweep(resolving, &node, NULL))
		return false;
	nodes_push(nodes, resolving->arena, node);
	return true;
}

bool resolve(const struct resolving *resolving, uint32_t tries_max, bool *ret_is_solved, struct moves *moves)
{
	struct nodes nodes = {0};
	struct node whole = {0};
	uint32_t tries = 1;

	*ret_is_solved = false;
	if (!resolve_sweep(resolving, true, moves))
		return false;
	moves_weigh(resolving, resolving->trace, moves, resolving->arena, &whole);
	if (whole.conflict == ALIGN_NONE) {
		*ret_is_solved = true;
		return true;
	}
	moves->count = 0;
	nodes_push(&nodes, resolving->arena, whole);
	while (nodes.count > 0 && tries < tries_max) {
		struct node node = nodes_pop(&nodes);

		if (node.conflict == ALIGN_NONE) {
			*ret_is_solved = true;
			return node_sweep(resolving, &node, moves);
		}
		for (int is_alone = 0; is_alone < 2; is_alone++) {
			struct restriction *restriction = ARENA_NEW(resolving->arena, struct restriction);

			*restriction = (struct restriction){node.restrictions, node.conflict, node.frame, is_alone != 0};
			if (!node_add(resolving, &nodes, restriction))
				return false;
			tries++;
		}
	}
	return true;
}
