/* grader/remark/impact.h - what a set of new marks would do: to whom, by how much, across the line, to whose rank.
 *
 *	difference   new - old, when both are numbers
 *	the line     50 % of the guide's maximum; at the line is above it (as in grader/stats/figures.h)
 *	rank         1 + number of attempts with more points under the same guide: equal points share a rank and the ranks
 *	             behind it are left free (1 2 2 4). An attempt that needs a human has no rank and moves nobody's
 *
 * Pure: the same set gives the same impact. */
#ifndef SABAN_GRADER_REMARK_IMPACT_H
#define SABAN_GRADER_REMARK_IMPACT_H

#include "base/arena.h"
#include "grader/remark/set.h"

enum crossing {
	CROSSING_NONE,
	CROSSING_UP,
	CROSSING_DOWN,
};

struct change {
	const struct set_member *member;
	bool has_difference;
	int64_t difference;
	bool is_changed; /* the marks differ, or one of them needs a human and the other does not */
	enum crossing crossing;
	uint32_t old_rank, new_rank; /* 0: none */
};

struct impact {
	const struct remark_set *set;
	const struct change *changes; /* by attempt, as the members came */
	size_t count;
	size_t changed, unchanged; /* together all */
	size_t raised, lowered;    /* of the changed, those with a difference */
	size_t crossing_up, crossing_down;
	size_t rank_moved;  /* both ranks there, and different */
	size_t needs_human; /* under the new guide */
};

/* Set and members are borrowed. */
struct impact impact_of(const struct remark_set *set, const struct set_member *members, size_t count,
                        struct arena *arena);

/* True when a person should look at the line: changed, crossing, moved, or in need of a human. */
bool change_is_told(const struct change *change);

#endif
