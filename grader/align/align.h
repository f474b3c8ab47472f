/* grader/align/align.h - the optimal alignment of a trace with a process tree: exact, canonical, arena only.
 *
 * A trace is reduced to a table: for each event the price of taking it for each step, or ALIGN_NO_MATCH. The alignment
 * is a sequence of moves that reads as the whole trace and as one word of the tree:
 *
 *	sync     event e is step s              costs price[e][s]
 *	missing  step s has no event            costs missing[s]
 *	extra    event e is no step             costs extra (0 in marking, 1 in unit-cost mode)
 *	silent   a silent leaf was passed       costs nothing; listed for models that have them
 *
 * The optimum is least in (cost, missing moves, extra moves), in this order. Among optimal alignments the one is given
 * whose last moves are, looking back from the end, sync rather than missing rather than extra, lower steps first.
 *
 * How: a column sweep over small automata, one a frame (the root and each child of a shuffle); a shuffle on an interval
 * of the trace costs what its children cost on their own events, as long as no event is taken by two of them. Where one
 * is, the two halves of the question (it is this child's alone, or not this child's) are tried, cheapest first; where
 * much is shared, the product of the children's automata is swept. Time O(sum of n_f^2 |A_f|) where nothing is shared.
 *
 *	struct align_plan *plan = align_plan(&tree, &process);
 *	struct align_trace trace = {.event_count = n, .price = price, .missing = missing};
 *	struct alignment alignment;
 *	if (align(plan, &trace, &request, &alignment, &err)) ... */
#ifndef SABAN_GRADER_ALIGN_ALIGN_H
#define SABAN_GRADER_ALIGN_ALIGN_H

#include "grader/align/tree.h"

#define ALIGN_NO_MATCH UINT32_MAX
#define ALIGN_NONE UINT32_MAX

/* What is computed once for a tree. Immutable: any number of threads may align with one plan. */
struct align_plan;

/* The tree must have passed tree_check and must outlive the plan. */
const struct align_plan *align_plan(const struct tree *tree, struct arena *arena);

struct align_trace {
	uint32_t event_count;
	const uint32_t *price;   /* [event * step_count + step]; ALIGN_NO_MATCH: the event cannot be that step */
	const uint32_t *missing; /* [step] */
	uint32_t extra;
};

enum move_kind {
	MOVE_SYNC,
	MOVE_MISSING,
	MOVE_EXTRA,
	MOVE_SILENT,
};

struct move {
	enum move_kind kind;
	uint32_t event; /* ALIGN_NONE for missing and silent */
	uint32_t step;  /* ALIGN_NONE for extra; a silent leaf's own number for silent */
};

/* What two markers must agree on. */
struct align_score {
	uint32_t cost, missing, extra;
};

struct alignment {
	struct align_score score;
	struct move *moves; /* in the order of the trace */
	uint32_t move_count;
};

/* False with ERR_LIMIT when a limit of limits.h is exceeded: nothing is known about the optimum then. Everything lies
 * in the arena, scratch included. */
bool align(const struct align_plan *plan, const struct align_trace *trace, struct arena *arena,
           struct alignment *ret, struct err *reterr);

/* The second marker: the same score by an independent search over (position, marking of the tree), which shares with
 * align only the tree and the trace. False with ERR_LIMIT when its budget of LIMIT_SEARCH_STATES is used up. */
bool search_score(const struct tree *tree, const struct align_trace *trace, struct arena *arena,
                  struct align_score *ret, struct err *reterr);

#endif
