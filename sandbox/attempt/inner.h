/* attempt/inner.h - what the files of this folder share; for nobody else. */
#ifndef SABAN_ATTEMPT_INNER_H
#define SABAN_ATTEMPT_INNER_H

#include "attempt/attempt.h"

#include <pthread.h>

/* What was answered under an idempotency key. */
struct answer {
	struct str key;
	int64_t at_ms;
	uint32_t first_seq;
	struct turn_result *results;
	size_t result_count;
	uint32_t last_seq;
	struct answer *next;
};

/* Everything below the lock that comes from the journal is thrown away and folded again by attempt_reload. */
struct attempt {
	struct attempts *home;
	uint64_t id, candidate;
	const struct play *play;
	struct attempt *next; /* in its bucket */
	unsigned references;  /* under home->lock */
	int64_t used_at_ms;   /* under home->lock */

	pthread_mutex_t lock;
	struct arena arena;   /* lifetime: the attempt */
	struct seed own_seed; /* when the scenario has changed since */
	const struct desk_index *desk;
	const struct search_index *search;
	struct office office;
	struct office shown; /* the same with the clock of a reader */
	struct chain chain;
	uint64_t lease;
	struct answer *answers; /* newest first */
	struct turn *running, *waiting, **waiting_end;

	bool has_failed_reload; /* not to be trusted until it was folded again */
	struct turn tick;       /* the turn of time itself */
	struct arena tick_arena;
	bool is_ticking;
};

#define ATTEMPT_BUCKETS 4096

struct attempts {
	struct attempts_config config;
	pthread_mutex_t lock;
	struct attempt *buckets[ATTEMPT_BUCKETS];
	size_t count;
};

int64_t attempts_now(const struct attempts *attempts);

/* The variant that an attempt of this seed plays; NULL when its scenario is not loaded. */
const struct play *attempts_play(const struct attempts *attempts, struct str scenario, uint64_t seed);

/* Throws away the fold and makes it again from the store; blocking; the caller holds no lock, but is the running turn or
 * the only one who knows the attempt. */
bool attempt_reload(struct attempt *attempt, struct err *reterr);

/* Remembers what was answered under a key. The attempt is locked. */
void attempt_remember(struct attempt *attempt, struct str key, int64_t at_ms,
                      const struct turn_result *results, size_t count, uint32_t last_seq);
const struct answer *attempt_recall(const struct attempt *attempt, struct str key);

#endif
