/* tests/unit/host/listener_test.c - a place on the network is taken or said to be taken, and nobody waits at it. */
#include "host/listener.h"

#include "tests/support/memory.h"

#include <arpa/inet.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static struct sockaddr_in name_of(int fd)
{
	struct sockaddr_in name = {0};
	socklen_t length = sizeof(name);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&name, &length), 0);
	return name;
}

static void a_free_port_is_found(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	int fd = -1;
	assert_true(listener_open(STR(""), 0, &arena, &fd, &err));
	struct sockaddr_in name = name_of(fd);
	assert_int_equal(ntohl(name.sin_addr.s_addr), INADDR_LOOPBACK);
	assert_true(ntohs(name.sin_port) > 0);
	close(fd);
	arena_finish(&arena);
}

static void a_port_where_somebody_listens_is_taken(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	int first = -1, second = -1;
	assert_true(listener_open(STR("127.0.0.1"), 0, &arena, &first, &err));
	assert_int_equal(listen(first, 1), 0);
	uint16_t port = ntohs(name_of(first).sin_port);
	assert_false(listener_open(STR("127.0.0.1"), port, &arena, &second, &err));
	assert_int_equal(err.class, ERR_CONFLICT);
	assert_true(str_starts_with(err.source, STR("127.0.0.1:")));
	assert_true(str_find(err.advice, STR("--port 0")) < err.advice.len);
	assert_int_equal(second, -1);
	close(first);
	arena_finish(&arena);
}

static void nobody_waits_for_a_service_that_starts(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	int fd = -1;
	assert_true(listener_open(STR(""), 0, &arena, &fd, &err));
	struct sockaddr_in name = name_of(fd);
	int client = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(client, (const struct sockaddr *)&name, sizeof(name)), -1);
	assert_int_equal(errno, ECONNREFUSED);
	close(client);
	close(fd);
	arena_finish(&arena);
}

static void what_is_no_address_is_said(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	int fd = -1;
	assert_false(listener_open(STR("localhost"), 0, &arena, &fd, &err));
	assert_int_equal(err.class, ERR_INPUT);
	/* A network kept for examples: no machine has this address. */
	assert_false(listener_open(STR("192.0.2.1"), 0, &arena, &fd, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_true(str_equals(err.source, STR("192.0.2.1")));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_free_port_is_found),
		cmocka_unit_test(a_port_where_somebody_listens_is_taken),
		cmocka_unit_test(nobody_waits_for_a_service_that_starts),
		cmocka_unit_test(what_is_no_address_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
