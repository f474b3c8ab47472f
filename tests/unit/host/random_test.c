/* Random bytes fill what was asked for, and clocks tell a plausible time. */
#include "host/random.h"

#include "host/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <time.h>

static void exactly_the_asked_bytes_are_filled(void **state)
{
	(void)state;
	unsigned char seen[64] = {0}, bytes[66];
	for (int round = 0; round < 100; round++) {
		memset(bytes, 0, sizeof(bytes));
		random_fill(bytes + 1, 64);
		assert_int_equal(bytes[0] | bytes[65], 0);
		for (size_t i = 0; i < 64; i++)
			seen[i] |= bytes[i + 1];
	}
	/* That one of 64 bytes was 0 a hundred times over does not happen. */
	for (size_t i = 0; i < 64; i++)
		assert_int_not_equal(seen[i], 0);
	random_fill(NULL, 0);
}

static void the_clocks_go_on(void **state)
{
	(void)state;
	int64_t seconds = (int64_t)time(NULL);
	assert_in_range(clock_utc_ms() / 1000, seconds, seconds + 2);
	int64_t before = clock_steady_ms();
	assert_true(clock_steady_ms() >= before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exactly_the_asked_bytes_are_filled),
		cmocka_unit_test(the_clocks_go_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
