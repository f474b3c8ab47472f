/* grader/report/reason.h - why a move costs what it costs, in words: what it is about, what was wanted, what was found.
 * Text and page tell the same. */
#ifndef SABAN_GRADER_REPORT_REASON_H
#define SABAN_GRADER_REPORT_REASON_H

#include "grader/report/tell.h"

struct reason {
	struct str title;
	struct str *wanted; /* one condition each */
	size_t wanted_count;
	struct str found;     /* empty: nothing to say */
	struct str detail;    /* a goal's expression, for who wants to know exactly */
	bool is_wanted_never; /* what was wanted is that it not be done */
	bool is_not_judged;
};

struct reason reason_of(const struct telling *telling, const struct finding *finding, struct arena *arena);

#endif
