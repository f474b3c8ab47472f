/* cli/folder.h - what is in a folder. */
#ifndef SABAN_CLI_FOLDER_H
#define SABAN_CLI_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The names of the folders in a folder, by name, without those that start with a dot. None when it is not there. */
bool folder_list(struct str path, struct arena *arena, struct str **ret, size_t *ret_count,
                 struct err *reterr);

#endif
