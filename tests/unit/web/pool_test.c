#include "tests/support/memory.h"

#include "web/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void blocks_are_used_again(void **state)
{
	struct test_memory memory;
	struct pool pool;
	(void)state;
	pool_init(&pool, test_memory_open(&memory));
	for (int i = 0; i < 100; i++) {
		struct arena arena;
		arena_init(&arena, &pool.source);
		memset(arena_alloc(&arena, 100), 1, 100);
		memset(arena_alloc(&arena, 20000), 1, 20000);
		arena_finish(&arena);
	}
	assert_true(memory.taken_count <= 4);
	pool_finish(&pool);
	test_memory_close(&memory);
}

static void any_size_is_given_and_taken_back(void **state)
{
	struct test_memory memory;
	struct pool pool;
	(void)state;
	pool_init(&pool, test_memory_open(&memory));
	for (size_t size = 1; size < (size_t)2 * 1024 * 1024; size = size * 3 + 1) {
		char *block = pool.source.take(pool.source.context, size);
		memset(block, 1, size);
		pool.source.give(pool.source.context, block, size);
	}
	pool_finish(&pool);
	test_memory_close(&memory);
}

static void no_more_is_kept_than_is_said(void **state)
{
	enum {
		COUNT_OF_BLOCKS = 5000
	};
	static void *blocks[COUNT_OF_BLOCKS];
	struct test_memory memory;
	struct pool pool;
	(void)state;
	pool_init(&pool, test_memory_open(&memory));
	for (int i = 0; i < COUNT_OF_BLOCKS; i++)
		blocks[i] = pool.source.take(pool.source.context, 4096);
	for (int i = 0; i < COUNT_OF_BLOCKS; i++)
		pool.source.give(pool.source.context, blocks[i], 4096);
	assert_int_equal(memory.bytes, POOL_KEPT_BYTES);
	pool_finish(&pool);
	test_memory_close(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_used_again),
		cmocka_unit_test(any_size_is_given_and_taken_back),
		cmocka_unit_test(no_more_is_kept_than_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
