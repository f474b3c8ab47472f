#include "base/limits.h"
#include "grader/guide/compile.h"

static uint32_t node_add(struct compiling *compiling, enum tree_kind kind)
{
	struct tree *tree = &compiling->task->tree;

	compiling->nodes = arena_grow(compiling->in.arena, compiling->nodes, tree->node_count,
	                              &compiling->node_capacity, sizeof(compiling->nodes[0]));
	compiling->nodes[tree->node_count] = (struct tree_node){.kind = kind, .min = 1, .max = 1};
	tree->nodes = compiling->nodes;
	return tree->node_count++;
}

static void children_set(struct compiling *compiling, uint32_t node, const uint32_t *children, uint32_t count)
{
	struct tree *tree = &compiling->task->tree;

	compiling->nodes[node].first_child = tree->child_count;
	compiling->nodes[node].child_count = count;
	for (uint32_t i = 0; i < count; i++) {
		compiling->children = arena_grow(compiling->in.arena, compiling->children, tree->child_count,
		                                 &compiling->child_capacity, sizeof(children[0]));
		compiling->children[tree->child_count++] = children[i];
	}
	tree->children = compiling->children;
}

static bool children_read(struct compiling *compiling, const struct xml_node *node, uint32_t at,
                          bool only_one)
{
	uint32_t count = 0, read = 0, *children;

	for (const struct xml_node *child = node->children; child != NULL; child = child->next)
		count++;
	if (count == 0)
		return fault_found(compiling, node->line, FAULT_TOO_FEW, "“%.*s” is empty", STR_ARG(node->name));
	if (only_one && count > 1)
		return fault_found(compiling, node->line, FAULT_NOT_ONE_BLOCK, "“%.*s” has more than one block",
		                   STR_ARG(node->name));
	children = ARENA_ARRAY(compiling->in.arena, uint32_t, count);
	for (const struct xml_node *child = node->children; child != NULL; child = child->next) {
		if (!block_read(compiling, child, &children[read++]))
			return false;
	}
	children_set(compiling, at, children, count);
	return true;
}

static bool step_points_read(struct compiling *compiling, const struct xml_node *node,
                             struct guide_step *step)
{
	uint32_t graded = 0;

	step->surplus = GUIDE_NONE;
	step->misplaced = GUIDE_NONE;
	if (!points_read(compiling, node, STR("points"), &step->points) ||
	    !points_read(compiling, node, STR("misplaced"), &step->misplaced) ||
	    !points_read(compiling, node, STR("undone"), &step->undone) ||
	    !points_read(compiling, node, STR("surplus"), &step->surplus) ||
	    !basis_read(compiling, node, step->points > 0, &step->basis))
		return false;
	for (size_t i = 0; i < step->graded_count; i++)
		graded += step->graded[i].points;
	if (graded > step->points)
		return fault_found(compiling, node->line, FAULT_GRADED_TOO_MUCH,
		                   "the graded guards of “%.*s” sum to %u hundredths, the step has %u",
		                   STR_ARG(step->id), graded, step->points);
	if (step->misplaced != GUIDE_NONE && (step->misplaced == 0 || step->misplaced > step->points))
		return fault_found(compiling, node->line, FAULT_BAD_MISPLACED, "misplaced of “%.*s” is %u hundredths",
		                   STR_ARG(step->id), step->misplaced);
	return true;
}

static bool step_read(struct compiling *compiling, const struct xml_node *node, struct guide_step *step)
{
	step->line = node->line;
	return read_only(&compiling->in, node, STR("id action on points misplaced undone surplus basis"),
	                 STR("must graded")) &&
	       read_no_text(&compiling->in, node) && read_id(&compiling->in, node, STR("id"), &step->id) &&
	       id_take(compiling, node, step->id) && predicate_read(compiling, node, &step->what) &&
	       guards_read(compiling, node, STR("graded"), step->what.action, &step->graded,
	                   &step->graded_count) &&
	       step_points_read(compiling, node, step);
}

