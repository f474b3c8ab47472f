/* store/writer.h - group commit: one thread, one connection, one batch in flight.
 *
 * While a batch is on its way to the disk the next one gathers by itself; no timer is needed. A commit's done() is called
 * from this thread, outside any lock. When the database goes away, what waits is failed at once and the connection is
 * taken up again with growing pauses; what was on its way is answered only when it is known what became of it. */
#ifndef SABAN_STORE_WRITER_H
#define SABAN_STORE_WRITER_H

#include "store/batch.h"
#include "store/store.h"

#include <pthread.h>

/* The queue that writers share. */
struct commit_queue {
	pthread_mutex_t lock;
	pthread_cond_t added;
	struct commit *first, **end;
	size_t count;
	bool is_ending;
};

struct writer {
	struct commit_queue *queue;
	struct pg pg;
	struct arena scratch;
	void (*report)(void *context, const struct err *err);
	void *context;
	bool was_down;
	int64_t next_try_ms; /* on the monotonic clock: not before, while the database is down */
	int64_t pause_ms;
	pthread_t thread;
};

void commit_queue_open(struct commit_queue *queue);
void commit_queue_close(struct commit_queue *queue);
/* False when LIMIT_QUEUED_COMMITS wait, or when the queue is ending. */
bool commit_queue_add(struct commit_queue *queue, struct commit *commit);
/* Takes nothing more; writers leave when it is empty. */
void commit_queue_end(struct commit_queue *queue);

/* Starts the thread. The writer stays where it is until it was joined. */
void writer_start(struct writer *writer, struct commit_queue *queue, const struct store_config *config,
                  const char *address, struct words *words);
/* After commit_queue_end: waits until all is answered. */
void writer_join(struct writer *writer);

#endif
