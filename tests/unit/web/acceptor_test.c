#include "web/acceptor.h"

#include "base/check.h"

#include <arpa/inet.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#define DAEMONS 2
#define LONG_MS 10000 /* what takes so long does not come */

struct hall {
	struct acceptor acceptor;
	struct MHD_Daemon *daemons[DAEMONS];
	struct MHD_Response *response;
	struct sockaddr_in address;
	unsigned daemon_count;
	pthread_mutex_t busy; /* while it is held nothing is answered */
};

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
	static int seen;
	struct hall *hall = context;
	(void)url, (void)method, (void)version, (void)upload, (void)upload_size;
	if (*request == NULL) {
		*request = &seen;
		return MHD_YES;
	}
	pthread_mutex_lock(&hall->busy);
	pthread_mutex_unlock(&hall->busy);
	return MHD_queue_response(connection, MHD_HTTP_OK, hall->response);
}

static void hall_open(struct hall *hall, unsigned daemon_count, unsigned open_max)
{
	socklen_t length = sizeof(hall->address);
	*hall = (struct hall){.address = {.sin_family = AF_INET}, .daemon_count = daemon_count};
	pthread_mutex_init(&hall->busy, NULL);
	hall->address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&hall->address, sizeof(hall->address)), 0);
	assert_int_equal(listen(fd, 256), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&hall->address, &length), 0);
	hall->response = MHD_create_response_from_buffer(2, (void *)(uintptr_t) "ok", MHD_RESPMEM_PERSISTENT);
	for (unsigned i = 0; i < daemon_count; i++) {
		hall->daemons[i] = MHD_start_daemon(
			MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC, 0, NULL, NULL, answer,
			hall, MHD_OPTION_NOTIFY_CONNECTION, acceptor_notify, &hall->acceptor, MHD_OPTION_END);
		assert_non_null(hall->daemons[i]);
	}
	hall->acceptor = (struct acceptor){
		.fd = fd, .daemons = hall->daemons, .daemon_count = daemon_count, .open_max = open_max};
	assert_true(acceptor_start(&hall->acceptor));
}

static void hall_close(struct hall *hall)
{
	acceptor_stop(&hall->acceptor);
	for (unsigned i = 0; i < hall->daemon_count; i++)
		MHD_stop_daemon(hall->daemons[i]);
	MHD_destroy_response(hall->response);
	close(hall->acceptor.fd);
}

/* The answer is not waited for. */
static void ask_on(int fd)
{
	static const char request[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
	assert_int_equal(send(fd, request, sizeof(request) - 1, MSG_NOSIGNAL), sizeof(request) - 1);
}

/* Connects and asks. */
static int ask(const struct hall *hall)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)&hall->address, sizeof(hall->address)), 0);
	ask_on(fd);
	return fd;
}

static bool is_answered(int fd, int within_ms)
{
	struct pollfd wanted = {.fd = fd, .events = POLLIN};
	char bytes[512];
	return poll(&wanted, 1, within_ms) == 1 && recv(fd, bytes, sizeof(bytes), 0) > 0;
}

static unsigned connections_of(struct MHD_Daemon *daemon)
{
	return MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS)->num_connections;
}

static void a_burst_is_dealt_out_evenly(void **state)
{
	struct hall hall;
	int clients[40];
	(void)state;
	hall_open(&hall, DAEMONS, 100);
	for (size_t i = 0; i < COUNT(clients); i++)
		clients[i] = ask(&hall);
	for (size_t i = 0; i < COUNT(clients); i++)
		assert_true(is_answered(clients[i], LONG_MS));
	for (unsigned i = 0; i < DAEMONS; i++)
		assert_int_equal(connections_of(hall.daemons[i]), COUNT(clients) / DAEMONS);
	for (size_t i = 0; i < COUNT(clients); i++)
		close(clients[i]);
	hall_close(&hall);
}

static void beyond_the_limit_connections_wait_until_one_is_closed(void **state)
{
	struct hall hall;
	int clients[5];
	(void)state;
	hall_open(&hall, DAEMONS, COUNT(clients) - 1);
	for (size_t i = 0; i < COUNT(clients); i++)
		clients[i] = ask(&hall);
	for (size_t i = 0; i + 1 < COUNT(clients); i++)
		assert_true(is_answered(clients[i], LONG_MS));
	assert_false(is_answered(clients[4], 100));
	close(clients[0]);
	assert_true(is_answered(clients[4], LONG_MS));
	for (size_t i = 1; i < COUNT(clients); i++)
		close(clients[i]);
	hall_close(&hall);
}

/* As many as the library takes from epoll at a time; see acceptor_nudge. */
#define READY_AT_ONCE 128

static void a_full_list_of_ready_connections_is_served_after_a_nudge(void **state)
{
	struct hall hall;
	int first, others[READY_AT_ONCE];
	(void)state;
	hall_open(&hall, 1, 200);
	first = ask(&hall);
	assert_true(is_answered(first, LONG_MS));
	for (size_t i = 0; i < COUNT(others); i++) {
		others[i] = ask(&hall);
		assert_true(is_answered(others[i], LONG_MS));
	}
	pthread_mutex_lock(&hall.busy);
	ask_on(first);
	is_answered(first, 100); /* until the daemon has begun with it */
	for (size_t i = 0; i < COUNT(others); i++)
		ask_on(others[i]);
	pthread_mutex_unlock(&hall.busy);
	assert_true(is_answered(first, LONG_MS));
	is_answered(others[0], 100); /* until it sleeps */
	acceptor_nudge(&hall.acceptor);
	for (size_t i = 1; i < COUNT(others); i++)
		assert_true(is_answered(others[i], LONG_MS));
	for (size_t i = 0; i < COUNT(others); i++)
		close(others[i]);
	close(first);
	hall_close(&hall);
}

static void who_comes_after_the_stop_is_refused(void **state)
{
	struct hall hall;
	(void)state;
	hall_open(&hall, 1, 1);
	int client = ask(&hall);
	assert_true(is_answered(client, LONG_MS));
	hall_close(&hall); /* while the acceptor waits for a place */
	int late = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_not_equal(connect(late, (const struct sockaddr *)&hall.address, sizeof(hall.address)), 0);
	close(late);
	close(client);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_burst_is_dealt_out_evenly),
		cmocka_unit_test(beyond_the_limit_connections_wait_until_one_is_closed),
		cmocka_unit_test(a_full_list_of_ready_connections_is_served_after_a_nudge),
		cmocka_unit_test(who_comes_after_the_stop_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
