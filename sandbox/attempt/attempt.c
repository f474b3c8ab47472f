/* One attempt: folding it from the store, reading it, its seat, and the answers it has given. */
#include "attempt/inner.h"

#include "journal/seed_json.h"
#include "office/desk_index.h"
#include "office/search_index.h"

#include <string.h>

/* The seed the attempt began with: the loaded scenario's, or, when that has changed since, the one in its own blob. */
static const struct seed *seed_of(struct attempt *attempt, const struct stored_attempt *stored,
                                  struct arena *scratch, struct err *reterr)
{
	const struct store_port *store = attempt->home->config.store;
	struct str line;

	if (attempt->play == NULL) {
		err_set(reterr, ERR_MISSING, STR("the attempt's scenario is not loaded on this server"),
		        STR("load the scenario the attempt was made with"));
		return NULL;
	}
	if (sha256_equals(attempt->play->start, stored->start))
		return attempt->play->seed;
	if (!store->blob_load(store->self, stored->start, scratch, &line, reterr) ||
	    !seed_read(line, STR("starting office"), &attempt->arena, &attempt->own_seed, reterr))
		return NULL;
	return &attempt->own_seed;
}

/* The records made under one key: those of one moment, from its first on. */
static void recall_all(struct attempt *attempt, const struct stored_attempt *stored,
                       const struct record *records)
{
	struct turn_result results[64];

	for (size_t i = 0; i < stored->key_count; i++) {
		size_t count = 0;
		uint32_t first = stored->keys[i].seq;

		for (size_t seq = first; seq < stored->line_count && count < 64; seq++) {
			if (records[seq].at_ms != records[first].at_ms)
				break;
			results[count++] = (struct turn_result){
				.seq = records[seq].seq,
				.action = action_find(records[seq].action),
				.refusal = records[seq].refusal,
			};
			if (records[seq].facts.draft != 0)
				results[count - 1].made = seed_made_document(attempt->office.seed, records[seq].facts.draft);
		}
		if (count > 0)
			attempt_remember(attempt, stored->keys[i].key, records[first].at_ms, results, count,
			                 first + (uint32_t)count - 1);
	}
}

static bool fold_lines(struct attempt *attempt, const struct stored_attempt *stored, struct arena *scratch,
                       struct err *reterr)
{
	struct record *records = ARENA_ARRAY(scratch, struct record, stored->line_count);

	for (size_t i = 0; i < stored->line_count; i++) {
		struct entry entry;

		if (!chain_replay(&attempt->chain, stored->lines[i].line, STR("stored journal"), (uint32_t)i + 2,
		                  REPLAY_TRUST, scratch, &records[i], &entry, reterr))
			return false;
	}
	recall_all(attempt, stored, records);
	return true;
}

/* The seed that record 0 holds; 0 while there is none, or where it cannot be read: folding then says so. */
static uint64_t seed_number(const struct stored_attempt *stored, struct arena *scratch)
{
	struct record record = {0};

	if (stored->line_count == 0 ||
	    !record_read(stored->lines[0].line, STR("stored journal"), 2, scratch, &record, NULL))
		return 0;
	return record.start.seed;
}

static bool fold_stored(struct attempt *attempt, const struct stored_attempt *stored, struct arena *scratch,
                        struct err *reterr)
{
	const struct seed *seed;
	bool is_folded = false;

	pthread_mutex_lock(&attempt->lock);
	arena_reset(&attempt->arena);
	attempt->answers = NULL;
	attempt->candidate = stored->candidate;
	attempt->lease = stored->lease;
	attempt->play = attempts_play(attempt->home, stored->scenario, seed_number(stored, scratch));
	seed = seed_of(attempt, stored, scratch, reterr);
	if (seed != NULL) {
		bool is_plays = seed == attempt->play->seed;
		attempt->desk = is_plays ? attempt->play->desk : desk_index_of(seed, &attempt->arena);
		/* Of fixtures that have changed since the attempt began no pages are known. */
		attempt->search = is_plays ? attempt->play->search
		                           : search_index_of(seed, (struct search_pages){0}, &attempt->arena);
		office_init(&attempt->office, seed, &attempt->arena);
		attempt->chain = (struct chain){
			.office = &attempt->office, .start = stored->start, .head = stored->start};
		is_folded = fold_lines(attempt, stored, scratch, reterr);
	}
	attempt->has_failed_reload = !is_folded;
	pthread_mutex_unlock(&attempt->lock);
	return is_folded;
}

bool attempt_reload(struct attempt *attempt, struct err *reterr)
{
	const struct store_port *store = attempt->home->config.store;
	struct stored_attempt stored;
	struct arena scratch;
	bool is_folded;

	arena_init(&scratch, attempt->home->config.memory);
	is_folded = store->attempt_load(store->self, attempt->id, &scratch, &stored, reterr) &&
	            fold_stored(attempt, &stored, &scratch, reterr);
	arena_finish(&scratch);
	return is_folded;
}

void attempt_remember(struct attempt *attempt, struct str key, int64_t at_ms,
                      const struct turn_result *results, size_t count, uint32_t last_seq)
{
	struct answer *answer = ARENA_NEW(&attempt->arena, struct answer);

	*answer = (struct answer){
		.key = str_copy(&attempt->arena, key),
		.at_ms = at_ms,
		.first_seq = results[0].seq,
		.results = ARENA_ARRAY(&attempt->arena, struct turn_result, count),
		.result_count = count,
		.last_seq = last_seq,
		.next = attempt->answers,
	};
	for (size_t i = 0; i < count; i++) {
		answer->results[i] = results[i];
		answer->results[i].refusal.field = str_copy(&attempt->arena, results[i].refusal.field);
	}
	attempt->answers = answer;
}

const struct answer *attempt_recall(const struct attempt *attempt, struct str key)
{
	for (const struct answer *answer = attempt->answers; answer != NULL; answer = answer->next) {
		if (str_equals(answer->key, key))
			return answer;
	}
	return NULL;
}

uint64_t attempt_id(const struct attempt *attempt)
{
	return attempt->id;
}

uint64_t attempt_candidate(const struct attempt *attempt)
{
	return attempt->candidate;
}

const struct play *attempt_play(const struct attempt *attempt)
{
	return attempt->play;
}

uint64_t attempt_lease(struct attempt *attempt)
{
	uint64_t lease;

	pthread_mutex_lock(&attempt->lock);
	lease = attempt->lease;
	pthread_mutex_unlock(&attempt->lock);
	return lease;
}

void attempt_set_lease(struct attempt *attempt, uint64_t session)
{
	pthread_mutex_lock(&attempt->lock);
	if (session > attempt->lease)
		attempt->lease = session;
	pthread_mutex_unlock(&attempt->lock);
}

struct view attempt_read(struct attempt *attempt)
{
	int64_t office_ms, left_ms;

	pthread_mutex_lock(&attempt->lock);
	office_ms = chain_office_ms(&attempt->chain, attempts_now(attempt->home));
	left_ms = office_ends_ms(&attempt->office) - office_ms;
	attempt->shown = attempt->office;
	attempt->shown.now_ms = office_ms;
	return (struct view){
		.office = &attempt->shown,
		.desk = attempt->desk,
		.search = attempt->search,
		.chain = &attempt->chain,
		.office_ms = office_ms,
		.left_ms = left_ms > 0 && attempt->office.phase != PHASE_CLOSED ? left_ms : 0,
	};
}

void attempt_read_end(struct attempt *attempt)
{
	pthread_mutex_unlock(&attempt->lock);
}
