/* tests/db/proxy.c - see proxy.h. One thread, one poll. */
#include "tests/db/proxy.h"

#include "base/buf.h"
#include "host/text.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#define LINKS_MAX 16
#define SOCKET_NAME "/.s.PGSQL.5432"

struct link {
	int client, server; /* -1: free */
	bool cut_at_answer;
};

struct proxy {
	char dir[32];
	struct sockaddr_un server, own;
	int listener, wake[2];
	struct link links[LINKS_MAX];
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t was_cut;
	enum proxy_cut cut;
	bool is_held, is_ending;
};

static void unlink_pair(struct link *link)
{
	close(link->client);
	close(link->server);
	*link = (struct link){-1, -1, false};
}

static void accept_link(struct proxy *proxy)
{
	int client = accept(proxy->listener, NULL, NULL);
	pthread_mutex_lock(&proxy->lock);
	bool is_held = proxy->is_held;
	pthread_mutex_unlock(&proxy->lock);
	int server = is_held ? -1 : socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (server < 0 || connect(server, (struct sockaddr *)&proxy->server, sizeof(proxy->server)) != 0) {
		if (server >= 0)
			close(server);
		close(client);
		return;
	}
	for (size_t i = 0; i < LINKS_MAX; i++) {
		if (proxy->links[i].client < 0) {
			proxy->links[i] = (struct link){client, server, false};
			return;
		}
	}
	abort();
}

static void forward(struct link *link, int from, int to)
{
	char bytes[65536];
	ssize_t got = read(from, bytes, sizeof(bytes));
	if (got <= 0) {
		unlink_pair(link);
		return;
	}
	for (ssize_t done = 0; done < got;) {
		ssize_t put = write(to, bytes + done, (size_t)(got - done));
		if (put <= 0) {
			unlink_pair(link);
			return;
		}
		done += put;
	}
}

static void note_cut(struct proxy *proxy, struct link *link)
{
	unlink_pair(link);
	pthread_mutex_lock(&proxy->lock);
	proxy->cut = PROXY_NO_CUT;
	pthread_cond_broadcast(&proxy->was_cut);
	pthread_mutex_unlock(&proxy->lock);
}

static void from_client(struct proxy *proxy, struct link *link)
{
	pthread_mutex_lock(&proxy->lock);
	enum proxy_cut cut = proxy->cut;
	pthread_mutex_unlock(&proxy->lock);
	if (cut == PROXY_CUT_REQUEST) {
		note_cut(proxy, link);
		return;
	}
	link->cut_at_answer = cut == PROXY_CUT_ANSWER;
	forward(link, link->client, link->server);
}

static void from_server(struct proxy *proxy, struct link *link)
{
	if (link->cut_at_answer)
		note_cut(proxy, link);
	else
		forward(link, link->server, link->client);
}

static void *run(void *context)
{
	struct proxy *proxy = context;
	for (;;) {
		struct pollfd fds[2 + 2 * LINKS_MAX] = {{proxy->listener, POLLIN, 0}, {proxy->wake[0], POLLIN, 0}};
		for (size_t i = 0; i < LINKS_MAX; i++) {
			fds[2 + 2 * i] = (struct pollfd){proxy->links[i].client, POLLIN, 0};
			fds[3 + 2 * i] = (struct pollfd){proxy->links[i].server, POLLIN, 0};
		}
		if (poll(fds, 2 + 2 * LINKS_MAX, -1) < 0 && errno != EINTR)
			abort();
		if (fds[1].revents != 0)
			return NULL;
		for (size_t i = 0; i < LINKS_MAX; i++) {
			struct link *link = &proxy->links[i];
			if (link->client >= 0 && fds[2 + 2 * i].revents != 0)
				from_client(proxy, link);
			if (link->server >= 0 && fds[3 + 2 * i].revents != 0)
				from_server(proxy, link);
		}
		if (fds[0].revents != 0)
			accept_link(proxy);
	}
}

static struct sockaddr_un address_in(const char *dir)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	assert_true(strlen(dir) + sizeof(SOCKET_NAME) <= sizeof(address.sun_path));
	strcpy(address.sun_path, dir);
	strcat(address.sun_path, SOCKET_NAME);
	return address;
}

struct proxy *proxy_open(struct str server_dir, struct arena *arena)
{
	struct proxy *proxy = calloc(1, sizeof(*proxy));
	assert_non_null(proxy);
	strcpy(proxy->dir, "/tmp/saban-proxy-XXXXXX");
	assert_non_null(mkdtemp(proxy->dir));
	proxy->server = address_in(str_copy_c(arena, server_dir));
	proxy->own = address_in(proxy->dir);
	proxy->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(proxy->listener, (struct sockaddr *)&proxy->own, sizeof(proxy->own)), 0);
	assert_int_equal(listen(proxy->listener, 16), 0);
	assert_int_equal(pipe(proxy->wake), 0);
	for (size_t i = 0; i < LINKS_MAX; i++)
		proxy->links[i] = (struct link){-1, -1, false};
	pthread_mutex_init(&proxy->lock, NULL);
	pthread_cond_init(&proxy->was_cut, NULL);
	assert_int_equal(pthread_create(&proxy->thread, NULL, run, proxy), 0);
	return proxy;
}

void proxy_close(struct proxy *proxy)
{
	assert_int_equal(write(proxy->wake[1], "x", 1), 1);
	pthread_join(proxy->thread, NULL);
	for (size_t i = 0; i < LINKS_MAX; i++) {
		if (proxy->links[i].client >= 0)
			unlink_pair(&proxy->links[i]);
	}
	close(proxy->listener);
	close(proxy->wake[0]);
	close(proxy->wake[1]);
	unlink(proxy->own.sun_path);
	rmdir(proxy->dir);
	pthread_cond_destroy(&proxy->was_cut);
	pthread_mutex_destroy(&proxy->lock);
	free(proxy);
}

struct str proxy_address(const struct proxy *proxy, const char *role, struct arena *arena)
{
	struct buf address = buf_in(arena);
	buf_add_c(&address, "host=");
	buf_add_c(&address, proxy->dir);
	buf_add_c(&address, " port=5432 dbname=saban user=");
	buf_add_c(&address, role);
	return text_join(arena, buf_str(&address), STR(""));
}

void proxy_cut(struct proxy *proxy, enum proxy_cut cut)
{
	pthread_mutex_lock(&proxy->lock);
	proxy->cut = cut;
	pthread_mutex_unlock(&proxy->lock);
}

void proxy_hold(struct proxy *proxy, bool is_held)
{
	pthread_mutex_lock(&proxy->lock);
	proxy->is_held = is_held;
	pthread_mutex_unlock(&proxy->lock);
}

void proxy_wait_cut(struct proxy *proxy)
{
	pthread_mutex_lock(&proxy->lock);
	while (proxy->cut != PROXY_NO_CUT)
		pthread_cond_wait(&proxy->was_cut, &proxy->lock);
	pthread_mutex_unlock(&proxy->lock);
}
