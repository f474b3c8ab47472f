/* Aligning exam-like attempts, against the second marker on the same ones in the same run.
 *
 *	bench-align              figures
 *	bench-align svg FILE     and the growth as a drawing
 *	bench-align count        600 attempts once, without the second marker, for callgrind: instructions are the same on
 *	                         any machine of the same kind
 *
 * An exam-like workflow has 10 to 25 steps: a few in order, then up to 8 parallel branches of some steps each. An attempt
 * does most of them, in an order that is mostly allowed, leaves some out, repeats some, and does much else: 10 to 200
 * events. Times are per attempt and include the traceback. */
#include "grader/align/align.h"
#include "base/buf.h"
#include "tests/property/random_tree.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
	struct timespec now;

	/* Of this process alone: others may be busy on the machine. */
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- workflows and attempts ---- */

struct exam {
	struct tree tree;
	struct align_trace trace;
};

/* Prelude in order, then `branches` parallel sequences that share out the steps that are left. */
static struct tree workflow_of(uint32_t steps, uint32_t branches, struct arena *arena)
{
	uint32_t prelude = steps > branches + 2 ? 2 : 1, left = steps - prelude, node = 0, child = 0, step = 0;
	struct tree_node *nodes = ARENA_ARRAY(arena, struct tree_node, steps + branches + 2);
	uint32_t *children = ARENA_ARRAY(arena, uint32_t, 2 * steps + branches + 2);
	uint32_t root = node++, shuffle = node++;

	nodes[root] = (struct tree_node){.kind = TREE_SEQUENCE, .first_child = 0, .child_count = prelude + 1};
	for (uint32_t i = 0; i < prelude; i++) {
		nodes[node] = (struct tree_node){.kind = TREE_STEP, .step = step++};
		children[child++] = node++;
	}
	children[child++] = shuffle;
	nodes[shuffle] = (struct tree_node){.kind = TREE_SHUFFLE, .first_child = child, .child_count = branches};
	child += branches;
	for (uint32_t b = 0; b < branches; b++) {
		uint32_t share = left / (branches - b), branch = node++;

		nodes[branch] = (struct tree_node){.kind = TREE_SEQUENCE, .first_child = child, .child_count = share};
		children[nodes[shuffle].first_child + b] = branch;
		left -= share;
		for (uint32_t i = 0; i < share; i++) {
			nodes[node] = (struct tree_node){.kind = TREE_STEP, .step = step++};
			children[child++] = node++;
		}
	}
	return (struct tree){nodes, children, node, child, root, step};
}

/* Rows of the table: a step's own event, often right, sometimes with a failed guard; steps of one action share events. */
static struct exam exam_of(struct dice *dice, uint32_t steps, uint32_t branches, uint32_t events,
                           struct arena *arena)
{
	struct exam exam = {.tree = workflow_of(steps, branches, arena)};
	uint32_t *price = ARENA_ARRAY(arena, uint32_t, (size_t)steps * events);
	uint32_t *missing = ARENA_ARRAY(arena, uint32_t, steps);

	for (uint32_t s = 0; s < steps; s++)
		missing[s] = 50 * (1 + dice_roll(dice, 6));
	for (uint32_t e = 0; e < events; e++) {
		/* Roughly in order, with strays. */
		uint32_t about = e * steps / events + dice_roll(dice, 5);
		uint32_t step = dice_roll(dice, 6) == 0 ? dice_roll(dice, steps) : about < steps ? about : steps - 1;
		bool is_something_else = dice_roll(dice, events / steps + 1) > 1;

		for (uint32_t s = 0; s < steps; s++)
			price[e * steps + s] = ALIGN_NO_MATCH;
		if (is_something_else)
			continue;
		price[e * steps + step] = dice_roll(dice, 3) == 0 ? missing[step] / 2 : 0;
		if (dice_roll(dice, 10) == 0)
			price[e * steps + (step + branches) % steps] = missing[(step + branches) % steps] / 2;
	}
	exam.trace = (struct align_trace){events, price, missing, 0};
	return exam;
}

/* ---- measuring ---- */

struct figures {
	uint32_t count, refused;
	double sum, worst, second_sum;
};

/* Times one attempt under both markers; the better of some runs, so that the machine's other work is left out. */
static void measure(const struct exam *exam, struct figures *figures)
{
	double best = 1e9, second = 1e9;
	bool is_done = true;

	for (int run = 0; run < 3; run++) {
		struct arena arena = test_arena();
		struct alignment alignment;
		struct align_score score;
		const struct align_plan *plan = align_plan(&exam->tree, &arena);
		double from = seconds(), to;

		is_done = align(plan, &exam->trace, &arena, &alignment, NULL) && is_done;
		to = seconds();
		best = to - from < best ? to - from : best;
		from = seconds();
		is_done = search_score(&exam->tree, &exam->trace, &arena, &score, NULL) && is_done;
		to = seconds();
		second = to - from < second ? to - from : second;
		if (is_done && memcmp(&score, &alignment.score, sizeof(score)) != 0)
			printf("the markers disagree\n");
		arena_finish(&arena);
	}
	figures->refused += !is_done;
	figures->count++;
	figures->sum += best;
	figures->second_sum += second;
	figures->worst = best > figures->worst ? best : figures->worst;
}

static struct figures measure_many(uint32_t steps, uint32_t branches, uint32_t events, uint32_t count)
{
	struct figures figures = {0};

