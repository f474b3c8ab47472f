/* tests/load/load.c - puts load on a service that is running: load PORT COUNT PREFIX CODE
 *
 * Signs COUNT candidates in, PREFIX1 and up, then does what the lines of its standard input say and answers each with a
 * line of figures:
 *
 *	act TIMES           each of them acts so often
 *	look TIMES PATH     each of them asks for the path so often */
#include "tests/load/candidates.h"

#include <stdio.h>
#include <stdlib.h>

#define LINE_CHARS 400

static void print(const struct candidates_figures *figures)
{
	printf("%zu answers, %zu accepted, %.2f s, %.0f a second, p50 %.1f ms, p99 %.1f ms, %zu bytes\n",
	       figures->answers, figures->accepted, figures->seconds,
	       (double)figures->accepted / figures->seconds, (double)figures->p50_us / 1000,
	       (double)figures->p99_us / 1000, figures->bytes);
	fflush(stdout);
}

static bool obey(struct candidates *candidates, const char *line)
{
	char path[LINE_CHARS];
	size_t times;
	struct candidates_figures figures;

	if (sscanf(line, "act %zu", &times) == 1)
		figures = candidates_act(candidates, times);
	else if (sscanf(line, "look %zu %399s", &times, path) == 2)
		figures = candidates_look(candidates, path, times);
	else
		return false;
	print(&figures);
	return true;
}

int main(int argc, char **argv)
{
	char line[LINE_CHARS];

	if (argc != 5) {
		fprintf(stderr, "load PORT COUNT PREFIX CODE\n");
		return 2;
	}
	struct candidates *candidates = candidates_open(&(struct candidates_plan){
		.port = (uint16_t)atoi(argv[1]),
		.count = (size_t)atoi(argv[2]),
		.prefix = argv[3],
		.code = argv[4],
	});
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (!obey(candidates, line)) {
			fprintf(stderr, "load: neither \"act TIMES\" nor \"look TIMES PATH\": %s", line);
			return 2;
		}
	}
	candidates_close(candidates);
	return 0;
}
