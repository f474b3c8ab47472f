/* grader/mark/mark.h - from a journal and a guide to points, each lost one with its reason.
 *
 * mark() is pure: the same journal, guide and office give the same result everywhere. What it cannot judge is
 * VERDICT_NEEDS_HUMAN with the reason, never a default. Points are hundredths; a finding that costs nothing is listed
 * where it explains something (what was done right, what was not judged). The points lost in a task are the exact sum
 * of its findings, and so is what the total loses by stray changes. */
#ifndef SABAN_GRADER_MARK_MARK_H
#define SABAN_GRADER_MARK_MARK_H

#include "grader/replay/deeds.h"
#include "grader/replay/operand.h"

enum finding_kind {
	FINDING_SYNC,       /* a step was done */
	FINDING_MISSING,    /* a step was not done */
	FINDING_WRONG,      /* a step was done, a graded guard failed */
	FINDING_MISPLACED,  /* a step was done at the wrong place */
	FINDING_EXTRA,      /* a step was done once more than it counts; costs nothing by itself */
	FINDING_UNDONE,     /* a step was done after an attempt that was taken back */
	FINDING_SURPLUS,    /* a change beyond what the workflow has room for */
	FINDING_BOTH,       /* two alternatives were begun */
	FINDING_NEVER,      /* something forbidden was done */
	FINDING_RULE,       /* a rule does not hold */
	FINDING_GOAL,       /* a goal was not reached */
	FINDING_COLLATERAL, /* a change that nothing accounts for */
	FINDING_FLOOR,      /* gives back what would fall below zero */
	FINDING_KIND_COUNT
};
extern const struct name_table finding_kind_names;

#define FINDING_NO_RECORD UINT32_MAX

struct finding {
	enum finding_kind kind;
	struct str step;   /* id of the step, never, rule, goal or one-of; empty: none */
	uint32_t record;   /* its seq; FINDING_NO_RECORD: none */
	int32_t lost;      /* negative for FINDING_FLOOR alone */
	struct str wanted; /* empty: nothing to say */
	struct str found;
	struct str basis; /* id of the sentence; empty: none */
	/* The same for a report in words; NULL and 0 where there is none. */
	const struct deed *deed;          /* what was found */
	const struct predicate *what;     /* what was wanted, or forbidden */
	const struct guard *guard;        /* which condition failed */
	const struct guide_step *of_step; /* sync, missing, wrong, misplaced, surplus, undone */
	const struct guide_rule *rule;
	const struct guide_goal *goal;
};

struct findings {
	struct finding *items;
	size_t count, capacity;
};

struct task_mark {
	struct str ref;
	uint32_t score, max;
	struct findings findings;
	/* Of max and score, the part that goals decide (the outcome); the rest is the process. */
	uint32_t outcome_max, outcome_score;
};

enum verdict {
	VERDICT_GRADED,
	VERDICT_NEEDS_HUMAN,
};

/* Why no machine gives a score. */
enum human_cause {
	HUMAN_JOURNAL,   /* the journal cannot be read or proved; said by whoever reads it */
	HUMAN_OPEN,      /* the attempt is not closed */
	HUMAN_MISFIT,    /* doing nothing does not lose what the task is worth */
	HUMAN_BINDINGS,  /* too many ways to tell which document is which object */
	HUMAN_MARKERS,   /* the two markers disagree */
	HUMAN_TOO_LARGE, /* beyond a limit of the alignment */
	HUMAN_GOAL,      /* a goal fails to be judged, or takes too long */
	HUMAN_OFFICE,    /* the final office cannot be queried */
};

struct human_reason {
	enum human_cause cause;
	struct str text; /* what exactly, in English: for whoever marks */
};

struct mark {
	enum verdict verdict;
	struct human_reason why; /* of VERDICT_NEEDS_HUMAN */
	uint32_t score, max;
	struct task_mark *tasks;
	size_t task_count;
	struct findings collateral; /* of the whole attempt; a floor last */
	const struct bound_guide *bound;
	struct deeds deeds;          /* what the candidate did; none when a human is needed */
	const struct office *office; /* as it was left; NULL then */
};

/* The journal must have been read with REPLAY_VERIFY. False with ERR_INPUT when guide and journal do not belong
 * together (another scenario, a reference that the office has not). Everything lies in the arena. */
bool mark(const struct guide *guide, const struct journal *journal, struct arena *arena, struct mark *ret,
          struct err *reterr);

#endif
