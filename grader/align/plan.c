#include "grader/align/plan.h"

#include "base/check.h"
#include <assert.h>

/* Grows the automata while the tree is walked. */
struct planner {
	struct align_plan *plan;
	struct arena *arena;
	size_t frame_capacity, block_capacity;
	uint32_t *block_of_node; /* plus one; 0: none yet. A repeat comes by its shuffles more than once. */
};

/* One frame's automaton under construction. */
struct sketch {
	uint32_t frame;
	struct edge *edges;
	bool *closes_loop; /* beside edges */
	size_t edge_count, edge_capacity, loop_capacity;
	uint32_t state_count;
};

static uint32_t frame_add(struct planner *planner, uint32_t node, uint32_t block)
{
	struct align_plan *plan = planner->plan;

	plan->frames = arena_grow(planner->arena, plan->frames, plan->frame_count, &planner->frame_capacity,
	                          sizeof(plan->frames[0]));
	plan->frames[plan->frame_count] = (struct frame){.node = node, .block = block};
	return plan->frame_count++;
}

static void edge_add(struct planner *planner, struct sketch *sketch, struct edge edge, bool closes_loop)
{
	sketch->edges = arena_grow(planner->arena, sketch->edges, sketch->edge_count, &sketch->edge_capacity,
	                           sizeof(sketch->edges[0]));
	sketch->closes_loop = arena_grow(planner->arena, sketch->closes_loop, sketch->edge_count,
	                                 &sketch->loop_capacity, sizeof(sketch->closes_loop[0]));
	sketch->edges[sketch->edge_count] = edge;
	sketch->closes_loop[sketch->edge_count] = closes_loop;
	sketch->edge_count++;
}

static void silent_add(struct planner *planner, struct sketch *sketch, uint32_t from, uint32_t to)
{
	edge_add(planner, sketch, (struct edge){from, to, EDGE_SILENT, ALIGN_NONE}, false);
}

static uint32_t shuffle_width(const struct tree *tree, const struct tree_node *node)
{
	uint32_t width = 0;

	for (uint32_t i = 0; i < node->child_count; i++) {
		const struct tree_node *child = &tree->nodes[tree_child(tree, node, i)];

		width += child->kind == TREE_SHUFFLE ? shuffle_width(tree, child) : 1;
	}
	return width;
}

static void shuffle_collect(struct planner *planner, const struct tree_node *node, uint32_t block)
{
	const struct tree *tree = planner->plan->tree;

	for (uint32_t i = 0; i < node->child_count; i++) {
		uint32_t child = tree_child(tree, node, i);

		if (tree->nodes[child].kind == TREE_SHUFFLE) {
			shuffle_collect(planner, &tree->nodes[child], block);
		} else {
			uint32_t frame = frame_add(planner, child, block);
			struct block *into = &planner->plan->blocks[block];

			into->frames[into->frame_count++] = frame;
		}
	}
}

/* The block of a shuffle; its frames get their automata later. */
static uint32_t block_add(struct planner *planner, const struct tree_node *node, uint32_t frame)
{
	struct align_plan *plan = planner->plan;
	uint32_t *known = &planner->block_of_node[node - plan->tree->nodes];
	uint32_t block = plan->block_count;

	if (*known != 0)
		return *known - 1;
	*known = ++plan->block_count;
	plan->blocks = arena_grow(planner->arena, plan->blocks, block, &planner->block_capacity,
	                          sizeof(plan->blocks[0]));
	plan->blocks[block] = (struct block){
		.frame = frame,
		.frames = ARENA_ARRAY(planner->arena, uint32_t, shuffle_width(plan->tree, node)),
	};
	shuffle_collect(planner, node, block);
	return block;
}

/* A node's automaton between two states. Nothing it adds leads into `in` or out of `out`, so that fragments can share
 * them: see the loop, which is why it needs states of its own. */
static void fragment_add(struct planner *planner, struct sketch *sketch, uint32_t at, uint32_t in,
                         uint32_t out);

