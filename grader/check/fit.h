/* grader/check/fit.h - the cheapest way to read what was done as a word of a task's workflow, by trying.
 *
 * A second opinion on what an attempt should lose: it shares the guards with the markers and nothing else. Repeats are
 * written out, each event is taken for one of the steps that it matches or for none, and a choice of events is a word
 * when every two of them stand as the workflow wants them: in order, in any order, or not both. Steps that are left over
 * cost what missing costs. Branch and bound over these choices; with a small number of mistakes it looks at few of them.
 * Exponential in the worst case, so it gives up at LIMIT_FIT_STATES with the best it has seen. */
#ifndef SABAN_GRADER_CHECK_FIT_H
#define SABAN_GRADER_CHECK_FIT_H

#include "grader/replay/operand.h"

#define FIT_NONE UINT32_MAX

struct fit {
	uint32_t cost, missing; /* least in this order */
	bool is_exact;          /* false: the true least cost may be lower */
	uint32_t *step_of;      /* [deed]: the step it is; FIT_NONE */
	/* What each deed could be, for whatever is judged beside the workflow. */
	uint32_t
		*price; /* [deed * steps + step]: points of failed graded guards; FIT_NONE: it cannot be that step */
	bool *is_seen; /* [deed]: the workflow looks at it */
};

void fit_find(const struct looking *looking, const struct deeds *deeds, struct arena *arena, struct fit *ret);

#endif
