#include "grader/align/sweep.h"

#include "base/check.h"
#include "base/limits.h"
#include "grader/align/lanes.h"
#include "grader/align/limits.h"
#include "grader/align/product.h"

#include <string.h>

bool sweep_work(struct sweep *sweep, uint64_t cells)
{
	*sweep->work += cells;
	if (*sweep->work <= LIMIT_ALIGNMENT_WORK && sweep->arena->taken_bytes <= sweep->bytes_max)
		return true;
	return err_set(sweep->reterr, ERR_LIMIT, STR("aligning this trace exactly would take too long"),
	               STR("a human decides"));
}

static int64_t lower(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t block_weight(const struct sweep *sweep, uint32_t block, const struct entry_point *entry, uint32_t to)
{
	const struct lanes *lanes = &sweep->block_lanes[block];
	const struct lane *frame = &sweep->lanes[sweep->plan->blocks[block].frame];
	uint32_t from_position = lane_position(frame, entry->at), to_position = lane_position(frame, to);
	int64_t weight = 0;

	for (uint32_t i = 0; i < lanes->count; i++) {
		const struct lane *lane = lanes->items[i];
		uint32_t own = lane->before[to_position] - lane->before[from_position];

		weight += entry->rows[i][own];
	}
	return weight;
}

int64_t block_empty(const struct sweep *sweep, uint32_t block)
{
	int64_t weight = 0;

	for (uint32_t i = 0; i < sweep->block_lanes[block].count; i++)
		weight += sweep->block_lanes[block].items[i]->empty;
	return weight;
}

/* The weight of passing an edge without an event. */
static int64_t pass_weight(const struct sweep *sweep, const struct edge *edge)
{
	switch (edge->kind) {
	case EDGE_SILENT:
		return 0;
	case EDGE_STEP:
		return weight_of_missing(sweep->trace->missing[edge->ref]);
	case EDGE_SHUFFLE:
		return block_empty(sweep, edge->ref);
	}
	UNREACHABLE();
	return 0;
}

/* Lets missing steps and silent edges pass within a column, until nothing gets better. */
static void column_relax(const struct frame *frame, const int64_t *pass, int64_t *column)
{
	bool is_changed = true;

	while (is_changed) {
		is_changed = false;
		for (uint32_t i = 0; i < frame->edge_count; i++) {
			const struct edge *edge = &frame->edges[i];
			int64_t weight = column[edge->from] + pass[i];

			if (weight < column[edge->to]) {
				column[edge->to] = weight;
				is_changed = frame->has_loop;
			}
		}
	}
}

/* Puts down where shuffles may begin at this column. */
static bool entries_note(struct sweep *sweep, const struct frame *frame, uint32_t at, const int64_t *before,
                         const int64_t *column, struct entries *entries)
{
	const struct lane *lane = &sweep->lanes[frame - sweep->plan->frames];

	for (uint32_t i = 0; i < frame->edge_count; i++) {
		const struct edge *edge = &frame->edges[i];
		const struct lanes *lanes;
		struct entry_point *entry;

		if (edge->kind != EDGE_SHUFFLE || weight_is_none(column[edge->from]) ||
		    (before != NULL && column[edge->from] >= before[edge->from]))
			continue;
		lanes = &sweep->block_lanes[edge->ref];
		entries[i].items = arena_grow(sweep->arena, entries[i].items, entries[i].count, &entries[i].capacity,
		                              sizeof(entries[i].items[0]));
		entry = &entries[i].items[entries[i].count++];
		entry->at = at;
		entry->weight = column[edge->from];
		entry->rows = ARENA_ARRAY(sweep->arena, const int64_t *, lanes->count);
		for (uint32_t k = 0; k < lanes->count; k++) {
			entry->rows[k] = lane_row(sweep, lanes->items[k],
			                          lanes->items[k]->before[lane_position(lane, at)]);
			if (entry->rows[k] == NULL)
				return false;
		}
	}
	return true;
}

/* The column behind own event `at - 1`, from the one before it. */
static void column_step(struct sweep *sweep, const struct frame *frame, uint32_t at,
                        const struct entries *entries, const int64_t *pass, const int64_t *before,
                        int64_t *column)
{
	const struct lane *lane = &sweep->lanes[frame - sweep->plan->frames];
	uint32_t event = sweep->events[lane->events[at - 1]];
	const uint32_t *price = &sweep->trace->price[(size_t)event * sweep->plan->tree->step_count];

	for (uint32_t q = 0; q < frame->state_count; q++)
		column[q] = before[q];
	for (uint32_t i = 0; i < frame->edge_count; i++) {
		const struct edge *edge = &frame->edges[i];

		if (edge->kind == EDGE_STEP && price[edge->ref] != ALIGN_NO_MATCH)
			column[edge->to] = lower(column[edge->to],
			                         before[edge->from] + weight_of_cost(price[edge->ref]) - sweep->extra);
		for (size_t k = 0; edge->kind == EDGE_SHUFFLE && k < entries[i].count; k++) {
			const struct entry_point *entry = &entries[i].items[k];

			column[edge->to] = lower(column[edge->to],
			                         entry->weight + block_weight(sweep, edge->ref, entry, at));
		}
	}
	column_relax(frame, pass, column);
}

/* Sweeps a frame; keeps every column, or the weight of the final state only. */
static bool frame_sweep(struct sweep *sweep, uint32_t index, uint32_t from, uint32_t to, int64_t *columns,
                        int64_t *row, struct entries *entries)
{
	const struct frame *frame = &sweep->plan->frames[index];
	uint32_t width = frame->state_count;
	int64_t *pass = ARENA_ARRAY(sweep->arena, int64_t, frame->edge_count);
	int64_t *spare = columns == NULL ? ARENA_ARRAY(sweep->arena, int64_t, 2 * (size_t)width) : NULL;

	for (uint32_t i = 0; i < frame->edge_count; i++)
		pass[i] = pass_weight(sweep, &frame->edges[i]);
	for (uint32_t at = from; at <= to; at++) {
		int64_t *column = columns != NULL ? &columns[(size_t)(at - from) * width] : &spare[at % 2 * width];
		const int64_t *before = NULL;

		if (!sweep_work(sweep, width + frame->edge_count))
			return false;
		if (at == from) {
			for (uint32_t q = 1; q < width; q++)
				column[q] = WEIGHT_NONE;
			column[0] = 0;
			column_relax(frame, pass, column);
		} else {
			before = columns != NULL ? column - width : &spare[(at + 1) % 2 * width];
			column_step(sweep, frame, at, entries, pass, before, column);
		}
		if (!entries_note(sweep, frame, at, before, column, entries))
			return false;
		if (row != NULL)
			row[at - from] = column[frame->final];
	}
	return true;
}

bool frame_columns(struct sweep *sweep, uint32_t frame, uint32_t from, uint32_t to, int64_t **ret_columns,
                   struct entries **ret_entries)
{
	const struct frame *shape = &sweep->plan->frames[frame];

	*ret_columns = ARENA_ARRAY(sweep->arena, int64_t, (size_t)(to - from + 1) * shape->state_count);
	*ret_entries = ARENA_ARRAY(sweep->arena, struct entries, shape->edge_count);
	return frame_sweep(sweep, frame, from, to, *ret_columns, NULL, *ret_entries);
}

const int64_t *lane_row(struct sweep *sweep, struct lane *lane, uint32_t start)
{
	uint32_t length = lane->event_count - start + 1;
	int64_t *row;
	bool is_done;

	if (lane->rows[start] != NULL)
		return lane->rows[start];
	row = ARENA_ARRAY(sweep->arena, int64_t, length);
	if (lane->product != NULL) {
		is_done = product_row(sweep, lane, start, row);
	} else {
		uint32_t frame = lane->frames[0];
		struct entries *entries = ARENA_ARRAY(sweep->arena, struct entries,
		                                      sweep->plan->frames[frame].edge_count);

		is_done = frame_sweep(sweep, frame, start, lane->event_count, NULL, row, entries);
	}
	lane->rows[start] = is_done ? row : NULL;
	return lane->rows[start];
}

bool sweep_open(struct sweep *sweep, uint32_t frame)
{
	const struct align_plan *plan = sweep->plan;

	if (!sweep_work(sweep, (uint64_t)plan->frame_count * sweep->event_count))
		return false;
	lanes_fill(sweep, frame);
	/* Inner frames stand behind outer ones, so their cost is known when a block around them asks for it. */
	for (uint32_t i = plan->frame_count; i-- > frame;) {
		const struct frame *shape = &plan->frames[i];
		int64_t *column = ARENA_ARRAY(sweep->arena, int64_t, shape->state_count);
		int64_t *pass = ARENA_ARRAY(sweep->arena, int64_t, shape->edge_count);

		for (uint32_t k = 0; k < shape->edge_count; k++) {
			if (shape->edges[k].kind == EDGE_SHUFFLE && !lanes_join(sweep, shape->edges[k].ref))
				return false;
			pass[k] = pass_weight(sweep, &shape->edges[k]);
		}
		for (uint32_t q = 1; q < shape->state_count; q++)
			column[q] = WEIGHT_NONE;
		column_relax(shape, pass, column);
		sweep->lanes[i].empty = column[shape->final];
	}
	return true;
}
