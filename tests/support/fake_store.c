#include "tests/support/fake_store.h"

#include "tests/support/fake_store_inside.h"
#include "tests/support/memory.h"

#include "base/buf.h"
#include "base/limits.h"

#include <assert.h>
#include <stdlib.h>

struct fake_attempt *fake_attempt_at(struct fake_store *fake, uint64_t id)
{
	return id == 0 || id > fake->attempt_count ? NULL : &fake->attempts[id - 1];
}

static bool leave(struct fake_store *fake, bool answer)
{
	pthread_mutex_unlock(&fake->mutex);
	return answer;
}

/* ---- commits ---- */

void fake_append_line(struct fake_store *fake, struct fake_attempt *attempt, struct commit_line line)
{
	attempt->lines = arena_grow(&fake->arena, attempt->lines, attempt->line_count, &attempt->line_capacity,
	                            sizeof(attempt->lines[0]));
	line.line = str_copy(&fake->arena, line.line);
	attempt->lines[attempt->line_count++] = line;
}

static enum commit_outcome carry_out(struct fake_store *fake, const struct commit *commit)
{
	struct fake_attempt *attempt = fake_attempt_at(fake, commit->attempt);
	if (fake->is_down || fake->is_ending || attempt == NULL)
		return COMMIT_FAILED;
	if (fake->fail_count > 0) {
		fake->fail_count--;
		return fake->fail_outcome;
	}
	if (commit->lease != 0 && commit->lease != attempt->stored.lease)
		return COMMIT_MOVED;
	for (size_t i = 0; i < commit->line_count; i++)
		if (commit->lines[i].seq != attempt->line_count + i)
			return COMMIT_CONFLICT;
	for (size_t i = 0; i < commit->line_count; i++)
		fake_append_line(fake, attempt, commit->lines[i]);
	if (commit->key.len > 0) {
		attempt->keys = arena_grow(&fake->arena, attempt->keys, attempt->key_count, &attempt->key_capacity,
		                           sizeof(attempt->keys[0]));
		attempt->keys[attempt->key_count++] = (struct stored_key){str_copy(&fake->arena, commit->key),
		                                                          commit->lines[0].seq};
	}
	return COMMIT_DONE;
}

size_t fake_store_pump(struct fake_store *fake)
{
	size_t count = 0;
	pthread_mutex_lock(&fake->mutex);
	struct commit *commit = fake->first;
	fake->first = NULL;
	fake->last = &fake->first;
	fake->queued = 0;
	while (commit != NULL) {
		struct commit *next = commit->next;
		enum commit_outcome outcome = carry_out(fake, commit);
		pthread_mutex_unlock(&fake->mutex);
		commit->done(commit->context, outcome);
		count++;
		commit = next;
		pthread_mutex_lock(&fake->mutex);
	}
	pthread_mutex_unlock(&fake->mutex);
	return count;
}

static void *write_on(void *context)
{
	struct fake_store *fake = context;
	for (;;) {
		pthread_mutex_lock(&fake->mutex);
		while (fake->first == NULL && !fake->is_ending)
			pthread_cond_wait(&fake->woken, &fake->mutex);
		bool is_over = fake->first == NULL && fake->is_ending;
		pthread_mutex_unlock(&fake->mutex);
		if (is_over)
			return NULL;
		fake_store_pump(fake);
	}
}

static bool queue_commit(void *self, struct commit *commit)
{
	struct fake_store *fake = self;
	pthread_mutex_lock(&fake->mutex);
	if (fake->queued >= fake->queue_max || fake->is_ending)
		return leave(fake, false);
	commit->next = NULL;
	*fake->last = commit;
	fake->last = &commit->next;
	fake->queued++;
	pthread_cond_signal(&fake->woken);
	return leave(fake, true);
}

/* ---- for the test ---- */

struct fake_store *fake_store_open(enum fake_store_mode mode)
{
	struct fake_store *fake = calloc(1, sizeof(*fake));
	assert(fake != NULL);
	fake->port = (struct store_port){.self = fake, .commit = queue_commit};
	fake_rows(&fake->port);
	fake->mode = mode;
	fake->arena = test_arena();
	fake->last = &fake->first;
	fake->queue_max = LIMIT_QUEUED_COMMITS;
	pthread_mutex_init(&fake->mutex, NULL);
	pthread_cond_init(&fake->woken, NULL);
	if (mode == FAKE_STORE_THREAD)
		pthread_create(&fake->thread, NULL, write_on, fake);
	return fake;
}