static void repeat_add(struct planner *planner, struct sketch *sketch, const struct tree_node *node,
                       uint32_t in, uint32_t out)
{
	uint32_t child = tree_child(planner->plan->tree, node, 0);
	uint32_t last = in;

	for (uint32_t i = 0; i < node->min; i++) {
		uint32_t next = sketch->state_count++;

		fragment_add(planner, sketch, child, last, next);
		last = next;
	}
	if (node->max == TREE_NO_LIMIT) {
		uint32_t head = sketch->state_count++, tail = sketch->state_count++;

		silent_add(planner, sketch, last, head);
		fragment_add(planner, sketch, child, head, tail);
		edge_add(planner, sketch, (struct edge){tail, head, EDGE_SILENT, ALIGN_NONE}, true);
		silent_add(planner, sketch, tail, out);
	}
	for (uint32_t i = node->min; node->max != TREE_NO_LIMIT && i < node->max; i++) {
		uint32_t next = sketch->state_count++;

		silent_add(planner, sketch, last, out);
		fragment_add(planner, sketch, child, last, next);
		last = next;
	}
	silent_add(planner, sketch, last, out);
}

static void loop_add(struct planner *planner, struct sketch *sketch, const struct tree_node *node,
                     uint32_t in, uint32_t out)
{
	const struct tree *tree = planner->plan->tree;
	uint32_t head = sketch->state_count++, tail = sketch->state_count++, back = sketch->state_count++;

	silent_add(planner, sketch, in, head);
	fragment_add(planner, sketch, tree_child(tree, node, 0), head, tail);
	fragment_add(planner, sketch, tree_child(tree, node, 1), tail, back);
	edge_add(planner, sketch, (struct edge){back, head, EDGE_SILENT, ALIGN_NONE}, true);
	silent_add(planner, sketch, tail, out);
}

static void fragment_add(struct planner *planner, struct sketch *sketch, uint32_t at, uint32_t in,
                         uint32_t out)
{
	const struct tree *tree = planner->plan->tree;
	const struct tree_node *node = &tree->nodes[at];

	switch (node->kind) {
	case TREE_STEP:
		edge_add(planner, sketch, (struct edge){in, out, EDGE_STEP, node->step}, false);
		planner->plan->frame_of_step[node->step] = sketch->frame;
		return;
	case TREE_SILENT:
		edge_add(planner, sketch, (struct edge){in, out, EDGE_SILENT, node->step}, false);
		return;
	case TREE_SEQUENCE:
		for (uint32_t i = 0; i < node->child_count; i++) {
			uint32_t next = i + 1 == node->child_count ? out : sketch->state_count++;

			fragment_add(planner, sketch, tree_child(tree, node, i), in, next);
			in = next;
		}
		if (node->child_count == 0)
			silent_add(planner, sketch, in, out);
		return;
	case TREE_CHOICE:
		for (uint32_t i = 0; i < node->child_count; i++)
			fragment_add(planner, sketch, tree_child(tree, node, i), in, out);
		return;
	case TREE_SHUFFLE:
		edge_add(planner, sketch, (struct edge){in, out, EDGE_SHUFFLE, ALIGN_NONE}, false);
		sketch->edges[sketch->edge_count - 1].ref = block_add(planner, node, sketch->frame);
		return;
	case TREE_LOOP:
		loop_add(planner, sketch, node, in, out);
		return;
	case TREE_REPEAT:
		repeat_add(planner, sketch, node, in, out);
		return;
	}
	UNREACHABLE();
}

