/* cli/shelf.h - all scenarios of a folder of fixtures, ready to be played, with the pages of their papers. */
#ifndef SABAN_CLI_SHELF_H
#define SABAN_CLI_SHELF_H

#include "attempt/attempt.h"
#include "cli/paper_cache.h"

struct shelf_paper {
	struct str id; /* "cv-246", or with a variant's values "cv-246-9f0c…" */
	struct str xml;
	struct paper_pages pages;
};

struct shelf {
	const struct play *plays; /* each variant of each scenario */
	size_t play_count;
	struct shelf_paper *papers; /* by id */
	size_t paper_count;
};

/* Reads every scenario below `fixtures`/scenarios that has a scenario.xml, lays out the papers it names, and lets
 * those of the axis come in as packets (cli/axis.h). Everything lives in the arena. ERR_MISSING when there is no scenario at all. */
bool shelf_open(struct shelf *shelf, struct str fixtures, const struct paper_cache *cache,
                struct arena *arena, struct err *reterr);

/* NULL when there is no such paper. O(log n). */
const struct shelf_paper *shelf_find_paper(const struct shelf *shelf, struct str id);

#endif
