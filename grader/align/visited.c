#include "base/check.h"
#include "grader/align/search_tree.h"

#include <string.h>

static void marking_pack(const struct search_tree *tree, const uint16_t *marking, uint64_t *words)
{
	memset(words, 0, tree->word_count * sizeof(words[0]));
	for (uint32_t i = 0; i < tree->node_count; i++) {
		const struct search_node *node = &tree->nodes[i];

		if (node->bit_count != 0)
			words[node->first_bit / 64] |= (uint64_t)marking[i] << node->first_bit % 64;
	}
}

static void marking_unpack(const struct search_tree *tree, const uint64_t *words, uint16_t *marking)
{
	for (uint32_t i = 0; i < tree->node_count; i++) {
		const struct search_node *node = &tree->nodes[i];
		uint64_t mask = (UINT64_C(1) << node->bit_count) - 1;

		marking[i] = node->bit_count == 0
		                 ? 0
		                 : (uint16_t)(words[node->first_bit / 64] >> node->first_bit % 64 & mask);
	}
}

static uint64_t hash_of(const uint64_t *words, uint32_t count, uint32_t position)
{
	uint64_t hash = (position + UINT64_C(1)) * UINT64_C(0x9e3779b97f4a7c15);

	for (uint32_t i = 0; i < count; i++) {
		hash ^= words[i];
		hash *= UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
	}
	return hash;
}

static uint64_t *words_of(const struct visited *visited, const struct search_tree *tree, uint32_t state)
{
	return &visited->words[(size_t)state * (tree->word_count + 1)];
}

void visited_open(struct visited *visited, const struct search_tree *tree, struct arena *arena)
{
	*visited = (struct visited){.arena = arena, .capacity = 256, .slot_count = 1024};
	visited->words = ARENA_ARRAY(arena, uint64_t, visited->capacity * (tree->word_count + 1));
	visited->positions = ARENA_ARRAY(arena, uint32_t, visited->capacity);
	visited->is_done = ARENA_ARRAY(arena, bool, visited->capacity);
	visited->slots = ARENA_ARRAY(arena, uint32_t, visited->slot_count);
}

static void *doubled(struct arena *arena, const void *old, size_t bytes)
{
	void *grown = arena_alloc(arena, 2 * bytes);

	memcpy(grown, old, bytes);
	return grown;
}

static void visited_grow(struct visited *visited, const struct search_tree *tree)
{
	size_t width = tree->word_count + 1, count = visited->capacity;

	visited->words = doubled(visited->arena, visited->words, count * width * sizeof(visited->words[0]));
	visited->positions = doubled(visited->arena, visited->positions, count * sizeof(visited->positions[0]));
	visited->is_done = doubled(visited->arena, visited->is_done, count * sizeof(visited->is_done[0]));
	visited->capacity *= 2;
	visited->slot_count *= 2;
	visited->slots = ARENA_ARRAY(visited->arena, uint32_t, visited->slot_count);
	for (uint32_t state = 0; state < visited->count; state++) {
		size_t slot = hash_of(words_of(visited, tree, state), tree->word_count, visited->positions[state]);

		for (slot %= visited->slot_count; visited->slots[slot] != 0; slot = (slot + 1) % visited->slot_count)
			;
		visited->slots[slot] = state + 1;
	}
}

bool visited_offer(struct visited *visited, const struct search_tree *tree, uint32_t position,
                   const uint16_t *marking, uint64_t paid, uint32_t *ret)
{
	uint64_t *words;
	size_t slot;

	if (visited->count == visited->capacity)
		visited_grow(visited, tree);
	words = words_of(visited, tree, visited->count);
	marking_pack(tree, marking, words);
	slot = hash_of(words, tree->word_count, position) % visited->slot_count;
	for (; visited->slots[slot] != 0; slot = (slot + 1) % visited->slot_count) {
		uint32_t state = visited->slots[slot] - 1;
		uint64_t *known = words_of(visited, tree, state);

		if (visited->positions[state] != position ||
		    memcmp(known, words, tree->word_count * sizeof(words[0])) != 0)
			continue;
		if (known[tree->word_count] <= paid)
			return false;
		known[tree->word_count] = paid;
		visited->is_done[state] = false;
		*ret = state;
		return true;
	}
	words[tree->word_count] = paid;
	visited->positions[visited->count] = position;
	visited->is_done[visited->count] = false;
	*ret = visited->count;
	visited->slots[slot] = ++visited->count;
	return true;
}

bool visited_take(struct visited *visited, const struct search_tree *tree, uint32_t state, uint64_t paid,
                  uint32_t *ret_position, uint16_t *ret_marking)
{
	const uint64_t *words = words_of(visited, tree, state);

	if (visited->is_done[state] || words[tree->word_count] != paid)
		return false;
	visited->is_done[state] = true;
	*ret_position = visited->positions[state];
	marking_unpack(tree, words, ret_marking);
	return true;
}
