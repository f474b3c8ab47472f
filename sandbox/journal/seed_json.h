/* journal/seed_json.h - the starting office as one canonical line of JSON, and back: what makes a journal stand alone.
 *
 * Texts in it are the office's own; tasks and marking are not part of it. Reading the line gives a seed from which the
 * same journal folds to the same digests. */
#ifndef SABAN_JOURNAL_SEED_JSON_H
#define SABAN_JOURNAL_SEED_JSON_H

#include "base/arena.h"
#include "base/err.h"
#include "office/seed.h"

#define SEED_FORMAT "saban-office-1"

struct str seed_write(const struct seed *seed, struct arena *arena);
bool seed_read(struct str line, struct str source, struct arena *arena, struct seed *ret, struct err *reterr);

#endif
