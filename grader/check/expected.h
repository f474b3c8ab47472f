/* grader/check/expected.h - what an attempt should lose, by arithmetic beside the marker.
 *
 * The workflow is read by fit.h, which knows nothing of the aligner; nevers, surplus, alternatives, what was taken back
 * and stray changes are counted here. Rules and goals are judged on what was observed and never on the alignment, so
 * their verdict is taken from the mark. */
#ifndef SABAN_GRADER_CHECK_EXPECTED_H
#define SABAN_GRADER_CHECK_EXPECTED_H

#include "grader/check/fit.h"
#include "grader/check/parts.h"

struct expected {
	struct fit *fits;    /* [task] */
	int64_t *lost;       /* [task] hundredths, not bounded by the task's points */
	int64_t stray;       /* lost by changes that nothing accounts for */
	uint32_t stray_free; /* changes beyond what is asked for that cost nothing, for want of a price */
	bool is_exact;       /* of all fits */
};

void expected_find(struct checking *checking, const struct run *run, struct arena *arena,
                   struct expected *ret);

/* The marker has bound the task's objects that are made in the attempt; `fit` is of that binding. Lowers its cost to that
 * of the cheapest binding, all of which are tried: where the marker has missed it, the losses will not agree. */
void bindings_fit(const struct checking *checking, const struct run *run, size_t task, struct arena *arena,
                  struct fit *fit);

/* Steps of all tasks without an event. */
uint32_t expected_missing(const struct checking *checking, const struct expected *expected);

#endif
