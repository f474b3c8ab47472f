/* grader/align/trace_back.h - from the columns of a sweep to the moves of the canonical alignment. */
#ifndef SABAN_GRADER_ALIGN_TRACE_BACK_H
#define SABAN_GRADER_ALIGN_TRACE_BACK_H

#include "grader/align/sweep.h"

/* A move and where it belongs: 2e + 1 for event e, an even number for what happens between events. Sorting by place
 * (stable) merges the branches of a shuffle. */
struct placed_move {
	struct move move;
	uint64_t place;
};

struct moves {
	struct placed_move *items;
	size_t count, capacity;
};

static inline uint64_t place_of_event(uint32_t event)
{
	return 2 * (uint64_t)event + 1;
}

void moves_add(struct moves *moves, struct arena *arena, struct move move, uint64_t place);

/* Appends the moves of a frame on its own events from..to, but the extra ones; nothing of it happens before `place`. */
bool frame_moves(struct sweep *sweep, uint32_t frame, uint32_t from, uint32_t to, uint64_t place,
                 struct moves *moves);

#endif
