/* grader/mark/parts.h - the parts of a marking, one file each. For the files of mark alone. */
#ifndef SABAN_GRADER_MARK_PARTS_H
#define SABAN_GRADER_MARK_PARTS_H

#include "grader/align/align.h"
#include "grader/mark/mark.h"
#include "grader/replay/made.h"

/* One task of one attempt. */
struct task_marking {
	const struct bound_guide *bound;
	size_t index;
	const struct guide_task *task;
	const struct deeds *deeds;
	struct looking looking;
	struct arena *arena;

	/* The events the workflow sees: accepted, not void, and what undid something only where it is a step itself. */
	uint32_t *seen; /* places in deeds */
	uint32_t seen_count;
	uint32_t *price;   /* [seen * steps + step]; see align.h */
	uint32_t *missing; /* [step] */
	uint32_t
		*misplaced_event; /* [step] place in seen of the event that makes it misplaced; ALIGN_NONE: none */

	struct alignment alignment;
	uint32_t *event_of_step; /* [step] place in seen of a sync move; ALIGN_NONE */
	bool *is_sync;           /* [seen] */
	struct findings findings;
};

void finding_add(struct arena *arena, struct findings *findings, struct finding finding);

/* A finding about a deed; the caller fills what is not said here. */
struct finding finding_about(enum finding_kind kind, const struct deed *deed, uint32_t lost,
                             struct arena *arena);
/* Says what was wanted (or forbidden). */
void finding_wants(const struct task_marking *marking, struct finding *finding, const struct predicate *what);

/* "document.route cv-246 to=kinh-te role=main": what a deed was, for reports. */
struct str deed_shown(const struct deed *deed, struct arena *arena);
/* "document.route cv-246 role=main": what a step asks for. */
struct str predicate_shown(const struct task_marking *marking, const struct predicate *predicate);

/* matrix.c: seen, price, missing, misplaced_event. */
void matrix_fill(struct task_marking *marking);
/* The latter two from the former two alone: the first event with no failed guard that matches a step and no other makes
 * the step's absence a misplacement. */
void missing_fill(struct task_marking *marking);

/* workflow.c: the alignment by both markers, and its findings. False: needs a human, *ret_why says why. */
enum aligned {
	ALIGNED,
	ALIGNED_NOT,       /* the markers disagree */
	ALIGNED_TOO_LARGE, /* for one of them */
};
/* The alignment alone; why there is none lies in the arena given. */
enum aligned workflow_align(struct task_marking *marking, struct arena *arena, struct human_reason *ret_why);
bool workflow_mark(struct task_marking *marking, struct human_reason *ret_why);

/* bindings.c: binds the task's objects that are made in the attempt, to the documents with which its workflow loses
 * least. The other members of the marking need not be filled. False: needs a human. */
bool bindings_choose(const struct task_marking *marking, struct bound_guide *bound,
                     const struct made_list *made, const struct office *office, struct human_reason *ret_why);

/* beside.c: nevers, and successes after an undone attempt. */
void nevers_mark(struct task_marking *marking);
void undone_mark(struct task_marking *marking);

/* surplus.c: more changes than the workflow has room for, and two alternatives at once. is_taken[deed] says which deeds
 * are a step of some task, and are charged last; is_charged[deed] keeps one deed from being charged twice. */
void surplus_mark(struct task_marking *marking, const bool *is_taken, bool *is_charged);
void both_mark(struct task_marking *marking);

/* rules.c */
void rules_mark(struct task_marking *marking);

/* goals.c: `state` is the XML of the final office. False: a goal cannot be judged. */
bool goals_mark(struct task_marking *marking, struct str state, struct human_reason *ret_why);

/* collateral.c: is_explained[deed]: a step, a never or a free entry of some task accounts for it. */
void collateral_mark(const struct bound_guide *bound, const struct deeds *deeds, const bool *is_explained,
                     const struct made_list *made, struct arena *arena, struct findings *ret);
/* Marks the deeds that this task accounts for. */
void explained_note(struct task_marking *marking, bool *is_explained);

/* null_run.c: the office as it is when the candidate does nothing and the bell rings. */
struct office *null_run(const struct journal *journal, struct arena *arena);

#endif
