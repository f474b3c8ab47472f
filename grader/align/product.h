/* grader/align/product.h - children of a shuffle that share events, swept together: the product of their folded
 * automata, identical children counted instead of told apart. For the files of align alone. */
#ifndef SABAN_GRADER_ALIGN_PRODUCT_H
#define SABAN_GRADER_ALIGN_PRODUCT_H

#include "grader/align/sweep.h"

/* Builds lane->product. False (ERR_LIMIT, with advice) when it has more than LIMIT_ALIGNMENT_STATES states. */
bool product_open(struct sweep *sweep, struct lane *lane);

/* The row of the lane from its start-th own event on: row[j - start] for each j. False when a limit is exceeded. */
bool product_row(struct sweep *sweep, const struct lane *lane, uint32_t start, int64_t *row);

/* Who takes which event in an optimum on own events from..to: ret_owner[i - from] is a place in lane->frames, or
 * ALIGN_NONE for an extra event. Each frame aligned with its events alone costs its share of the optimum. */
bool product_share(struct sweep *sweep, const struct lane *lane, uint32_t from, uint32_t to,
                   uint32_t *ret_owner);

#endif
