/* grader/align/weight.h - (cost, missing, extra) in one number: sums add up member by member, and comparing two numbers
 * compares cost first, then missing, then extra. For the files of align alone. */
#ifndef SABAN_GRADER_ALIGN_WEIGHT_H
#define SABAN_GRADER_ALIGN_WEIGHT_H

#include "grader/align/align.h"

/* 24 bits of cost, 20 of missing, 20 of extra: limits.h keeps each far below. */
#define WEIGHT_COUNT_BITS 20
#define WEIGHT_COUNT_MASK ((UINT64_C(1) << WEIGHT_COUNT_BITS) - 1)
/* Nothing leads there; two of them can still be added. */
#define WEIGHT_NONE (UINT64_MAX / 4)

static inline uint64_t weight_of_cost(uint32_t cost)
{
	return (uint64_t)cost << (2 * WEIGHT_COUNT_BITS);
}

static inline uint64_t weight_of_missing(uint32_t cost)
{
	return weight_of_cost(cost) | UINT64_C(1) << WEIGHT_COUNT_BITS;
}

static inline uint64_t weight_of_extra(uint32_t cost)
{
	return weight_of_cost(cost) | 1;
}

static inline struct align_score weight_score(uint64_t weight)
{
	return (struct align_score){
		.cost = (uint32_t)(weight >> (2 * WEIGHT_COUNT_BITS)),
		.missing = (uint32_t)(weight >> WEIGHT_COUNT_BITS & WEIGHT_COUNT_MASK),
		.extra = (uint32_t)(weight & WEIGHT_COUNT_MASK),
	};
}

#endif
