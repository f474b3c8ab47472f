/* tests/bench/seconds.h - processor time of this process alone: others may be busy on the machine. */
#ifndef SABAN_TESTS_BENCH_SECONDS_H
#define SABAN_TESTS_BENCH_SECONDS_H

#include <time.h>

static inline double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
