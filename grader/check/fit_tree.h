/* grader/check/fit_tree.h - a workflow with its repeats written out, and which of its steps exclude or follow which. */
#ifndef SABAN_GRADER_CHECK_FIT_TREE_H
#define SABAN_GRADER_CHECK_FIT_TREE_H

#include "grader/align/tree.h"

enum fit_kind {
	FIT_STEP,
	FIT_SEQUENCE,
	FIT_SHUFFLE,
	FIT_CHOICE,
	FIT_OPTIONAL, /* its only child, or nothing */
};

struct fit_node {
	enum fit_kind kind;
	uint32_t parent, first_child, sibling; /* FIT_NONE: none */
	uint32_t depth;
	uint32_t place;    /* among its siblings */
	uint32_t step;     /* of FIT_STEP */
	uint32_t previous; /* of a copy of a repeat's inside: the copy before it; FIT_NONE */
	uint32_t used;     /* leaves under it that are taken now */
};

struct fit_leaf {
	uint32_t node, step;
	bool is_required; /* every word has it */
	uint32_t blocked; /* leaves taken now that leave no room for it at a later event */
};

/* What a leaf, once taken, means for another one at a later event. */
enum fit_relation {
	FIT_FREE,
	FIT_BLOCKS, /* the other stands before it in every word, or in another alternative */
};

struct fit_tree {
	struct fit_node *nodes; /* the root first */
	uint32_t node_count;
	size_t node_capacity, leaf_capacity;
	struct fit_leaf *leaves;
	uint32_t leaf_count;
	uint8_t *relation; /* [taken * leaf_count + other] */
};

/* Repeats are written out as often as they must be, and as often as there are events for one of their steps: uses[step].
 * False: cut at LIMIT_FIT_LEAVES. */
bool fit_tree_build(const struct tree *tree, const uint32_t *uses, struct arena *arena, struct fit_tree *ret);

/* Takes a leaf, or gives it back. */
void fit_use(struct fit_tree *tree, uint32_t leaf, bool is_taken);

/* Copies of a repeat are alike, so they are taken from the first on: is every copy around this node the next one? */
bool fit_copy_is_next(const struct fit_tree *tree, uint32_t node);

#endif