/* Edges in the order of one of their ends (counting sort): ret_first[q] .. ret_first[q + 1] are those of state q. */
static uint32_t *edges_by(struct arena *arena, const struct edge *edges, size_t edge_count,
                          uint32_t state_count, bool by_to, uint32_t **ret_first)
{
	uint32_t *first = ARENA_ARRAY(arena, uint32_t, state_count + 1);
	uint32_t *filled = ARENA_ARRAY(arena, uint32_t, state_count);
	uint32_t *sorted = ARENA_ARRAY(arena, uint32_t, edge_count);

	for (size_t i = 0; i < edge_count; i++)
		first[(by_to ? edges[i].to : edges[i].from) + 1]++;
	for (uint32_t i = 0; i < state_count; i++)
		first[i + 1] += first[i];
	for (size_t i = 0; i < edge_count; i++) {
		uint32_t state = by_to ? edges[i].to : edges[i].from;

		sorted[first[state] + filled[state]++] = (uint32_t)i;
	}
	*ret_first = first;
	return sorted;
}

/* New numbers for the states in topological order (Kahn), edges that close a loop left out of account. */
static uint32_t *states_order(struct arena *arena, const struct sketch *sketch)
{
	uint32_t *first,
		*sorted = edges_by(arena, sketch->edges, sketch->edge_count, sketch->state_count, false, &first);
	uint32_t *order = ARENA_ARRAY(arena, uint32_t, sketch->state_count);
	uint32_t *waiting = ARENA_ARRAY(arena, uint32_t, sketch->state_count);
	uint32_t *ready = ARENA_ARRAY(arena, uint32_t, sketch->state_count);
	uint32_t done = 0, ready_count = 1;

	for (size_t i = 0; i < sketch->edge_count; i++)
		waiting[sketch->edges[i].to] += sketch->closes_loop[i] ? 0 : 1;
	while (done < ready_count) {
		uint32_t state = ready[done];

		order[state] = done++;
		for (uint32_t i = first[state]; i < first[state + 1]; i++) {
			uint32_t to = sketch->edges[sorted[i]].to;

			if (!sketch->closes_loop[sorted[i]] && --waiting[to] == 0)
				ready[ready_count++] = to;
		}
	}
	assert(done == sketch->state_count);
	return order;
}

static void frame_build(struct planner *planner, uint32_t index)
{
	struct sketch sketch = {.frame = index, .state_count = 2};
	struct frame *frame;
	uint32_t *order, *by_from, *first;

	fragment_add(planner, &sketch, planner->plan->frames[index].node, 0, 1);
	frame = &planner->plan->frames[index];
	frame->state_count = sketch.state_count;
	frame->edge_count = (uint32_t)sketch.edge_count;
	frame->edges = ARENA_ARRAY(planner->arena, struct edge, sketch.edge_count);
	order = states_order(planner->arena, &sketch);
	for (size_t i = 0; i < sketch.edge_count; i++) {
		sketch.edges[i].from = order[sketch.edges[i].from];
		sketch.edges[i].to = order[sketch.edges[i].to];
		frame->has_loop = frame->has_loop || sketch.closes_loop[i];
	}
	frame->final = order[1];
	by_from = edges_by(planner->arena, sketch.edges, sketch.edge_count, sketch.state_count, false, &first);
	for (size_t i = 0; i < sketch.edge_count; i++)
		frame->edges[i] = sketch.edges[by_from[i]];
	frame->in_edges = edges_by(planner->arena, frame->edges, frame->edge_count, frame->state_count, true,
	                           &frame->in_first);
}

const struct align_plan *align_plan(const struct tree *tree, struct arena *arena)
{
	struct align_plan *plan = ARENA_NEW(arena, struct align_plan);
	struct planner planner = {
		.plan = plan,
		.arena = arena,
		.block_of_node = ARENA_ARRAY(arena, uint32_t, tree->node_count),
	};

	plan->tree = tree;
	plan->frame_of_step = ARENA_ARRAY(arena, uint32_t, tree->step_count);
	frame_add(&planner, tree->root, ALIGN_NONE);
	/* Building a frame adds the frames of the shuffles in it behind all others. */
	for (uint32_t i = 0; i < plan->frame_count; i++)
		frame_build(&planner, i);
	return plan;
}
