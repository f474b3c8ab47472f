#include "tests/property/random_tree.h"

#include "base/check.h"

#include <string.h>

/* splitmix64: small, and the same everywhere. */
uint32_t dice_roll(struct dice *dice, uint32_t below)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ z >> 31) % below);
}

struct growing {
	struct dice *dice;
	struct tree_taste taste;
	struct arena *arena;
	struct tree_node *nodes;
	uint32_t *children;
	size_t node_capacity, child_capacity;
	struct tree tree;
};

static uint32_t node_add(struct growing *growing, struct tree_node node)
{
	growing->nodes = arena_grow(growing->arena, growing->nodes, growing->tree.node_count,
	                            &growing->node_capacity, sizeof(node));
	growing->nodes[growing->tree.node_count] = node;
	return growing->tree.node_count++;
}

static void children_set(struct growing *growing, uint32_t node, const uint32_t *children, uint32_t count)
{
	growing->nodes[node].first_child = growing->tree.child_count;
	growing->nodes[node].child_count = count;
	for (uint32_t i = 0; i < count; i++) {
		growing->children = arena_grow(growing->arena, growing->children, growing->tree.child_count,
		                               &growing->child_capacity, sizeof(children[0]));
		growing->children[growing->tree.child_count++] = children[i];
	}
}

static enum tree_kind kind_roll(struct growing *growing)
{
	static const enum tree_kind kinds[] = {TREE_SEQUENCE, TREE_SEQUENCE, TREE_CHOICE, TREE_SHUFFLE,
	                                       TREE_SHUFFLE,  TREE_SHUFFLE,  TREE_LOOP,   TREE_REPEAT};
	enum tree_kind kind;

	do {
		kind = kinds[dice_roll(growing->dice, COUNT(kinds))];
	} while ((!growing->taste.has_loops && (kind == TREE_LOOP || kind == TREE_REPEAT)) ||
	         (!growing->taste.has_shuffles && kind == TREE_SHUFFLE));
	return kind;
}

/* A subtree with that many steps. */
static uint32_t grow(struct growing *growing, uint32_t steps)
{
	uint32_t children[16], count, node;
	enum tree_kind kind;

	if (steps == 0)
		return node_add(growing,
		                (struct tree_node){.kind = TREE_SILENT, .step = 1000 + growing->tree.node_count});
	if (steps == 1 && dice_roll(growing->dice, 4) != 0)
		return node_add(growing, (struct tree_node){.kind = TREE_STEP, .step = growing->tree.step_count++});
	kind = kind_roll(growing);
	node = node_add(growing, (struct tree_node){.kind = kind});
	if (kind == TREE_REPEAT) {
		uint32_t rounds = dice_roll(growing->dice, 3);

		growing->nodes[node].min = rounds;
		growing->nodes[node].max = dice_roll(growing->dice, 3) == 0 ? TREE_NO_LIMIT
		                                                            : rounds + dice_roll(growing->dice, 3);
	}
	count = kind == TREE_REPEAT ? 1
	        : kind == TREE_LOOP ? 2
	                            : 2 + dice_roll(growing->dice, growing->taste.children_max - 1);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t share = i + 1 == count ? steps : dice_roll(growing->dice, steps + 1);

		children[i] = grow(growing, share);
		steps -= share;
	}
	children_set(growing, node, children, count);
	return node;
}

struct tree random_tree(struct dice *dice, struct tree_taste taste, struct arena *arena)
{
	struct growing growing = {.dice = dice, .taste = taste, .arena = arena};

	growing.tree.root = grow(&growing, 1 + dice_roll(dice, taste.steps_max));
	growing.tree.nodes = growing.nodes;
	growing.tree.children = growing.children;
	return growing.tree;
}

struct align_trace random_trace(struct dice *dice, const struct tree *tree, uint32_t event_count,
                                uint32_t label_count, uint32_t extra, struct arena *arena)
{
	uint32_t steps = tree->step_count;
	uint32_t *label = ARENA_ARRAY(arena, uint32_t, steps), *missing = ARENA_ARRAY(arena, uint32_t, steps);
	uint32_t *price = ARENA_ARRAY(arena, uint32_t, (size_t)steps * event_count);

	for (uint32_t s = 0; s < steps; s++) {
		label[s] = dice_roll(dice, label_count);
		missing[s] = extra == 1 ? 1 : dice_roll(dice, 5) * 50;
	}
	for (uint32_t e = 0; e < event_count; e++) {
		uint32_t here = dice_roll(dice, label_count + 1);

		for (uint32_t s = 0; s < steps; s++) {
			bool is_right = extra == 1 || dice_roll(dice, 3) != 0;

			price[(size_t)e * steps + s] = label[s] != here ? ALIGN_NO_MATCH
			                               : is_right       ? 0
			                                                : dice_roll(dice, missing[s] + 1);
		}
	}
	return (struct align_trace){event_count, price, missing, extra};
}

