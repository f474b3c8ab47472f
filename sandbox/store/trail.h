/* store/trail.h - the staff's audit trail, written behind the requests by a thread of its own.
 *
 * Entries wait in a bounded queue and are inserted together. When the queue is full or the database is down, entries are
 * dropped and the next batch says how many: nothing that a stranger does may hold up a candidate. */
#ifndef SABAN_STORE_TRAIL_H
#define SABAN_STORE_TRAIL_H

#include "store/pool.h"

struct arena_source;
struct trail;

struct trail *trail_open(struct pool *pool, const struct arena_source *memory);
/* Copies what it is given; never waits for the database. */
void trail_add(struct trail *trail, int64_t at_ms, uint64_t candidate, struct str what, struct str detail);
/* Writes what waits and ends the thread. Accepts NULL. */
void trail_close(struct trail *trail);

#endif
