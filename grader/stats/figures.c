#include "grader/stats/figures.h"

/* Newton's method from above; it stops where it no longer falls. The one function of libm that would be wanted. */
double figure_root(double value)
{
	double root = value > 1 ? value : 1, next;

	if (value <= 0)
		return 0;
	while ((next = (root + value / root) / 2) < root)
		root = next;
	return root;
}

static double mean_of(const double *values, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += values[i];
	return sum / (double)count;
}

static double variance_of(const double *values, size_t count)
{
	double mean = mean_of(values, count), sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += (values[i] - mean) * (values[i] - mean);
	return sum / (double)(count - 1);
}

static struct figure correlation(const double *a, const double *b, size_t count)
{
	double mean_a = mean_of(a, count), mean_b = mean_of(b, count), both = 0;
	double root = figure_root(variance_of(a, count)) * figure_root(variance_of(b, count));

	for (size_t i = 0; i < count; i++)
		both += (a[i] - mean_a) * (b[i] - mean_b);
	if (root <= 0)
		return (struct figure){.is_known = false};
	return (struct figure){true, both / (double)(count - 1) / root};
}

/* ---- reliability ---- */

/* Attempts by parts: values[attempt * part_count + part]. */
struct parts {
	const double *values;
	size_t attempt_count, part_count;
};

static double part_at(const struct parts *parts, size_t attempt, size_t part)
{
	return parts->values[attempt * parts->part_count + part];
}

static bool is_near(const struct stats_marks *marks, size_t attempt)
{
	int64_t twice = 2 * (int64_t)marks->attempts[attempt].score, max = marks->max;
	int64_t off = twice > max ? twice - max : max - twice;

	return off * 100 <= 2 * STATS_NEAR_PERCENT * max;
}

static double part_mean(const struct parts *parts, size_t part)
{
	double sum = 0;

	for (size_t i = 0; i < parts->attempt_count; i++)
		sum += part_at(parts, i, part);
	return sum / (double)parts->attempt_count;
}

/* The sum of the squares by which an attempt's parts deviate from the attempt's and the parts' means. */
static double deviation(const struct parts *parts, const double *part_means, double grand_mean,
                        size_t attempt)
{
	const double *own = &parts->values[attempt * parts->part_count];
	double own_mean = mean_of(own, parts->part_count), sum = 0;

	for (size_t k = 0; k < parts->part_count; k++) {
		double off = own[k] - own_mean - part_means[k] + grand_mean;

		sum += off * off;
	}
	return sum;
}

static struct figure sem_at_line(const struct parts *parts, const struct stats_marks *marks,
                                 struct arena *arena)
{
	double *means = ARENA_ARRAY(arena, double, parts->part_count);
	double k = (double)parts->part_count, n = (double)parts->attempt_count, sum = 0, grand_mean;
	size_t near = 0;

	for (size_t part = 0; part < parts->part_count; part++)
		means[part] = part_mean(parts, part);
	grand_mean = mean_of(means, parts->part_count);
	for (size_t i = 0; i < parts->attempt_count; i++) {
		if (!is_near(marks, i))
			continue;
		sum += deviation(parts, means, grand_mean, i);
		near++;
	}
	if (near < STATS_NEAR_MIN)
		return (struct figure){.is_known = false};
	return (struct figure){true, figure_root(n / (n - 1) * (k / (k - 1)) * (sum / (double)near))};
}

static struct reliability reliability_of(const struct parts *parts, const struct stats_marks *marks,
                                         struct arena *arena)
{
	struct reliability reliability = {.part_count = parts->part_count};
	double *column = ARENA_ARRAY(arena, double, parts->attempt_count);
	double *sums = ARENA_ARRAY(arena, double, parts->attempt_count);
	double k = (double)parts->part_count, of_parts = 0, of_sum, alpha;

	if (parts->part_count < 2)
		return reliability;
	for (size_t part = 0; part < parts->part_count; part++) {
		for (size_t i = 0; i < parts->attempt_count; i++) {
			column[i] = part_at(parts, i, part);
			sums[i] += column[i];
		}
		of_parts += variance_of(column, parts->attempt_count);
	}
	of_sum = variance_of(sums, parts->attempt_count);
	if (of_sum <= 0)
		return reliability;
	alpha = k / (k - 1) * (1 - of_parts / of_sum);
	reliability.alpha = (struct figure){true, alpha};
	reliability.sem = (struct figure){true, figure_root(of_sum * (1 - alpha))};
	reliability.sem_at_line = sem_at_line(parts, marks, arena);
	return reliability;
}