struct tree shuffled_tree(struct dice *dice, const struct tree *tree, struct arena *arena)
{
	struct tree copy = *tree;
	uint32_t *children = ARENA_ARRAY(arena, uint32_t, tree->child_count);

	for (uint32_t i = 0; i < tree->child_count; i++)
		children[i] = tree->children[i];
	for (uint32_t n = 0; n < tree->node_count; n++) {
		const struct tree_node *node = &tree->nodes[n];

		if (node->kind != TREE_SHUFFLE && node->kind != TREE_CHOICE)
			continue;
		for (uint32_t i = node->child_count; i > 1; i--) {
			uint32_t other = node->first_child + dice_roll(dice, i), held = children[other];

			children[other] = children[node->first_child + i - 1];
			children[node->first_child + i - 1] = held;
		}
	}
	copy.children = children;
	return copy;
}

/* ---- brute force ---- */

#define WORDS_MAX 600

struct word {
	uint32_t *steps;
	uint32_t length;
};

struct words {
	struct word *items;
	size_t count, capacity;
	bool is_too_much;
};

struct brute {
	const struct tree *tree;
	struct arena *arena;
	uint32_t rounds_max, length_max;
};

static void word_add(const struct brute *brute, struct words *words, struct word word)
{
	if (words->count >= WORDS_MAX || word.length > brute->length_max) {
		words->is_too_much = words->is_too_much || word.length <= brute->length_max;
		return;
	}
	for (size_t i = 0; i < words->count; i++) {
		if (words->items[i].length == word.length &&
		    (word.length == 0 ||
		     memcmp(words->items[i].steps, word.steps, word.length * sizeof(uint32_t)) == 0))
			return;
	}
	words->items = arena_grow(brute->arena, words->items, words->count, &words->capacity, sizeof(word));
	words->items[words->count++] = word;
}

static struct words joined(const struct brute *brute, const struct words *a, const struct words *b)
{
	struct words words = {.is_too_much = a->is_too_much || b->is_too_much};

	for (size_t i = 0; i < a->count && !words.is_too_much; i++) {
		for (size_t k = 0; k < b->count && !words.is_too_much; k++) {
			struct word word = {ARENA_ARRAY(brute->arena, uint32_t, a->items[i].length + b->items[k].length),
			                    0};

			for (uint32_t n = 0; n < a->items[i].length; n++)
				word.steps[word.length++] = a->items[i].steps[n];
			for (uint32_t n = 0; n < b->items[k].length; n++)
				word.steps[word.length++] = b->items[k].steps[n];
			word_add(brute, &words, word);
		}
	}
	return words;
}

static void interleave(const struct brute *brute, const struct word *a, const struct word *b, uint32_t at_a,
                       uint32_t at_b, struct word *so_far, struct words *words)
{
	if (words->is_too_much)
		return;
	if (at_a == a->length && at_b == b->length) {
		struct word word = {ARENA_ARRAY(brute->arena, uint32_t, so_far->length), so_far->length};

		for (uint32_t n = 0; n < word.length; n++)
			word.steps[n] = so_far->steps[n];
		word_add(brute, words, word);
		return;
	}
	if (at_a < a->length) {
		so_far->steps[so_far->length++] = a->steps[at_a];
		interleave(brute, a, b, at_a + 1, at_b, so_far, words);
		so_far->length--;
	}
	if (at_b < b->length) {
		so_far->steps[so_far->length++] = b->steps[at_b];
		interleave(brute, a, b, at_a, at_b + 1, so_far, words);
		so_far->length--;
	}
}

static struct words interleaved(const struct brute *brute, const struct words *a, const struct words *b)
{
	struct words words = {.is_too_much = a->is_too_much || b->is_too_much};

	for (size_t i = 0; i < a->count && !words.is_too_much; i++) {
		for (size_t k = 0; k < b->count && !words.is_too_much; k++) {
			struct word so_far = {
				ARENA_ARRAY(brute->arena, uint32_t, a->items[i].length + b->items[k].length), 0};

			interleave(brute, &a->items[i], &b->items[k], 0, 0, &so_far, &words);
		}
	}
	return words;
}

