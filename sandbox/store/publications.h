/* store/publications.h - what publishing needs of the database: the last line of each attempt, and where the result is
 * kept. The proofs are read back through the port (store_port.proof_load).
 *
 * Like store/staff.h: for commands, one thread at a time, every function blocks. */
#ifndef SABAN_STORE_PUBLICATIONS_H
#define SABAN_STORE_PUBLICATIONS_H

#include "store/staff.h"

/* How an attempt stands: its last record. */
struct last_line {
	uint64_t attempt;
	struct str candidate; /* number */
	bool is_closed;
	struct commit_line last;
};

/* All attempts at the scenario, by attempt. */
bool staff_list_last_lines(struct staff *staff, struct str scenario, struct arena *arena,
                           const struct last_line **ret, size_t *ret_count, struct err *reterr);

struct attempt_proof {
	uint64_t attempt;
	struct str proof; /* proof.json without LF */
};

struct stored_publication {
	struct str scenario;
	int64_t at_ms;
	struct str bytes; /* root.json without LF */
	const struct attempt_proof *proofs;
	size_t proof_count;
};

/* Keeps the publication unless the same bytes are there already, and gives each attempt its new proof: all of it or
 * nothing. */
bool staff_save_publication(struct staff *staff, const struct stored_publication *publication,
                            struct arena *scratch, struct err *reterr);

#endif
