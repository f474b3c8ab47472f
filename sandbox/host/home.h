/* host/home.h - the data folder, and who works in it.
 *
 *	DATA/db     the private cluster, its log and locks      DATA/cache  papers laid out
 *	DATA/keys   what must stay secret                       DATA/share  when root starts: templates and fixtures
 *
 * Started as root, DATA and DATA/share stay root's, the others are given to the user saban, and root is given up: so
 * nothing that root writes can be led astray by the service. DATA/share is a copy, since the source tree may lie where
 * only root can read. Started by anybody else, all of it is his. */
#ifndef SABAN_HOST_HOME_H
#define SABAN_HOST_HOME_H

#include "base/arena.h"
#include "base/err.h"

struct home {
	struct str path;  /* absolute; these four have a NUL behind them */
	struct str db, cache, keys;
	struct str share; /* the folder with templates/ and fixtures/ */
};

/* /var/lib/saban for root, else ${XDG_DATA_HOME:-~/.local/share}/saban. ERR_MISSING when there is no home folder. */
bool home_default_path(struct arena *arena, struct str *ret, struct err *reterr);

/* Makes what is missing of the folder at `path` (empty: the default) and gives up root. share_source: where templates/
 * and fixtures/ are; empty: the program does without. Texts live in the arena. */
bool home_enter(struct home *home, struct str path, struct str share_source, struct arena *arena, struct err *reterr);

/* Keeps a second service away from the same folder until this process ends. ERR_CONFLICT when there is one already. */
bool home_lock(const struct home *home, struct arena *arena, struct err *reterr);

#endif
