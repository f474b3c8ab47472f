/* store/store.h - the PostgreSQL behind attempt/ports.h: group commit for journals, a few connections for the rest.
 *
 *	struct store *store = store_open(&(struct store_config){.address = ..., ...}, &err);
 *	struct store_port port = store_port(store);
 *	...
 *	store_finish(store);   every commit that was taken has been answered
 *	store_close(store);
 *
 * Candidates' requests work under the database role saban_web, whoever the address names. The staff's side (fixtures,
 * guides, export) is store/staff.h. A lost connection is taken up again by itself. */
#ifndef SABAN_STORE_STORE_H
#define SABAN_STORE_STORE_H

#include "attempt/ports.h"

struct store;

struct store_config {
	const struct arena_source *memory;
	const char *address;  /* libpq connection string or URI */
	unsigned writers;     /* threads that commit, each with one batch in flight; 0: 1 */
	unsigned connections; /* for the blocking functions; 0: 4 */
	/* What a writer cannot tell any caller: the database went away, it came back. May be NULL. From any thread. */
	void (*report)(void *context, const struct err *err);
	void *context;
};

/* Connects once, to say early when the address is wrong. Texts are copied. NULL on failure. */
struct store *store_open(const struct store_config *config, struct err *reterr);

/* The functions of the port; valid until store_close. */
struct store_port store_port(struct store *store);

/* Takes no further commit, answers all that were taken, and writes what the audit trail still holds. Idempotent. */
void store_finish(struct store *store);
/* Finishes first. Accepts NULL. */
void store_close(struct store *store);

#endif
