#include "tests/support/fake_store_inside.h"

#include "base/check.h"

#include <string.h>

static bool is_same_hash(struct sha256 a, struct sha256 b)
{
	return memcmp(a.bytes, b.bytes, sizeof(a.bytes)) == 0;
}

/* Locks and answers whether the database is there; unlocks when it is not. */
static bool enter(struct fake_store *fake, struct err *reterr)
{
	pthread_mutex_lock(&fake->mutex);
	if (!fake->is_down)
		return true;
	pthread_mutex_unlock(&fake->mutex);
	return err_set(reterr, ERR_DOWN, STR("the fake database is down"), STR("raise it again"));
}

static bool leave(struct fake_store *fake, bool answer)
{
	pthread_mutex_unlock(&fake->mutex);
	return answer;
}

static bool leave_missing(struct fake_store *fake, struct err *reterr)
{
	pthread_mutex_unlock(&fake->mutex);
	return err_set(reterr, ERR_MISSING, STR("no such row"), STR(""));
}

/* ---- people and seats ---- */

struct candidate fake_copy_candidate(struct arena *arena, struct candidate from)
{
	return (struct candidate){
		.id = from.id,
		.number = str_copy(arena, from.number),
		.name = str_copy(arena, from.name),
		.unit = str_copy(arena, from.unit),
		.code_hash = str_copy(arena, from.code_hash),
		.scenario = str_copy(arena, from.scenario),
	};
}

static bool candidate_by(struct fake_store *fake, uint64_t id, struct str number, struct arena *arena,
                         struct candidate *ret, struct err *reterr)
{
	if (!enter(fake, reterr))
		return false;
	for (size_t i = 0; i < fake->candidate_count; i++) {
		const struct candidate *found = &fake->candidates[i];
		if (id != 0 ? found->id == id : str_equals(found->number, number)) {
			*ret = fake_copy_candidate(arena, *found);
			return leave(fake, true);
		}
	}
	return leave_missing(fake, reterr);
}

static bool candidate_by_number(void *self, struct str number, struct arena *arena, struct candidate *ret,
                                struct err *reterr)
{
	return candidate_by(self, 0, number, arena, ret, reterr);
}

static bool candidate_by_id(void *self, uint64_t id, struct arena *arena, struct candidate *ret,
                            struct err *reterr)
{
	return candidate_by(self, id, STR(""), arena, ret, reterr);
}

/* The newest attempt of a candidate; NULL when he has none. */
static struct fake_attempt *newest_of(struct fake_store *fake, uint64_t candidate)
{
	for (size_t i = fake->attempt_count; i > 0; i--)
		if (fake->attempts[i - 1].stored.candidate == candidate)
			return &fake->attempts[i - 1];
	return NULL;
}

static bool session_create(void *self, uint64_t candidate, struct sha256 token_hash, int64_t at_ms,
                           struct session *ret, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	fake->sessions = arena_grow(&fake->arena, fake->sessions, fake->session_count, &fake->session_capacity,
	                            sizeof(fake->sessions[0]));
	*ret = (struct session){fake->session_count + 1, candidate, token_hash, at_ms};
	fake->sessions[fake->session_count++] = *ret;
	struct fake_attempt *attempt = newest_of(fake, candidate);
	if (attempt != NULL)
		attempt->stored.lease = ret->id;
	return leave(fake, true);
}

static bool session_by_token(void *self, struct sha256 token_hash, struct session *ret, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	for (size_t i = 0; i < fake->session_count; i++)
		if (fake->sessions[i].candidate != 0 && is_same_hash(fake->sessions[i].token_hash, token_hash)) {
			*ret = fake->sessions[i];
			return leave(fake, true);
		}
	return leave_missing(fake, reterr);
}

static bool session_end(void *self, uint64_t session, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	if (session > 0 && session <= fake->session_count)
		fake->sessions[session - 1].candidate = 0;
	return leave(fake, true);
}

/* ---- attempts ---- */

