/* The shelf of attempts in memory: finding, loading, starting, and putting away what nobody uses. */
#include "attempt/deal.h"
#include "attempt/inner.h"

#include "base/limits.h"
#include "journal/seed_json.h"

/* How long a closed attempt that nobody looks at stays in memory. */
#define IDLE_MS (10 * 60 * 1000)

int64_t attempts_now(const struct attempts *attempts)
{
	return attempts->config.clock->utc_ms(attempts->config.clock->self);
}

struct attempts *attempts_open(const struct attempts_config *config)
{
	struct attempts *attempts = config->memory->take(config->memory->context, sizeof(*attempts));

	*attempts = (struct attempts){.config = *config};
	pthread_mutex_init(&attempts->lock, NULL);
	return attempts;
}

static void attempt_destroy(struct attempt *attempt)
{
	const struct arena_source *memory = attempt->home->config.memory;

	assert(attempt->running == NULL && !attempt->is_ticking);
	arena_finish(&attempt->arena);
	arena_finish(&attempt->tick_arena);
	pthread_mutex_destroy(&attempt->lock);
	memory->give(memory->context, attempt, sizeof(*attempt));
}

void attempts_close(struct attempts *attempts)
{
	const struct arena_source *memory;

	if (attempts == NULL)
		return;
	for (size_t i = 0; i < ATTEMPT_BUCKETS; i++) {
		while (attempts->buckets[i] != NULL) {
			struct attempt *attempt = attempts->buckets[i];

			attempts->buckets[i] = attempt->next;
			attempt_destroy(attempt);
		}
	}
	pthread_mutex_destroy(&attempts->lock);
	memory = attempts->config.memory;
	memory->give(memory->context, attempts, sizeof(*attempts));
}

const struct play *attempts_play(const struct attempts *attempts, struct str scenario, uint64_t seed)
{
	for (size_t i = 0; i < attempts->config.play_count; i++) {
		const struct play *first = &attempts->config.plays[i];

		if (str_equals(first->id, scenario))
			return first + (first->variant_count > 1 ? seed % first->variant_count : 0);
	}
	return NULL;
}

const struct play *attempts_play_of(const struct attempts *attempts, const struct candidate *candidate,
                                    uint64_t *ret_seed)
{
	const struct play *first = attempts_play(attempts, candidate->scenario, 0);
	uint64_t seed = 0;

	if (first == NULL)
		return NULL;
	if (first->variant_count > 1)
		seed = attempts->config.is_variant_fixed
		           ? attempts->config.fixed_variant % first->variant_count
		           : deal_seed(candidate->scenario, candidate->number, candidate->id, first->variant_count);
	if (ret_seed != NULL)
		*ret_seed = seed;
	return attempts_play(attempts, candidate->scenario, seed);
}

/* Home is locked. Takes a reference. */
static struct attempt *find_locked(struct attempts *attempts, uint64_t id)
{
	for (struct attempt *attempt = attempts->buckets[id % ATTEMPT_BUCKETS]; attempt != NULL;
	     attempt = attempt->next) {
		if (attempt->id == id) {
			attempt->references++;
			return attempt;
		}
	}
	return NULL;
}

struct attempt *attempts_find(struct attempts *attempts, uint64_t id)
{
	struct attempt *found;

	pthread_mutex_lock(&attempts->lock);
	found = find_locked(attempts, id);
	pthread_mutex_unlock(&attempts->lock);
	return found;
}

static struct attempt *attempt_create(struct attempts *attempts, uint64_t id)
{
	const struct arena_source *memory = attempts->config.memory;
	struct attempt *attempt = memory->take(memory->context, sizeof(*attempt));

	*attempt = (struct attempt){.home = attempts, .id = id, .references = 1};
	pthread_mutex_init(&attempt->lock, NULL);
	arena_init(&attempt->arena, memory);
	arena_init(&attempt->tick_arena, memory);
	return attempt;
}

/* Puts a new attempt on the shelf, or gives it up for the one another thread has put there meanwhile. */
static struct attempt *shelve(struct attempts *attempts, struct attempt *attempt, struct err *reterr)
{
	struct attempt *other;
	bool is_full;

	pthread_mutex_lock(&attempts->lock);
	other = find_locked(attempts, attempt->id);
	is_full = attempts->count >= LIMIT_OPEN_ATTEMPTS;
	if (other == NULL && !is_full) {
		attempt->next = attempts->buckets[attempt->id % ATTEMPT_BUCKETS];
		attempts->buckets[attempt->id % ATTEMPT_BUCKETS] = attempt;
		attempts->count++;
	}
	pthread_mutex_unlock(&attempts->lock);
	if (other == NULL && !is_full)
		return attempt;
	attempt_destroy(attempt);
	if (other == NULL)
		err_set(reterr, ERR_BUSY, STR("as many attempts are open as this server may hold"),
		        STR("start another server on the same database"));
	return other;
}

struct attempt *attempts_load(struct attempts *attempts, uint64_t id, struct err *reterr)
{
	struct attempt *attempt = attempts_find(attempts, id);

	if (attempt != NULL)
		return attempt;
	attempt = attempt_create(attempts, id);
	if (!attempt_reload(attempt, reterr)) {
		attempt_destroy(attempt);
		return NULL;
	}
	return shelve(attempts, attempt, reterr);
}

