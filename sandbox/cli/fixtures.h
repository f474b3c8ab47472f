/* cli/fixtures.h - loading what a folder of fixtures holds for the database: candidates and marking guides.
 *
 *	FIXTURES/candidates.tsv                   number, name, unit, scenario, code; one candidate a line
 *	FIXTURES/scenarios/<id>/scenario.xml      only noted: so it is known which scenarios a candidate can be given
 *	FIXTURES/scenarios/<id>/marking.xml       the guide of a scenario; kept where candidates' requests cannot read it
 *
 * The files are read first, since giving up root may come between, and saved afterwards. What did not change since it
 * was loaded last costs nothing. */
#ifndef SABAN_CLI_FIXTURES_H
#define SABAN_CLI_FIXTURES_H

#include "base/arena.h"
#include "base/err.h"
#include "store/staff.h"

/* One line of candidates.tsv. */
struct account {
	struct str number, name, unit, scenario;
	struct str code; /* as it is typed, or a hash as sign/secret.h makes it */
};

struct guide {
	struct str scenario;
	struct str xml;
};

/* A scenario that is there; its file is read by whoever plays it. */
struct scenario_file {
	struct str name; /* "scenarios/bao-cao-cchc/scenario.xml" */
	struct sha256 hash;
};

struct fixtures {
	struct str candidates_text;
	const struct account *accounts;
	size_t account_count;
	const struct guide *guides;
	size_t guide_count;
	const struct scenario_file *scenarios;
	size_t scenario_count;
};

/* Reads candidates.tsv: columns parted by one tab, # starts a comment line. Errors name the file and line. */
bool accounts_read(struct str text, struct str source, struct arena *arena, const struct account **ret,
                   size_t *ret_count, struct err *reterr);

/* Reads the folder. Everything lives in the arena. ERR_MISSING when there is
 * neither a candidate nor a guide. */
bool fixtures_read(struct str folder, struct arena *arena, struct fixtures *ret, struct err *reterr);

/* Saves them all; hashing a code takes some tens of milliseconds, so many new candidates take a while. */
bool fixtures_save(const struct fixtures *fixtures, struct staff *staff, struct arena *scratch,
                   struct err *reterr);

/* Whether the code stands there as a hash. */
bool account_has_hash(const struct account *account);

/* The candidate of an account, its code hashed. */
struct candidate account_candidate(const struct account *account, struct arena *arena);

#endif
