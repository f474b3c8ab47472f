/* store/store.c - see store.h. */
#include "store/parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define CONNECTIONS_DEFAULT 4

static bool commit(void *self, struct commit *commit)
{
	struct store *store = self;
	return commit_queue_add(&store->queue, commit);
}

static void audit(void *self, int64_t at_ms, uint64_t candidate, struct str what, struct str detail)
{
	struct store *store = self;
	trail_add(store->trail, at_ms, candidate, what, detail);
}

struct sha256 store_sha256(const PGresult *result, int row, int column)
{
	struct sha256 hash = {0};
	struct str bytes = pg_str(result, row, column);
	assert(bytes.len == sizeof(hash.bytes));
	memcpy(hash.bytes, bytes.ptr, sizeof(hash.bytes));
	return hash;
}

struct store *store_open(const struct store_config *config, struct err *reterr)
{
	struct store *store = calloc(1, sizeof(*store));
	if (store == NULL)
		abort();
	store->config = *config;
	if (store->config.writers == 0)
		store->config.writers = 1;
	if (store->config.writers > STORE_WRITERS_MAX)
		store->config.writers = STORE_WRITERS_MAX;
	if (store->config.connections == 0)
		store->config.connections = CONNECTIONS_DEFAULT;
	store->address = strdup(config->address);
	if (store->address == NULL)
		abort();
	store->words = words_open();
	pool_open(&store->pool, store->config.connections, store->address, PG_WEB, store->words);
	commit_queue_open(&store->queue);
	store->trail = trail_open(&store->pool, config->memory);
	for (unsigned i = 0; i < store->config.writers; i++)
		writer_start(&store->writers[i], &store->queue, &store->config, store->address, store->words);

	static const struct pg_statement hello = {"hello", "select 1 from attempt limit 1"};
	struct err err = {0};
	if (pool_tell(&store->pool, &hello, NULL, &err))
		return store;
	/* The words go with the store, so what is told must be of lasting text. */
	store_close(store);
	err_set(reterr, err.class, STR("the database cannot be used"),
	        STR("check its address, and that `sandbox migrate` has been run on it"));
	return NULL;
}

void store_finish(struct store *store)
{
	if (store->is_finished)
		return;
	store->is_finished = true;
	commit_queue_end(&store->queue);
	for (unsigned i = 0; i < store->config.writers; i++)
		writer_join(&store->writers[i]);
	trail_close(store->trail);
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	store_finish(store);
	commit_queue_close(&store->queue);
	pool_close(&store->pool);
	words_close(store->words);
	free(store->address);
	free(store);
}

struct store_port store_port(struct store *store)
{
	struct store_port port = {.self = store, .commit = commit, .audit = audit};
	store_people_port(&port);
	store_attempts_port(&port);
	store_beside_port(&port);
	store_publications_port(&port);
	return port;
}
