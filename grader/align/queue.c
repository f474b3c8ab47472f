#include "grader/align/queue.h"

static unsigned bucket_of(uint64_t order, uint64_t last)
{
	uint64_t difference = order ^ last;
	unsigned bit = 0;

	while (difference != 0) {
		difference >>= 1;
		bit++;
	}
	return bit;
}

static void bucket_add(struct bucket *bucket, struct arena *arena, struct queued item)
{
	bucket->items = arena_grow(arena, bucket->items, bucket->count, &bucket->capacity, sizeof(item));
	bucket->items[bucket->count++] = item;
}

void queue_push(struct queue *queue, struct arena *arena, struct queued item)
{
	/* Rounding does not exist here, but a caller whose bound is not monotone still gets an order. */
	if (item.order < queue->last)
		item.order = queue->last;
	bucket_add(&queue->buckets[bucket_of(item.order, queue->last)], arena, item);
}

bool queue_pop(struct queue *queue, struct arena *arena, struct queued *ret)
{
	struct bucket *first = &queue->buckets[0];
	unsigned b = 0;

	while (b < 65 && queue->buckets[b].count == 0)
		b++;
	if (b == 65)
		return false;
	if (b > 0) {
		struct bucket *bucket = &queue->buckets[b];

		queue->last = bucket->items[0].order;
		for (size_t i = 1; i < bucket->count; i++)
			queue->last = bucket->items[i].order < queue->last ? bucket->items[i].order : queue->last;
		for (size_t i = 0; i < bucket->count; i++)
			bucket_add(&queue->buckets[bucket_of(bucket->items[i].order, queue->last)], arena,
			           bucket->items[i]);
		bucket->count = 0;
	}
	*ret = first->items[--first->count];
	return true;
}
