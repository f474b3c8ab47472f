#include "grader/command/crew.h"

#include <stdbool.h>
#include <threads.h>

struct worker {
	struct crew *crew;
	unsigned number;
	thrd_t thread;
};

struct crew {
	mtx_t lock;
	cnd_t begun, done;
	struct worker *workers;
	unsigned worker_count;
	crew_job *job;
	void *context;
	size_t next, count; /* items: the next one to hand out */
	size_t unfinished;
	bool is_ending;
};

/* Takes items until none is left. The lock is held, and given back while a job runs. */
static void work(struct crew *crew, unsigned number)
{
	while (crew->next < crew->count) {
		size_t item = crew->next++;

		mtx_unlock(&crew->lock);
		crew->job(crew->context, number, item);
		mtx_lock(&crew->lock);
		if (--crew->unfinished == 0)
			cnd_broadcast(&crew->done);
	}
}

static int live(void *argument)
{
	struct worker *worker = argument;
	struct crew *crew = worker->crew;

	mtx_lock(&crew->lock);
	while (!crew->is_ending) {
		work(crew, worker->number);
		if (!crew->is_ending && crew->next == crew->count)
			cnd_wait(&crew->begun, &crew->lock);
	}
	mtx_unlock(&crew->lock);
	return 0;
}

struct crew *crew_open(unsigned workers, struct arena *arena)
{
	struct crew *crew = ARENA_NEW(arena, struct crew);

	mtx_init(&crew->lock, mtx_plain);
	cnd_init(&crew->begun);
	cnd_init(&crew->done);
	if (workers > CREW_WORKERS_MAX)
		workers = CREW_WORKERS_MAX;
	crew->workers = ARENA_ARRAY(arena, struct worker, workers);
	while (crew->worker_count < workers) {
		struct worker *worker = &crew->workers[crew->worker_count];

		*worker = (struct worker){.crew = crew, .number = crew->worker_count};
		if (thrd_create(&worker->thread, live, worker) != thrd_success)
			break;
		crew->worker_count++;
	}
	return crew;
}

void crew_close(struct crew *crew)
{
	if (crew == NULL)
		return;
	crew_wait(crew);
	mtx_lock(&crew->lock);
	crew->is_ending = true;
	cnd_broadcast(&crew->begun);
	mtx_unlock(&crew->lock);
	for (unsigned i = 0; i < crew->worker_count; i++)
		thrd_join(crew->workers[i].thread, NULL);
	cnd_destroy(&crew->begun);
	cnd_destroy(&crew->done);
	mtx_destroy(&crew->lock);
}

unsigned crew_size(const struct crew *crew)
{
	return crew->worker_count > 0 ? crew->worker_count : 1;
}

void crew_start(struct crew *crew, crew_job *job, void *context, size_t count)
{
	mtx_lock(&crew->lock);
	crew->job = job;
	crew->context = context;
	crew->next = 0;
	crew->count = crew->unfinished = count;
	cnd_broadcast(&crew->begun);
	mtx_unlock(&crew->lock);
}

void crew_wait(struct crew *crew)
{
	mtx_lock(&crew->lock);
	if (crew->worker_count == 0)
		work(crew, 0);
	while (crew->unfinished > 0)
		cnd_wait(&crew->done, &crew->lock);
	mtx_unlock(&crew->lock);
}
