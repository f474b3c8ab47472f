#include "grader/align/search_tree.h"

#include "base/check.h"

#include <string.h>

static uint32_t node_copy(const struct tree *tree, uint32_t at, uint32_t parent, uint32_t place,
                          struct search_tree *into, struct arena *arena)
{
	uint32_t depth = 1;
	const struct tree_node *from = &tree->nodes[at];
	uint32_t number = into->node_count++;
	struct search_node *node = &into->nodes[number];

	*node = (struct search_node){
		.kind = from->kind,
		.parent = parent,
		.place = place,
		.children = ARENA_ARRAY(arena, uint32_t, from->child_count),
		.child_count = from->child_count,
		.step = from->step,
		.min = from->min,
		.max = from->max,
	};
	if (node->kind == TREE_STEP)
		into->leaf_of_step[node->step] = number;
	for (uint32_t i = 0; i < from->child_count; i++)
		node->children[i] = node_copy(tree, tree_child(tree, from, i), number, i, into, arena);
	node->end = into->node_count;
	for (uint32_t up = number; up != 0; up = into->nodes[up].parent)
		depth++;
	into->depth = depth > into->depth ? depth : into->depth;
	return number;
}

/* Rounds of a repeat are told apart up to here: beyond, an unlimited one has the same future. */
static uint32_t rounds_max(const struct search_node *node)
{
	if (node->max != TREE_NO_LIMIT)
		return node->max;
	return node->min > 1 ? node->min : 1;
}

static uint32_t values_of(const struct search_node *node)
{
	switch (node->kind) {
	case TREE_STEP:
	case TREE_LOOP:
		return 2;
	case TREE_CHOICE:
		return node->child_count + 1;
	case TREE_SEQUENCE:
		return node->child_count;
	case TREE_REPEAT:
		return rounds_max(node) + 1;
	case TREE_SILENT:
	case TREE_SHUFFLE:
		return 1;
	}
	UNREACHABLE();
	return 1;
}

struct search_tree search_tree_of(const struct tree *tree, struct arena *arena)
{
	struct search_tree into = {.step_count = tree->step_count};
	uint32_t bit = 0;

	into.nodes = ARENA_ARRAY(arena, struct search_node, tree->node_count);
	into.leaf_of_step = ARENA_ARRAY(arena, uint32_t, tree->step_count);
	node_copy(tree, tree->root, 0, 0, &into, arena);
	for (uint32_t i = 0; i < into.node_count; i++) {
		struct search_node *node = &into.nodes[i];

		while ((UINT64_C(1) << node->bit_count) < values_of(node))
			node->bit_count++;
		if (bit % 64 + node->bit_count > 64)
			bit += 64 - bit % 64;
		node->first_bit = bit;
		bit += node->bit_count;
	}
	into.word_count = (bit + 63) / 64;
	into.spare = ARENA_ARRAY(arena, uint16_t, ((size_t)into.depth + 1) * into.node_count);
	return into;
}

/* ---- prices ---- */

static uint64_t node_price(const struct search_node *node, const struct search_prices *prices)
{
	uint64_t price = 0;

	switch (node->kind) {
	case TREE_STEP:
		return prices->step[node->step];
	case TREE_SILENT:
		return 0;
	case TREE_SEQUENCE:
	case TREE_SHUFFLE:
		for (uint32_t i = 0; i < node->child_count; i++)
			price += prices->node[node->children[i]];
		return price;
	case TREE_CHOICE:
		price = prices->node[node->children[0]];
		for (uint32_t i = 1; i < node->child_count; i++)
			price = prices->node[node->children[i]] < price ? prices->node[node->children[i]] : price;
		return price;
	case TREE_LOOP:
		return prices->node[node->children[0]];
	case TREE_REPEAT:
		return node->min * prices->node[node->children[0]];
	}
	UNREACHABLE();
	return 0;
}

void search_prices_fill(const struct search_tree *tree, struct search_prices *prices, struct arena *arena)
{
	prices->node = ARENA_ARRAY(arena, uint64_t, tree->node_count);
	for (uint32_t i = tree->node_count; i-- > 0;)
		prices->node[i] = node_price(&tree->nodes[i], prices);
}

uint64_t search_close(const struct search_tree *tree, const struct search_prices *prices,
                      const uint16_t *marking, uint32_t number)
{
	const struct search_node *node = &tree->nodes[number];
	uint64_t price = 0;
	uint32_t at = marking[number];

	switch (node->kind) {
	case TREE_STEP:
		return at == 1 ? 0 : prices->step[node->step];
	case TREE_SILENT:
		return 0;
	case TREE_SEQUENCE:
		for (uint32_t i = at + 1; i < node->child_count; i++)
			price += prices->node[node->children[i]];
		return node->child_count == 0 ? 0 : price + search_close(tree, prices, marking, node->children[at]);
	case TREE_SHUFFLE:
		for (uint32_t i = 0; i < node->child_count; i++)
			price += search_close(tree, prices, marking, node->children[i]);
		return price;
	case TREE_CHOICE:
		return at == 0 ? prices->node[number] : search_close(tree, prices, marking, node->children[at - 1]);
	case TREE_LOOP:
		price = search_close(tree, prices, marking, node->children[at]);
		return at == 0 ? price : price + prices->node[node->children[0]];
	case TREE_REPEAT:
		if (at == 0)
			return prices->node[number];
		price = search_close(tree, prices, marking, node->children[0]);
		return at >= node->min ? price : price + (node->min - at) * prices->node[node->children[0]];
	}
	UNREACHABLE();
	return 0;
}

