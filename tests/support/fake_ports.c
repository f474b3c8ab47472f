#include "tests/support/fake_ports.h"

#include "base/check.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

static int64_t fake_now(void *self)
{
	struct fake_clock *clock = self;
	return atomic_load(&clock->at_ms);
}

const struct clock_port *fake_clock_open(struct fake_clock *clock, int64_t at_ms)
{
	clock->port = (struct clock_port){clock, fake_now};
	atomic_init(&clock->at_ms, at_ms);
	return &clock->port;
}

void fake_clock_move(struct fake_clock *clock, int64_t by_ms)
{
	atomic_fetch_add(&clock->at_ms, by_ms);
}

static int64_t real_now(void *self)
{
	UNUSED(self);
	struct timespec at;
	clock_gettime(CLOCK_REALTIME, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

const struct clock_port *real_clock(void)
{
	static const struct clock_port port = {NULL, real_now};
	return &port;
}

/* ---- jobs ---- */

#define THREADS_MAX 8

struct fake_jobs {
	struct jobs_port port;
	pthread_mutex_t mutex;
	pthread_cond_t woken;
	pthread_t threads[THREADS_MAX];
	unsigned thread_count;
	bool is_ending, is_full;
	struct job *first, **last;
};

static void *work_on(void *context)
{
	struct fake_jobs *jobs = context;
	pthread_mutex_lock(&jobs->mutex);
	for (;;) {
		while (jobs->first == NULL && !jobs->is_ending)
			pthread_cond_wait(&jobs->woken, &jobs->mutex);
		struct job *job = jobs->first;
		if (job == NULL)
			break;
		jobs->first = job->next;
		if (jobs->first == NULL)
			jobs->last = &jobs->first;
		pthread_mutex_unlock(&jobs->mutex);
		job->run(job->context);
		pthread_mutex_lock(&jobs->mutex);
	}
	pthread_mutex_unlock(&jobs->mutex);
	return NULL;
}

static bool post(void *self, struct job *job)
{
	struct fake_jobs *jobs = self;
	pthread_mutex_lock(&jobs->mutex);
	bool is_refused = jobs->is_full || jobs->is_ending;
	bool is_inline = jobs->thread_count == 0;
	if (!is_refused && !is_inline) {
		job->next = NULL;
		*jobs->last = job;
		jobs->last = &job->next;
		pthread_cond_signal(&jobs->woken);
	}
	pthread_mutex_unlock(&jobs->mutex);
	if (!is_refused && is_inline)
		job->run(job->context);
	return !is_refused;
}

struct fake_jobs *fake_jobs_open(unsigned threads)
{
	assert(threads <= THREADS_MAX);
	struct fake_jobs *jobs = calloc(1, sizeof(*jobs));
	assert(jobs != NULL);
	jobs->port = (struct jobs_port){jobs, post};
	jobs->last = &jobs->first;
	jobs->thread_count = threads;
	pthread_mutex_init(&jobs->mutex, NULL);
	pthread_cond_init(&jobs->woken, NULL);
	for (unsigned i = 0; i < threads; i++)
		pthread_create(&jobs->threads[i], NULL, work_on, jobs);
	return jobs;
}

const struct jobs_port *fake_jobs_port(struct fake_jobs *jobs)
{
	return &jobs->port;
}

void fake_jobs_set_full(struct fake_jobs *jobs, bool is_full)
{
	pthread_mutex_lock(&jobs->mutex);
	jobs->is_full = is_full;
	pthread_mutex_unlock(&jobs->mutex);
}

void fake_jobs_close(struct fake_jobs *jobs)
{
	pthread_mutex_lock(&jobs->mutex);
	jobs->is_ending = true;
	pthread_cond_broadcast(&jobs->woken);
	pthread_mutex_unlock(&jobs->mutex);
	for (unsigned i = 0; i < jobs->thread_count; i++)
		pthread_join(jobs->threads[i], NULL);
	pthread_cond_destroy(&jobs->woken);
	pthread_mutex_destroy(&jobs->mutex);
	free(jobs);
}

/* ---- secrets ---- */

static void fill_random(void *self, void *bytes, size_t len)
{
	UNUSED(self);
	char *at = bytes;
	while (len > 0) {
		ssize_t got = getrandom(at, len, 0);
		assert(got > 0);
		at += got;
		len -= (size_t)got;
	}
}

static struct sha256 hash(void *self, struct str bytes)
{
	UNUSED(self);
	return sha256_of(bytes);
}

static bool code_is_right(void *self, struct str code, struct str code_hash)
{
	UNUSED(self);
	struct str prefix = STR("plain:");
	return str_starts_with(code_hash, prefix) &&
	       str_equals(str_slice(code_hash, prefix.len, code_hash.len), code);
}

static bool receipt_sign(void *self, struct str text, uint8_t ret_signature[64], struct err *reterr)
{
	UNUSED(self);
	UNUSED(reterr);
	struct sha256 digest = sha256_of(text);
	memcpy(ret_signature, digest.bytes, sizeof(digest.bytes));
	memcpy(ret_signature + sizeof(digest.bytes), digest.bytes, sizeof(digest.bytes));
	return true;
}

static void receipt_public_key(void *self, uint8_t ret_key[32])
{
	UNUSED(self);
	memset(ret_key, 7, 32);
}

const struct secrets_port *fake_secrets(void)
{
	static const struct secrets_port port = {
		.random = fill_random,
		.hash = hash,
		.code_is_right = code_is_right,
		.receipt_sign = receipt_sign,
		.receipt_public_key = receipt_public_key,
	};
	return &port;
}