static void all_add(const struct brute *brute, struct words *into, const struct words *from)
{
	into->is_too_much = into->is_too_much || from->is_too_much;
	for (size_t i = 0; i < from->count; i++)
		word_add(brute, into, from->items[i]);
}

static struct words words_of(const struct brute *brute, uint32_t at)
{
	const struct tree_node *node = &brute->tree->nodes[at];
	struct words words = {0}, child, round;

	if (node->kind == TREE_STEP) {
		struct word word = {ARENA_NEW(brute->arena, uint32_t), 1};

		word.steps[0] = node->step;
		word_add(brute, &words, word);
		return words;
	}
	if (node->kind != TREE_CHOICE)
		word_add(brute, &words, (struct word){0});
	for (uint32_t i = 0; i < node->child_count && node->kind != TREE_LOOP && node->kind != TREE_REPEAT; i++) {
		child = words_of(brute, tree_child(brute->tree, node, i));
		if (node->kind == TREE_CHOICE)
			all_add(brute, &words, &child);
		else
			words = node->kind == TREE_SEQUENCE ? joined(brute, &words, &child)
			                                    : interleaved(brute, &words, &child);
	}
	if (node->kind == TREE_LOOP) {
		child = words_of(brute, tree_child(brute->tree, node, 0));
		round = words_of(brute, tree_child(brute->tree, node, 1));
		round = joined(brute, &round, &child);
		words = child;
		for (uint32_t i = 0; i < brute->rounds_max; i++) {
			child = joined(brute, &child, &round);
			all_add(brute, &words, &child);
		}
	}
	if (node->kind == TREE_REPEAT) {
		uint32_t most = node->max == TREE_NO_LIMIT ? node->min + brute->rounds_max : node->max;

		child = words_of(brute, tree_child(brute->tree, node, 0));
		round = words;
		words.count = node->min == 0 ? words.count : 0;
		for (uint32_t i = 1; i <= most; i++) {
			round = joined(brute, &round, &child);
			if (i >= node->min)
				all_add(brute, &words, &round);
		}
	}
	return words;
}

static bool is_less(struct align_score a, struct align_score b)
{
	if (a.cost != b.cost)
		return a.cost < b.cost;
	if (a.missing != b.missing)
		return a.missing < b.missing;
	return a.extra < b.extra;
}

static void offer(struct align_score *best, struct align_score from, uint32_t cost, uint32_t missing,
                  uint32_t extra)
{
	struct align_score score = {from.cost + cost, from.missing + missing, from.extra + extra};

	if (from.cost != UINT32_MAX && is_less(score, *best))
		*best = score;
}

static struct align_score word_score(const struct brute *brute, const struct align_trace *trace,
                                     const struct word *word)
{
	uint32_t width = word->length + 1, steps = brute->tree->step_count;
	struct align_score *table = ARENA_ARRAY(brute->arena, struct align_score,
	                                        (size_t)width * (trace->event_count + 1));

	for (uint32_t e = 0; e <= trace->event_count; e++) {
		for (uint32_t w = 0; w <= word->length; w++) {
			struct align_score *here = &table[(size_t)e * width + w];

			if (e == 0 && w == 0)
				continue;
			here->cost = UINT32_MAX;
			if (e > 0)
				offer(here, here[-(ptrdiff_t)width], trace->extra, 0, 1);
			if (w > 0)
				offer(here, here[-1], trace->missing[word->steps[w - 1]], 1, 0);
			if (e > 0 && w > 0) {
				uint32_t price = trace->price[(size_t)(e - 1) * steps + word->steps[w - 1]];

				if (price != ALIGN_NO_MATCH)
					offer(here, here[-(ptrdiff_t)width - 1], price, 0, 0);
			}
		}
	}
	return table[(size_t)width * (trace->event_count + 1) - 1];
}

bool brute_score(const struct tree *tree, const struct align_trace *trace, struct arena *arena,
                 struct align_score *ret)
{
	struct brute brute = {tree, arena, trace->event_count + 1, 24};
	struct words words = words_of(&brute, tree->root);

	if (words.is_too_much)
		return false;
	ret->cost = UINT32_MAX;
	for (size_t i = 0; i < words.count; i++) {
		struct align_score score = word_score(&brute, trace, &words.items[i]);

		if (is_less(score, *ret))
			*ret = score;
	}
	return words.count > 0;
}
