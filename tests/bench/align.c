/* Aligning exam-like attempts, against the second marker on the same ones in the same run.
 *
 *	bench-align              figures
 *	bench-align svg FILE     and the growth as a drawing
 *	bench-align count [STEPS BRANCHES EVENTS TIMES]
 *	                         attempts once under both markers, without a clock, for callgrind; without numbers the 600
 *	                         exam-like ones
 *
 * An exam-like workflow has 10 to 25 steps: a few in order, then up to 8 parallel branches of some steps each. An attempt
 * does most of them, in an order that is mostly allowed, leaves some out, repeats some, and does much else: 10 to 200
 * events. Times are per attempt and include the traceback. */
#include "grader/align/align.h"
#include "base/check.h"
#include "tests/bench/drawing.h"
#include "tests/bench/seconds.h"
#include "tests/property/random_tree.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Exam number i: of that many steps, branches and events; 0 stands for as many as an exam may have. */
static struct exam exam_number(uint32_t i, uint32_t steps, uint32_t branches, uint32_t events,
                               struct arena *arena)
{
	struct dice dice = {i * UINT64_C(1000003) + steps * 31 + branches * 7 + events};
	uint32_t most = branches != 0 ? branches : 2 + dice_roll(&dice, 7);

	steps = steps != 0 ? steps : 10 + dice_roll(&dice, 16);
	return exam_of(&dice, steps, most, events != 0 ? events : 10 + dice_roll(&dice, 191), arena);
}

/* ---- measuring ---- */

struct figures {
	uint32_t count, refused;
	double sum, worst, second_sum, second_worst;
};

static double worse(double a, double b)
{
	return a > b ? a : b;
}

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
	figures->worst = worse(best, figures->worst);
	figures->second_worst = worse(second, figures->second_worst);
}

static struct figures measure_many(uint32_t steps, uint32_t branches, uint32_t events, uint32_t count)
{
	struct figures figures = {0};

	for (uint32_t i = 0; i < count; i++) {
		struct arena arena = test_arena();
		struct exam exam = exam_number(i, steps, branches, events, &arena);

		measure(&exam, &figures);
		arena_finish(&arena);
	}
	return figures;
}

static void tell(const char *name, const struct figures *figures)
{
	printf("%-24s %7.1f us, slowest %7.1f; second marker %7.1f us, slowest %8.1f; ratio %5.2f, slowest "
	       "%5.2f%s\n",
	       name, figures->sum / figures->count * 1e6, figures->worst * 1e6,
	       figures->second_sum / figures->count * 1e6, figures->second_worst * 1e6,
	       figures->sum / figures->second_sum, figures->worst / figures->second_worst,
	       figures->refused > 0 ? "  (some refused)" : "");
}

/* ---- growth ---- */

/* clang-format off */
#define GROWTH_LINES { \
	{.name = "column sweep, mean", .class = "sweep"}, \
	{.name = "column sweep, slowest", .class = "slowest"}, \
	{.name = "second marker, mean", .class = "second"}, \
}
/* clang-format on */

static void growth_measure(struct panel *panel, uint32_t events)
{
	char name[64];

	for (size_t i = 0; i < panel->count; i++) {
		uint32_t at = panel->at[i];
		struct figures figures = events == 0 ? measure_many(20, 5, at, 40) : measure_many(20, at, events, 40);

		snprintf(name, sizeof(name), "%u %s", at, panel->axis);
		tell(name, &figures);
		panel->lines[0].values[i] = figures.sum / figures.count * 1e6;
		panel->lines[1].values[i] = figures.worst * 1e6;
		panel->lines[2].values[i] = figures.second_sum / figures.count * 1e6;
	}
}

/* ---- without a clock ---- */

static int count_once(uint32_t steps, uint32_t branches, uint32_t events, uint32_t times)
{
	uint64_t cost = 0;

	for (uint32_t i = 0; i < times; i++) {
		struct arena arena = test_arena();
		struct exam exam = exam_number(i, steps, branches, events, &arena);
		struct alignment alignment;
		struct align_score score;

		if (align(align_plan(&exam.tree, &arena), &exam.trace, &arena, &alignment, NULL) &&
		    search_score(&exam.tree, &exam.trace, &arena, &score, NULL))
			cost += alignment.score.cost;
		arena_finish(&arena);
	}
	printf("%u attempts, %llu hundredths lost\n", times, (unsigned long long)cost);
	return 0;
}

static uint32_t number_of(const char *word)
{
	return (uint32_t)strtoul(word, NULL, 10);
}

int main(int argc, char **argv)
{
	static const uint32_t lengths[] = {100, 200, 400, 800}, branches[] = {2, 3, 4, 5, 6, 7, 8};
	struct panel panels[] = {
		{"by events (20 steps, 5 branches)", "events", lengths, 4, GROWTH_LINES},
		{"by branches (20 steps, 200 events)", "branches", branches, 7, GROWTH_LINES},
	};
	struct figures figures;

	if (argc == 2 && strcmp(argv[1], "count") == 0)
		return count_once(0, 0, 0, 600);
	if (argc == 6 && strcmp(argv[1], "count") == 0)
		return count_once(number_of(argv[2]), number_of(argv[3]), number_of(argv[4]), number_of(argv[5]));
	figures = measure_many(0, 0, 0, 600);
	tell("exam-like, 600 attempts", &figures);
	growth_measure(&panels[0], 0);
	growth_measure(&panels[1], 200);
	return argc == 3 && strcmp(argv[1], "svg") == 0
	           ? drawing_write(argv[2], "Microseconds to align one attempt", panels, COUNT(panels))
	           : 0;
}
