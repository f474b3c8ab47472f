/* host/jobs.c - see jobs.h. */
#include "host/jobs.h"

#include <pthread.h>
#include <stdlib.h>

struct jobs {
	pthread_mutex_t lock;
	pthread_cond_t added;
	struct job *first, **end;
	size_t count, queued_max;
	bool is_ending, is_finished;
	unsigned thread_count;
	pthread_t *threads;
};

static struct job *take(struct jobs *jobs)
{
	pthread_mutex_lock(&jobs->lock);
	while (jobs->first == NULL && !jobs->is_ending)
		pthread_cond_wait(&jobs->added, &jobs->lock);
	struct job *job = jobs->first;
	if (job != NULL) {
		jobs->first = job->next;
		if (jobs->first == NULL)
			jobs->end = &jobs->first;
		jobs->count--;
	}
	pthread_mutex_unlock(&jobs->lock);
	return job;
}

static void *run(void *context)
{
	struct jobs *jobs = context;
	for (struct job *job = take(jobs); job != NULL; job = take(jobs))
		job->run(job->context);
	return NULL;
}

static bool post(void *self, struct job *job)
{
	struct jobs *jobs = self;
	pthread_mutex_lock(&jobs->lock);
	bool taken = !jobs->is_ending && jobs->count < jobs->queued_max;
	if (taken) {
		job->next = NULL;
		*jobs->end = job;
		jobs->end = &job->next;
		jobs->count++;
		pthread_cond_signal(&jobs->added);
	}
	pthread_mutex_unlock(&jobs->lock);
	return taken;
}

struct jobs *jobs_open(unsigned threads, size_t queued_max)
{
	struct jobs *jobs = calloc(1, sizeof(*jobs));
	if (jobs == NULL)
		abort();
	jobs->end = &jobs->first;
	jobs->queued_max = queued_max;
	jobs->thread_count = threads;
	jobs->threads = calloc(threads, sizeof(jobs->threads[0]));
	if (jobs->threads == NULL)
		abort();
	pthread_mutex_init(&jobs->lock, NULL);
	pthread_cond_init(&jobs->added, NULL);
	for (unsigned i = 0; i < threads; i++) {
		if (pthread_create(&jobs->threads[i], NULL, run, jobs) != 0)
			abort();
	}
	return jobs;
}

struct jobs_port jobs_port(struct jobs *jobs)
{
	return (struct jobs_port){.self = jobs, .post = post};
}

void jobs_finish(struct jobs *jobs)
{
	if (jobs == NULL || jobs->is_finished)
		return;
	jobs->is_finished = true;
	pthread_mutex_lock(&jobs->lock);
	jobs->is_ending = true;
	pthread_cond_broadcast(&jobs->added);
	pthread_mutex_unlock(&jobs->lock);
	for (unsigned i = 0; i < jobs->thread_count; i++)
		pthread_join(jobs->threads[i], NULL);
}

void jobs_close(struct jobs *jobs)
{
	if (jobs == NULL)
		return;
	jobs_finish(jobs);
	pthread_cond_destroy(&jobs->added);
	pthread_mutex_destroy(&jobs->lock);
	free(jobs->threads);
	free(jobs);
}
