/* tests/property/random_tree.h - random process trees and traces from a number, and the optimum by brute force. */
#ifndef SABAN_TESTS_PROPERTY_RANDOM_TREE_H
#define SABAN_TESTS_PROPERTY_RANDOM_TREE_H

#include "grader/align/align.h"

struct dice {
	uint64_t state;
};

/* 0 <= result < below; below is not 0. */
uint32_t dice_roll(struct dice *dice, uint32_t below);

/* What a random tree may hold. */
struct tree_taste {
	uint32_t steps_max; /* leaves that are steps: at least one */
	uint32_t children_max;
	bool has_loops;
	bool has_shuffles;
};

struct tree random_tree(struct dice *dice, struct tree_taste taste, struct arena *arena);

/* A random table of prices: each event has a label of a few, each step too, equal labels match (often at price 0);
 * label_count small makes many events match several steps. */
struct align_trace random_trace(struct dice *dice, const struct tree *tree, uint32_t event_count,
                                uint32_t label_count, uint32_t extra, struct arena *arena);

/* The same tree with the children of its choices and shuffles in another order; steps keep their numbers. */
struct tree shuffled_tree(struct dice *dice, const struct tree *tree, struct arena *arena);

/* The optimum, by trying every word of the tree against the trace. Loops go round at most event_count + 1 times. False
 * when there are too many words. */
bool brute_score(const struct tree *tree, const struct align_trace *trace, struct arena *arena,
                 struct align_score *ret);

#endif