	for (uint32_t i = 0; i < count; i++) {
		struct arena arena = test_arena();
		struct dice dice = {i * UINT64_C(1000003) + steps * 31 + branches * 7 + events};
		struct exam exam;
		uint32_t most = branches != 0 ? branches : 2 + dice_roll(&dice, 7);

		exam = exam_of(&dice, steps != 0 ? steps : 10 + dice_roll(&dice, 16), most,
		               events != 0 ? events : 10 + dice_roll(&dice, 191), &arena);
		measure(&exam, &figures);
		arena_finish(&arena);
	}
	return figures;
}

static double tell(const char *name, const struct figures *figures)
{
	double mean = figures->sum / figures->count;

	printf("%-28s %8.1f us  worst %8.1f us  second marker %9.1f us  ratio %5.1f%s\n", name, mean * 1e6,
	       figures->worst * 1e6, figures->second_sum / figures->count * 1e6,
	       figures->second_sum / figures->sum, figures->refused > 0 ? "  (some refused)" : "");
	return mean * 1e6;
}

/* ---- the drawing ---- */

struct series {
	const char *title, *axis;
	const uint32_t *at;
	double values[8];
	size_t count;
};

static void series_draw(FILE *file, const struct series *series, double left)
{
	double most = 0;

	for (size_t i = 0; i < series->count; i++)
		most = series->values[i] > most ? series->values[i] : most;
	fprintf(file, "<g transform=\"translate(%.0f 40)\" font-family=\"sans-serif\" font-size=\"12\">\n", left);
	fprintf(file, "<text y=\"-16\" font-weight=\"bold\">%s</text>\n", series->title);
	fprintf(file, "<path d=\"M0 0V180H280\" fill=\"none\" stroke=\"#556677\"/>\n<polyline fill=\"none\" "
	              "stroke=\"#0c5a86\" stroke-width=\"2\" points=\"");
	for (size_t i = 0; i < series->count; i++)
		fprintf(file, "%.1f,%.1f ", 20 + (double)i * 240 / (double)(series->count - 1),
		        180 - series->values[i] / most * 160);
	fprintf(file, "\"/>\n");
	for (size_t i = 0; i < series->count; i++) {
		double x = 20 + (double)i * 240 / (double)(series->count - 1),
			   y = 180 - series->values[i] / most * 160;

		fprintf(
			file,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0c5a86\"/><text x=\"%.1f\" y=\"%.1f\" "
			"text-anchor=\"middle\">%.0f</text><text x=\"%.1f\" y=\"196\" text-anchor=\"middle\">%u</text>\n",
			x, y, x, y - 8, series->values[i], x, series->at[i]);
	}
	fprintf(file, "<text x=\"140\" y=\"214\" text-anchor=\"middle\">%s</text></g>\n", series->axis);
}

static int draw(const char *path, const struct series *a, const struct series *b)
{
	FILE *file = fopen(path, "w");

	if (file == NULL) {
		perror(path);
		return 1;
	}
	fprintf(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 270\" role=\"img\" "
	              "aria-label=\"Microseconds to align one attempt\">\n<rect width=\"680\" height=\"270\" "
	              "fill=\"#fff\"/>\n");
	series_draw(file, a, 30);
	series_draw(file, b, 370);
	fprintf(file, "</svg>\n");
	return fclose(file) == 0 ? 0 : 1;
}

static int count_once(void)
{
	uint64_t cost = 0;

	for (uint32_t i = 0; i < 600; i++) {
		struct arena arena = test_arena();
		struct dice dice = {i * UINT64_C(1000003)};
		uint32_t branches = 2 + dice_roll(&dice, 7), steps = 10 + dice_roll(&dice, 16);
		struct exam exam = exam_of(&dice, steps, branches, 10 + dice_roll(&dice, 191), &arena);
		struct alignment alignment;

		if (align(align_plan(&exam.tree, &arena), &exam.trace, &arena, &alignment, NULL))
			cost += alignment.score.cost;
		arena_finish(&arena);
	}
	printf("600 attempts, %llu hundredths lost\n", (unsigned long long)cost);
	return 0;
}

int main(int argc, char **argv)
{
	static const uint32_t lengths[] = {100, 200, 400, 800}, branches[] = {2, 3, 4, 5, 6, 7, 8};
	struct series growth = {
		.title = "µs by events (20 steps, 5 branches)", .axis = "events", .at = lengths, .count = 4};
	struct series width = {
		.title = "µs by branches (20 steps, 200 events)", .axis = "branches", .at = branches, .count = 7};
	struct figures figures;
	char name[64];

	if (argc == 2 && strcmp(argv[1], "count") == 0)
		return count_once();
	figures = measure_many(0, 0, 0, 600);
	tell("exam-like, 600 attempts", &figures);
	for (size_t i = 0; i < growth.count; i++) {
		figures = measure_many(20, 5, lengths[i], 40);
		snprintf(name, sizeof(name), "%u events", lengths[i]);
		growth.values[i] = tell(name, &figures);
	}
	for (size_t i = 0; i < width.count; i++) {
		figures = measure_many(20, branches[i], 200, 40);
		snprintf(name, sizeof(name), "%u branches", branches[i]);
		width.values[i] = tell(name, &figures);
	}
	return argc == 3 && strcmp(argv[1], "svg") == 0 ? draw(argv[2], &growth, &width) : 0;
}