static bool attempt_of_candidate(void *self, uint64_t candidate, uint64_t *ret_attempt, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = newest_of(fake, candidate);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	*ret_attempt = attempt->stored.id;
	return leave(fake, true);
}

static bool attempt_create(void *self, uint64_t candidate, uint64_t lease, struct str scenario,
                           struct sha256 start, struct str start_line, const struct commit_line *first,
                           uint64_t *ret_attempt, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	if (newest_of(fake, candidate) != NULL) {
		leave(fake, false);
		return err_set(reterr, ERR_CONFLICT, STR("the candidate has an attempt"), STR(""));
	}
	fake->attempts = arena_grow(&fake->arena, fake->attempts, fake->attempt_count, &fake->attempt_capacity,
	                            sizeof(fake->attempts[0]));
	struct fake_attempt *attempt = &fake->attempts[fake->attempt_count++];
	*attempt = (struct fake_attempt){.stored = {
										 .id = fake->attempt_count,
										 .candidate = candidate,
										 .lease = lease,
										 .scenario = str_copy(&fake->arena, scenario),
										 .start = start,
									 }};
	attempt->start_line = str_copy(&fake->arena, start_line);
	fake_append_line(fake, attempt, *first);
	*ret_attempt = attempt->stored.id;
	return leave(fake, true);
}

static bool attempt_load(void *self, uint64_t id, struct arena *arena, struct stored_attempt *ret,
                         struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	struct commit_line *lines = ARENA_ARRAY(arena, struct commit_line, attempt->line_count);
	for (size_t i = 0; i < attempt->line_count; i++) {
		lines[i] = attempt->lines[i];
		lines[i].line = str_copy(arena, lines[i].line);
	}
	struct stored_key *keys = ARENA_ARRAY(arena, struct stored_key, attempt->key_count);
	for (size_t i = 0; i < attempt->key_count; i++)
		keys[i] = (struct stored_key){str_copy(arena, attempt->keys[i].key), attempt->keys[i].seq};
	*ret = attempt->stored;
	ret->scenario = str_copy(arena, attempt->stored.scenario);
	ret->lines = lines;
	ret->line_count = attempt->line_count;
	ret->keys = keys;
	ret->key_count = attempt->key_count;
	return leave(fake, true);
}

static bool blob_load(void *self, struct sha256 hash, struct arena *arena, struct str *ret,
                      struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	for (size_t i = 0; i < fake->attempt_count; i++)
		if (sha256_equals(fake->attempts[i].stored.start, hash)) {
			*ret = str_copy(arena, fake->attempts[i].start_line);
			return leave(fake, true);
		}
	return leave_missing(fake, reterr);
}

static bool proof_load(void *self, uint64_t id, struct arena *arena, struct str *ret, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL || str_is_empty(attempt->proof))
		return leave_missing(fake, reterr);
	*ret = str_copy(arena, attempt->proof);
	return leave(fake, true);
}

static bool attempts_open(void *self, struct arena *arena, uint64_t **ret, size_t *ret_count,
                          struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, uint64_t, fake->attempt_count);
	*ret_count = 0;
	for (size_t i = 0; i < fake->attempt_count; i++) {
		const struct fake_attempt *attempt = &fake->attempts[i];
		struct str last = attempt->lines[attempt->line_count - 1].line;

		if (str_find(last, STR("\"attempt.close\"")) == last.len)
			(*ret)[(*ret_count)++] = attempt->stored.id;
	}
	return leave(fake, true);
}

static bool attempt_peek(void *self, uint64_t id, uint32_t *ret_seq, uint64_t *ret_lease, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	*ret_seq = attempt->line_count == 0 ? 0 : (uint32_t)(attempt->line_count - 1);
	*ret_lease = attempt->stored.lease;
	return leave(fake, true);
}

/* ---- drafts and marks ---- */

static bool draft_delete(void *self, uint64_t id, struct str page, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	for (size_t i = 0; i < attempt->draft_count; i++)
		if (str_equals(attempt->drafts[i].page, page)) {
			attempt->drafts[i] = attempt->drafts[--attempt->draft_count];
			break;
		}
	return leave(fake, true);
}

