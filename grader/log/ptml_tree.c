#include "grader/log/ptml_tree.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/sort.h"
#include "grader/align/limits.h"

/* A tree that is being made from a file. */
struct making {
	struct ptml_file *file;
	struct arena *arena;
	struct err *reterr;
	struct tree_node *nodes;
	uint32_t node_count;
	uint32_t *children;
	uint32_t child_count;
	struct str *steps, *silents;
	uint32_t step_count, silent_count;
};

static bool complain(const struct making *making, uint32_t line, const char *before, struct str id,
                     const char *behind, struct str advice)
{
	struct buf what = buf_in(making->arena);

	buf_add_c(&what, before);
	buf_add(&what, id);
	buf_add_c(&what, behind);
	return err_at(making->reterr, ERR_INPUT, making->file->source, line, buf_str(&what), advice);
}

static int id_compare(const void *a, const void *b, const void *context)
{
	const struct ptml_node *first = a, *second = b;

	UNUSED(context);
	return str_compare(first->id, second->id);
}

/* NULL when there is none. */
static struct ptml_node *node_find(const struct ptml_file *file, struct str id)
{
	size_t low = 0, high = file->node_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(file->nodes[middle].id, id);

		if (order == 0)
			return &file->nodes[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool ids_check(const struct making *making)
{
	const struct ptml_file *file = making->file;

	for (size_t i = 1; i < file->node_count; i++) {
		const struct ptml_node *before = &file->nodes[i - 1], *node = &file->nodes[i];

		if (str_equals(before->id, node->id))
			return complain(making, node->line, "the id ", node->id, " is used twice",
			                STR("give each node an id of its own"));
	}
	return true;
}

/* Gives each node its children, in the order of the arcs. */
static bool arcs_follow(const struct making *making)
{
	const struct ptml_file *file = making->file;

	for (size_t i = 0; i < file->arc_count; i++) {
		const struct ptml_arc *arc = &file->arcs[i];
		struct ptml_node *from = node_find(file, arc->from), *to = node_find(file, arc->to);

		if (from == NULL || to == NULL)
			return complain(making, arc->line, "there is no node ", from == NULL ? arc->from : arc->to, "",
			                STR("name the id of a node of this tree"));
		if (to->has_parent)
			return complain(making, arc->line, "the node ", to->id, " has two parents",
			                STR("write the part twice"));
		to->has_parent = true;
		from->child_count++;
	}
	for (size_t i = 0; i < file->node_count; i++) {
		file->nodes[i].children = ARENA_ARRAY(making->arena, uint32_t, file->nodes[i].child_count);
		file->nodes[i].child_count = 0;
	}
	for (size_t i = 0; i < file->arc_count; i++) {
		struct ptml_node *from = node_find(file, file->arcs[i].from);

		from->children[from->child_count++] = (uint32_t)(node_find(file, file->arcs[i].to) - file->nodes);
	}
	return true;
}

static bool children_check(const struct making *making, const struct ptml_node *node)
{
	switch (node->kind) {
	case PTML_SEQUENCE:
	case PTML_XOR:
	case PTML_AND:
		if (node->child_count == 0)
			return complain(making, node->line, "the operator ", node->id, " has no child",
			                STR("give it one, or make it an automaticTask"));
		return true;
	case PTML_LOOP:
		if (node->child_count < 2 || node->child_count > 3)
			return complain(making, node->line, "the loop ", node->id, " has not two or three children",
			                STR("give it what is done, what is done before doing it again, and the exit"));
		return true;
	case PTML_MANUAL:
	case PTML_AUTOMATIC:
		if (node->child_count > 0)
			return complain(making, node->line, "the task ", node->id, " has children",
			                STR("hang them below an operator"));
		return true;
	}
	UNREACHABLE();
	return false;
}

static uint32_t node_make(struct making *making, enum tree_kind kind, uint32_t child_count)
{
	uint32_t made = making->node_count++;

	making->nodes[made] = (struct tree_node){
		.kind = kind, .first_child = making->child_count, .child_count = child_count, .min = 1, .max = 1};
	making->child_count += child_count;
	return made;
}

static bool subtree(struct making *making, uint32_t index, unsigned depth, uint32_t *ret);

/* The children from..to of a node become those of `made`. */
static bool children_make(struct making *making, const struct ptml_node *node, uint32_t made, uint32_t from,
                          uint32_t to, unsigned depth)
{
	for (uint32_t i = from; i < to; i++) {
		uint32_t child;

		if (!subtree(making, node->children[i], depth + 1, &child))
			return false;
		making->children[making->nodes[made].first_child + i - from] = child;
	}
	return true;
}

static uint32_t leaf_make(struct making *making, const struct ptml_node *node)
{
	bool is_step = node->kind == PTML_MANUAL;
	uint32_t made = node_make(making, is_step ? TREE_STEP : TREE_SILENT, 0);
	struct str *names = is_step ? making->steps : making->silents;
	uint32_t *count = is_step ? &making->step_count : &making->silent_count;

	names[*count] = node->name;
	making->nodes[made].step = (*count)++;
	return made;
}

/* A loop with an exit is the loop and then the exit. */
static bool loop_make(struct making *making, const struct ptml_node *node, unsigned depth, uint32_t *ret)
{
	uint32_t loop, sequence;

	if (node->child_count == 2) {
		*ret = node_make(making, TREE_LOOP, 2);
		return children_make(making, node, *ret, 0, 2, depth);
	}
	sequence = node_make(making, TREE_SEQUENCE, 2);
	loop = node_make(making, TREE_LOOP, 2);
	*ret = sequence;
	making->children[making->nodes[sequence].first_child] = loop;
	return children_make(making, node, loop, 0, 2, depth + 1) &&
	       subtree(making, node->children[2], depth + 1,
	               &making->children[making->nodes[sequence].first_child + 1]);
}

static bool subtree(struct making *making, uint32_t index, unsigned depth, uint32_t *ret)
{
	static const enum tree_kind operators[] = {
		[PTML_SEQUENCE] = TREE_SEQUENCE, [PTML_XOR] = TREE_CHOICE, [PTML_AND] = TREE_SHUFFLE};
	struct ptml_node *node = &making->file->nodes[index];

	if (depth > LIMIT_TREE_DEPTH)
		return err_at(making->reterr, ERR_LIMIT, making->file->source, node->line,
		              STR("nodes stand too deep inside nodes"), STR("use a flatter model"));
	node->is_reached = true;
	if (!children_check(making, node))
		return false;
	if (node->kind == PTML_MANUAL || node->kind == PTML_AUTOMATIC) {
		*ret = leaf_make(making, node);
		return true;
	}
	if (node->kind == PTML_LOOP)
		return loop_make(making, node, depth, ret);
	*ret = node_make(making, operators[node->kind], node->child_count);
	return children_make(making, node, *ret, 0, node->child_count, depth);
}

/* Each node has at most one parent, so what the root does not reach is a second root or a cycle. */
static bool reached_check(const struct making *making)
{
	for (size_t i = 0; i < making->file->node_count; i++) {
		const struct ptml_node *node = &making->file->nodes[i];

		if (!node->is_reached && !node->has_parent)
			return complain(making, node->line, "the node ", node->id, " is a second root",
			                STR("hang it below a node, or take it out"));
	}
	for (size_t i = 0; i < making->file->node_count; i++) {
		const struct ptml_node *node = &making->file->nodes[i];

		if (!node->is_reached)
			return complain(making, node->line, "the node ", node->id, " stands in a cycle",
			                STR("a tree has none"));
	}
	return true;
}

bool ptml_tree(struct ptml_file *file, struct arena *arena, struct model *ret, struct err *reterr)
{
	size_t count = file->node_count * 2; /* a loop with an exit makes two nodes */
	struct making making = {
		.file = file,
		.arena = arena,
		.reterr = reterr,
		.nodes = ARENA_ARRAY(arena, struct tree_node, count),
		.children = ARENA_ARRAY(arena, uint32_t, count * 2),
		.steps = ARENA_ARRAY(arena, struct str, file->node_count),
		.silents = ARENA_ARRAY(arena, struct str, file->node_count),
	};
	struct err err = {0};
	struct ptml_node *root;
	uint32_t made;

	sort_stable(arena, file->nodes, file->node_count, sizeof(file->nodes[0]), id_compare, NULL);
	if (!ids_check(&making) || !arcs_follow(&making))
		return false;
	root = node_find(file, file->root);
	if (root == NULL)
		return complain(&making, file->root_line, "there is no node ", file->root, " that could be the root",
		                STR("name the id of a node of this tree"));
	if (root->has_parent)
		return complain(&making, root->line, "the root ", root->id, " has a parent",
		                STR("name the node without one as the root"));
	if (!subtree(&making, (uint32_t)(root - file->nodes), 1, &made) || !reached_check(&making))
		return false;
	*ret = (struct model){
		.tree = {making.nodes, making.children, making.node_count, making.child_count, made,
	             making.step_count},
		.steps = making.steps,
		.silents = making.silents,
		.silent_count = making.silent_count,
	};
	return tree_check(&ret->tree, &err) ||
	       err_at(reterr, err.class, file->source, file->root_line, err.what, err.advice);
}
