/* web/tries.h - how often a candidate number may be tried: LIMIT_SIGN_IN_TRIES in LIMIT_SIGN_IN_WINDOW_MS.
 *
 * Known and unknown numbers are counted alike, by their hash in a table of fixed size: nothing a stranger types takes
 * memory. A full table forgets the count that is oldest. */
#ifndef SABAN_WEB_TRIES_H
#define SABAN_WEB_TRIES_H

#include "attempt/ports.h"

#include <pthread.h>

#define TRIES_SLOTS 8192
#define TRIES_WAYS 8 /* places a number may stand in */

struct tries_slot {
	uint64_t number; /* first 8 bytes of its hash; 0: free */
	int64_t since_ms;
	unsigned count;
};

struct tries {
	pthread_mutex_t mutex;
	struct tries_slot slots[TRIES_SLOTS];
};

void tries_init(struct tries *tries);
void tries_finish(struct tries *tries);

enum tries_verdict {
	TRIES_ALLOWED,
	TRIES_SPENT,       /* there were too many */
	TRIES_STILL_SPENT, /* the same, and it was said before in this window */
};

/* Counts a try before it is made. Unless it is allowed, *ret_wait_ms is how long until the next one. */
enum tries_verdict tries_take(struct tries *tries, struct sha256 number_hash, int64_t now_ms,
                              int64_t *ret_wait_ms);
/* The code was right: forgets the tries. */
void tries_forget(struct tries *tries, struct sha256 number_hash);

#endif
