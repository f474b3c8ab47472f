#include "tests/support/fake_ports.h"

#include "base/limits.h"
#include "web/tries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define assert_allowed(verdict) assert_int_equal(verdict, TRIES_ALLOWED)

static struct sha256 hash_of(const char *number)
{
	return sha256_of(str_from_c(number));
}

static void tries_are_counted_for_a_while(void **state)
{
	struct tries *tries = malloc(sizeof(*tries));
	int64_t wait_ms = 0, now_ms = 1000000;
	(void)state;
	assert_non_null(tries);
	tries_init(tries);
	for (int i = 0; i < LIMIT_SIGN_IN_TRIES; i++)
		assert_allowed(tries_take(tries, hash_of("001"), now_ms + i, &wait_ms));
	assert_int_equal(tries_take(tries, hash_of("001"), now_ms + 10000, &wait_ms), TRIES_SPENT);
	assert_int_equal(wait_ms, LIMIT_SIGN_IN_WINDOW_MS - 10000);
	/* A refused try does not make the wait longer. */
	assert_int_not_equal(tries_take(tries, hash_of("001"), now_ms + LIMIT_SIGN_IN_WINDOW_MS - 1, &wait_ms),
	                     TRIES_ALLOWED);
	assert_int_equal(wait_ms, 1);
	assert_allowed(tries_take(tries, hash_of("001"), now_ms + LIMIT_SIGN_IN_WINDOW_MS, &wait_ms));
	assert_allowed(tries_take(tries, hash_of("002"), now_ms, &wait_ms));
	tries_finish(tries);
	free(tries);
}

static void a_right_code_forgets(void **state)
{
	struct tries *tries = malloc(sizeof(*tries));
	int64_t wait_ms;
	(void)state;
	assert_non_null(tries);
	tries_init(tries);
	for (int i = 0; i < 3 * LIMIT_SIGN_IN_TRIES; i++) {
		assert_allowed(tries_take(tries, hash_of("001"), 5, &wait_ms));
		if (i % LIMIT_SIGN_IN_TRIES == LIMIT_SIGN_IN_TRIES - 1)
			tries_forget(tries, hash_of("001"));
	}
	tries_finish(tries);
	free(tries);
}

static void a_clock_that_is_set_back_locks_nobody_out(void **state)
{
	struct tries *tries = malloc(sizeof(*tries));
	int64_t wait_ms;
	(void)state;
	assert_non_null(tries);
	tries_init(tries);
	for (int i = 0; i < LIMIT_SIGN_IN_TRIES; i++)
		assert_allowed(tries_take(tries, hash_of("001"), 10000000, &wait_ms));
	assert_allowed(tries_take(tries, hash_of("001"), 5, &wait_ms));
	tries_finish(tries);
	free(tries);
}

/* Numbers without end fill the table and no more; a number under attack is still limited. */
static void a_flood_of_numbers_takes_no_memory(void **state)
{
	struct tries *tries = malloc(sizeof(*tries));
	int64_t wait_ms;
	(void)state;
	assert_non_null(tries);
	tries_init(tries);
	for (int i = 0; i < 100000; i++) {
		char number[20];
		snprintf(number, sizeof(number), "x%d", i);
		assert_allowed(tries_take(tries, hash_of(number), i, &wait_ms));
	}
	for (int i = 0; i < LIMIT_SIGN_IN_TRIES; i++)
		assert_allowed(tries_take(tries, hash_of("001"), 100000, &wait_ms));
	assert_int_not_equal(tries_take(tries, hash_of("001"), 100000, &wait_ms), TRIES_ALLOWED);
	tries_finish(tries);
	free(tries);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tries_are_counted_for_a_while),
		cmocka_unit_test(a_right_code_forgets),
		cmocka_unit_test(a_clock_that_is_set_back_locks_nobody_out),
		cmocka_unit_test(a_flood_of_numbers_takes_no_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
