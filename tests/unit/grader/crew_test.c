#include "grader/command/crew.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <cmocka.h>

#define ITEMS 1000

struct tally {
	_Atomic unsigned done[ITEMS];
	_Atomic unsigned busy[8]; /* jobs under that number right now */
	_Atomic bool is_shared;
};

static void count(void *context, unsigned worker, size_t item)
{
	struct tally *tally = context;

	if (atomic_fetch_add(&tally->busy[worker], 1) != 0)
		tally->is_shared = true;
	atomic_fetch_add(&tally->done[item], 1);
	atomic_fetch_sub(&tally->busy[worker], 1);
}

static void run_twice(unsigned workers)
{
	struct arena arena = test_arena();
	struct crew *crew = crew_open(workers, &arena);
	struct tally tally = {0};

	assert_true(crew_size(crew) >= 1 && crew_size(crew) <= COUNT(tally.busy));
	for (unsigned round = 1; round <= 2; round++) {
		crew_start(crew, count, &tally, ITEMS);
		crew_wait(crew);
		for (size_t i = 0; i < ITEMS; i++)
			assert_int_equal(tally.done[i], round);
	}
	assert_false(tally.is_shared);
	crew_close(crew);
	arena_finish(&arena);
}

static void each_item_is_done_once(void **state)
{
	(void)state;
	run_twice(4);
	run_twice(1);
}

static void without_threads_the_owner_does_it_all(void **state)
{
	(void)state;
	run_twice(0);
}

static void closing_waits_for_what_was_started(void **state)
{
	struct arena arena = test_arena();
	struct crew *crew = crew_open(3, &arena);
	struct tally tally = {0};

	(void)state;
	crew_start(crew, count, &tally, ITEMS);
	crew_close(crew);
	for (size_t i = 0; i < ITEMS; i++)
		assert_int_equal(tally.done[i], 1);
	crew_close(NULL);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_item_is_done_once),
		cmocka_unit_test(without_threads_the_owner_does_it_all),
		cmocka_unit_test(closing_waits_for_what_was_started),
	};

	return cmocka_run_group_tests_name("crew", tests, NULL, NULL);
}
