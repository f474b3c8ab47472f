/* exchange/zip.h - a ZIP with one file in it: how an attachment travels inside a packet. */
#ifndef SABAN_EXCHANGE_ZIP_H
#define SABAN_EXCHANGE_ZIP_H

#include "base/err.h"
#include "base/str.h"

struct arena;

struct zip_file {
	struct str name; /* as written in the ZIP, paths and all; empty when it is not UTF-8 */
	struct str bytes;
};

/* Whether the bytes begin as a ZIP does. */
bool zip_is_likely(struct str bytes);

/* Unpacks the one file of a ZIP; folders in it do not count. False with a sentence without source or
 * line when it is broken, encrypted, holds no file or more than one, or unpacks to more than max_bytes
 * or LIMIT_UNPACK_RATIO times its own size (class ERR_LIMIT). The file's bytes are read as far as the
 * limit and no further. */
bool zip_read(struct arena *arena, struct str bytes, size_t max_bytes, struct zip_file *ret,
              struct err *reterr);

/* Packs one file without a date, so that equal files give equal bytes in each time zone. The name must
 * be ASCII. */
bool zip_write(struct arena *arena, struct zip_file file, struct str *ret, struct err *reterr);

#endif
