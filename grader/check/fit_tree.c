#include "grader/check/fit_tree.h"

#include "base/check.h"
#include "grader/check/fit.h"
#include "grader/check/limits.h"

struct building {
	const struct tree *tree;
	const uint32_t *uses;
	struct arena *arena;
	struct fit_tree *ret;
	bool is_whole;
};

static uint32_t node_add(struct building *building, enum fit_kind kind, uint32_t parent)
{
	struct fit_tree *ret = building->ret;
	struct fit_node node = {
		.kind = kind, .parent = parent, .first_child = FIT_NONE, .sibling = FIT_NONE, .previous = FIT_NONE};

	if (parent != FIT_NONE) {
		uint32_t *link = &ret->nodes[parent].first_child;

		node.depth = ret->nodes[parent].depth + 1;
		for (; *link != FIT_NONE; link = &ret->nodes[*link].sibling)
			node.place++;
		*link = ret->node_count;
	}
	ret->nodes = arena_grow(building->arena, ret->nodes, ret->node_count, &ret->node_capacity, sizeof(node));
	ret->nodes[ret->node_count] = node;
	return ret->node_count++;
}

static void leaf_add(struct building *building, uint32_t node, uint32_t step, bool is_required)
{
	struct fit_tree *ret = building->ret;

	ret->leaves = arena_grow(building->arena, ret->leaves, ret->leaf_count, &ret->leaf_capacity,
	                         sizeof(*ret->leaves));
	ret->leaves[ret->leaf_count++] = (struct fit_leaf){
		.node = node, .step = step, .is_required = is_required};
}

static uint32_t uses_under(const struct building *building, uint32_t at)
{
	const struct tree_node *node = &building->tree->nodes[at];
	uint32_t uses = node->kind == TREE_STEP ? building->uses[node->step] : 0;

	for (uint32_t i = 0; i < node->child_count; i++)
		uses += uses_under(building, tree_child(building->tree, node, i));
	return uses;
}

static enum fit_kind kind_of(enum tree_kind kind)
{
	switch (kind) {
	case TREE_STEP:
		return FIT_STEP;
	case TREE_SHUFFLE:
		return FIT_SHUFFLE;
	case TREE_CHOICE:
		return FIT_CHOICE;
	case TREE_SEQUENCE:
	case TREE_REPEAT:
		return FIT_SEQUENCE;
	case TREE_SILENT:
	case TREE_LOOP:
		break;
	}
	/* Guides have neither; models do, and no model comes here. */
	UNREACHABLE();
	return FIT_SEQUENCE;
}

static void build(struct building *building, uint32_t at, uint32_t parent, bool is_required);

static void copies_build(struct building *building, uint32_t at, uint32_t sequence, bool is_required)
{
	const struct tree_node *node = &building->tree->nodes[at];
	uint32_t child = tree_child(building->tree, node, 0), uses = uses_under(building, child);
	uint32_t most = uses > node->min ? uses : node->min, previous = FIT_NONE;

	most = most > node->max ? node->max : most;
	for (uint32_t copy = 0; copy < most; copy++) {
		bool is_optional = copy >= node->min;
		uint32_t inside = is_optional ? node_add(building, FIT_OPTIONAL, sequence) : sequence;
		uint32_t first = building->ret->node_count;

		build(building, child, inside, is_required && !is_optional);
		if (building->ret->node_count == first)
			return;
		building->ret->nodes[first].previous = previous;
		previous = first;
	}
}

static void build(struct building *building, uint32_t at, uint32_t parent, bool is_required)
{
	const struct tree_node *node = &building->tree->nodes[at];
	uint32_t made;

	/* The nodes are bounded too: a repeat of repeats has far more of them than leaves. */
	if (building->ret->leaf_count >= LIMIT_FIT_LEAVES || building->ret->node_count >= 8 * LIMIT_FIT_LEAVES) {
		building->is_whole = false;
		return;
	}
	made = node_add(building, kind_of(node->kind), parent);
	building->ret->nodes[made].step = node->step;
	if (node->kind == TREE_STEP)
		leaf_add(building, made, node->step, is_required);
	else if (node->kind == TREE_REPEAT)
		copies_build(building, at, made, is_required);
	for (uint32_t i = 0; node->kind != TREE_REPEAT && i < node->child_count; i++)
		build(building, tree_child(building->tree, node, i), made, is_required && node->kind != TREE_CHOICE);
}

/* What `taken` means for `other`, seen from where their ways from the root part. */
static enum fit_relation relation_of(const struct fit_tree *tree, uint32_t taken, uint32_t other)
{
	while (tree->nodes[taken].depth > tree->nodes[other].depth)
		taken = tree->nodes[taken].parent;
	while (tree->nodes[other].depth > tree->nodes[taken].depth)
		other = tree->nodes[other].parent;
	while (tree->nodes[taken].parent != tree->nodes[other].parent) {
		taken = tree->nodes[taken].parent;
		other = tree->nodes[other].parent;
	}
	if (taken == other)
		return FIT_FREE;
	switch (tree->nodes[tree->nodes[taken].parent].kind) {
	case FIT_SEQUENCE:
		return tree->nodes[other].place < tree->nodes[taken].place ? FIT_BLOCKS : FIT_FREE;
	case FIT_CHOICE:
		return FIT_BLOCKS;
	case FIT_STEP:
	case FIT_SHUFFLE:
	case FIT_OPTIONAL:
		break;
	}
	return FIT_FREE;
}

bool fit_tree_build(const struct tree *tree, const uint32_t *uses, struct arena *arena, struct fit_tree *ret)
{
	struct building building = {tree, uses, arena, ret, true};

	*ret = (struct fit_tree){0};
	build(&building, tree->root, FIT_NONE, true);
	ret->relation = ARENA_ARRAY(arena, uint8_t, (size_t)ret->leaf_count * ret->leaf_count);
	for (uint32_t a = 0; a < ret->leaf_count; a++) {
		for (uint32_t b = 0; b < ret->leaf_count; b++)
			ret->relation[(size_t)a * ret->leaf_count + b] = (uint8_t)relation_of(ret, ret->leaves[a].node,
			                                                                      ret->leaves[b].node);
	}
	return building.is_whole;
}

void fit_use(struct fit_tree *tree, uint32_t leaf, bool is_taken)
{
	const uint8_t *relation = &tree->relation[(size_t)leaf * tree->leaf_count];

	for (uint32_t at = tree->leaves[leaf].node; at != FIT_NONE; at = tree->nodes[at].parent) {
		if (is_taken)
			tree->nodes[at].used++;
		else
			tree->nodes[at].used--;
	}
	for (uint32_t other = 0; other < tree->leaf_count; other++) {
		if (relation[other] != FIT_BLOCKS)
			continue;
		if (is_taken)
			tree->leaves[other].blocked++;
		else
			tree->leaves[other].blocked--;
	}
}

bool fit_copy_is_next(const struct fit_tree *tree, uint32_t node)
{
	for (uint32_t at = node; at != FIT_NONE; at = tree->nodes[at].parent) {
		uint32_t previous = tree->nodes[at].previous;

		if (previous != FIT_NONE && tree->nodes[at].used == 0 && tree->nodes[previous].used == 0)
			return false;
	}
	return true;
}
