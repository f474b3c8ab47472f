/* grader/replay/operand.h - a guide bound to an office: its documents found, its references read, its texts folded; and
 * whether an event satisfies a guard. */
#ifndef SABAN_GRADER_REPLAY_OPERAND_H
#define SABAN_GRADER_REPLAY_OPERAND_H

#include "grader/guide/guide.h"
#include "grader/replay/deeds.h"
#include "grader/text/tokens.h"

/* The right side of one guard. Which members are used follows from the guard's type and operator. */
struct operand {
	struct minute minute;
	int64_t number;
	struct minute *minutes; /* of one-of */
	int64_t *numbers;
	struct str *texts; /* folded for a text */
	struct tokens *tokens;
	size_t count;
	struct str shown; /* for reports: what is wanted, with references replaced by what they mean */
	/* Of references to a document that is made in the attempt: there is none, or it has not the fact, and no value
	 * fits; or it may still be any of several, and every value does. */
	bool is_absent, is_open;
};

struct made_list;

/* What an object of a task is. */
struct bound_object {
	struct document_id id; /* none: nothing that was made is it */
	struct str key;        /* empty then */
	bool is_open;          /* it may be any document of the list that fits: for a lower bound (made.h) */
	const struct made_list *open_to;
};

struct bound_task {
	struct bound_object *objects; /* [object of the task] */
};

struct bound_guide {
	const struct guide *guide;
	const struct seed *seed;
	struct operand *operands; /* [guard number] */
	struct bound_task *tasks; /* [task] */
};

/* ERR_INPUT with the guide's file and line when it names what the office has not. Objects that are made in the attempt
 * are bound to nothing; made.h binds them. */
bool guide_bind(const struct guide *guide, const struct seed *seed, struct arena *arena,
                struct bound_guide *ret, struct err *reterr);

/* What an event is held against: a guide and one of its tasks. */
struct looking {
	const struct bound_guide *bound;
	size_t task;
	struct arena *scratch;
};

bool guard_holds(const struct looking *looking, const struct guard *guard, const struct deed *event);

/* Action, object and must guards; whether the event was refused or is void is up to the caller. */
bool predicate_holds(const struct looking *looking, const struct predicate *predicate,
                     const struct deed *event);

bool free_holds(const struct looking *looking, const struct guide_free *entry, const struct deed *event);

#endif
