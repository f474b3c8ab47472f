/* host/cluster.h - a private PostgreSQL in the data folder: made, started, watched and stopped by this program.
 *
 * It listens on a unix socket in a folder that only its user can enter, never on a network, and never runs as root. The
 * operating system's user is the password (peer authentication). fsync, synchronous_commit and full_page_writes are
 * given on its command line, so no file of the cluster can turn them off.
 *
 * Programs share one cluster: whoever enters first starts it, whoever leaves last stops it. A program that was killed
 * has left; a cluster that it left running is entered by the next.
 *
 *	struct cluster cluster;
 *	if (!cluster_enter(&cluster, STR("/var/lib/saban/db"), arena, reterr))
 *		return false;
 *	address = cluster_address(&cluster, "saban_web", arena);
 *	...
 *	cluster_leave(&cluster); */
#ifndef SABAN_HOST_CLUSTER_H
#define SABAN_HOST_CLUSTER_H

#include "base/arena.h"
#include "base/err.h"

#include <pthread.h>
#include <stdbool.h>
#include <sys/types.h>

/* The two roles of the database `saban`: its owner, and candidates' requests. */
#define CLUSTER_OWNER "saban"
#define CLUSTER_WEB "saban_web"

struct cluster {
	struct str folder; /* absolute; the cluster lies in folder/pg */
	struct str socket_dir;
	int start_lock, users_lock; /* files */
	pthread_mutex_t child_lock;
	pid_t child; /* the server when this process started it; 0 otherwise */
};

/* Enters the cluster of this folder, which exists, belongs to the effective user and is no one else's. Makes it when
 * there is none, which takes some seconds, and starts it when it does not run. Texts live in the arena. ERR_DOWN with
 * the server's own words when it does not start. */
bool cluster_enter(struct cluster *cluster, struct str folder, struct arena *arena, struct err *reterr);

/* Starts the server again if it is gone; to be called now and then from one thread of a program that stays. */
bool cluster_watch(struct cluster *cluster, struct arena *scratch, struct err *reterr);

/* The connection string for a role, in the arena, with a NUL behind it. */
struct str cluster_address(const struct cluster *cluster, const char *role, struct arena *arena);

/* The server's process, 0 when it does not run. */
pid_t cluster_pid(const struct cluster *cluster, struct arena *scratch);

/* Stops the server, waiting for it, unless another program is still in. */
void cluster_leave(struct cluster *cluster, struct arena *scratch);

#endif
