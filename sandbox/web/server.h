/* web/server.h - libmicrohttpd: listening, the threads, who waits, and the beat.
 *
 * Connections are served by epoll threads, each a daemon of the library. A request that waits for a commit or a job suspends its
 * connection, which takes no thread; the library may be stopped only when none is suspended, so they are counted. */
#ifndef SABAN_WEB_SERVER_H
#define SABAN_WEB_SERVER_H

#include "base/err.h"
#include "web/acceptor.h"

#include <pthread.h>
#include <stdatomic.h>

struct web;

struct server {
	struct MHD_Daemon **daemons; /* one a thread */
	unsigned daemon_count;
	struct acceptor acceptor;
	uint16_t port;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	size_t waiting; /* suspended requests and jobs nobody waits for */
	bool is_stopping;
	bool is_accepting, has_beat;
	pthread_t beat;
};

bool server_start(struct web *web, struct err *reterr);
void server_stop(struct web *web);

/* Before suspending a connection or posting a job of its own; false when the service is ending. */
bool server_enter(struct web *web);
/* After the connection was resumed or the job done: the last thing it does with the service. */
void server_leave(struct web *web);

#endif
