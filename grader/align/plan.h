/* grader/align/plan.h - a tree cut into frames, each a small automaton. For the files of align alone.
 *
 * A frame is the root or one child of a shuffle. Its automaton has edges that pass silently (EDGE_SILENT), edges of one
 * step, and super-edges that stand for a whole shuffle. State 0 is the start; states are numbered so that all edges but
 * those closing a loop lead upwards. Frames stand before the frames inside them. */
#ifndef SABAN_GRADER_ALIGN_PLAN_H
#define SABAN_GRADER_ALIGN_PLAN_H

#include "grader/align/align.h"

enum edge_kind {
	EDGE_SILENT,
	EDGE_STEP,
	EDGE_SHUFFLE,
};

struct edge {
	uint32_t from, to;
	enum edge_kind kind;
	uint32_t
		ref; /* silent: number of the leaf or ALIGN_NONE; step: its number; shuffle: index of its block */
};

struct frame {
	uint32_t node;  /* of the tree */
	uint32_t block; /* the block it is a child of; ALIGN_NONE for the root */
	uint32_t state_count, final;
	struct edge *edges; /* ordered by from */
	uint32_t edge_count;
	bool has_loop;
	/* The edges that end in each state: in_edges[in_first[q] .. in_first[q + 1]) are indices of edges. */
	uint32_t *in_first, *in_edges;
};

/* A shuffle: its children are frames first_frame .. first_frame + frame_count - 1. Shuffles directly inside a shuffle
 * are the same as their children put in its place, and are merged so. */
struct block {
	uint32_t frame; /* the frame whose automaton holds its super-edge */
	uint32_t *frames;
	uint32_t frame_count;
};

struct align_plan {
	const struct tree *tree;
	struct frame *frames;
	uint32_t frame_count;
	struct block *blocks;
	uint32_t block_count;
	uint32_t *frame_of_step; /* the innermost frame that holds a step */
};

/* Is it the top frame, or inside of it? */
static inline bool frame_is_under(const struct align_plan *plan, uint32_t frame, uint32_t top)
{
	while (frame != top && plan->frames[frame].block != ALIGN_NONE)
		frame = plan->blocks[plan->frames[frame].block].frame;
	return frame == top;
}

#endif
