/* cli/paper_cache.h - papers laid out, kept in files, so that only the first start takes the time. */
#ifndef SABAN_CLI_PAPER_CACHE_H
#define SABAN_CLI_PAPER_CACHE_H

#include "base/arena.h"
#include "base/err.h"
#include "render/paper.h"

struct paper_cache {
	struct str folder; /* empty: nothing is kept */
	struct str stamp;  /* of the program: another one may lay out the same paper otherwise */
};

/* The paper's pages, from the cache or laid out now. A file of the cache that is damaged is made anew. Everything lives
 * in the arena. */
bool paper_cache_get(const struct paper_cache *cache, struct str source, struct str xml, struct arena *arena,
                     struct paper_pages *ret, struct err *reterr);

#endif
