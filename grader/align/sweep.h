/* grader/align/sweep.h - what one trace costs, frame by frame and interval by interval. For the files of align alone.
 *
 * A sweep looks at some events of a trace under one frame of a plan. Positions 0..event_count lie between its events. A
 * lane is what one frame, or a few frames that share events, see of them: its own events, and how many of these lie
 * before each position. rows[i][j - i] is the cost of the lane on its own events i..j-1, computed when first asked for. */
#ifndef SABAN_GRADER_ALIGN_SWEEP_H
#define SABAN_GRADER_ALIGN_SWEEP_H

#include "grader/align/plan.h"
#include "grader/align/weight.h"

struct product;

struct lane {
	const uint32_t *frames; /* more than one: they share events and are swept as a product */
	uint32_t frame_count;
	uint32_t *events; /* places in sweep.events */
	uint32_t event_count;
	uint32_t *before; /* [position] */
	int64_t empty;    /* cost with no event at all */
	int64_t **rows;   /* [start]; NULL: not asked for yet */
	struct product *product;
};

/* The lanes of a block: its children, those that share events put together. */
struct lanes {
	struct lane **items;
	uint32_t count;
};

struct sweep {
	const struct align_plan *plan;
	const struct align_trace *trace;
	struct arena *arena;
	const uint32_t *events; /* of the trace, ascending */
	uint32_t event_count;
	struct lane *lanes;        /* [frame] each frame alone */
	struct lanes *block_lanes; /* [block] */
	int64_t extra;             /* weight that taking an event gives back */
	bool is_relaxed;           /* children that share events are swept as if each had its own */
	uint64_t *work;            /* table cells computed for the trace so far */
	size_t bytes_max;          /* of the arena */
	struct err *reterr;
};

/* A place where a shuffle may begin: its entry is reached there otherwise than by passing over an event. */
struct entry_point {
	uint32_t at; /* own events of the frame before it */
	int64_t weight;
	const int64_t **rows; /* [lane of the block] from there on */
};

struct entries {
	struct entry_point *items;
	size_t count, capacity;
};

/* Prepares a sweep of a frame over events, which it borrows. False when a limit is exceeded. */
bool sweep_open(struct sweep *sweep, uint32_t frame);

/* The row of a lane from its start-th own event on; NULL when a limit is exceeded (reterr says so). */
const int64_t *lane_row(struct sweep *sweep, struct lane *lane, uint32_t start);

/* Own events of a frame before which a position of the sweep lies, and back: the position behind own event j - 1. */
static inline uint32_t lane_position(const struct lane *lane, uint32_t own)
{
	return own == 0 ? 0 : lane->events[own - 1] + 1;
}

/* All columns of a frame on its own events from..to: columns[(j - from) * state_count + q]; and for each edge that is a
 * shuffle its entry points. False when a limit is exceeded. */
bool frame_columns(struct sweep *sweep, uint32_t frame, uint32_t from, uint32_t to, int64_t **ret_columns,
                   struct entries **ret_entries);

/* What a block costs from an entry point of its frame to own event `to` of the frame. */
int64_t block_weight(const struct sweep *sweep, uint32_t block, const struct entry_point *entry, uint32_t to);

/* What a block costs with no event at all. */
int64_t block_empty(const struct sweep *sweep, uint32_t block);

/* Counts cells of work; false and reterr when the trace has used up its share. */
bool sweep_work(struct sweep *sweep, uint64_t cells);

#endif
