/* Sorting: in order, nothing lost, equal keys as they stood. */
#include "base/sort.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct item {
	uint32_t key;
	uint32_t place;
	char fill[5]; /* an odd size: nothing may rest on a power of two */
};

static int by_key(const void *a, const void *b, const void *context)
{
	size_t *calls = *(size_t *const *)context;
	(*calls)++;
	const struct item *left = a, *right = b;
	return (left->key > right->key) - (left->key < right->key);
}

static size_t sort_items(struct item *items, size_t count)
{
	struct arena arena = test_arena();
	size_t calls = 0, *context = &calls;
	sort_stable(&arena, items, count, sizeof(items[0]), by_key, &context);
	arena_finish(&arena);
	return calls;
}

static void check_order(const struct item *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		assert_true(items[i - 1].key <= items[i].key);
		if (items[i - 1].key == items[i].key)
			assert_true(items[i - 1].place < items[i].place);
	}
}

static void any_number_of_items_is_sorted_stably(void **state)
{
	(void)state;
	struct item items[300];
	uint32_t random = 1;
	for (size_t count = 0; count <= 300; count++) {
		uint64_t sum = 0, sum_after = 0;
		for (uint32_t i = 0; i < count; i++) {
			random = random * 1664525 + 1013904223;
			items[i] = (struct item){.key = random >> 28, .place = i};
			sum += items[i].place;
		}
		sort_items(items, count);
		check_order(items, count);
		for (size_t i = 0; i < count; i++)
			sum_after += items[i].place;
		assert_int_equal(sum, sum_after);
	}
}

static void the_reverse_of_an_order_is_turned(void **state)
{
	(void)state;
	struct item items[257];
	for (uint32_t i = 0; i < 257; i++)
		items[i] = (struct item){.key = 257 - i, .place = i};
	sort_items(items, 257);
	for (uint32_t i = 0; i < 257; i++)
		assert_int_equal(items[i].key, i + 1);
}

static void what_is_in_order_costs_one_look_an_item(void **state)
{
	(void)state;
	struct item items[1024];
	for (uint32_t i = 0; i < 1024; i++)
		items[i] = (struct item){.key = i, .place = i};
	assert_true(sort_items(items, 1024) < 1024);
	check_order(items, 1024);
}

static void nothing_and_one_are_left_alone(void **state)
{
	(void)state;
	struct item one = {.key = 3};
	assert_int_equal(sort_items(NULL, 0), 0);
	assert_int_equal(sort_items(&one, 1), 0);
	assert_int_equal(one.key, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_number_of_items_is_sorted_stably),
		cmocka_unit_test(the_reverse_of_an_order_is_turned),
		cmocka_unit_test(what_is_in_order_costs_one_look_an_item),
		cmocka_unit_test(nothing_and_one_are_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
