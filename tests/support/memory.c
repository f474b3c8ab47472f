#include "tests/support/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void *take(void *context, size_t size_bytes)
{
	struct test_memory *memory = context;
	memory->taken_count++;
	if (memory->fail_at != 0 && memory->taken_count == memory->fail_at)
		longjmp(memory->out, 1);
	void *block = malloc(size_bytes);
	if (block == NULL)
		abort();
	memory->blocks++;
	memory->bytes += size_bytes;
	return block;
}

static void give(void *context, void *block, size_t size_bytes)
{
	struct test_memory *memory = context;
	memory->blocks--;
	memory->bytes -= size_bytes;
	free(block);
}

const struct arena_source *test_memory_open(struct test_memory *memory)
{
	*memory = (struct test_memory){.source = {take, give, memory}};
	return &memory->source;
}

void test_memory_close(struct test_memory *memory)
{
	assert_int_equal(memory->blocks, 0);
	assert_int_equal(memory->bytes, 0);
}

static void *take_plain(void *context, size_t size_bytes)
{
	(void)context;
	void *block = malloc(size_bytes);
	if (block == NULL)
		abort();
	return block;
}

static void give_plain(void *context, void *block, size_t size_bytes)
{
	(void)context;
	(void)size_bytes;
	free(block);
}

struct arena test_arena(void)
{
	static const struct arena_source plain = {take_plain, give_plain, NULL};
	struct arena arena;
	arena_init(&arena, &plain);
	return arena;
}
