/* host/socket_dir.h - the folder of /tmp in which a private cluster has its socket, "/tmp/saban-1000-5f0c...".
 *
 * It is there while the cluster's server runs. What a killed server left behind is cleared by the next one and goes when
 * that ends. Anybody may write to /tmp, so each function first sees that the folder is no link, is ours and is closed to
 * everybody else, and touches no other. They are for whoever holds the cluster's start lock, while no server runs. */
#ifndef SABAN_HOST_SOCKET_DIR_H
#define SABAN_HOST_SOCKET_DIR_H

#include "base/arena.h"
#include "base/err.h"

/* The same for the same user and folder, and short, so that a socket's path fits whatever the folder is called. In the
 * arena, with a NUL behind it. */
struct str socket_dir_name(struct str folder, struct arena *arena);

/* Makes it if it is not there. ERR_DENIED when something else bears its name. */
bool socket_dir_make(struct str path, struct err *reterr);

/* Removes what a killed server left in it. */
void socket_dir_clear(struct str path, struct arena *scratch);

/* Clears and removes it. A folder in which somebody else put something stays. */
void socket_dir_remove(struct str path, struct arena *scratch);

#endif
