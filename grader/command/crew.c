#include "grader/command/crew.h"

#include <pthread.h>
#include <stdbool.h>

struct worker {
	struct crew *crew;
	unsigned number;
	pthread_t thread;
};

struct crew {
	pthread_mutex_t lock;
	pthread_cond_t begun, done;
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

		pthread_mutex_unlock(&crew->lock);
		crew->job(crew->context, number, item);
		pthread_mutex_lock(&crew->lock);
		if (--crew->unfinished == 0)
			pthread_cond_broadcast(&crew->done);
	}
}

static void *live(void *argument)
{
	struct worker *worker = argument;
	struct crew *crew = worker->crew;

	pthread_mutex_lock(&crew->lock);
	while (!crew->is_ending) {
		work(crew, worker->number);
		if (!crew->is_ending && crew->next == crew->count)
			pthread_cond_wait(&crew->begun, &crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
	return NULL;
}

struct crew *crew_open(unsigned workers, struct arena *arena)
{
	struct crew *crew = ARENA_NEW(arena, struct crew);

	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->begun, NULL);
	pthread_cond_init(&crew->done, NULL);
	if (workers > CREW_WORKERS_MAX)
		workers = CREW_WORKERS_MAX;
	crew->workers = ARENA_ARRAY(arena, struct worker, workers);
	while (crew->worker_count < workers) {
		struct worker *worker = &crew->workers[crew->worker_count];

		*worker = (struct worker){.crew = crew, .number = crew->worker_count};
		if (pthread_create(&worker->thread, NULL, live, worker) != 0)
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
	pthread_mutex_lock(&crew->lock);
	crew->is_ending = true;
	pthread_cond_broadcast(&crew->begun);
	pthread_mutex_unlock(&crew->lock);
	for (unsigned i = 0; i < crew->worker_count; i++)
		pthread_join(crew->workers[i].thread, NULL);
	pthread_cond_destroy(&crew->begun);
	pthread_cond_destroy(&crew->done);
	pthread_mutex_destroy(&crew->lock);
}

unsigned crew_size(const struct crew *crew)
{
	return crew->worker_count > 0 ? crew->worker_count : 1;
}

void crew_start(struct crew *crew, crew_job *job, void *context, size_t count)
{
	pthread_mutex_lock(&crew->lock);
	crew->job = job;
	crew->context = context;
	crew->next = 0;
	crew->count = crew->unfinished = count;
	pthread_cond_broadcast(&crew->begun);
	pthread_mutex_unlock(&crew->lock);
}

void crew_wait(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	if (crew->worker_count == 0)
		work(crew, 0);
	while (crew->unfinished > 0)
		pthread_cond_wait(&crew->done, &crew->lock);
	pthread_mutex_unlock(&crew->lock);
}
