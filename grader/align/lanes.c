#include "grader/align/lanes.h"

#include "grader/align/product.h"

#include <string.h>

/* The frame's lane gets the event, unless it has it already; and so do the frames around it. */
static void event_note(struct sweep *sweep, uint32_t top, uint32_t place, uint32_t frame, uint32_t *last_seen)
{
	const struct align_plan *plan = sweep->plan;

	while (last_seen[frame] != place + 1) {
		struct lane *lane = &sweep->lanes[frame];

		last_seen[frame] = place + 1;
		lane->before[place + 1]++;
		lane->event_count++;
		if (frame == top || plan->frames[frame].block == ALIGN_NONE)
			return;
		frame = plan->blocks[plan->frames[frame].block].frame;
	}
}

/* From marks (before[p + 1] is 1 when event p is an own one) to sums and the list of own events. */
static void lane_finish(struct sweep *sweep, struct lane *lane)
{
	uint32_t count = 0;

	lane->events = ARENA_ARRAY(sweep->arena, uint32_t, lane->event_count);
	lane->rows = ARENA_ARRAY(sweep->arena, int64_t *, lane->event_count + 1);
	for (uint32_t p = 0; p < sweep->event_count; p++) {
		if (lane->before[p + 1] != 0)
			lane->events[count++] = p;
		lane->before[p + 1] = count;
	}
}

void lanes_fill(struct sweep *sweep, uint32_t top)
{
	const struct align_plan *plan = sweep->plan;
	uint32_t step_count = plan->tree->step_count;
	uint32_t *last_seen = ARENA_ARRAY(sweep->arena, uint32_t, plan->frame_count);
	uint32_t *own = ARENA_ARRAY(sweep->arena, uint32_t, plan->frame_count);
	bool *is_counted = ARENA_ARRAY(sweep->arena, bool, step_count);

	sweep->lanes = ARENA_ARRAY(sweep->arena, struct lane, plan->frame_count);
	sweep->block_lanes = ARENA_ARRAY(sweep->arena, struct lanes, plan->block_count);
	for (uint32_t i = 0; i < plan->frame_count; i++) {
		own[i] = i;
		sweep->lanes[i].frames = &own[i];
		sweep->lanes[i].frame_count = 1;
		sweep->lanes[i].before = ARENA_ARRAY(sweep->arena, uint32_t, sweep->event_count + 1);
	}
	for (uint32_t step = 0; step < step_count; step++)
		is_counted[step] = frame_is_under(plan, plan->frame_of_step[step], top);
	for (uint32_t place = 0; place < sweep->event_count; place++) {
		const uint32_t *price = &sweep->trace->price[(size_t)sweep->events[place] * step_count];

		for (uint32_t step = 0; step < step_count; step++) {
			if (price[step] != ALIGN_NO_MATCH && is_counted[step])
				event_note(sweep, top, place, plan->frame_of_step[step], last_seen);
		}
	}
	for (uint32_t i = 0; i < plan->frame_count; i++)
		lane_finish(sweep, &sweep->lanes[i]);
}

/* ---- joining ---- */

static uint32_t root_of(uint32_t *parent, uint32_t child)
{
	while (parent[child] != child) {
		parent[child] = parent[parent[child]];
		child = parent[child];
	}
	return child;
}

/* Children that an event matches together get one root, the lowest of them. */
static uint32_t *children_unite(struct sweep *sweep, const struct block *block)
{
	uint32_t *parent = ARENA_ARRAY(sweep->arena, uint32_t, block->frame_count);
	uint32_t *seen_by = ARENA_ARRAY(sweep->arena, uint32_t, sweep->event_count);

	for (uint32_t k = 0; k < block->frame_count; k++) {
		const struct lane *lane = &sweep->lanes[block->frames[k]];

		parent[k] = k;
		for (uint32_t i = 0; !sweep->is_relaxed && i < lane->event_count; i++) {
			uint32_t *seen = &seen_by[lane->events[i]];

			if (*seen != 0) {
				uint32_t a = root_of(parent, *seen - 1), b = root_of(parent, k);

				parent[a < b ? b : a] = a < b ? a : b;
			}
			*seen = k + 1;
		}
	}
	for (uint32_t k = 0; k < block->frame_count; k++)
		parent[k] = root_of(parent, k);
	return parent;
}

static bool lane_join(struct sweep *sweep, const struct block *block, const uint32_t *root, uint32_t which,
                      struct lane *ret)
{
	uint32_t *frames = ARENA_ARRAY(sweep->arena, uint32_t, block->frame_count);

	*ret = (struct lane){.frames = frames,
	                     .before = ARENA_ARRAY(sweep->arena, uint32_t, sweep->event_count + 1)};
	for (uint32_t k = which; k < block->frame_count; k++) {
		const struct lane *lane = &sweep->lanes[block->frames[k]];

		if (root[k] != which)
			continue;
		frames[ret->frame_count++] = block->frames[k];
		ret->empty += lane->empty;
		for (uint32_t i = 0; i < lane->event_count; i++) {
			uint32_t *mark = &ret->before[lane->events[i] + 1];

			ret->event_count += *mark == 0;
			*mark = 1;
		}
	}
	lane_finish(sweep, ret);
	return product_open(sweep, ret);
}

bool lanes_join(struct sweep *sweep, uint32_t index)
{
	const struct block *block = &sweep->plan->blocks[index];
	struct lanes *lanes = &sweep->block_lanes[index];
	uint32_t *root, *joined;

	if (lanes->items != NULL)
		return true;
	root = children_unite(sweep, block);
	joined = ARENA_ARRAY(sweep->arena, uint32_t, block->frame_count);
	lanes->items = ARENA_ARRAY(sweep->arena, struct lane *, block->frame_count);
	for (uint32_t k = 0; k < block->frame_count; k++)
		joined[root[k]]++;
	for (uint32_t k = 0; k < block->frame_count; k++) {
		if (joined[k] == 0)
			continue;
		if (joined[k] == 1) {
			lanes->items[lanes->count++] = &sweep->lanes[block->frames[k]];
			continue;
		}
		lanes->items[lanes->count] = ARENA_NEW(sweep->arena, struct lane);
		if (!lane_join(sweep, block, root, k, lanes->items[lanes->count++]))
			return false;
	}
	return true;
}
