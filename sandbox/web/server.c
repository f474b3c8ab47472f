/* web/server.c - see server.h. */
#include "web/server.h"

#include "base/check.h"
#include "base/limits.h"
#include "web/inside.h"
#include "web/request.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define THREADS_DEFAULT 2
#define CONNECTION_MEMORY_BYTES LIMIT_HEADER_BYTES
#define CONNECTION_TIMEOUT_S 60
#define CONNECTIONS_BEING_CLOSED 64 /* that the library still counts when the acceptor no longer does */
#define FILES_BESIDE 256            /* descriptors that are not connections: database, files, epoll */
#define BEAT_MS 1000
#define BEATS_PER_SWEEP 60
#define BACKLOG 4096 /* connections that wait to be taken; the kernel may allow fewer */

bool server_enter(struct web *web)
{
	struct server *server = &web->server;
	pthread_mutex_lock(&server->mutex);
	bool is_open = !server->is_stopping;
	if (is_open)
		server->waiting++;
	pthread_mutex_unlock(&server->mutex);
	return is_open;
}

void server_leave(struct web *web)
{
	struct server *server = &web->server;
	pthread_mutex_lock(&server->mutex);
	assert(server->waiting > 0);
	server->waiting--;
	if (server->waiting == 0)
		pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->mutex);
}

/* ---- the library's callbacks ---- */

static void *begin(void *context, const char *uri, struct MHD_Connection *connection)
{
	return request_begin(context, connection, uri);
}

static enum MHD_Result go_on(void *context, struct MHD_Connection *connection, const char *url,
                             const char *method, const char *version, const char *data, size_t *data_bytes,
                             void **held)
{
	UNUSED(context);
	UNUSED(connection);
	UNUSED(url);
	UNUSED(version);
	return request_go_on(*held, method, data, data_bytes);
}

static void finish(void *context, struct MHD_Connection *connection, void **held,
                   enum MHD_RequestTerminationCode code)
{
	UNUSED(context);
	UNUSED(connection);
	UNUSED(code);
	request_finish(*held);
	*held = NULL;
}

/* The library's own unescaping is not wanted: paths and queries are decoded and checked in web/form.c. */
static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text)
{
	UNUSED(context);
	UNUSED(connection);
	return strlen(text);
}

/* What the library has to say is about single connections that broke; nothing an operator can act on. */
static void ignore_log(void *context, const char *format, va_list arguments)
{
	UNUSED(context);
	UNUSED(format);
	UNUSED(arguments);
}

/* ---- the beat ---- */

static void *beat_on(void *context)
{
	struct web *web = context;
	struct server *server = &web->server;
	unsigned beats = 0;
	pthread_mutex_lock(&server->mutex);
	while (!server->is_stopping) {
		struct timespec until;
		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_nsec += BEAT_MS % 1000 * 1000000L;
		until.tv_sec += BEAT_MS / 1000;
		while (!server->is_stopping &&
		       pthread_cond_timedwait(&server->changed, &server->mutex, &until) != ETIMEDOUT)
			continue;
		pthread_mutex_unlock(&server->mutex);
		acceptor_nudge(&server->acceptor);
		attempts_tick(web->attempts);
		lives_beat(web);
		lives_store_places(web);
		if (beats++ % BEATS_PER_SWEEP == 0)
			seats_sweep(&web->seats, web->config.clock->utc_ms(web->config.clock->self));
		pthread_mutex_lock(&server->mutex);
	}
	pthread_mutex_unlock(&server->mutex);
	return NULL;
}

/* ---- starting ---- */

/* As many descriptors as connections need, or as the machine allows; gives how many connections that is. */
static unsigned connections_allowed(unsigned wanted)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return wanted;
	rlim_t needed = (rlim_t)wanted + FILES_BESIDE;
	if (limit.rlim_cur < needed) {
		limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || limit.rlim_max >= needed ? needed
		                                                                             : limit.rlim_max;
		if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
			getrlimit(RLIMIT_NOFILE, &limit);
	}
	if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= needed)
		return wanted;
	return limit.rlim_cur > 2 * FILES_BESIDE ? (unsigned)(limit.rlim_cur - FILES_BESIDE) : FILES_BESIDE;
}

