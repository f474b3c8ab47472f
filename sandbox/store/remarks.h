/* store/remarks.h - re-marking as a set: guides that are not in force yet, sets of new marks, and what was decided on them.
 *
 * The tables are explained in migrations/0004-remark.sql. Nothing is changed once it is kept: a decision is a row of its
 * own. Like store/staff.h: for commands, one thread at a time, every function blocks. */
#ifndef SABAN_STORE_REMARKS_H
#define SABAN_STORE_REMARKS_H

#include "store/markings.h"

/* A guide that was loaded or came with a set. */
struct stored_edition {
	uint32_t version; /* of the table */
	struct str xml;
};

/* All of a scenario, by version. */
bool staff_list_editions(struct staff *staff, struct str scenario, struct arena *arena,
                         struct stored_edition **ret, size_t *ret_count, struct err *reterr);

/* Keeps the guide without putting it in force, unless the scenario has the same bytes already. *ret is its version. */
bool staff_save_edition(struct staff *staff, struct str scenario, struct str xml, uint32_t *ret,
                        struct err *reterr);

/* One side of a comparison. */
struct stored_side {
	uint32_t version; /* of the table */
	uint32_t number;  /* the guide's own */
	uint32_t max_hundredths;
	struct sha256 sha256; /* of the guide; filled in when a set is found */
};

enum remark_state {
	REMARK_PROPOSED,
	REMARK_APPLIED,
	REMARK_DROPPED,
};

struct stored_remark {
	uint64_t id;
	struct str scenario;
	uint64_t follows; /* the set that was in force when it was made, 0: none */
	struct stored_side old, new;
	struct str engine;
	enum remark_state state;
	struct str made_by, decided_by;
	int64_t made_at_ms, decided_at_ms; /* decided_*: empty and 0 while it is proposed */
	uint64_t in_force;                 /* the set that is in force now, 0: none */
};

/* Makes a set of all closed attempts that are marked under both guides by this engine. An equal one that is undecided
 * and still true is taken instead. Of the remark scenario, old, new, engine and made_by are read. *ret is its id. */
bool staff_propose_remark(struct staff *staff, const struct stored_remark *remark, uint64_t *ret,
                          struct err *reterr);

/* *ret_found says whether there is one. */
bool staff_find_remark(struct staff *staff, uint64_t id, struct arena *arena, struct stored_remark *ret,
                       bool *ret_found, struct err *reterr);

/* Of the scenario, or of all when it is empty; by id. */
bool staff_list_remarks(struct staff *staff, struct str scenario, struct arena *arena,
                        struct stored_remark **ret, size_t *ret_count, struct err *reterr);

/* An attempt of a set. */
struct stored_change {
	uint64_t attempt;
	struct str candidate; /* number */
	bool old_needs_human, new_needs_human;
	uint32_t old_hundredths, new_hundredths;
};

/* By attempt. */
bool staff_list_changes(struct staff *staff, uint64_t remark, struct arena *arena, struct stored_change **ret,
                        size_t *ret_count, struct err *reterr);

/* How the world has moved away from a set: the first attempt whose journal is another now, and the first one that has
 * been closed since; 0 for none. */
struct remark_drift {
	uint64_t changed, closed;
	bool is_base_in_force; /* the old guide, by the set it was compared with, is still the one in force */
};

bool staff_find_drift(struct staff *staff, uint64_t remark, struct remark_drift *ret, struct err *reterr);

/* Decides, unless it has been decided; applying does nothing either when the set has drifted or another one was faster.
 * What has become of it, staff_find_remark tells. */
bool staff_decide_remark(struct staff *staff, uint64_t remark, bool is_applied, struct str by,
                         struct err *reterr);

#endif