static bool step_add(struct compiling *compiling, const struct xml_node *node, uint32_t at)
{
	struct guide_task *task = compiling->task;
	struct guide_step step = {0};

	if (task->tree.step_count >= LIMIT_STEPS)
		return fault_found(compiling, node->line, FAULT_TOO_MANY, "task %.*s has more than %d steps",
		                   STR_ARG(task->ref), LIMIT_STEPS);
	if (!step_read(compiling, node, &step))
		return false;
	task->steps = arena_grow(compiling->in.arena, task->steps, task->tree.step_count,
	                         &compiling->step_capacity, sizeof(step));
	task->steps[task->tree.step_count] = step;
	compiling->nodes[at].step = task->tree.step_count++;
	return true;
}

static bool choice_add(struct compiling *compiling, const struct xml_node *node, uint32_t at)
{
	struct guide_task *task = compiling->task;
	struct guide_choice choice = {.node = at, .both = GUIDE_NONE, .line = node->line};

	if (xml_attribute(node, STR("id"), &choice.id) &&
	    (!read_id(&compiling->in, node, STR("id"), &choice.id) || !id_take(compiling, node, choice.id)))
		return false;
	task->choices = arena_grow(compiling->in.arena, task->choices, task->choice_count,
	                           &compiling->choice_capacity, sizeof(choice));
	task->choices[task->choice_count++] = choice;
	return points_read(compiling, node, STR("both"), &task->choices[task->choice_count - 1].both);
}

/* The steps read since `first` stand inside a repeat. */
static bool steps_repeat(struct compiling *compiling, uint32_t first)
{
	for (uint32_t i = first; i < compiling->task->tree.step_count; i++) {
		struct guide_step *step = &compiling->task->steps[i];

		step->is_repeated = true;
		if (step->misplaced != GUIDE_NONE)
			return fault_found(compiling, step->line, FAULT_BAD_MISPLACED, "“%.*s” stands inside a repeat",
			                   STR_ARG(step->id));
	}
	return true;
}

static bool repeat_read(struct compiling *compiling, const struct xml_node *node, uint32_t at)
{
	uint32_t first = compiling->task->tree.step_count, min = 0, max = TREE_NO_LIMIT;

	if (!read_only(&compiling->in, node, STR("min max"),
	               STR("in-order any-order one-of optional repeat step")) ||
	    !small_read(compiling, node, STR("min"), FAULT_BAD_REPEAT, &min) ||
	    !small_read(compiling, node, STR("max"), FAULT_BAD_REPEAT, &max))
		return false;
	if (max == 0 || max < min)
		return fault_found(compiling, node->line, FAULT_BAD_REPEAT, "repeat goes from %u to %u", min, max);
	compiling->nodes[at].min = min;
	compiling->nodes[at].max = max;
	return children_read(compiling, node, at, true) && steps_repeat(compiling, first);
}

bool block_read(struct compiling *compiling, const struct xml_node *node, uint32_t *ret)
{
	static const struct {
		struct str name;
		enum tree_kind kind;
	} kinds[] = {
		{STR_INIT("in-order"), TREE_SEQUENCE}, {STR_INIT("any-order"), TREE_SHUFFLE},
		{STR_INIT("one-of"), TREE_CHOICE},     {STR_INIT("optional"), TREE_REPEAT},
		{STR_INIT("repeat"), TREE_REPEAT},     {STR_INIT("step"), TREE_STEP},
	};
	bool is_choice = str_equals(node->name, STR("one-of"));
	size_t kind = 0;

	while (kind < COUNT(kinds) && !str_equals(kinds[kind].name, node->name))
		kind++;
	if (kind == COUNT(kinds))
		return rule_broken(&compiling->in, node->line, RULE_UNKNOWN_ELEMENT, "“%.*s” is no step and no block",
		                   STR_ARG(node->name));
	*ret = node_add(compiling, kinds[kind].kind);
	if (!read_no_text(&compiling->in, node))
		return false;
	if (kinds[kind].kind == TREE_STEP)
		return step_add(compiling, node, *ret);
	if (str_equals(node->name, STR("repeat")))
		return repeat_read(compiling, node, *ret);
	if (!read_only(&compiling->in, node, is_choice ? STR("id both") : (struct str){0},
	               STR("in-order any-order one-of optional repeat step")) ||
	    (is_choice && !choice_add(compiling, node, *ret)))
		return false;
	if (kinds[kind].kind == TREE_REPEAT)
		compiling->nodes[*ret].min = 0;
	return children_read(compiling, node, *ret, kinds[kind].kind == TREE_REPEAT);
}
