/* grader/align/queue.h - a bucket queue (radix heap): what is pushed is never less than what was popped last. For the
 * second marker alone. */
#ifndef SABAN_GRADER_ALIGN_QUEUE_H
#define SABAN_GRADER_ALIGN_QUEUE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct queued {
	uint64_t order; /* paid, and the least that is still to pay */
	uint64_t paid;
	uint32_t state;
};

struct bucket {
	struct queued *items;
	size_t count, capacity;
};

/* Bucket 0 holds what equals the last order popped, bucket b what differs from it first in bit b - 1. */
struct queue {
	struct bucket buckets[65];
	uint64_t last;
};

void queue_push(struct queue *queue, struct arena *arena, struct queued item);
/* The least order; of equals the one pushed last. False when the queue is empty. */
bool queue_pop(struct queue *queue, struct arena *arena, struct queued *ret);

#endif
