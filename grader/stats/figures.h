/* grader/stats/figures.h - what classical test theory says of a table of marks.
 *
 *	facility        of a task: mean share of its points; of a step: share of the attempts that lost nothing by it
 *	discrimination  correlation of a task's points with those of the other tasks; of a step, of "lost nothing" with
 *	                the score without that step (point-biserial). Nothing is correlated with itself
 *	alpha           Cronbach (1951): k/(k-1) * (1 - sum of the parts' variances / variance of their sum)
 *	SEM             standard error of measurement: sd * sqrt(1 - alpha)
 *	SEM at the line the same from the attempts near 50 % alone: each attempt's share in the SEM is what its parts
 *	                deviate from what attempt and part would let expect (Feldt and Qualls 1996 with essentially
 *	                tau-equivalent parts), so that all attempts together give the SEM itself
 *
 * Variances divide by n - 1. Everything is computed in double, in the order of the table, with + - * / alone, so equal
 * tables give equal bytes wherever double is IEEE 754's. A figure that does not exist (no variance, one part) says so. */
#ifndef SABAN_GRADER_STATS_FIGURES_H
#define SABAN_GRADER_STATS_FIGURES_H

#include "grader/stats/marks.h"

/* Attempts whose share of the points is at most this far from 50 %, in percent, are near the line. */
#define STATS_NEAR_PERCENT 10
/* Fewer near the line say nothing. */
#define STATS_NEAR_MIN 5
/* With fewer attempts the report warns. */
#define STATS_ATTEMPTS_WANTED 30

struct figure {
	bool is_known;
	double value;
};

struct reliability {
	size_t part_count;
	struct figure alpha;
	struct figure sem;         /* hundredths */
	struct figure sem_at_line; /* hundredths */
};

struct task_figures {
	const struct stats_task *task;
	double mean, sd; /* hundredths */
	struct figure facility;
	struct figure discrimination;
	struct reliability reliability; /* its steps as parts */
};

struct step_figures {
	const struct stats_step *step;
	double facility;
	double lost; /* mean, hundredths */
	struct figure discrimination;
};

struct stats {
	const struct stats_marks *marks;
	double mean, sd;     /* hundredths */
	size_t passed_count; /* at 50 % or above */
	size_t near_count;
	struct task_figures *tasks;
	struct step_figures *steps;
	struct reliability by_tasks, by_steps;
};

/* The marks are borrowed. */
struct stats stats_of(const struct stats_marks *marks, struct arena *arena);

/* For tests: the square root of what is not negative. */
double figure_root(double value);

#endif
