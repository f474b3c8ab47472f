/* grader/log/ptml_tree.h - from the nodes and arcs of a PTML file to a process tree. For the files of ptml alone. */
#ifndef SABAN_GRADER_LOG_PTML_TREE_H
#define SABAN_GRADER_LOG_PTML_TREE_H

#include "grader/log/ptml.h"

enum ptml_kind {
	PTML_SEQUENCE,
	PTML_XOR,
	PTML_AND,
	PTML_LOOP,
	PTML_MANUAL,
	PTML_AUTOMATIC,
};

struct ptml_node {
	enum ptml_kind kind;
	struct str id, name;
	uint32_t line;
	uint32_t *children; /* indices of nodes, in order */
	uint32_t child_count;
	bool has_parent, is_reached;
};

struct ptml_arc {
	struct str from, to;
	uint32_t line;
};

/* What a file says, before it is known to be a tree. */
struct ptml_file {
	struct str source, root;
	uint32_t root_line;
	struct ptml_node *nodes;
	size_t node_count, node_capacity;
	struct ptml_arc *arcs;
	size_t arc_count, arc_capacity;
};

/* Sorts the nodes by id, so that file->nodes changes its order. */
bool ptml_tree(struct ptml_file *file, struct arena *arena, struct model *ret, struct err *reterr);

#endif
