/* host/home.h - the data folder, and who works in it.
 *
 *	DATA/db     the private cluster, its log and locks      DATA/cache  papers laid out
 *	DATA/keys   what must stay secret                       DATA/share  when root starts: templates and the like
 *
 * Started as root, DATA and DATA/share stay root's, the others are given to the user saban, and root is given up: so
 * nothing that root writes can be led astray by the service. DATA/share is a copy, since the source tree may lie where
 * only root can read. Started by anybody else, all of it is his. */
#ifndef SABAN_HOST_HOME_H
#define SABAN_HOST_HOME_H

#include "base/arena.h"
#include "base/err.h"

struct home {
	struct str path; /* absolute; these have a NUL behind them */
	struct str db, cache, keys;
};

/* A folder that the program reads after it has given up root. */
struct home_share {
	const char *name;  /* "templates" */
	struct str source; /* where it lies; not there: path becomes empty */
	struct str path;   /* answered: where to read it, the source itself or a copy */
};

/* /var/lib/saban for root, else ${XDG_DATA_HOME:-~/.local/share}/saban. ERR_MISSING when there is no home folder. */
bool home_default_path(struct arena *arena, struct str *ret, struct err *reterr);

/* Makes what is missing of the folder at `path` (empty: the default) and gives up root. Texts live in the arena. */
bool home_enter(struct home *home, struct str path, struct home_share *shares, size_t share_count,
                struct arena *arena, struct err *reterr);

/* Keeps a second service away from the same folder until this process ends. ERR_CONFLICT when there is one already. */
bool home_lock(const struct home *home, struct arena *arena, struct err *reterr);

#endif
