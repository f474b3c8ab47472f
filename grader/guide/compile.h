/* grader/guide/compile.h - the parts of the compiler of marking guides, and what they share. For its files alone. */
#ifndef SABAN_GRADER_GUIDE_COMPILE_H
#define SABAN_GRADER_GUIDE_COMPILE_H

#include "grader/guide/guide.h"
#include "scenario/read.h"

enum fault {
#define FAULT(name, text, advice) FAULT_##name,
#include "grader/guide/faults.def"
#undef FAULT
	FAULT_COUNT
};

struct compiling {
	struct reading in;
	struct guide *guide;
	struct guide_task *task; /* the one being read */
	struct str *ids;         /* all ids so far, of all tasks */
	size_t id_count, id_capacity;
	uint32_t unnamed[3]; /* nevers, rules and goals without an id so far */
	/* Growing parts of the task's tree and lists. */
	struct tree_node *nodes;
	uint32_t *children;
	size_t node_capacity, child_capacity, step_capacity, choice_capacity;
};

/* Fills the err with `fault-name: sentence`, the fault's advice, and the place; returns false. */
bool fault_found(const struct compiling *compiling, uint32_t line, enum fault fault, const char *format, ...)
	PRINTF_LIKE(4, 5);

/* ---- values ---- */

/* Points from 0 to 999.99; *ret is left alone when the attribute is not there. */
bool points_read(const struct compiling *compiling, const struct xml_node *node, struct str name,
                 uint32_t *ret);
/* The same, required. */
bool points_require(const struct compiling *compiling, const struct xml_node *node, struct str name,
                    uint32_t *ret);
bool yes_read(const struct compiling *compiling, const struct xml_node *node, struct str name, bool *ret);
/* A number up to 99, left alone when the attribute is not there. */
bool small_read(const struct compiling *compiling, const struct xml_node *node, struct str name,
                enum fault fault, uint32_t *ret);
/* Remembers an id; it must be new in the whole guide. */
bool id_take(struct compiling *compiling, const struct xml_node *node, struct str id);
/* The node's id, or "never-2" for one without. kind: 0 never, 1 rule, 2 goal. */
bool id_read(struct compiling *compiling, const struct xml_node *node, unsigned kind, struct str *ret);
bool basis_read(const struct compiling *compiling, const struct xml_node *node, bool is_needed,
                struct str *ret);
/* "$cv" as the object's place among those read so far. */
bool object_find(const struct compiling *compiling, const struct xml_node *node, struct str name,
                 uint32_t *ret);
/* The same for the attribute "on"; GUIDE_NONE when it is not there. */
bool object_read(const struct compiling *compiling, const struct xml_node *node, uint32_t *ret);
/* A list parted by commas; blanks around its entries taken off, none of them empty. */
bool list_split(const struct compiling *compiling, const struct xml_node *node, struct str text,
                struct str **ret, size_t *ret_count);
bool patterns_read(const struct compiling *compiling, const struct xml_node *node, struct str **ret,
                   size_t *ret_count);

/* ---- parts ---- */

/* action, on, and the must children. */
bool predicate_read(struct compiling *compiling, const struct xml_node *node, struct predicate *ret);
/* The children of that name ("must", "graded") as guards. action NULL: guards of any action. */
bool guards_read(struct compiling *compiling, const struct xml_node *node, struct str name,
                 const struct action *action, const struct guard **ret, size_t *ret_count);
/* A workflow element and what is inside; *ret is the node of the tree. */
bool block_read(struct compiling *compiling, const struct xml_node *node, uint32_t *ret);
bool never_read(struct compiling *compiling, const struct xml_node *node, struct guide_never *ret);
bool rule_read(struct compiling *compiling, const struct xml_node *node, struct guide_rule *ret);
bool goal_read(struct compiling *compiling, const struct xml_node *node, struct guide_goal *ret);
bool free_read(struct compiling *compiling, const struct xml_node *node, struct guide_free *ret);
bool collateral_read(struct compiling *compiling, const struct xml_node *node);

/* What can be said only when the task is read: alternatives of equal cost. */
bool task_check(const struct compiling *compiling);

#endif
