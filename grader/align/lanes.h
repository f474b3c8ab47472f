/* grader/align/lanes.h - which frame sees which events, and which children of a shuffle share some. */
#ifndef SABAN_GRADER_ALIGN_LANES_H
#define SABAN_GRADER_ALIGN_LANES_H

#include "grader/align/sweep.h"

/* Fills sweep.lanes: each frame alone. Only events that match a step under the given frame count. */
void lanes_fill(struct sweep *sweep, uint32_t frame);

/* Fills the lanes of a block: the ambiguity check. Children of which one event matches two are joined in one lane, for
 * all others the sum of their costs is exact. Done once a block; false when the product exceeds the limits. */
bool lanes_join(struct sweep *sweep, uint32_t block);

#endif