/* ---- reaching a step ---- */

struct reaching {
	const struct search_tree *tree;
	const struct search_prices *prices;
	uint32_t leaf;
	void (*reached)(void *context, const uint16_t *marking, uint64_t skipped);
	void *context;
	uint16_t *spare; /* room for the markings still to be made */
};

/* The child of a node that leads to the leaf. */
static const struct search_node *towards(const struct reaching *reaching, uint32_t number)
{
	uint32_t at = reaching->leaf;

	while (reaching->tree->nodes[at].parent != number)
		at = reaching->tree->nodes[at].parent;
	return &reaching->tree->nodes[at];
}

static void clear(const struct search_tree *tree, uint16_t *marking, uint32_t number)
{
	memset(&marking[number], 0, (tree->nodes[number].end - number) * sizeof(marking[0]));
}

static void reach(const struct reaching *reaching, uint32_t number, uint16_t *marking, uint64_t skipped);

/* The same again on a copy in which a child was completed and is as new. */
static void reach_anew(const struct reaching *reaching, uint32_t number, uint32_t child, uint16_t value,
                       const uint16_t *marking, uint64_t skipped)
{
	const struct search_tree *tree = reaching->tree;
	struct reaching inner = *reaching;
	uint16_t *copy = inner.spare;

	inner.spare += tree->node_count;
	memcpy(copy, marking, tree->node_count * sizeof(copy[0]));
	skipped += search_close(tree, reaching->prices, marking, child);
	clear(tree, copy, child);
	copy[number] = value;
	reach(&inner, (uint32_t)(towards(reaching, number) - tree->nodes), copy, skipped);
}

static void reach_in_sequence(const struct reaching *reaching, uint32_t number, uint16_t *marking,
                              uint64_t skipped)
{
	const struct search_node *node = &reaching->tree->nodes[number];
	uint32_t at = marking[number], to = towards(reaching, number)->place;

	if (to < at)
		return;
	if (to > at) {
		skipped += search_close(reaching->tree, reaching->prices, marking, node->children[at]);
		clear(reaching->tree, marking, node->children[at]);
		for (uint32_t i = at + 1; i < to; i++)
			skipped += reaching->prices->node[node->children[i]];
		marking[number] = (uint16_t)to;
	}
	reach(reaching, node->children[to], marking, skipped);
}

static void reach_in_loop(const struct reaching *reaching, uint32_t number, uint16_t *marking,
                          uint64_t skipped)
{
	const struct search_node *node = &reaching->tree->nodes[number];
	uint32_t to = towards(reaching, number)->place;
	uint32_t other = node->children[1 - to];

	if (marking[number] != to) {
		reach_anew(reaching, number, node->children[1 - to], (uint16_t)to, marking, skipped);
		return;
	}
	/* Round once more, passing over the other child, or within the present round. */
	reach_anew(reaching, number, node->children[to], (uint16_t)to, marking,
	           skipped + reaching->prices->node[other]);
	reach(reaching, node->children[to], marking, skipped);
}

static void reach_in_repeat(const struct reaching *reaching, uint32_t number, uint16_t *marking,
                            uint64_t skipped)
{
	const struct search_node *node = &reaching->tree->nodes[number];
	uint32_t rounds = marking[number], most = rounds_max(node);

	if (rounds == 0) {
		if (node->max == 0)
			return;
		marking[number] = 1;
	} else if (rounds < most || node->max == TREE_NO_LIMIT) {
		reach_anew(reaching, number, node->children[0], (uint16_t)(rounds < most ? rounds + 1 : most),
		           marking, skipped);
	}
	reach(reaching, node->children[0], marking, skipped);
}

/* Changes the marking it is given. */
static void reach(const struct reaching *reaching, uint32_t number, uint16_t *marking, uint64_t skipped)
{
	const struct search_node *node = &reaching->tree->nodes[number], *next;

	switch (node->kind) {
	case TREE_STEP:
		if (marking[number] == 0) {
			marking[number] = 1;
			reaching->reached(reaching->context, marking, skipped);
		}
		return;
	case TREE_SILENT:
		return;
	case TREE_SEQUENCE:
		reach_in_sequence(reaching, number, marking, skipped);
		return;
	case TREE_CHOICE:
		next = towards(reaching, number);
		if (marking[number] == 0)
			marking[number] = (uint16_t)(next->place + 1);
		if (marking[number] == next->place + 1)
			reach(reaching, node->children[next->place], marking, skipped);
		return;
	case TREE_SHUFFLE:
		reach(reaching, (uint32_t)(towards(reaching, number) - reaching->tree->nodes), marking, skipped);
		return;
	case TREE_LOOP:
		reach_in_loop(reaching, number, marking, skipped);
		return;
	case TREE_REPEAT:
		reach_in_repeat(reaching, number, marking, skipped);
		return;
	}
	UNREACHABLE();
}

void search_reach(const struct search_tree *tree, const struct search_prices *prices, uint32_t step,
                  const uint16_t *marking,
                  void (*reached)(void *context, const uint16_t *marking, uint64_t skipped), void *context)
{
	struct reaching reaching = {tree, prices, tree->leaf_of_step[step], reached, context, NULL};

	reaching.spare = tree->spare + tree->node_count;
	memcpy(tree->spare, marking, tree->node_count * sizeof(marking[0]));
	reach(&reaching, 0, tree->spare, 0);
}
