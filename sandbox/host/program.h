/* host/program.h - where the running program lies. */
#ifndef SABAN_HOST_PROGRAM_H
#define SABAN_HOST_PROGRAM_H

#include "base/arena.h"
#include "base/str.h"

/* The path of a part of the build tree, like "/templates/po", seen from build/sandbox/sandbox or build/grader/grader, in
 * the arena. Whether it is there is for the caller to find out. */
struct str program_part(struct arena *arena, struct str part);

#endif