/* The socket came bound; only now may clients come. Two programs may have bound the same port, one may listen. */
static bool listen_on(struct web *web, int fd, struct err *reterr)
{
	struct sockaddr_in address = {0};
	socklen_t length = sizeof(address);
	if (listen(fd, BACKLOG) == 0 && getsockname(fd, (struct sockaddr *)&address, &length) == 0) {
		web->server.port = ntohs(address.sin_port);
		return true;
	}
	if (errno == EADDRINUSE)
		return err_set(reterr, ERR_CONFLICT, STR("the port is taken"),
		               STR("end the other program, or give another --port, or --port 0 for any free one"));
	return err_set(reterr, ERR_INTERNAL, str_from_c(strerrordesc_np(errno)),
	               STR("give another --address or --port"));
}

/* The acceptor keeps to the number of connections; the library only needs to have room for all of them. */
static struct MHD_Daemon *daemon_start(struct web *web, unsigned connections)
{
	struct MHD_OptionItem options[] = {
		{MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)ignore_log, NULL},
		{MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)begin, web},
		{MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)finish, NULL},
		{MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)acceptor_notify, &web->server.acceptor},
		{MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)leave_escaped, NULL},
		{MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections + CONNECTIONS_BEING_CLOSED, NULL},
		{MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY_BYTES, NULL},
		{MHD_OPTION_CONNECTION_TIMEOUT, CONNECTION_TIMEOUT_S, NULL},
		{MHD_OPTION_END, 0, NULL},
	};
	return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
	                            MHD_USE_NO_LISTEN_SOCKET,
	                        0, NULL, NULL, go_on, web, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static bool daemons_start(struct web *web, unsigned connections)
{
	struct server *server = &web->server;
	unsigned threads = web->config.threads == 0 ? THREADS_DEFAULT : web->config.threads;
	server->daemons = ARENA_ARRAY(&web->arena, struct MHD_Daemon *, threads);
	for (; server->daemon_count < threads; server->daemon_count++) {
		struct MHD_Daemon *daemon = daemon_start(web, connections);
		if (daemon == NULL)
			return false;
		server->daemons[server->daemon_count] = daemon;
	}
	return true;
}

bool server_start(struct web *web, struct err *reterr)
{
	struct server *server = &web->server;
	pthread_condattr_t attributes;
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_mutex_init(&server->mutex, NULL);
	pthread_cond_init(&server->changed, &attributes);
	pthread_condattr_destroy(&attributes);

	unsigned wanted = web->config.connections_max == 0 ? LIMIT_CONNECTIONS : web->config.connections_max;
	unsigned connections = connections_allowed(wanted);
	if (!listen_on(web, web->config.listener, reterr))
		return false;
	bool has_daemons = daemons_start(web, connections);
	server->acceptor = (struct acceptor){
		.fd = web->config.listener,
		.daemons = server->daemons,
		.daemon_count = server->daemon_count,
		.open_max = connections,
	};
	server->is_accepting = has_daemons && acceptor_start(&server->acceptor);
	server->has_beat = server->is_accepting && pthread_create(&server->beat, NULL, beat_on, web) == 0;
	if (server->has_beat)
		return true;
	server_stop(web);
	return err_set(reterr, ERR_INTERNAL,
	               has_daemons ? STR("no thread could be started") : STR("the HTTP library did not start"),
	               STR("look at the limits on threads and open files"));
}

void server_stop(struct web *web)
{
	struct server *server = &web->server;
	if (server->daemon_count == 0)
		return;
	if (server->is_accepting)
		acceptor_stop(&server->acceptor);
	lives_store_places(web);
	pthread_mutex_lock(&server->mutex);
	server->is_stopping = true;
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->mutex);
	if (server->has_beat)
		pthread_join(server->beat, NULL);
	lives_end_streams(&web->lives);
	pthread_mutex_lock(&server->mutex);
	while (server->waiting > 0)
		pthread_cond_wait(&server->changed, &server->mutex);
	pthread_mutex_unlock(&server->mutex);
	while (server->daemon_count > 0)
		MHD_stop_daemon(server->daemons[--server->daemon_count]);
	pthread_cond_destroy(&server->changed);
	pthread_mutex_destroy(&server->mutex);
}
