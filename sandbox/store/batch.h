/* store/batch.h - the lines of many attempts in one statement, which is one transaction.
 *
 * The statement finds each attempt under its lease; a lease that is held by another session yields a null where none may
 * be, a seq or an idempotency key that is taken yields a duplicate, and either undoes the whole. A batch that failed so
 * is halved until the commit at fault stands alone: one attempt's conflict costs its neighbours a moment, no more. */
#ifndef SABAN_STORE_BATCH_H
#define SABAN_STORE_BATCH_H

#include "attempt/ports.h"
#include "store/pg.h"

/* Commits that travel together. */
struct batch {
	struct commit *
		*commits; /* ordered by attempt, so that two servers never wait for each other in a circle */
	enum commit_outcome *outcomes;
	size_t count;
	/* The connection was lost once while these were on their way: what is stored already may be their own. */
	bool is_in_doubt;
};

/* False, with nothing said about outcomes, when the connection was lost: run the same batch again, in doubt. True when
 * every outcome is known. *reterr tells the operator why some COMMIT_FAILED, if any did. */
bool batch_run(struct pg *pg, const struct batch *batch, struct arena *scratch, struct err *reterr);

/* True for the line of an attempt.close, after which the candidate may have a new attempt. */
bool line_closes_attempt(struct str line);

#endif
