/* grader/remark/set.h - re-marking as a set: all closed attempts of a scenario, marked with a new guide beside the old
 * marks. A set is proposed, and then applied or dropped; it is kept for ever, and so is what was decided.
 *
 * In force are the marks of the set that was applied last; before the first, those of the newest guide that was loaded.
 * Points are hundredths. */
#ifndef SABAN_GRADER_REMARK_SET_H
#define SABAN_GRADER_REMARK_SET_H

#include "base/str.h"
#include "journal/sha256.h"

enum set_state {
	SET_PROPOSED,
	SET_APPLIED,
	SET_DROPPED,
};

/* A guide that marks were made with. */
struct set_guide {
	uint32_t version; /* in the database */
	uint32_t number;  /* its own version attribute */
	uint32_t max;     /* points of all its tasks */
	struct sha256 sha256;
};

struct remark_set {
	uint64_t id; /* 0: there is no set, since the new guide is the old one */
	struct str scenario;
	uint64_t follows; /* the set that was in force when this one was made, 0: none */
	struct set_guide old, new;
	struct str engine; /* version of the program that marked */
	enum set_state state;
	struct str made_by, decided_by;
	int64_t made_at_ms, decided_at_ms; /* UTC; 0 while it is proposed */
	uint64_t in_force;                 /* the scenario's set that is in force now, 0: none */
};

/* One attempt of a set: its marks under both guides. */
struct set_member {
	uint64_t attempt;
	struct str candidate; /* number */
	bool old_needs_human, new_needs_human;
	uint32_t old_score, new_score; /* 0 when a human is needed */
};

/* What has happened since the set was made: the first attempt whose journal is another now, and the first one that was
 * closed since, 0 for none. */
struct set_drift {
	uint64_t changed, closed;
	bool is_base_in_force; /* the marks it was compared with are still in force */
};

#endif