void fake_store_close(struct fake_store *fake)
{
	pthread_mutex_lock(&fake->mutex);
	fake->is_ending = true;
	pthread_cond_signal(&fake->woken);
	pthread_mutex_unlock(&fake->mutex);
	if (fake->mode == FAKE_STORE_THREAD)
		pthread_join(fake->thread, NULL);
	fake_store_pump(fake);
	pthread_cond_destroy(&fake->woken);
	pthread_mutex_destroy(&fake->mutex);
	arena_finish(&fake->arena);
	free(fake);
}

const struct store_port *fake_store_port(struct fake_store *fake)
{
	return &fake->port;
}

uint64_t fake_store_add_candidate(struct fake_store *fake, struct candidate candidate)
{
	pthread_mutex_lock(&fake->mutex);
	fake->candidates = arena_grow(&fake->arena, fake->candidates, fake->candidate_count,
	                              &fake->candidate_capacity, sizeof(fake->candidates[0]));
	struct candidate *own = &fake->candidates[fake->candidate_count++];
	*own = fake_copy_candidate(&fake->arena, candidate);
	if (own->id == 0)
		own->id = fake->candidate_count;
	uint64_t id = own->id;
	pthread_mutex_unlock(&fake->mutex);
	return id;
}

void fake_store_set_down(struct fake_store *fake, bool is_down)
{
	pthread_mutex_lock(&fake->mutex);
	fake->is_down = is_down;
	pthread_mutex_unlock(&fake->mutex);
}

void fake_store_fail_commits(struct fake_store *fake, enum commit_outcome outcome, unsigned count)
{
	pthread_mutex_lock(&fake->mutex);
	fake->fail_outcome = outcome;
	fake->fail_count = count;
	pthread_mutex_unlock(&fake->mutex);
}

void fake_store_set_queue_max(struct fake_store *fake, size_t queue_max)
{
	pthread_mutex_lock(&fake->mutex);
	fake->queue_max = queue_max;
	pthread_mutex_unlock(&fake->mutex);
}

bool fake_store_append(struct fake_store *fake, uint64_t id, uint32_t seq, struct str line)
{
	pthread_mutex_lock(&fake->mutex);
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	bool is_next = attempt != NULL && seq == attempt->line_count;
	if (is_next)
		fake_append_line(fake, attempt, (struct commit_line){.seq = seq, .line = line});
	return leave(fake, is_next);
}

void fake_store_set_lease(struct fake_store *fake, uint64_t id, uint64_t lease)
{
	pthread_mutex_lock(&fake->mutex);
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt != NULL)
		attempt->stored.lease = lease;
	pthread_mutex_unlock(&fake->mutex);
}

void fake_store_publish(struct fake_store *fake, uint64_t id, struct str proof)
{
	pthread_mutex_lock(&fake->mutex);
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt != NULL)
		attempt->proof = str_copy(&fake->arena, proof);
	pthread_mutex_unlock(&fake->mutex);
}

size_t fake_store_line_count(struct fake_store *fake, uint64_t id)
{
	pthread_mutex_lock(&fake->mutex);
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	size_t count = attempt == NULL ? 0 : attempt->line_count;
	pthread_mutex_unlock(&fake->mutex);
	return count;
}

struct str fake_store_line(struct fake_store *fake, uint64_t id, size_t at)
{
	pthread_mutex_lock(&fake->mutex);
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	struct str line = attempt == NULL || at >= attempt->line_count ? STR("") : attempt->lines[at].line;
	pthread_mutex_unlock(&fake->mutex);
	return line;
}

size_t fake_store_audit_count(struct fake_store *fake, struct str what)
{
	size_t count = 0;
	pthread_mutex_lock(&fake->mutex);
	for (size_t i = 0; i < fake->audit_count; i++)
		count += str_equals(fake->audits[i].what, what);
	pthread_mutex_unlock(&fake->mutex);
	return count;
}

struct str fake_store_audit_text(struct fake_store *fake, struct arena *arena)
{
	struct buf out = buf_in(arena);
	pthread_mutex_lock(&fake->mutex);
	for (size_t i = 0; i < fake->audit_count; i++) {
		buf_add(&out, fake->audits[i].what);
		buf_add_char(&out, ' ');
		buf_add(&out, fake->audits[i].detail);
		buf_add_char(&out, '\n');
	}
	pthread_mutex_unlock(&fake->mutex);
	return buf_str(&out);
}