/* Tasks as parts, by their points. */
static struct reliability by_tasks(const struct stats_marks *marks, struct arena *arena)
{
	struct parts parts = {.attempt_count = marks->attempt_count, .part_count = marks->task_count};
	double *values = ARENA_ARRAY(arena, double, parts.attempt_count *parts.part_count);

	for (size_t i = 0; i < marks->attempt_count; i++) {
		for (size_t k = 0; k < marks->task_count; k++)
			values[i * marks->task_count + k] = marks->attempts[i].task_scores[k];
	}
	parts.values = values;
	return reliability_of(&parts, marks, arena);
}

/* Steps from..to-1 as parts, by what was lost at them: their points are not known, and a constant changes nothing. */
static struct reliability by_steps(const struct stats_marks *marks, size_t from, size_t to,
                                   struct arena *arena)
{
	struct parts parts = {.attempt_count = marks->attempt_count, .part_count = to - from};
	double *values = ARENA_ARRAY(arena, double, parts.attempt_count *parts.part_count);

	for (size_t i = 0; i < marks->attempt_count; i++) {
		for (size_t k = from; k < to; k++)
			values[i * parts.part_count + k - from] = -(double)marks->attempts[i].lost[k];
	}
	parts.values = values;
	return reliability_of(&parts, marks, arena);
}

/* ---- tasks and steps ---- */

/* Two columns of the table, to be correlated. */
struct columns {
	double *item, *rest;
};

static struct task_figures task_figures(const struct stats_marks *marks, size_t task,
                                        const struct columns *columns, struct arena *arena)
{
	struct task_figures figures = {.task = &marks->tasks[task]};
	size_t n = marks->attempt_count, from = 0, to;

	for (size_t i = 0; i < n; i++) {
		const uint32_t *scores = marks->attempts[i].task_scores;

		columns->item[i] = scores[task];
		columns->rest[i] = 0;
		for (size_t t = 0; t < marks->task_count; t++)
			columns->rest[i] += t == task ? 0 : scores[t];
	}
	figures.mean = mean_of(columns->item, n);
	figures.sd = figure_root(variance_of(columns->item, n));
	if (figures.task->max > 0)
		figures.facility = (struct figure){true, figures.mean / figures.task->max};
	figures.discrimination = correlation(columns->item, columns->rest, n);
	while (from < marks->step_count && marks->steps[from].task < task)
		from++;
	for (to = from; to < marks->step_count && marks->steps[to].task == task;)
		to++;
	figures.reliability = by_steps(marks, from, to, arena);
	return figures;
}

static struct step_figures step_figures(const struct stats_marks *marks, size_t step,
                                        const struct columns *columns)
{
	struct step_figures figures = {.step = &marks->steps[step]};
	size_t n = marks->attempt_count;
	double lost = 0;

	for (size_t i = 0; i < n; i++) {
		const struct stats_attempt *attempt = &marks->attempts[i];

		columns->item[i] = attempt->lost[step] > 0 ? 0 : 1;
		columns->rest[i] = (double)attempt->score + attempt->lost[step];
		lost += attempt->lost[step];
	}
	figures.facility = mean_of(columns->item, n);
	figures.lost = lost / (double)n;
	figures.discrimination = correlation(columns->item, columns->rest, n);
	return figures;
}

struct stats stats_of(const struct stats_marks *marks, struct arena *arena)
{
	size_t n = marks->attempt_count;
	struct columns columns = {ARENA_ARRAY(arena, double, n), ARENA_ARRAY(arena, double, n)};
	struct stats stats = {
		.marks = marks,
		.tasks = ARENA_ARRAY(arena, struct task_figures, marks->task_count),
		.steps = ARENA_ARRAY(arena, struct step_figures, marks->step_count),
	};

	for (size_t i = 0; i < n; i++) {
		columns.item[i] = marks->attempts[i].score;
		stats.passed_count += 2 * (uint64_t)marks->attempts[i].score >= marks->max;
		stats.near_count += is_near(marks, i);
	}
	stats.mean = mean_of(columns.item, n);
	stats.sd = figure_root(variance_of(columns.item, n));
	for (size_t t = 0; t < marks->task_count; t++)
		stats.tasks[t] = task_figures(marks, t, &columns, arena);
	for (size_t s = 0; s < marks->step_count; s++)
		stats.steps[s] = step_figures(marks, s, &columns);
	stats.by_tasks = by_tasks(marks, arena);
	stats.by_steps = by_steps(marks, 0, marks->step_count, arena);
	return stats;
}
