/* grader/command/attempts.h - what marking and re-marking all attempts of a database ask of it; main.c stands it on the
 * store.
 *
 * One thread at a time. Errs' texts live as long as the port is open. */
#ifndef SABAN_GRADER_COMMAND_ATTEMPTS_H
#define SABAN_GRADER_COMMAND_ATTEMPTS_H

#include "base/arena.h"
#include "base/err.h"
#include "grader/remark/set.h"
#include "journal/sha256.h"

/* A guide of a scenario. */
struct kept_guide {
	struct str scenario;
	uint32_t version; /* in the database: each change of the file makes a new one */
	struct str xml;
	uint64_t closed, open; /* attempts at the scenario */
	uint32_t waiting;      /* a version that was loaded later and is not in force; 0: none */
};

/* A closed attempt, and what a marking under this guide, by this program, made of its journal as it is now. */
struct kept_mark {
	uint64_t attempt;
	struct sha256 head;
	bool is_marked, needs_human;
	uint32_t score_hundredths;
	struct str line; /* of JSON, without LF */
};

struct attempts_port {
	void *self;
	struct str engine; /* the version of this program, which marks are kept under */
	/* Those in force, of every scenario or of the one that is named. */
	bool (*guides)(void *self, struct str scenario, struct arena *arena, struct kept_guide **ret,
	               size_t *ret_count, struct err *reterr);
	/* Those with a number above `after`, by number, at most `most`. */
	bool (*list)(void *self, const struct kept_guide *guide, uint64_t after, uint32_t most,
	             struct arena *arena, struct kept_mark **ret, size_t *ret_count, struct err *reterr);
	/* The journals as files; an empty one for an attempt that is not there. */
	bool (*journals)(void *self, const uint64_t *attempts, size_t count, struct arena *arena, struct str *ret,
	                 struct err *reterr);
	bool (*keep)(void *self, const struct kept_guide *guide, const struct kept_mark *marks, size_t count,
	             struct arena *scratch, struct err *reterr);

	/* ---- sets of new marks: grader/remark/set.h ---- */

	/* All guides of a scenario that were loaded or came with a set, by version; attempts are not counted. */
	bool (*known_guides)(void *self, struct str scenario, struct arena *arena, struct kept_guide **ret,
	                     size_t *ret_count, struct err *reterr);
	/* Keeps a guide without putting it in force; one with these bytes that is there is taken. *ret is its version. */
	bool (*keep_guide)(void *self, struct str scenario, struct str xml, uint32_t *ret, struct err *reterr);
	/* A set of all attempts that are marked under both guides; an equal one that is undecided is taken. Scenario, old,
	 * new and made_by are read. *ret is its id. */
	bool (*propose)(void *self, const struct remark_set *set, uint64_t *ret, struct err *reterr);
	bool (*find_set)(void *self, uint64_t id, struct arena *arena, struct remark_set *ret, bool *ret_found,
	                 struct err *reterr);
	/* By id; of all scenarios when none is named. */
	bool (*list_sets)(void *self, struct str scenario, struct arena *arena, struct remark_set **ret,
	                  size_t *ret_count, struct err *reterr);
	/* By attempt. */
	bool (*members)(void *self, uint64_t set, struct arena *arena, struct set_member **ret, size_t *ret_count,
	                struct err *reterr);
	bool (*drift)(void *self, uint64_t set, struct set_drift *ret, struct err *reterr);
	/* Decides on a set that is undecided and, to be applied, has not drifted; else does nothing. */
	bool (*decide)(void *self, uint64_t set, bool is_applied, struct str by, struct err *reterr);

	void (*close)(void *self);
};

#endif
