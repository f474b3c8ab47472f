/* store/markings.h - what marking all attempts needs of the database: guides, journals, and where the results are kept.
 *
 * Like store/staff.h: for commands, one thread at a time, every function blocks. */
#ifndef SABAN_STORE_MARKINGS_H
#define SABAN_STORE_MARKINGS_H

#include "store/staff.h"

struct stored_guide {
	struct str scenario;
	uint32_t version; /* of the table, from 1: each change of the file makes a new one */
	struct str xml;
	uint64_t closed, open; /* attempts at the scenario */
	uint32_t waiting;      /* a version that was loaded later and is not in force; 0: none */
};

/* The guide in force of every scenario, or of the one that is named, by scenario: that of the set of new marks that was
 * applied last (store/remarks.h), else the newest one that was loaded. */
bool staff_list_guides(struct staff *staff, struct str scenario, struct arena *arena,
                       const struct stored_guide **ret, size_t *ret_count, struct err *reterr);

/* Under which guide and by which program. */
struct marking_key {
	struct str scenario;
	uint32_t guide_version;
	struct str engine;
};

struct stored_marking {
	uint64_t attempt;
	struct sha256 head; /* of its journal as it is now */
	bool is_marked;     /* under this key, with this head */
	bool needs_human;
	uint32_t score_hundredths;
	struct str result; /* what the marker said; empty while it is not marked */
};

/* Closed attempts at the scenario with a number above `after`, by number, at most `most` of them. */
bool staff_list_markings(struct staff *staff, const struct marking_key *key, uint64_t after, uint32_t most,
                         struct arena *arena, struct stored_marking **ret, size_t *ret_count,
                         struct err *reterr);

/* The journals of these attempts as files, ret[i] that of attempts[i]; empty for one that is not there. */
bool staff_load_journals(struct staff *staff, const uint64_t *attempts, size_t count, struct arena *arena,
                         struct str *ret, struct err *reterr);

/* Keeps the results that are not there yet. */
bool staff_save_markings(struct staff *staff, const struct marking_key *key,
                         const struct stored_marking *markings, size_t count, struct arena *scratch,
                         struct err *reterr);

#endif