static bool draft_save(void *self, uint64_t id, struct str page, struct str body, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!draft_delete(self, id, page, reterr) || !enter(fake, reterr))
		return false;
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	attempt->drafts = arena_grow(&fake->arena, attempt->drafts, attempt->draft_count,
	                             &attempt->draft_capacity, sizeof(attempt->drafts[0]));
	attempt->drafts[attempt->draft_count++] = (struct stored_draft){str_copy(&fake->arena, page),
	                                                                str_copy(&fake->arena, body)};
	return leave(fake, true);
}

static bool drafts_load(void *self, uint64_t id, struct arena *arena, struct stored_draft **ret,
                        size_t *ret_count, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	*ret = ARENA_ARRAY(arena, struct stored_draft, attempt->draft_count);
	*ret_count = attempt->draft_count;
	for (size_t i = 0; i < attempt->draft_count; i++)
		(*ret)[i] = (struct stored_draft){str_copy(arena, attempt->drafts[i].page),
		                                  str_copy(arena, attempt->drafts[i].body)};
	return leave(fake, true);
}

static bool mark_save(void *self, uint64_t id, struct str task, unsigned marks, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	for (size_t i = 0; i < attempt->mark_count; i++)
		if (str_equals(attempt->marks[i].task, task)) {
			attempt->marks[i].marks = marks;
			return leave(fake, true);
		}
	attempt->marks = arena_grow(&fake->arena, attempt->marks, attempt->mark_count, &attempt->mark_capacity,
	                            sizeof(attempt->marks[0]));
	attempt->marks[attempt->mark_count++] = (struct stored_mark){str_copy(&fake->arena, task), marks};
	return leave(fake, true);
}

static bool marks_load(void *self, uint64_t id, struct arena *arena, struct stored_mark **ret,
                       size_t *ret_count, struct err *reterr)
{
	struct fake_store *fake = self;
	if (!enter(fake, reterr))
		return false;
	const struct fake_attempt *attempt = fake_attempt_at(fake, id);
	if (attempt == NULL)
		return leave_missing(fake, reterr);
	*ret = ARENA_ARRAY(arena, struct stored_mark, attempt->mark_count);
	*ret_count = attempt->mark_count;
	for (size_t i = 0; i < attempt->mark_count; i++)
		(*ret)[i] = (struct stored_mark){str_copy(arena, attempt->marks[i].task), attempt->marks[i].marks};
	return leave(fake, true);
}

static void audit(void *self, int64_t at_ms, uint64_t candidate, struct str what, struct str detail)
{
	struct fake_store *fake = self;
	UNUSED(at_ms);
	UNUSED(candidate);
	pthread_mutex_lock(&fake->mutex);
	fake->audits = arena_grow(&fake->arena, fake->audits, fake->audit_count, &fake->audit_capacity,
	                          sizeof(fake->audits[0]));
	fake->audits[fake->audit_count++] = (struct fake_audit){str_copy(&fake->arena, what),
	                                                        str_copy(&fake->arena, detail)};
	pthread_mutex_unlock(&fake->mutex);
}

void fake_rows(struct store_port *port)
{
	port->candidate_by_number = candidate_by_number;
	port->candidate_by_id = candidate_by_id;
	port->session_create = session_create;
	port->session_by_token = session_by_token;
	port->session_end = session_end;
	port->attempt_of_candidate = attempt_of_candidate;
	port->attempt_create = attempt_create;
	port->attempt_load = attempt_load;
	port->blob_load = blob_load;
	port->attempts_open = attempts_open;
	port->attempt_peek = attempt_peek;
	port->draft_save = draft_save;
	port->draft_delete = draft_delete;
	port->drafts_load = drafts_load;
	port->mark_save = mark_save;
	port->marks_load = marks_load;
	port->proof_load = proof_load;
	port->audit = audit;
}
