/* grader/guide/guide.h - a marking guide (marking.xml), compiled: what a marking needs and nothing of XML.
 *
 * guide_read checks all that can be said without an office: the grammar (fixtures/schemas/marking.rng describes it for
 * editors), names, sums, that alternatives cost the same. What refers to an office is resolved for each journal by
 * grader/replay/operand.h. A guide is immutable; its texts lie in the arena it was read into. Points are hundredths. */
#ifndef SABAN_GRADER_GUIDE_GUIDE_H
#define SABAN_GRADER_GUIDE_GUIDE_H

#include "base/civil.h"
#include "base/err.h"
#include "grader/align/tree.h"
#include "office/action.h"
#include "office/names.h"

#define GUIDE_NONE UINT32_MAX
#define GUIDE_NO_CAP UINT32_MAX

/* ---- guards ---- */

enum guard_operator {
	GUARD_EQUALS,
	GUARD_ONE_OF,
	GUARD_SAME_SET,
	GUARD_CONTAINS_ALL,
	GUARD_CONTAINS_ANY,
	GUARD_BEFORE,
	GUARD_AT_MOST,
	GUARD_AT_LEAST,
	GUARD_EMPTY,
	GUARD_OPERATOR_COUNT
};
extern const struct name_table guard_operator_names;

/* How a field is compared. */
enum guard_type {
	GUARD_KEY,    /* a party, a book, a choice: equal spelling */
	GUARD_MOMENT, /* a date with or without a time of day; the date alone means its last minute */
	GUARD_NUMBER, /* a duration, in ms */
	GUARD_TEXT,   /* as people mean it: grader/text */
};

/* $cv/due-on - PT4H */
struct guard_reference {
	uint32_t object;   /* of the task; GUIDE_NONE: the right side is literal */
	struct str fact;   /* "due-on": see grader/replay/operand.c */
	int64_t offset_ms; /* added */
};

struct guard {
	uint32_t number; /* in the whole guide, from 0 */
	uint32_t line;
	struct str field;               /* as the action spells it: "due_on"; "at": when it happened */
	const struct field *definition; /* NULL for "at" */
	enum guard_operator operator;
	enum guard_type type;
	bool ignore_accents;
	bool wants_empty;   /* of GUARD_EMPTY */
	uint32_t points;    /* of a graded guard */
	struct str written; /* the right side as it stands in the guide, for reports */
	struct str *values; /* literal right side, parted at commas for operators that take a list */
	size_t value_count;
	struct guard_reference reference;
};

/* Which events are meant. */
struct predicate {
	const struct action *action;
	uint32_t object; /* of the task; GUIDE_NONE: any */
	const struct guard *musts;
	size_t must_count;
};

/* ---- a task ---- */

/* A document of the starting office, or one that the candidate is to make. */
struct guide_object {
	struct str name;     /* "cv" */
	struct str document; /* "cv-246"; empty for one that is made in the attempt */
	bool is_new;
	enum relation relation; /* of a new one, to `about`; RELATION_NONE: any that he makes */
	uint32_t about;         /* an object of the task that stands before this one */
	uint32_t line;
};

struct guide_event {
	struct str id;
	struct predicate what;
	uint32_t line;
};

struct guide_step {
	struct str id;
	struct predicate what;
	uint32_t points, misplaced, undone;
	uint32_t surplus; /* GUIDE_NONE: as collateral */
	bool is_repeated; /* inside a repeat: then it is never misplaced */
	const struct guard *graded;
	size_t graded_count;
	struct str basis; /* may be empty when it is worth nothing */
	uint32_t line;
};

/* A one-of. Its alternatives are its children in the tree. */
struct guide_choice {
	struct str id; /* empty when it has none */
	uint32_t node;
	uint32_t both; /* GUIDE_NONE: as collateral */
	uint32_t line;
};

struct guide_never {
	struct str id;
	struct predicate what;
	bool is_all; /* the task is worth nothing then */
	uint32_t points, at_most;
	bool attempted, even_if_undone;
	struct str basis;
	uint32_t line;
};

enum rule_template {
	TEMPLATE_EXISTENCE,
	TEMPLATE_ABSENCE,
	TEMPLATE_EXACTLY,
	TEMPLATE_INIT,
	TEMPLATE_END,
	TEMPLATE_RESPONSE,
	TEMPLATE_PRECEDENCE,
	TEMPLATE_CHAIN_RESPONSE,
	TEMPLATE_CHAIN_PRECEDENCE,
	TEMPLATE_SUCCESSION,
	TEMPLATE_CHAIN_SUCCESSION,
	TEMPLATE_NOT_COEXISTENCE,
	TEMPLATE_COUNT
};
extern const struct name_table rule_template_names;

struct guide_rule {
	struct str id;
	enum rule_template template;
	const struct predicate *first, *then; /* of a step or a named event; then is NULL for templates of one */
	struct str first_name, then_name;
	uint32_t count;
	int64_t within_ms; /* -1: no limit */
	bool attempted;
	uint32_t points;
	uint32_t after; /* a step; GUIDE_NONE: always judged */
	struct str basis;
	uint32_t line;
};

struct guide_goal {
	struct str id;
	struct str test; /* XPath 1.0, with a variable for each object */
	uint32_t points;
	uint32_t after;
	struct str basis;
	uint32_t line;
};

/* Actions by name: "document.comment" or "search.*". */
struct guide_free {
	struct str *patterns;
	size_t pattern_count;
	uint32_t object;
	const struct guard *musts;
	size_t must_count;
};

struct guide_task {
	struct str ref;
	struct str skills;
	uint32_t points;
	uint32_t line;
	struct guide_object *objects;
	size_t object_count;
	struct guide_event *events;
	size_t event_count;
	struct tree tree; /* its steps have the numbers of steps[] */
	struct guide_step *steps;
	struct guide_choice *choices;
	size_t choice_count;
	struct guide_never *nevers;
	size_t never_count;
	struct guide_rule *rules;
	size_t rule_count;
	struct guide_goal *goals;
	size_t goal_count;
	struct guide_free *frees;
	size_t free_count;
};

/* ---- the guide ---- */

/* Another price for some actions. */
struct guide_other {
	struct str *patterns;
	size_t pattern_count;
	bool is_severe;
	uint32_t points;
};

struct guide {
	struct str source; /* for messages */
	struct str scenario;
	uint32_t version;
	struct guide_task *tasks;
	size_t task_count;
	uint32_t guard_count;
	uint32_t collateral, severe, collateral_cap;
	struct guide_other *others;
	size_t other_count;
};

/* Compiles the bytes of marking.xml. Errors: ERR_INPUT with file, line and the broken rule's name first
 * (grader/guide/rules.def), ERR_LIMIT. */
bool guide_read(struct str bytes, struct str source, struct arena *arena, struct guide *ret,
                struct err *reterr);

/* True when one of the patterns means that action. */
bool guide_pattern_matches(const struct str *patterns, size_t count, struct str action);

/* The price of one stray change by that action; one that has left the agency is severe unless the guide prices the
 * action itself. */
uint32_t guide_collateral_price(const struct guide *guide, struct str action, bool has_left);

/* The leaves under a node are the steps first..last-1: steps are numbered as their leaves stand. */
void guide_steps_under(const struct tree *tree, uint32_t node, uint32_t *ret_first, uint32_t *ret_last);

#endif
