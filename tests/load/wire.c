#include "tests/load/wire.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define TOOK_US_MAX 2000000 /* slower answers count as this slow */

struct client {
	int fd;
	struct arena arena; /* of one request */
	struct buf request;
	size_t sent;
	char *answer;
	size_t len, capacity;
	size_t head_len, body_len; /* once the head is there */
	bool is_busy, is_reopened; /* for this request */
	int64_t started_us;
};

struct wire {
	struct wire_plan plan;
	struct client *clients;
	int epoll;
	size_t busy, count;
	uint32_t *took; /* histogram in steps of 10 us */
};

#define TOOK_STEP_US 10

static void give_up(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int64_t now_us(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

static void client_connect(struct wire *wire, size_t at)
{
	struct client *client = &wire->clients[at];
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(wire->plan.port)};
	int yes = 1;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	client->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (client->fd < 0 || connect(client->fd, (const struct sockaddr *)&address, sizeof(address)) != 0)
		give_up("connect");
	setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	struct epoll_event event = {.events = EPOLLIN, .data.u64 = at};
	if (epoll_ctl(wire->epoll, EPOLL_CTL_ADD, client->fd, &event) != 0)
		give_up("epoll");
}

struct wire *wire_open(const struct wire_plan *plan)
{
	struct wire *wire = calloc(1, sizeof(*wire));
	if (wire == NULL)
		give_up("memory");
	wire->plan = *plan;
	wire->epoll = epoll_create1(EPOLL_CLOEXEC);
	wire->clients = calloc(plan->clients, sizeof(wire->clients[0]));
	wire->took = calloc(TOOK_US_MAX / TOOK_STEP_US + 1, sizeof(wire->took[0]));
	if (wire->epoll < 0 || wire->clients == NULL || wire->took == NULL)
		give_up("memory");
	for (size_t i = 0; i < plan->clients; i++) {
		wire->clients[i].arena = test_arena();
		client_connect(wire, i);
	}
	return wire;
}

void wire_close(struct wire *wire)
{
	for (size_t i = 0; i < wire->plan.clients; i++) {
		close(wire->clients[i].fd);
		free(wire->clients[i].answer);
		arena_finish(&wire->clients[i].arena);
	}
	close(wire->epoll);
	free(wire->clients);
	free(wire->took);
	free(wire);
}

/* Requests are small: they fit into the socket's buffer. */
static void client_send(struct client *client)
{
	while (client->sent < client->request.len) {
		ssize_t sent = send(client->fd, client->request.ptr + client->sent,
		                    client->request.len - client->sent, MSG_NOSIGNAL);
		if (sent < 0 && errno != EPIPE && errno != ECONNRESET)
			give_up("send");
		if (sent < 0)
			return; /* reading will show it */
		client->sent += (size_t)sent;
	}
}

static void client_begin(struct wire *wire, size_t at)
{
	struct client *client = &wire->clients[at];
	arena_reset(&client->arena);
	client->request = buf_sized(&client->arena, 1024);
	client->sent = client->len = client->head_len = 0;
	bool has_next = wire->plan.next(wire->plan.context, at, &client->request);
	if (client->is_busy != has_next)
		wire->busy += has_next ? 1 : (size_t)-1;
	client->is_busy = has_next;
	client->is_reopened = false;
	if (!has_next)
		return;
	client->started_us = now_us();
	client_send(client);
}

struct str wire_header(const struct wire_answer *answer, const char *name)
{
	struct str rest = answer->head, wanted = str_from_c(name);
	while (!str_is_empty(rest)) {
		struct str line = str_cut(&rest, '\n');
		if (str_starts_with(line, wanted) && line.len > wanted.len && line.ptr[wanted.len] == ':')
			return str_trim(str_slice(line, wanted.len + 1, line.len));
	}
	return (struct str){0};
}

/* True when the whole answer is there. */
static bool client_is_through(struct client *client)
{
	if (client->head_len == 0) {
		struct str all = {client->answer, client->len};
		size_t end = str_find(all, STR("\r\n\r\n"));
		if (end == all.len)
			return false;
		struct wire_answer answer = {.head = str_slice(all, 0, end + 2)};
		uint64_t length = 0;
		if (!str_to_u64(wire_header(&answer, "Content-Length"), &length)) {
			errno = EPROTO;
			give_up("an answer without Content-Length");
		}
		client->head_len = end + 4;
		client->body_len = (size_t)length;
	}
	return client->len >= client->head_len + client->body_len;
}

/* The service closes a connection on which nothing was asked for a minute. Like a browser, a client then opens another,
 * and asks there, once, what it may have asked too late. */
static bool client_reopens(struct wire *wire, size_t at)
{
	struct client *client = &wire->clients[at];
	if (client->is_busy && (client->len > 0 || client->is_reopened))
		return false;
	close(client->fd);
	client_connect(wire, at);
	client->is_reopened = true;
	client->sent = 0;
	if (client->is_busy)
		client_send(client);
	return true;
}

static void client_read(struct wire *wire, size_t at)
{
	struct client *client = &wire->clients[at];
	if (client->capacity - client->len < 16384) {
		client->capacity = client->capacity * 2 + 65536;
		client->answer = realloc(client->answer, client->capacity);
		if (client->answer == NULL)
			give_up("memory");
	}
	ssize_t got = recv(client->fd, client->answer + client->len, client->capacity - client->len, 0);
	if (got == 0)
		errno = ECONNRESET;
	if (got <= 0 && errno == ECONNRESET && client_reopens(wire, at))
		return;
	if (got <= 0)
		give_up("recv");
	client->len += (size_t)got;
}

static void client_answered(struct wire *wire, size_t at)
{
	struct client *client = &wire->clients[at];
	struct wire_answer answer = {
		.head = {client->answer, client->head_len},
		.body = {client->answer + client->head_len, client->body_len},
		.took_us = now_us() - client->started_us,
	};
	uint64_t status = 0;
	str_to_u64(str_slice(answer.head, 9, 12), &status);
	answer.status = (unsigned)status;
	int64_t took_us = answer.took_us < TOOK_US_MAX ? answer.took_us : TOOK_US_MAX;
	wire->took[took_us / TOOK_STEP_US]++;
	wire->count++;
	wire->plan.answered(wire->plan.context, at, &answer);
}

double wire_run(struct wire *wire, double limit_seconds)
{
	struct epoll_event events[256];
	int64_t from_us = now_us();
	memset(wire->took, 0, (TOOK_US_MAX / TOOK_STEP_US + 1) * sizeof(wire->took[0]));
	wire->count = 0;
	for (size_t i = 0; i < wire->plan.clients; i++)
		client_begin(wire, i);
	while (wire->busy > 0) {
		int count = epoll_wait(wire->epoll, events, COUNT(events), -1);
		bool is_late = limit_seconds > 0 && (double)(now_us() - from_us) > limit_seconds * 1e6;
		for (int i = 0; i < count; i++) {
			size_t at = (size_t)events[i].data.u64;
			struct client *client = &wire->clients[at];
			client_read(wire, at);
			if (!client->is_busy || !client_is_through(client))
				continue;
			client_answered(wire, at);
			if (is_late) {
				client->is_busy = false;
				wire->busy--;
			} else {
				client_begin(wire, at);
			}
		}
	}
	return (double)(now_us() - from_us) / 1e6;
}

size_t wire_count(const struct wire *wire)
{
	return wire->count;
}

int64_t wire_took_us(const struct wire *wire, unsigned thousandths)
{
	size_t wanted = wire->count * thousandths / 1000, seen = 0;
	for (size_t i = 0; i <= TOOK_US_MAX / TOOK_STEP_US; i++) {
		seen += wire->took[i];
		if (seen > wanted)
			return (int64_t)i * TOOK_STEP_US;
	}
	return TOOK_US_MAX;
}
