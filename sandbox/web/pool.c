/* web/pool.c - see pool.h. */
#include "web/pool.h"

#define BLOCK_BYTES_MIN ((size_t)4096)

/* The smallest class that holds so many bytes; POOL_CLASSES when none does. */
static size_t class_of(size_t size_bytes)
{
	size_t class = 0;
	while (class < POOL_CLASSES && size_bytes > BLOCK_BYTES_MIN << class)
		class ++;
	return class;
}

static void *take(void *context, size_t size_bytes)
{
	struct pool *pool = context;
	size_t class = class_of(size_bytes);
	struct pool_block *block = NULL;
	if (class < POOL_CLASSES) {
		struct pool_class *kept = &pool->classes[class];
		pthread_mutex_lock(&kept->mutex);
		block = kept->free;
		if (block != NULL) {
			kept->free = block->next;
			kept->count--;
		}
		pthread_mutex_unlock(&kept->mutex);
	}
	if (block != NULL)
		return block;
	return pool->below->take(pool->below->context,
	                         class < POOL_CLASSES ? BLOCK_BYTES_MIN << class : size_bytes);
}

static void give(void *context, void *memory, size_t size_bytes)
{
	struct pool *pool = context;
	size_t class = class_of(size_bytes);
	bool is_kept = false;
	if (class < POOL_CLASSES) {
		struct pool_class *kept = &pool->classes[class];
		struct pool_block *block = memory;
		size_bytes = BLOCK_BYTES_MIN << class;
		pthread_mutex_lock(&kept->mutex);
		is_kept = kept->count < POOL_KEPT_BYTES / size_bytes;
		if (is_kept) {
			block->next = kept->free;
			kept->free = block;
			kept->count++;
		}
		pthread_mutex_unlock(&kept->mutex);
	}
	if (!is_kept)
		pool->below->give(pool->below->context, memory, size_bytes);
}

void pool_init(struct pool *pool, const struct arena_source *below)
{
	*pool = (struct pool){.source = {take, give, pool}, .below = below};
	for (size_t i = 0; i < POOL_CLASSES; i++)
		pthread_mutex_init(&pool->classes[i].mutex, NULL);
}

void pool_finish(struct pool *pool)
{
	for (size_t i = 0; i < POOL_CLASSES; i++) {
		struct pool_class *kept = &pool->classes[i];
		while (kept->free != NULL) {
			struct pool_block *block = kept->free;
			kept->free = block->next;
			pool->below->give(pool->below->context, block, BLOCK_BYTES_MIN << i);
		}
		pthread_mutex_destroy(&kept->mutex);
	}
}
