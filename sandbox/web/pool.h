/* web/pool.h - arena memory that is used again from request to request instead of going back to the system.
 *
 * Blocks are rounded up to a few sizes and kept, up to POOL_KEPT_BYTES a size, newest first: what was just given back is
 * still in the processor's cache. Thread-safe. */
#ifndef SABAN_WEB_POOL_H
#define SABAN_WEB_POOL_H

#include "base/arena.h"

#include <pthread.h>
#include <stdbool.h>

#define POOL_CLASSES 7 /* 4 KiB to 256 KiB, each twice the one before */
#define POOL_KEPT_BYTES ((size_t)16 * 1024 * 1024)

struct pool_block {
	struct pool_block *next;
};

struct pool_class {
	pthread_mutex_t mutex;
	struct pool_block *free;
	size_t count;
};

struct pool {
	struct arena_source
		source; /* for arena_init; its context is the pool itself, which must stay where it is */
	const struct arena_source *below;
	struct pool_class classes[POOL_CLASSES];
};

void pool_init(struct pool *pool, const struct arena_source *below);
/* Every block must have come back. */
void pool_finish(struct pool *pool);

#endif
