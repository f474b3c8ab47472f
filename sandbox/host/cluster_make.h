/* host/cluster_make.h - making a cluster's files, once. */
#ifndef SABAN_HOST_CLUSTER_MAKE_H
#define SABAN_HOST_CLUSTER_MAKE_H

#include "base/arena.h"
#include "base/err.h"

/* The folder with PostgreSQL's programs: of the version that made folder/pg when that exists, else of the newest one
 * installed. ERR_MISSING when there is none. */
bool cluster_find_programs(struct str folder, struct arena *arena, struct str *ret, struct err *reterr);

/* Makes folder/pg with the two roles and the database, in one step: after a crash there is a whole one or none. */
bool cluster_make(struct str folder, struct str programs, struct arena *arena, struct err *reterr);

/* The line of a program's output that says what went wrong, with an advice where we have one. Always false. */
bool cluster_explain(struct str output, struct str fallback, struct err *reterr);

#endif