/* Record 0 of a new journal, made in an arena of its own. */
static struct entry first_entry(struct attempts *attempts, const struct play *play, uint64_t seed,
                                struct arena *arena)
{
	struct office office;
	struct chain chain;
	struct journal_start start = {
		.engine = attempts->config.engine,
		.rules = OFFICE_RULES_VERSION,
		.scenario = play->id,
		.scenario_sha256 = play->scenario_sha256,
		.seed = seed,
		.start = play->start,
	};

	office_init(&office, play->seed, arena);
	return chain_start(&chain, &office, &start, attempts_now(attempts), arena);
}

struct attempt *attempts_start(struct attempts *attempts, const struct candidate *candidate, uint64_t lease,
                               struct err *reterr)
{
	const struct store_port *store = attempts->config.store;
	uint64_t seed = 0;
	const struct play *play = attempts_play_of(attempts, candidate, &seed);
	struct commit_line line;
	struct arena scratch;
	struct entry entry;
	uint64_t id;
	bool is_created;

	if (play == NULL) {
		err_set(reterr, ERR_MISSING, STR("the candidate's scenario is not loaded on this server"),
		        STR("load the scenario, or give the candidate another one"));
		return NULL;
	}
	arena_init(&scratch, attempts->config.memory);
	entry = first_entry(attempts, play, seed, &scratch);
	line = (struct commit_line){.seq = 0, .at_ms = entry.record.at_ms, .line = entry.line};
	is_created = store->attempt_create(store->self, candidate->id, lease, play->id, play->start,
	                                   play->start_line, &line, &id, reterr);
	arena_finish(&scratch);
	return is_created ? attempts_load(attempts, id, reterr) : NULL;
}

bool attempts_resume(struct attempts *attempts, struct err *reterr)
{
	const struct store_port *store = attempts->config.store;
	uint64_t *ids;
	size_t count;
	struct arena scratch;
	bool is_listed;

	arena_init(&scratch, attempts->config.memory);
	is_listed = store->attempts_open(store->self, &scratch, &ids, &count, reterr);
	for (size_t i = 0; is_listed && i < count; i++)
		attempt_release(attempts_load(attempts, ids[i], NULL));
	arena_finish(&scratch);
	return is_listed;
}

void attempt_release(struct attempt *attempt)
{
	if (attempt == NULL)
		return;
	pthread_mutex_lock(&attempt->home->lock);
	assert(attempt->references > 0);
	attempt->references--;
	attempt->used_at_ms = attempts_now(attempt->home);
	pthread_mutex_unlock(&attempt->home->lock);
}

static bool is_idle(struct attempt *attempt, int64_t now_ms)
{
	return attempt->references == 0 && attempt->office.phase == PHASE_CLOSED &&
	       now_ms - attempt->used_at_ms > IDLE_MS;
}

/* A tick of one bucket: takes closed attempts off the shelf and references the others for their turn. */
static size_t bucket_gather(struct attempts *attempts, size_t bucket, int64_t now_ms, struct attempt **list,
                            size_t most)
{
	struct attempt **at = &attempts->buckets[bucket];
	size_t count = 0;

	pthread_mutex_lock(&attempts->lock);
	while (*at != NULL && count < most) {
		struct attempt *attempt = *at;

		if (is_idle(attempt, now_ms)) {
			*at = attempt->next;
			attempts->count--;
			attempt_destroy(attempt);
			continue;
		}
		attempt->references++;
		list[count++] = attempt;
		at = &attempt->next;
	}
	pthread_mutex_unlock(&attempts->lock);
	return count;
}

static void tick_done(void *context)
{
	struct attempt *attempt = context;

	pthread_mutex_lock(&attempt->lock);
	arena_reset(&attempt->tick_arena);
	attempt->is_ticking = false;
	pthread_mutex_unlock(&attempt->lock);
	attempt_release(attempt);
}

static bool is_due(struct attempt *attempt, int64_t now_ms)
{
	return !attempt->is_ticking && attempt->running == NULL &&
	       office_next_due_ms(&attempt->office) <= chain_office_ms(&attempt->chain, now_ms);
}

/* Starts the turn of time where something is due; keeps the reference until it is done. */
static void attempt_tick(struct attempt *attempt, int64_t now_ms)
{
	bool starts;

	pthread_mutex_lock(&attempt->lock);
	starts = is_due(attempt, now_ms);
	attempt->is_ticking = attempt->is_ticking || starts;
	pthread_mutex_unlock(&attempt->lock);
	if (!starts) {
		attempt_release(attempt);
		return;
	}
	attempt->tick = (struct turn){
		.attempt = attempt, .arena = &attempt->tick_arena, .wake = tick_done, .context = attempt};
	attempt_take_turn(&attempt->tick);
}

void attempts_tick(struct attempts *attempts)
{
	enum {
		MOST = 256
	};
	struct attempt *list[MOST];
	int64_t now_ms = attempts_now(attempts);

	for (size_t bucket = 0; bucket < ATTEMPT_BUCKETS; bucket++) {
		size_t count = bucket_gather(attempts, bucket, now_ms, list, MOST);

		for (size_t i = 0; i < count; i++)
			attempt_tick(list[i], now_ms);
	}
}
