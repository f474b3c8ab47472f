#include "grader/align/tree.h"

#include "base/limits.h"
#include "grader/align/limits.h"

#include <assert.h>

static uint32_t times(uint32_t a, uint32_t b)
{
	if (a == 0 || b == 0)
		return 0;
	if (a == TREE_NO_LIMIT || b == TREE_NO_LIMIT || (uint64_t)a * b >= TREE_NO_LIMIT)
		return TREE_NO_LIMIT;
	return a * b;
}

static void multiply(const struct tree *tree, uint32_t at, uint32_t factor, uint32_t *multiplicities)
{
	const struct tree_node *node = &tree->nodes[at];

	if (node->kind == TREE_STEP)
		multiplicities[node->step] = factor;
	if (node->kind == TREE_LOOP)
		factor = TREE_NO_LIMIT;
	if (node->kind == TREE_REPEAT)
		factor = times(factor, node->max);
	for (uint32_t i = 0; i < node->child_count; i++)
		multiply(tree, tree_child(tree, node, i), factor, multiplicities);
}

uint32_t *tree_multiplicities(const struct tree *tree, struct arena *arena)
{
	uint32_t *multiplicities = ARENA_ARRAY(arena, uint32_t, tree->step_count);

	multiply(tree, tree->root, 1, multiplicities);
	return multiplicities;
}

static bool refuse(const char *what, struct err *reterr)
{
	return err_set(reterr, ERR_LIMIT, str_from_c(what), STR("split the model into smaller ones"));
}

/* Nodes once repeats are written out; stops counting beyond the limit. */
static bool expand(const struct tree *tree, uint32_t at, uint32_t depth, uint64_t factor, uint64_t *expanded,
                   struct err *reterr)
{
	const struct tree_node *node = &tree->nodes[at];

	if (depth > LIMIT_TREE_DEPTH)
		return refuse("the tree is nested too deeply", reterr);
	*expanded += factor;
	if (*expanded > LIMIT_TREE_NODES)
		return refuse("the tree has too many nodes once its repeats are written out", reterr);
	if (node->kind == TREE_REPEAT)
		factor *= node->max == TREE_NO_LIMIT ? (uint64_t)node->min + 1 : node->max;
	for (uint32_t i = 0; i < node->child_count; i++) {
		if (!expand(tree, tree_child(tree, node, i), depth + 1, factor, expanded, reterr))
			return false;
	}
	return true;
}

bool tree_check(const struct tree *tree, struct err *reterr)
{
	uint64_t expanded = 0;

	assert(tree->root < tree->node_count);
	return expand(tree, tree->root, 1, 1, &expanded, reterr);
}
