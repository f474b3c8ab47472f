/* tests/unit/exchange/zip_sample.h - ZIPs that the product's own writer does not make: several files,
 * compressed, or none at all; and packets that hold them. */
#ifndef SABAN_TESTS_UNIT_EXCHANGE_ZIP_SAMPLE_H
#define SABAN_TESTS_UNIT_EXCHANGE_ZIP_SAMPLE_H

#include "exchange/zip.h"

#include <stddef.h>

/* A ZIP of these files. options as of archive_write_set_options(3), or NULL. */
struct str zip_sample(struct arena *arena, const struct zip_file *files, size_t count, const char *options);
/* One file of that many zero bytes, compressed. */
struct str zip_sample_bomb(struct arena *arena, size_t zero_count);
/* The sample document with these bytes as its attachment's content. */
struct str zip_sample_packet(struct arena *arena, struct str content);

#endif
