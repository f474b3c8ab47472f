/* store/writer.c - see writer.h. */
#include "store/writer.h"

#include "base/check.h"
#include "base/limits.h"
#include "base/sort.h"

#include <stdlib.h>
#include <time.h>

#define BATCH_COMMITS_MAX 512
#define BATCH_BYTES_MAX ((size_t)4 * 1024 * 1024)
#define PAUSE_MS_MIN 50
#define PAUSE_MS_MAX 2000

void commit_queue_open(struct commit_queue *queue)
{
	*queue = (struct commit_queue){.end = &queue->first};
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->added, NULL);
}

void commit_queue_close(struct commit_queue *queue)
{
	assert(queue->count == 0);
	pthread_cond_destroy(&queue->added);
	pthread_mutex_destroy(&queue->lock);
}

bool commit_queue_add(struct commit_queue *queue, struct commit *commit)
{
	assert(commit->line_count > 0);
	pthread_mutex_lock(&queue->lock);
	bool taken = !queue->is_ending && queue->count < LIMIT_QUEUED_COMMITS;
	if (taken) {
		commit->next = NULL;
		*queue->end = commit;
		queue->end = &commit->next;
		queue->count++;
		pthread_cond_signal(&queue->added);
	}
	pthread_mutex_unlock(&queue->lock);
	return taken;
}

void commit_queue_end(struct commit_queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->is_ending = true;
	pthread_cond_broadcast(&queue->added);
	pthread_mutex_unlock(&queue->lock);
}

static struct commit *pop_locked(struct commit_queue *queue)
{
	struct commit *commit = queue->first;
	queue->first = commit->next;
	if (queue->first == NULL)
		queue->end = &queue->first;
	queue->count--;
	return commit;
}

static size_t bytes_of(const struct commit *commit)
{
	size_t bytes = 0;
	for (size_t i = 0; i < commit->line_count; i++)
		bytes += commit->lines[i].line.len;
	return bytes;
}

/* Waits for work; 0 when the queue has ended and is empty. */
static size_t take_batch(struct commit_queue *queue, struct commit **commits)
{
	size_t count = 0, bytes = 0;
	pthread_mutex_lock(&queue->lock);
	while (queue->first == NULL && !queue->is_ending)
		pthread_cond_wait(&queue->added, &queue->lock);
	while (queue->first != NULL && count < BATCH_COMMITS_MAX && bytes < BATCH_BYTES_MAX) {
		commits[count] = pop_locked(queue);
		bytes += bytes_of(commits[count++]);
	}
	pthread_mutex_unlock(&queue->lock);
	return count;
}

static void answer(const struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		batch->commits[i]->done(batch->commits[i]->context, batch->outcomes[i]);
}

/* Fails everything that waits: nothing of it was sent. */
static void fail_waiting(struct commit_queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	struct commit *commit = queue->first;
	queue->first = NULL;
	queue->end = &queue->first;
	queue->count = 0;
	pthread_mutex_unlock(&queue->lock);
	while (commit != NULL) {
		struct commit *next = commit->next; /* done() may end the commit's life */
		commit->done(commit->context, COMMIT_FAILED);
		commit = next;
	}
}

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void tell(struct writer *writer, const struct err *err)
{
	if (writer->report != NULL)
		writer->report(writer->context, err);
}

/* Says each change once, not each try. */
static void note_down(struct writer *writer, const struct err *err)
{
	if (!writer->was_down)
		tell(writer, err);
	writer->was_down = true;
	writer->pause_ms = writer->pause_ms == 0 ? PAUSE_MS_MIN : writer->pause_ms * 2;
	if (writer->pause_ms > PAUSE_MS_MAX)
		writer->pause_ms = PAUSE_MS_MAX;
	writer->next_try_ms = now_ms() + writer->pause_ms;
}

static void note_up(struct writer *writer)
{
	if (writer->was_down)
		tell(writer, &(struct err){.class = ERR_NONE, .what = STR("the database answers again")});
	writer->was_down = false;
	writer->pause_ms = 0;
	writer->next_try_ms = 0;
}

static bool connect_now(struct writer *writer)
{
	struct err err = {0};
	if (pg_connect(&writer->pg, &err)) {
		note_up(writer);
		return true;
	}
	note_down(writer, &err);
	return false;
}

/* Keeps trying while a batch's fate is open. False when the store ends first. */
static bool connect_again(struct writer *writer)
{
	while (!connect_now(writer)) {
		fail_waiting(writer->queue);
		pthread_mutex_lock(&writer->queue->lock);
		bool is_ending = writer->queue->is_ending;
		pthread_mutex_unlock(&writer->queue->lock);
		if (is_ending)
			return false;
		nanosleep(&(struct timespec){.tv_sec = writer->pause_ms / 1000,
		                             .tv_nsec = writer->pause_ms % 1000 * 1000000},
		          NULL);
	}
	return true;
}

static int compare_commits(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	const struct commit *const *left = a, *const *right = b;
	return ((*left)->attempt > (*right)->attempt) - ((*left)->attempt < (*right)->attempt);
}

static void set_all(const struct batch *batch, enum commit_outcome outcome)
{
	for (size_t i = 0; i < batch->count; i++)
		batch->outcomes[i] = outcome;
}

static void write_batch(struct writer *writer, struct batch *batch)
{
	/* A batch that is sent into a dead connection is in doubt until the server is back; one that is not sent fails at
	 * once, and its candidates hear it. */
	if (!pg_is_connected(&writer->pg) && (now_ms() < writer->next_try_ms || !connect_now(writer))) {
		set_all(batch, COMMIT_FAILED);
		return;
	}
	sort_stable(&writer->scratch, batch->commits, batch->count, sizeof(batch->commits[0]), compare_commits,
	            NULL);
	struct err err = {0};
	while (!batch_run(&writer->pg, batch, &writer->scratch, &err)) {
		batch->is_in_doubt = true;
		if (!connect_again(writer)) {
			/* The service is ending and the database does not come back. Nobody was told that these are saved; who
			 * sends one again, does so under its idempotency key. */
			set_all(batch, COMMIT_FAILED);
			return;
		}
		err = (struct err){0};
	}
	if (err.class != ERR_NONE)
		tell(writer, &err);
}

static void *run(void *context)
{
	struct writer *writer = context;
	struct commit *commits[BATCH_COMMITS_MAX];
	enum commit_outcome outcomes[BATCH_COMMITS_MAX];
	for (;;) {
		struct batch batch = {.commits = commits, .outcomes = outcomes};
		batch.count = take_batch(writer->queue, commits);
		if (batch.count == 0)
			return NULL;
		write_batch(writer, &batch);
		arena_reset(&writer->scratch);
		answer(&batch);
	}
}

void writer_start(struct writer *writer, struct commit_queue *queue, const struct store_config *config,
                  const char *address, struct words *words)
{
	*writer = (struct writer){.queue = queue, .report = config->report, .context = config->context};
	pg_init(&writer->pg, address, PG_WEB, words);
	arena_init(&writer->scratch, config->memory);
	if (pthread_create(&writer->thread, NULL, run, writer) != 0)
		abort();
}

void writer_join(struct writer *writer)
{
	pthread_join(writer->thread, NULL);
	pg_disconnect(&writer->pg);
	arena_finish(&writer->scratch);
}
