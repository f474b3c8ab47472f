/* web/web.c - see web.h. */
#include "web/web.h"

#include "web/events.h"
#include "web/inside.h"

struct web *web_open(const struct web_config *config, struct err *reterr)
{
	struct web *web = config->memory->take(config->memory->context, sizeof(*web));
	uint64_t first_nonce;
	*web = (struct web){.config = *config};
	arena_init(&web->arena, config->memory);
	config->secrets->random(config->secrets->self, &first_nonce, sizeof(first_nonce));
	seats_init(&web->seats, config->memory, first_nonce);
	tries_init(&web->tries);
	lives_init(&web->lives, config->memory);
	pool_init(&web->pool, config->memory);
	if (library_open(web, reterr))
		return web;
	web_close(web);
	return NULL;
}

bool web_start(struct web *web, struct attempts *attempts, struct err *reterr)
{
	web->attempts = attempts;
	return server_start(web, reterr);
}

uint16_t web_port(const struct web *web)
{
	return web->server.port;
}

void web_stop(struct web *web)
{
	server_stop(web);
}

void web_close(struct web *web)
{
	if (web == NULL)
		return;
	server_stop(web);
	library_close(web);
	lives_finish(&web->lives);
	seats_finish(&web->seats);
	tries_finish(&web->tries);
	pool_finish(&web->pool);
	arena_finish(&web->arena);
	web->config.memory->give(web->config.memory->context, web, sizeof(*web));
}

void web_changed(void *context, struct attempt *attempt, uint32_t from_seq)
{
	struct web *web = context;
	(void)from_seq;
	events_changed(web, attempt);
}
