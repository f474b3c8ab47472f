/* tests/load/load.c - puts load on a service that is running: load PORT COUNT PREFIX CODE ACTIONS [PATH]
 *
 * Signs COUNT candidates in, PREFIX1 and up, and has each of them act ACTIONS times, or ask for PATH as often. */
#include "tests/load/candidates.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	if (argc < 6) {
		fprintf(stderr, "load PORT COUNT PREFIX CODE ACTIONS [PATH]\n");
		return 2;
	}
	size_t times = (size_t)atoi(argv[5]);
	struct candidates *candidates = candidates_open(&(struct candidates_plan){
		.port = (uint16_t)atoi(argv[1]),
		.count = (size_t)atoi(argv[2]),
		.prefix = argv[3],
		.code = argv[4],
	});
	struct candidates_figures figures = argc > 6 ? candidates_look(candidates, argv[6], times)
	                                             : candidates_act(candidates, times);
	printf("%zu answers, %zu accepted, %.2f s, %.0f a second, p50 %.1f ms, p99 %.1f ms, %zu bytes\n",
	       figures.answers, figures.accepted, figures.seconds, (double)figures.accepted / figures.seconds,
	       (double)figures.p50_us / 1000, (double)figures.p99_us / 1000, figures.bytes);
	candidates_close(candidates);
	return 0;
}
