/* host/drop.h - giving up root, for good. */
#ifndef SABAN_HOST_DROP_H
#define SABAN_HOST_DROP_H

#include "base/err.h"

#include <stdbool.h>
#include <sys/types.h>

/* The system user who runs the service and its database when they are started as root; start.sh makes it. */
#define DROP_USER "saban"

struct drop_user {
	uid_t uid;
	gid_t gid;
};

/* ERR_MISSING when the machine has no such user. */
bool drop_find_user(struct drop_user *ret, struct err *reterr);

/* Becomes that user, with its groups and no way back, in a folder it can read. Only for a process of root's with one
 * thread. */
bool drop_root(struct drop_user user, struct err *reterr);

#endif
