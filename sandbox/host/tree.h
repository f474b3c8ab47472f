/* host/tree.h - whole folders. */
#ifndef SABAN_HOST_TREE_H
#define SABAN_HOST_TREE_H

#include "base/arena.h"
#include "base/err.h"

/* Makes the folder and those above it, as mkdir -p does; the last one gets this mode if it was not there. */
bool tree_make(struct str path, unsigned mode, struct arena *scratch, struct err *reterr);

/* Removes the folder and all in it; symbolic links are not followed. One that is not there is fine. */
bool tree_remove(struct str path, struct arena *scratch, struct err *reterr);

/* Copies regular files and folders, readable by everybody, following no symbolic link; `to` must not be there. */
bool tree_copy(struct str from, struct str to, struct arena *scratch, struct err *reterr);

#endif
