/* store/trail.c - see trail.h. Two arenas take turns: one gathers while the other is being written. */
#include "store/trail.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "store/arrays.h"

#include <stdlib.h>

#define ENTRIES_MAX 1024
#define TEXT_LENGTH_MAX 300 /* characters */

struct entry {
	int64_t at_ms;
	uint64_t candidate;
	struct str what, detail;
};

struct entries {
	struct arena arena;
	struct entry items[ENTRIES_MAX];
	size_t count;
	int64_t dropped_at_ms; /* of the last one dropped */
	uint64_t dropped;
};

struct trail {
	struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t added;
	pthread_t thread;
	bool is_ending;
	struct entries halves[2];
	struct entries *gathering; /* one of the halves */
};

static struct entries *wait_for_entries(struct trail *trail)
{
	pthread_mutex_lock(&trail->lock);
	while (trail->gathering->count == 0 && !trail->is_ending)
		pthread_cond_wait(&trail->added, &trail->lock);
	struct entries *full = trail->gathering;
	trail->gathering = full == &trail->halves[0] ? &trail->halves[1] : &trail->halves[0];
	pthread_mutex_unlock(&trail->lock);
	return full;
}

static bool write_entries(struct trail *trail, struct entries *entries)
{
	static const struct pg_statement insert = {
		"audit", "insert into audit (at_ms, candidate, what, detail)"
				 " select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])"};
	struct array times = array_in(&entries->arena, PG_INT8, entries->count);
	struct array candidates = array_in(&entries->arena, PG_INT8, entries->count);
	struct array whats = array_in(&entries->arena, PG_TEXT, entries->count);
	struct array details = array_in(&entries->arena, PG_TEXT, entries->count);
	for (size_t i = 0; i < entries->count; i++) {
		array_add_i64(&times, entries->items[i].at_ms);
		array_add_i64(&candidates, (int64_t)entries->items[i].candidate);
		array_add_text(&whats, entries->items[i].what);
		array_add_text(&details, entries->items[i].detail);
	}
	if (entries->dropped > 0) {
		struct buf text = buf_in(&entries->arena);
		buf_add_u64(&text, entries->dropped);
		array_add_i64(&times, entries->dropped_at_ms);
		array_add_i64(&candidates, 0);
		array_add_text(&whats, STR("dropped"));
		array_add_text(&details, buf_str(&text));
	}
	struct pg_args args = {0};
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&times));
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&candidates));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&whats));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&details));
	struct err err = {0};
	return pool_tell(trail->pool, &insert, &args, &err);
}

static void *run(void *context)
{
	struct trail *trail = context;
	for (;;) {
		struct entries *entries = wait_for_entries(trail);
		if (entries->count == 0)
			return NULL;
		uint64_t lost = write_entries(trail, entries) ? 0 : entries->count + entries->dropped;
		int64_t last_at_ms = entries->items[entries->count - 1].at_ms;
		arena_reset(&entries->arena);
		entries->count = 0;
		entries->dropped = 0;
		if (lost == 0)
			continue;
		pthread_mutex_lock(&trail->lock);
		trail->gathering->dropped += lost;
		trail->gathering->dropped_at_ms = last_at_ms;
		pthread_mutex_unlock(&trail->lock);
	}
}

struct trail *trail_open(struct pool *pool, const struct arena_source *memory)
{
	struct trail *trail = calloc(1, sizeof(*trail));
	if (trail == NULL)
		abort();
	trail->pool = pool;
	trail->gathering = &trail->halves[0];
	arena_init(&trail->halves[0].arena, memory);
	arena_init(&trail->halves[1].arena, memory);
	pthread_mutex_init(&trail->lock, NULL);
	pthread_cond_init(&trail->added, NULL);
	if (pthread_create(&trail->thread, NULL, run, trail) != 0)
		abort();
	return trail;
}

static struct str shortened(struct str text)
{
	return str_slice(text, 0, utf8_prefix(text, TEXT_LENGTH_MAX));
}

void trail_add(struct trail *trail, int64_t at_ms, uint64_t candidate, struct str what, struct str detail)
{
	pthread_mutex_lock(&trail->lock);
	struct entries *entries = trail->gathering;
	if (entries->count < ENTRIES_MAX) {
		entries->items[entries->count++] = (struct entry){
			.at_ms = at_ms,
			.candidate = candidate,
			.what = str_copy(&entries->arena, shortened(what)),
			.detail = str_copy(&entries->arena, shortened(detail)),
		};
		pthread_cond_signal(&trail->added);
	} else {
		entries->dropped++;
		entries->dropped_at_ms = at_ms;
	}
	pthread_mutex_unlock(&trail->lock);
}

void trail_close(struct trail *trail)
{
	if (trail == NULL)
		return;
	pthread_mutex_lock(&trail->lock);
	trail->is_ending = true;
	pthread_cond_signal(&trail->added);
	pthread_mutex_unlock(&trail->lock);
	pthread_join(trail->thread, NULL);
	arena_finish(&trail->halves[0].arena);
	arena_finish(&trail->halves[1].arena);
	pthread_cond_destroy(&trail->added);
	pthread_mutex_destroy(&trail->lock);
	free(trail);
}
