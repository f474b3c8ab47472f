/* tests/support/golden.h - what was looked at once and must stay so. */
#ifndef SABAN_TESTS_SUPPORT_GOLDEN_H
#define SABAN_TESTS_SUPPORT_GOLDEN_H

#include "base/str.h"

struct arena;

/* Fails the test unless the file of the source tree holds these very bytes, and says where it first differs. With
 * GOLDEN_UPDATE in the environment the file is written instead. */
void golden_compare(struct arena *arena, const char *path, struct str made);

#endif
