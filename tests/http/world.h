/* tests/http/world.h - what the tests of this suite share: one private cluster, two services on it, and candidates.
 *
 * The cmocka state of each test is the struct world. Colleagues act seconds after the start instead of minutes. */
#ifndef SABAN_TESTS_HTTP_WORLD_H
#define SABAN_TESTS_HTTP_WORLD_H

#include "tests/db/database.h"

#include <sys/types.h>

#define WORLD_CODE "dung-ma-nay"
#define WORLD_CANDIDATES 80 /* "T1" and up, of the scenario that ships */
#define WORLD_SHORT 4       /* "S1" and up, of one that lasts WORLD_SHORT_S */
#define WORLD_SHORT_S 4

struct service {
	pid_t pid;
	uint16_t port;
	struct str log; /* path of what it printed */
};

struct world {
	struct database *database;
	struct str fixtures;
	struct service a, b;
	unsigned used; /* candidates that tests have taken */
};

int world_setup(void **state);
int world_teardown(void **state);

/* Starts `sandbox serve` on the world's database; more arguments end with NULL. */
struct service service_start(const struct world *world, const char *name, const char *const *more);
/* Waits until it is ready, and takes its port. Fails the test when it does not become so. */
void service_wait(struct world *world, struct service *service);
/* TERM, and waits; gives the exit status. */
int service_stop(struct service *service);

/* The number of a candidate nobody has used. */
const char *world_candidate(struct world *world);

/* SQL as the owner; the first value of the answer. */
struct str world_ask(struct world *world, const char *sql);
/* One number out of SQL in which %s stands once, for a candidate's number. */
uint64_t world_count(struct world *world, const char *sql, const char *number);

int64_t world_now_ms(void);

#endif
