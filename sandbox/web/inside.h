/* web/inside.h - what one web service holds; for the files of web alone. */
#ifndef SABAN_WEB_INSIDE_H
#define SABAN_WEB_INSIDE_H

#include "web/library.h"
#include "web/live.h"
#include "web/pool.h"
#include "web/seat.h"
#include "web/server.h"
#include "web/tries.h"
#include "web/web.h"

struct web {
	struct web_config config;
	struct arena arena; /* lives as long as the service */
	struct pool pool;   /* memory of requests */
	struct attempts *attempts;
	struct library library; /* templates and static files */
	struct seats seats;
	struct tries tries;
	struct lives lives;
	struct server server;
	atomic_uint next_code; /* of what went wrong inside */
};

#endif
