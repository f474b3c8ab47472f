/* base/sort.c - see sort.h. Bottom-up merging; two runs that are in order already cost one comparison, so that sorting
 * what is sorted is linear. */
#include "base/sort.h"

#include "base/arena.h"

#include <string.h>

struct order {
	size_t size_bytes;
	int (*compare)(const void *a, const void *b, const void *context);
	const void *context;
};

/* Merges [left, middle) and [middle, right) of from into the same place of to. */
static void merge(const struct order *order, const char *from, char *to, size_t left, size_t middle,
                  size_t right)
{
	size_t size = order->size_bytes;
	const char *a = from + left * size, *a_end = from + middle * size;
	const char *b = a_end, *b_end = from + right * size;
	char *out = to + left * size;
	if (middle == right || order->compare(a_end - size, b, order->context) <= 0) {
		memcpy(out, a, (right - left) * size);
		return;
	}
	while (a < a_end && b < b_end) {
		/* Of equal items the left one goes first: that is what makes the sort stable. */
		const char **least = order->compare(a, b, order->context) <= 0 ? &a : &b;
		memcpy(out, *least, size);
		*least += size;
		out += size;
	}
	memcpy(out, a, (size_t)(a_end - a));
	memcpy(out + (a_end - a), b, (size_t)(b_end - b));
}

static size_t at_most(size_t value, size_t limit)
{
	return value < limit ? value : limit;
}

void sort_stable(struct arena *scratch, void *items, size_t count, size_t size_bytes,
                 int (*compare)(const void *a, const void *b, const void *context), const void *context)
{
	if (count < 2)
		return;
	struct order order = {size_bytes, compare, context};
	char *from = items, *to = arena_alloc_array(scratch, count, size_bytes);
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t left = 0; left < count; left += 2 * width)
			merge(&order, from, to, left, at_most(left + width, count), at_most(left + 2 * width, count));
		char *swapped = from;
		from = to;
		to = swapped;
	}
	if (from != (char *)items)
		memcpy(items, from, count * size_bytes);
}
