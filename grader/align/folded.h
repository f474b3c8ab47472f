/* grader/align/folded.h - a subtree as an automaton whose every arc takes an event. For the files of align alone.
 *
 * What is skipped on the way to a step is folded into the weight of the arc that takes it, what is left at the end into
 * the weight of ending; steps that no event of the trace matches leave no state behind. So the automaton is small, a
 * column of its sweep needs no relaxation, and k identical children become one counter of how many are where. State 0
 * is the start and no arc leads into it. */
#ifndef SABAN_GRADER_ALIGN_FOLDED_H
#define SABAN_GRADER_ALIGN_FOLDED_H

#include "grader/align/align.h"

struct arc {
	uint32_t from, to;
	uint32_t step; /* for a counter: of its first child */
	uint32_t base_from,
		base_to;  /* the states of the one child that moves; from and to where there is but one */
	int64_t skip; /* weight of what is passed over */
};

struct folded {
	uint32_t state_count;
	int64_t *end; /* [state] weight of ending there */
	struct arc *arcs;
	uint32_t arc_count;
};

/* What folding looks at. */
struct fold {
	const struct tree *tree;
	const struct align_trace *trace;
	const uint32_t *events; /* the events that count */
	uint32_t event_count;
	bool *is_matched; /* [step] by one of them */
	struct arena *arena;
};

struct fold fold_of(const struct tree *tree, const struct align_trace *trace, const uint32_t *events,
                    uint32_t event_count, struct arena *arena);

/* False when a limit is exceeded: LIMIT_ALIGNMENT_STATES, LIMIT_ALIGNMENT_ARCS. */
bool folded_of_node(const struct fold *fold, uint32_t node, struct folded *ret);

/* count children that behave alike, as one. */
bool folded_counter(const struct folded *child, uint32_t count, struct arena *arena, struct folded *ret);

/* True when two subtrees have the same shape and their steps the same prices for every event that counts. */
bool fold_is_same(const struct fold *fold, uint32_t a, uint32_t b);

#endif
