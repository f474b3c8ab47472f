/* base/arena.c - see arena.h. Blocks double from 4 KiB to 1 MiB, so that a small request costs one block and a large
 * one few; a single allocation beyond that gets a block of its own size. Under the address sanitizer each allocation
 * is a block of its own, so that a write behind its end is noticed. */
#include "base/arena.h"

#include "base/check.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ALIGNMENT alignof(max_align_t)
#define BLOCK_BYTES_MIN ((size_t)4 * 1024)
#define BLOCK_BYTES_MAX ((size_t)1024 * 1024)

struct arena_block {
	alignas(max_align_t) struct arena_block *older;
	size_t size_bytes; /* this header included, as the source gets it back */
};

static size_t aligned_up(size_t size_bytes)
{
	return (size_bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

void arena_init(struct arena *arena, const struct arena_source *source)
{
	*arena = (struct arena){.source = source};
}

void arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->blocks;
	while (block != NULL) {
		struct arena_block *older = block->older;
		arena->source->give(arena->source->context, block, block->size_bytes);
		block = older;
	}
	*arena = (struct arena){.source = arena->source};
}

void arena_finish(struct arena *arena)
{
	arena_reset(arena);
	arena->source = NULL;
}

static struct arena_block *block_take(struct arena *arena, size_t size_bytes)
{
	struct arena_block *block = arena->source->take(arena->source->context, size_bytes);
	block->older = NULL;
	block->size_bytes = size_bytes;
	arena->taken_bytes += size_bytes;
	return block;
}

static size_t next_block_bytes(const struct arena *arena)
{
	if (arena->blocks == NULL || arena->blocks->size_bytes < BLOCK_BYTES_MIN)
		return BLOCK_BYTES_MIN;
	if (arena->blocks->size_bytes >= BLOCK_BYTES_MAX / 2)
		return BLOCK_BYTES_MAX;
	return arena->blocks->size_bytes * 2;
}

/* padded_bytes do not fit into what is left of the newest block. */
static char *alloc_from_new_block(struct arena *arena, size_t padded_bytes)
{
	size_t needed_bytes = sizeof(struct arena_block) + padded_bytes;
	size_t block_bytes = next_block_bytes(arena);
	if (ADDRESS_SANITIZED || needed_bytes > block_bytes) {
		/* A block for this one alone goes behind the newest, whose rest stays in use. */
		struct arena_block *own = block_take(arena, needed_bytes);
		if (arena->blocks == NULL) {
			arena->blocks = own;
			arena->next = arena->end = (char *)own + needed_bytes;
		} else {
			own->older = arena->blocks->older;
			arena->blocks->older = own;
		}
		return (char *)(own + 1);
	}
	struct arena_block *block = block_take(arena, block_bytes);
	block->older = arena->blocks;
	arena->blocks = block;
	arena->next = (char *)block + needed_bytes;
	arena->end = (char *)block + block_bytes;
	return (char *)(block + 1);
}

void *arena_alloc_unset(struct arena *arena, size_t size_bytes)
{
	assert(size_bytes <= PTRDIFF_MAX - sizeof(struct arena_block) - ALIGNMENT);
	size_t padded_bytes = aligned_up(size_bytes == 0 ? 1 : size_bytes);
	char *memory = arena->next;
	if (arena->blocks == NULL || (size_t)(arena->end - arena->next) < padded_bytes)
		/* The sanitizer's own block must end where the allocation ends. */
		memory = alloc_from_new_block(arena,
		                              ADDRESS_SANITIZED && size_bytes != 0 ? size_bytes : padded_bytes);
	else
		arena->next += padded_bytes;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size_bytes)
{
	void *memory = arena_alloc_unset(arena, size_bytes);
	memset(memory, 0, size_bytes);
	return memory;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size_bytes)
{
	assert(size_bytes == 0 || count <= PTRDIFF_MAX / size_bytes);
	return arena_alloc(arena, count * size_bytes);
}

/* Whether memory of so many bytes is the last allocation of the newest block and can become larger where it is. */
static bool extend_in_place(struct arena *arena, const char *memory, size_t old_bytes, size_t new_bytes)
{
	size_t old_padded = aligned_up(old_bytes), new_padded = aligned_up(new_bytes);
	if (arena->blocks == NULL || memory + old_padded != arena->next ||
	    (size_t)(arena->end - arena->next) < new_padded - old_padded)
		return false;
	memset(arena->next, 0, new_padded - old_padded);
	arena->next += new_padded - old_padded;
	return true;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size_bytes)
{
	if (count < *capacity)
		return items;
	assert(size_bytes > 0 && *capacity <= PTRDIFF_MAX / size_bytes / 2);
	size_t old_capacity = *capacity;
	*capacity = old_capacity == 0 ? 8 : old_capacity * 2;
	if (items != NULL && extend_in_place(arena, items, old_capacity * size_bytes, *capacity * size_bytes))
		return items;
	void *larger = arena_alloc_array(arena, *capacity, size_bytes);
	if (count > 0)
		memcpy(larger, items, count * size_bytes);
	return larger;
}
