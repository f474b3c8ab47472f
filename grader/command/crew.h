/* grader/command/crew.h - some threads that do a row of equal jobs while their owner does something else.
 *
 *	struct crew *crew = crew_open(4, &arena);
 *	crew_start(crew, job, context, count);     job(context, worker, 0 .. count - 1), in any order
 *	... read what comes next ...
 *	crew_wait(crew);
 *	crew_close(crew);
 *
 * Which worker does which item is chance: a job must give the same result wherever it runs. */
#ifndef SABAN_GRADER_COMMAND_CREW_H
#define SABAN_GRADER_COMMAND_CREW_H

#include "base/arena.h"

#define CREW_WORKERS_MAX 256

/* worker: 0 .. crew_size - 1; no two jobs run under the same number at once. */
typedef void crew_job(void *context, unsigned worker, size_t item);

struct crew;

/* Up to that many threads; fewer, perhaps none, when the system has no more. Lives in the arena. */
struct crew *crew_open(unsigned workers, struct arena *arena);
/* Waits first. Accepts NULL. */
void crew_close(struct crew *crew);

/* Numbers that jobs run under; at least 1. */
unsigned crew_size(const struct crew *crew);

/* Hands out the items 0 .. count - 1; what was started before must have been waited for. */
void crew_start(struct crew *crew, crew_job *job, void *context, size_t count);
/* Returns when all items are done. The owner helps when there is no thread. */
void crew_wait(struct crew *crew);

#endif
