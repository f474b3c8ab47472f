/* base/arena.h - memory whose lifetime has a name.
 *
 * Three lifetimes are used in this project and named in parameters: process, attempt, request. An arena hands out
 * zeroed memory and takes none back one by one; arena_reset or arena_finish give all of it back at once.
 *
 * Memory comes in blocks from a callback, so that the engine links no allocator. The callback never returns NULL:
 * a shell whose memory is used up ends the process (journals make that safe), tests use it to fail call N.
 *
 * Example:
 *	struct arena request;
 *	arena_init(&request, &host_memory);
 *	struct thing *thing = ARENA_NEW(&request, struct thing);
 *	arena_finish(&request); */
#ifndef SABAN_BASE_ARENA_H
#define SABAN_BASE_ARENA_H

#include <stddef.h>

struct arena_source {
	void *(*take)(void *context, size_t size_bytes);
	void (*give)(void *context, void *block, size_t size_bytes);
	void *context;
};

struct arena_block;

struct arena {
	const struct arena_source *source;
	struct arena_block *blocks; /* newest first */
	char *next, *end;
	size_t taken_bytes; /* from the source, for limits and measurements */
};

void arena_init(struct arena *arena, const struct arena_source *source);
/* Gives everything back; the arena may be used again at once. */
void arena_reset(struct arena *arena);
/* The same, and the arena may not be used again. A zeroed arena is accepted. */
void arena_finish(struct arena *arena);

/* Zeroed memory for any type; never NULL, also for 0 bytes. */
void *arena_alloc(struct arena *arena, size_t size_bytes);
/* The same with anything in it: for bytes that are all written before they are read. */
void *arena_alloc_unset(struct arena *arena, size_t size_bytes);
/* Zeroed, count * size_bytes with the product checked. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size_bytes);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* Makes room for one more element in a growing array of an arena: returns items itself, or a copy with doubled
 * capacity. *capacity counts elements. Use: list->items = arena_grow(arena, list->items, list->count, &list->capacity,
 * sizeof(list->items[0])). */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size_bytes);

#endif
