/* grader/align/tree.h - a process tree: which words of steps a workflow allows.
 *
 * Flat arrays, so that a tree is a value: nodes name their children by index. Steps are numbered from 0 in the order in
 * which their leaves stand (preorder), each step has exactly one leaf. L(T), the words of the tree:
 *
 *	step      its own number
 *	silent    the empty word
 *	sequence  the words of the children, one behind the other
 *	choice    a word of one child
 *	shuffle   a word of each child, interleaved in any way
 *	loop      child 0, then any number of times (child 1, child 0)
 *	repeat    the only child at least min and at most max times */
#ifndef SABAN_GRADER_ALIGN_TREE_H
#define SABAN_GRADER_ALIGN_TREE_H

#include "base/arena.h"
#include "base/err.h"

enum tree_kind {
	TREE_STEP,
	TREE_SILENT,
	TREE_SEQUENCE,
	TREE_CHOICE,
	TREE_SHUFFLE,
	TREE_LOOP,
	TREE_REPEAT,
};

#define TREE_NO_LIMIT UINT32_MAX

struct tree_node {
	enum tree_kind kind;
	uint32_t first_child, child_count; /* a run of tree.children */
	uint32_t step;                     /* of a step: its number; of a silent leaf: a number for reports */
	uint32_t min, max;                 /* of a repeat; max may be TREE_NO_LIMIT */
};

struct tree {
	const struct tree_node *nodes;
	const uint32_t *children; /* indices of nodes */
	uint32_t node_count, child_count;
	uint32_t root;
	uint32_t step_count;
};

/* The index of a node's n-th child. */
static inline uint32_t tree_child(const struct tree *tree, const struct tree_node *node, uint32_t n)
{
	return tree->children[node->first_child + n];
}

/* How often a step can occur in one word: the product of the limits of the repeats around it, TREE_NO_LIMIT inside a
 * loop. One number a step, in the arena. */
uint32_t *tree_multiplicities(const struct tree *tree, struct arena *arena);

/* Refuses (ERR_LIMIT) a tree deeper than LIMIT_TREE_DEPTH, with more than LIMIT_TREE_NODES nodes once its repeats are
 * written out, or one that is no tree. */
bool tree_check(const struct tree *tree, struct err *reterr);

#endif
