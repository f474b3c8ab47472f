/* base/sort.h - a stable sort, so that equal keys keep their order on every machine. */
#ifndef SABAN_BASE_SORT_H
#define SABAN_BASE_SORT_H

#include <stddef.h>

struct arena;

/* Merge sort, O(n log n); compare gets the context. Scratch space comes from the arena. */
void sort_stable(struct arena *scratch, void *items, size_t count, size_t size_bytes,
                 int (*compare)(const void *a, const void *b, const void *context), const void *context);

#endif
