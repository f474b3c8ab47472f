/* store/pool.c - see pool.h. */
#include "store/pool.h"

#include <stdlib.h>

void pool_open(struct pool *pool, size_t count, const char *address, enum pg_role role, struct words *words)
{
	*pool = (struct pool){.count = count, .idle_count = count};
	pool->all = calloc(count, sizeof(pool->all[0]));
	pool->idle = calloc(count, sizeof(struct pg *));
	if (pool->all == NULL || pool->idle == NULL)
		abort();
	for (size_t i = 0; i < count; i++) {
		pg_init(&pool->all[i], address, role, words);
		pool->idle[i] = &pool->all[i];
	}
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->given, NULL);
}

void pool_close(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++)
		pg_disconnect(&pool->all[i]);
	free(pool->all);
	free(pool->idle);
	pthread_cond_destroy(&pool->given);
	pthread_mutex_destroy(&pool->lock);
}

static struct pg *take(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	while (pool->idle_count == 0)
		pthread_cond_wait(&pool->given, &pool->lock);
	struct pg *pg = pool->idle[--pool->idle_count];
	pthread_mutex_unlock(&pool->lock);
	return pg;
}

static void give(struct pool *pool, struct pg *pg)
{
	pthread_mutex_lock(&pool->lock);
	pool->idle[pool->idle_count++] = pg;
	pthread_cond_signal(&pool->given);
	pthread_mutex_unlock(&pool->lock);
}

PGresult *pool_ask(struct pool *pool, const struct pg_statement *statement, const struct pg_args *args,
                   struct err *reterr)
{
	struct pg *pg = take(pool);
	PGresult *result = pg_run(pg, statement, args, reterr);
	if (result == NULL && pg_was_lost(pg))
		result = pg_run(pg, statement, args, reterr);
	give(pool, pg);
	return result;
}

bool pool_tell(struct pool *pool, const struct pg_statement *statement, const struct pg_args *args,
               struct err *reterr)
{
	AUTO(PGresult) *result = pool_ask(pool, statement, args, reterr);
	return result != NULL;
}
