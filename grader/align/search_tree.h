/* grader/align/search_tree.h - markings of a tree and the states a search has visited. For the second marker alone.
 *
 * Nodes are numbered in preorder, so that a subtree is a run of numbers; a marking is one number a node:
 *
 *	step      1 when done                  choice   1 + the child chosen; 0: none yet
 *	sequence  the present child            loop     0 while in child 0, 1 while in child 1
 *	repeat    rounds begun (see search_tree.c for the unlimited one)
 *
 * and a subtree nothing has happened in is all zeros. */
#ifndef SABAN_GRADER_ALIGN_SEARCH_TREE_H
#define SABAN_GRADER_ALIGN_SEARCH_TREE_H

#include "grader/align/align.h"

/* (cost, missing, extra) as one number that is compared and added like the three; this marker packs its own. */
#define SEARCH_BITS 20

static inline uint64_t search_cost(uint32_t cost)
{
	return (uint64_t)cost << (2 * SEARCH_BITS);
}

static inline uint64_t search_missing(uint32_t cost)
{
	return search_cost(cost) + (UINT64_C(1) << SEARCH_BITS);
}

static inline uint64_t search_extra(uint32_t cost)
{
	return search_cost(cost) + 1;
}

static inline struct align_score search_unpack(uint64_t weight)
{
	const uint64_t mask = (UINT64_C(1) << SEARCH_BITS) - 1;

	return (struct align_score){(uint32_t)(weight >> (2 * SEARCH_BITS)),
	                            (uint32_t)(weight >> SEARCH_BITS & mask), (uint32_t)(weight & mask)};
}

struct search_node {
	enum tree_kind kind;
	uint32_t end; /* the number behind its subtree */
	uint32_t parent;
	uint32_t place; /* among its parent's children */
	uint32_t *children;
	uint32_t child_count;
	uint32_t step, min, max;
	uint32_t first_bit; /* in a packed marking */
	uint32_t bit_count;
};

struct search_tree {
	struct search_node *nodes;
	uint32_t node_count, step_count;
	uint32_t *leaf_of_step;
	uint32_t word_count; /* 64-bit words of a packed marking */
	uint32_t depth;
	uint16_t *spare; /* room for one marking a level and one more, for search_reach */
};

struct search_tree search_tree_of(const struct tree *tree, struct arena *arena);

/* Weights of skipping: of each step, and from these of each whole node. */
struct search_prices {
	uint64_t *step;
	uint64_t *node;
};

void search_prices_fill(const struct search_tree *tree, struct search_prices *prices, struct arena *arena);

/* The weight of completing a node from a marking on. */
uint64_t search_close(const struct search_tree *tree, const struct search_prices *prices,
                      const uint16_t *marking, uint32_t node);

/* Calls `reached` with each marking in which the step has just been done, and the weight of what had to be skipped. */
void search_reach(const struct search_tree *tree, const struct search_prices *prices, uint32_t step,
                  const uint16_t *marking,
                  void (*reached)(void *context, const uint16_t *marking, uint64_t skipped), void *context);

/* ---- visited states ---- */

struct visited {
	struct arena *arena;
	uint64_t *words; /* word_count + 1 a state: the packed marking, then what was paid */
	uint32_t *positions;
	bool *is_done;
	uint32_t *slots; /* hash table of states plus one */
	uint32_t count;
	size_t capacity, slot_count;
};

void visited_open(struct visited *visited, const struct search_tree *tree, struct arena *arena);
/* True when the state is new or now cheaper; then *ret is its number. */
bool visited_offer(struct visited *visited, const struct search_tree *tree, uint32_t position,
                   const uint16_t *marking, uint64_t paid, uint32_t *ret);
/* Takes a state for expanding; false when it was taken already or has become cheaper than `paid` since. */
bool visited_take(struct visited *visited, const struct search_tree *tree, uint32_t state, uint64_t paid,
                  uint32_t *ret_position, uint16_t *ret_marking);

#endif
