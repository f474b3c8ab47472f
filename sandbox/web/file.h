/* web/file.h - the files below templates/ and the vendors' folders, read when the service starts. */
#ifndef SABAN_WEB_FILE_H
#define SABAN_WEB_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

struct file_entry {
	struct str name; /* within its folder */
	int64_t changed_at_ns;
};

/* Plain files of a folder whose names end so, in order of name. ERR_MISSING when there is no such folder. */
bool file_list(struct str folder, struct str ending, struct arena *arena, struct file_entry **ret,
               size_t *ret_count, struct err *reterr);

/* folder/name, whole; the bytes lie in the arena. ERR_MISSING, or ERR_DOWN with the system's words. */
bool file_load(struct str folder, struct str name, struct arena *arena, struct buf *ret, struct err *reterr);

#endif
