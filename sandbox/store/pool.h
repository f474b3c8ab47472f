/* store/pool.h - a few connections shared by the threads that may block. */
#ifndef SABAN_STORE_POOL_H
#define SABAN_STORE_POOL_H

#include "store/pg.h"

#include <pthread.h>

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t given;
	struct pg *all;   /* count of them */
	struct pg **idle; /* idle_count of them, the last used on top */
	size_t count, idle_count;
};

/* Connects nothing yet. */
void pool_open(struct pool *pool, size_t count, const char *address, enum pg_role role, struct words *words);
/* Nobody may be waiting. */
void pool_close(struct pool *pool);

/* Runs one statement, which is one transaction, on the next idle connection, waiting for one. When the connection turns
 * out to have been lost, the statement is run once more on a new one: so it must do no harm twice. NULL on failure. */
PGresult *pool_ask(struct pool *pool, const struct pg_statement *statement, const struct pg_args *args,
                   struct err *reterr);
/* The same for a statement without an answer. */
bool pool_tell(struct pool *pool, const struct pg_statement *statement, const struct pg_args *args,
               struct err *reterr);

#endif
