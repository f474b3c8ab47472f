/* tests/support/memory.h - arena memory for tests, counted, and able to run out at the Nth block.
 *
 *	struct test_memory memory;
 *	struct arena arena;
 *	arena_init(&arena, test_memory_open(&memory));
 *	...
 *	arena_finish(&arena);
 *	test_memory_close(&memory);   // fails the test when a block was not given back
 *
 * Blocks given back are freed at once, so that the address sanitizer notices a later use. */
#ifndef SABAN_TESTS_SUPPORT_MEMORY_H
#define SABAN_TESTS_SUPPORT_MEMORY_H

#include "base/arena.h"

#include <setjmp.h>
#include <stddef.h>

struct test_memory {
	struct arena_source source;
	size_t blocks;      /* held now */
	size_t bytes;       /* held now */
	size_t taken_count; /* blocks ever taken */
	size_t fail_at;     /* the take that fails, counted from 1; 0 for never */
	jmp_buf out;        /* where a failing take jumps to; set it before setting fail_at */
};

/* Prepares *memory and returns its source, which lives in it. */
const struct arena_source *test_memory_open(struct test_memory *memory);
/* Asserts (cmocka) that everything came back. */
void test_memory_close(struct test_memory *memory);

/* For tests that want one arena and no questions: a fresh arena on malloc. Finish it with arena_finish. */
struct arena test_arena(void);

#endif
