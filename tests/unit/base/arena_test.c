/* What an arena promises: zeroed, aligned, never NULL, and everything given back. */
#include "base/arena.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <signal.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void gives_everything_back(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	for (size_t i = 0; i < 10000; i++)
		memset(arena_alloc(&arena, i % 700), 0xff, i % 700);
	assert_true(memory.blocks > 0);
	assert_int_equal(memory.bytes, arena.taken_bytes);
	arena_reset(&arena);
	assert_int_equal(memory.blocks, 0);
	assert_int_equal(arena.taken_bytes, 0);
	assert_non_null(arena_alloc(&arena, 10));
	arena_finish(&arena);
	test_memory_close(&memory);
}

static void finishing_a_zeroed_arena_is_allowed(void **state)
{
	(void)state;
	struct arena arena = {0};
	arena_finish(&arena);
	assert_null(arena.blocks);
}

static void memory_is_zeroed_also_after_a_reset(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	for (int round = 0; round < 3; round++) {
		unsigned char *bytes = arena_alloc(&arena, 3000);
		for (size_t i = 0; i < 3000; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xff, 3000);
		arena_reset(&arena);
	}
	arena_finish(&arena);
}

static void every_allocation_is_aligned_and_apart(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	unsigned char *parts[100];
	for (size_t i = 0; i < 100; i++) {
		parts[i] = arena_alloc(&arena, i);
		assert_non_null(parts[i]);
		assert_int_equal((uintptr_t)parts[i] % alignof(max_align_t), 0);
		memset(parts[i], (int)i, i);
	}
	for (size_t i = 0; i < 100; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_equal(parts[i][k], i);
	assert_ptr_not_equal(parts[0], parts[1]);
	arena_finish(&arena);
}

static void a_large_request_is_met_and_small_ones_go_on(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	char *small = arena_alloc(&arena, 16);
	size_t large_bytes = (size_t)5 * 1024 * 1024;
	char *large = arena_alloc(&arena, large_bytes);
	large[large_bytes - 1] = 'x';
	char *after = arena_alloc(&arena, 16);
	strcpy(small, "before");
	strcpy(after, "after");
	assert_string_equal(small, "before");
	assert_int_equal(large[0], 0);
	arena_finish(&arena);
	test_memory_close(&memory);
}

/* Each allocation is a block of its own there. */
#if !ADDRESS_SANITIZED
static void blocks_double_up_to_a_mebibyte(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	arena_alloc(&arena, 1);
	assert_int_equal(memory.bytes, 4096);
	for (size_t bytes = 0; bytes < (size_t)8 * 1024 * 1024; bytes += 1024)
		arena_alloc(&arena, 1024);
	/* 4 KiB + 8 + ... + 512 make just under one MiB, then whole ones. */
	assert_in_range(memory.blocks, 16, 17);
	arena_finish(&arena);
	test_memory_close(&memory);
}

static void a_large_block_leaves_the_rest_of_the_newest_in_use(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	arena_alloc(&arena, 16);
	arena_alloc(&arena, (size_t)1024 * 1024);
	arena_alloc(&arena, 16);
	assert_int_equal(memory.taken_count, 2);
	arena_finish(&arena);
	test_memory_close(&memory);
}
#endif

static void growing_keeps_what_was_there(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	uint32_t *items = NULL;
	size_t count = 0, capacity = 0;
	for (uint32_t i = 0; i < 5000; i++) {
		items = arena_grow(&arena, items, count, &capacity, sizeof(items[0]));
		assert_true(count < capacity);
		assert_int_equal(items[count], 0);
		items[count++] = i;
		if (i % 7 == 0)
			arena_alloc(&arena, 24); /* so that growing in place is not always possible */
	}
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(items[i], i);
	arena_finish(&arena);
}

static void growing_with_room_changes_nothing(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	size_t capacity = 0;
	char *items = arena_grow(&arena, NULL, 0, &capacity, 1);
	size_t before = capacity;
	assert_ptr_equal(arena_grow(&arena, items, before - 1, &capacity, 1), items);
	assert_int_equal(capacity, before);
	arena_finish(&arena);
}

static void an_array_of_nothing_is_still_an_address(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	assert_non_null(arena_alloc_array(&arena, 0, 1000));
	assert_non_null(arena_alloc_array(&arena, 1000, 0));
	arena_finish(&arena);
}

static void abort_to_test(int signal)
{
	(void)signal;
	_exit(3);
}

/* The assert ends the process, so a child runs into it. */
static void an_array_whose_size_overflows_is_our_bug(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0) {
		struct arena arena = test_arena();
		fclose(stderr);
		signal(SIGABRT, abort_to_test);
		arena_alloc_array(&arena, SIZE_MAX / 16 + 2, 16);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
}

static void the_test_source_can_fail_the_nth_block(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	if (setjmp(memory.out) == 0) {
		memory.fail_at = 2;
		for (;;)
			arena_alloc(&arena, 4096);
	}
	assert_int_equal(memory.taken_count, 2);
	assert_int_equal(memory.blocks, 1);
	arena_finish(&arena);
	test_memory_close(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_everything_back),
		cmocka_unit_test(finishing_a_zeroed_arena_is_allowed),
		cmocka_unit_test(memory_is_zeroed_also_after_a_reset),
		cmocka_unit_test(every_allocation_is_aligned_and_apart),
		cmocka_unit_test(a_large_request_is_met_and_small_ones_go_on),
#if !ADDRESS_SANITIZED
		cmocka_unit_test(blocks_double_up_to_a_mebibyte),
		cmocka_unit_test(a_large_block_leaves_the_rest_of_the_newest_in_use),
#endif
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(growing_with_room_changes_nothing),
		cmocka_unit_test(an_array_of_nothing_is_still_an_address),
		cmocka_unit_test(an_array_whose_size_overflows_is_our_bug),
		cmocka_unit_test(the_test_source_can_fail_the_nth_block),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
