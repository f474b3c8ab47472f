/* grader/database/parts.h - what stands behind the port: the owner's side of the store, and the private cluster when the
 * database is that of a data folder. */
#ifndef SABAN_GRADER_DATABASE_PARTS_H
#define SABAN_GRADER_DATABASE_PARTS_H

#include "host/cluster.h"
#include "store/markings.h"

struct database {
	struct staff *staff;
	struct cluster cluster; /* when has_cluster */
	bool has_cluster;
	struct arena *arena;
};

struct staff *database_staff(void *self);

#endif
