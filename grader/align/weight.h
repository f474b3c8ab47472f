/* grader/align/weight.h - (cost, missing, extra) in one number: sums add up member by member, and comparing two numbers
 * compares cost first, then missing, then extra. For the files of align alone.
 *
 * Inside the sweep every event counts as extra from the start, and taking it for a step gives that back: so a weight
 * there may be negative, and an event that several children of a shuffle could take is counted once. */
#ifndef SABAN_GRADER_ALIGN_WEIGHT_H
#define SABAN_GRADER_ALIGN_WEIGHT_H

#include "grader/align/align.h"

/* 24 bits of cost, 20 of missing, 20 of extra: limits.h keeps each far below. */
#define WEIGHT_COUNT_BITS 20
/* Nothing leads there; two of them can still be added. */
#define WEIGHT_NONE (INT64_MAX / 4)

/* What is given back by events taken can make an unreached weight no smaller than this. */
static inline bool weight_is_none(int64_t weight)
{
	return weight >= WEIGHT_NONE / 2;
}

static inline int64_t weight_of_cost(uint32_t cost)
{
	return (int64_t)cost << (2 * WEIGHT_COUNT_BITS);
}

static inline int64_t weight_of_missing(uint32_t cost)
{
	return weight_of_cost(cost) + (INT64_C(1) << WEIGHT_COUNT_BITS);
}

static inline int64_t weight_of_extra(uint32_t cost)
{
	return weight_of_cost(cost) + 1;
}

#endif
