/* host/file.h - whole files, in and out.
 *
 * Each err has the path as its source and the system's reason as its text, in the arena given. Classes: ERR_MISSING,
 * ERR_DENIED, ERR_LIMIT, ERR_INPUT for a path that names a folder, ERR_DOWN when the disk is full or fails. */
#ifndef SABAN_HOST_FILE_H
#define SABAN_HOST_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* Reads to the end, also of a pipe. The bytes are not checked in any way and a NUL that is not counted stands behind
 * them. ERR_LIMIT when there are more than limit_bytes. */
bool file_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *ret, struct err *reterr);

/* The same of standard input, whatever it is: a socket has no path that could be opened. */
bool file_read_input(struct arena *arena, size_t limit_bytes, struct str *ret, struct err *reterr);

/* Replaces the file in one step: after a crash there is the old file or the new one, never a part. The new one is on
 * the disk when this returns true. mode is that of chmod(2): 0600 for a secret. */
bool file_write(struct arena *scratch, struct str path, struct str bytes, unsigned mode, struct err *reterr);

#endif
