/* store/parts.h - the store from inside: each file of the folder implements some functions of the port. */
#ifndef SABAN_STORE_PARTS_H
#define SABAN_STORE_PARTS_H

#include "store/pool.h"
#include "store/store.h"
#include "store/trail.h"
#include "store/writer.h"

#define STORE_WRITERS_MAX 8

struct store {
	struct store_config config;
	char *address;
	struct words *words;
	struct pool pool;
	struct trail *trail;
	struct commit_queue queue;
	struct writer writers[STORE_WRITERS_MAX];
	bool is_finished;
};

/* Each sets its own functions. */
void store_people_port(struct store_port *port);
void store_attempts_port(struct store_port *port);
void store_beside_port(struct store_port *port);
void store_publications_port(struct store_port *port);

static inline struct pool *store_pool(void *self)
{
	struct store *store = self;
	return &store->pool;
}

/* A SHA-256 that a row holds. */
struct sha256 store_sha256(const PGresult *result, int row, int column);

struct staff;
struct pool *staff_pool(struct staff *staff);

/* The same rows for the staff's side, which has a pool of its own. */
bool attempt_rows_load(struct pool *pool, uint64_t attempt, struct arena *arena, struct stored_attempt *ret,
                       struct err *reterr);
bool blob_row_load(struct pool *pool, struct sha256 hash, struct arena *arena, struct str *ret,
                   struct err *reterr);

#endif
