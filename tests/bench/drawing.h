/* tests/bench/drawing.h - figures as curves, side by side, in one SVG file that needs nothing else: read aloud by its title
 * and description, legible on light and dark ground, and with every curve named and marked otherwise than by colour. */
#ifndef SABAN_TESTS_BENCH_DRAWING_H
#define SABAN_TESTS_BENCH_DRAWING_H

#include <stddef.h>
#include <stdint.h>

#define DRAWING_POINTS_MAX 8
#define DRAWING_LINES_MAX 3

struct line {
	const char *name;
	const char *class; /* sweep, slowest or second: colour, dashes and marks */
	double values[DRAWING_POINTS_MAX];
};

struct panel {
	const char *title, *axis;
	const uint32_t *at; /* growing; drawn to scale */
	size_t count;
	struct line lines[DRAWING_LINES_MAX];
};

/* Exit status of the program: 1 when the file cannot be written, with a line on the error stream. */
int drawing_write(const char *path, const char *title, const struct panel *panels, size_t count);

#endif
