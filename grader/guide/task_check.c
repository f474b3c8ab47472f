#include "grader/align/limits.h"
#include "grader/guide/compile.h"

/* What a node loses when nothing is done. Alternatives must lose the same, or doing nothing would choose the cheapest
 * of them and its points would not add up to the task's. Sets *ok to false and says so when they do not. */
static uint64_t empty_cost(const struct compiling *compiling, uint32_t at, bool *ok)
{
	const struct guide_task *task = compiling->task;
	const struct tree_node *node = &task->tree.nodes[at];
	uint64_t sum = 0, first = 0;

	if (node->kind == TREE_STEP)
		return task->steps[node->step].points;
	for (uint32_t i = 0; i < node->child_count && *ok; i++) {
		uint64_t cost = empty_cost(compiling, tree_child(&task->tree, node, i), ok);

		sum += cost;
		first = i == 0 ? cost : first;
		if (*ok && node->kind == TREE_CHOICE && cost != first) {
			uint32_t line = task->line;

			for (size_t k = 0; k < task->choice_count; k++)
				line = task->choices[k].node == at ? task->choices[k].line : line;
			*ok = fault_found(compiling, line, FAULT_ALTERNATIVES_DIFFER,
			                  "alternative 1 is worth %u hundredths, alternative %u is worth %u",
			                  (unsigned)first, i + 1, (unsigned)cost);
		}
	}
	if (node->kind == TREE_CHOICE)
		return first;
	return node->kind == TREE_REPEAT ? sum * node->min : sum;
}

static bool prices_check(const struct compiling *compiling, uint64_t empty)
{
	const struct guide_task *task = compiling->task;

	if (empty <= LIMIT_ALIGNMENT_COST / 2)
		return true;
	return fault_found(compiling, task->line, FAULT_BAD_POINTS,
	                   "the steps of task %.*s are worth too much together", STR_ARG(task->ref));
}

/* Half the points, rounded up: above 0 wherever there is something to lose. */
static void misplaced_fill(struct guide_task *task)
{
	for (uint32_t i = 0; i < task->tree.step_count; i++) {
		struct guide_step *step = &task->steps[i];

		if (step->is_repeated)
			step->misplaced = step->points;
		else if (step->misplaced == GUIDE_NONE)
			step->misplaced = (step->points + 1) / 2;
	}
}

bool task_check(const struct compiling *compiling)
{
	bool ok = true;
	struct err err = {0};
	uint64_t empty;

	if (!tree_check(&compiling->task->tree, &err))
		return fault_found(compiling, compiling->task->line, FAULT_TOO_MANY, "%.*s", STR_ARG(err.what));
	empty = empty_cost(compiling, compiling->task->tree.root, &ok);
	misplaced_fill(compiling->task);
	return ok && prices_check(compiling, empty);
}

void guide_steps_under(const struct tree *tree, uint32_t node, uint32_t *ret_first, uint32_t *ret_last)
{
	const struct tree_node *at = &tree->nodes[node];
	uint32_t first = UINT32_MAX, last = 0;

	if (at->kind == TREE_STEP) {
		*ret_first = at->step;
		*ret_last = at->step + 1;
		return;
	}
	for (uint32_t i = 0; i < at->child_count; i++) {
		uint32_t low, high;

		guide_steps_under(tree, tree_child(tree, at, i), &low, &high);
		first = low < first ? low : first;
		last = high > last ? high : last;
	}
	*ret_first = first;
	*ret_last = last;
}
