/* The seat: news without a reload, signing in elsewhere, two servers on one database, a database that goes away. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/buf.h"
#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COMMENT "/documents/cv-246/actions/document.comment"

static void listen_to(struct client *client, const char *path)
{
	client_get(client, path);
	assert_int_equal(client->status, 200);
	assert_true(str_starts_with(client_header(client, "Content-Type"), STR("text/event-stream")));
}

/* The same person on one more connection. */
static struct client *another_tab(const struct client *client, uint16_t port)
{
	struct client *tab = client_open(port);
	memcpy(tab->cookies, client->cookies, sizeof(tab->cookies));
	tab->cookie_count = client->cookie_count;
	tab->csrf = client->csrf;
	return tab;
}

static void colleagues_are_heard_without_a_reload(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	struct client *stream = another_tab(client, world->a.port);
	listen_to(stream, "/events");
	/* cv-251 comes back two seconds after the start. */
	assert_true(client_read_until(stream, "event: news", 10000));
	assert_true(client_read_until(stream, "\"href\":\"/documents/cv-251\"", 1000));
	client_get_json(client, "/events/poll?after=0");
	assert_true(client_says(client, "cv-251") || client_says(client, "\"type\":\"news\""));
	/* What was missed comes again, once, to a page that knows where it was. */
	struct client *again = another_tab(client, world->a.port);
	again->headers = "Last-Event-ID: 0\r\n";
	listen_to(again, "/events");
	assert_true(client_read_until(again, "cv-251", 3000));
	client_close(again);
	client_close(stream);
	client_close(client);
}

static void a_stream_hears_the_bell(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, "S2");
	struct client *stream = another_tab(client, world->a.port);
	listen_to(stream, "/events");
	assert_true(client_read_until(stream, "event: closed", WORLD_SHORT_S * 1000 + 8000));
	client_close(stream);
	client_close(client);
}

static void signing_in_elsewhere_moves_the_seat(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *old = client_open(world->a.port), *new = client_open(world->a.port);
	client_start(old, number);
	struct client *stream = another_tab(old, world->a.port);
	listen_to(stream, "/events");
	assert_int_equal(client_sign_in(new, number, WORLD_CODE), 303);
	assert_true(client_read_until(stream, "event: moved", 5000));
	/* The old seat looks on. */
	client_get(old, "/home");
	assert_int_equal(old->status, 200);
	client_post_json(old, COMMENT, "{\"note\":\"a\"}", NULL);
	assert_int_equal(old->status, 409);
	assert_true(client_says(old, "\"error\":\"moved\""));
	client_post_json(new, COMMENT, "{\"note\":\"a\"}", NULL);
	assert_int_equal(new->status, 200);
	assert_true(client_says(new, "\"seq\":1"));
	client_close(stream);
	client_close(old);
	client_close(new);
}

static void the_seat_moves_between_servers(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *old = client_open(world->a.port), *new = client_open(world->b.port);
	client_start(old, number);
	client_post_json(old, COMMENT, "{\"note\":\"a\"}", NULL);
	assert_int_equal(client_sign_in(new, number, WORLD_CODE), 303);
	/* Server a does not know yet; the store does. */
	client_post_json(old, COMMENT, "{\"note\":\"b\"}", NULL);
	assert_int_equal(old->status, 409);
	client_post_json(old, COMMENT, "{\"note\":\"b\"}", NULL);
	assert_int_equal(old->status, 409);
	client_post_json(new, COMMENT, "{\"note\":\"c\"}", NULL);
	assert_int_equal(new->status, 200);
	client_close(old);
	client_close(new);
}

/* A proxy sends requests of one session now here, now there: the numbers of the records stay in order. */
static void two_servers_share_one_journal(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *a = client_open(world->a.port);
	client_start(a, number);
	struct client *b = another_tab(a, world->b.port);
	for (int i = 0; i < 20; i++) {
		struct client *turn = i % 2 == 0 ? a : b;
		char body[60];
		snprintf(body, sizeof(body), "{\"note\":\"lần %d\"}", i);
		client_post_json(turn, COMMENT, body, NULL);
		assert_int_equal(turn->status, 200);
	}
	client_close(a);
	client_close(b);
	assert_int_equal(
		world_count(world,
	                "select (count(*) filter (where line like '%%document.comment%%') * 1000 + max(seq) "
	                "- count(*) + 1)::text from record where attempt in (select a.id from attempt a "
	                "join candidate c on c.id = a.candidate where c.number = '%s')",
	                number),
		20000);
}

static void the_database_may_go_away(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	world_ask(world,
	          "select pg_terminate_backend(pid)::text from pg_stat_activity where usename = 'saban_web'");
	client_get(client, "/home");
	assert_int_equal(client->status, 200);
	/* Connections that were cut are taken up again; what is answered with 503 may be sent again under its key. */
	unsigned tries = 0;
	do {
		client_post_json(client, COMMENT, "{\"note\":\"Vẫn còn\"}", "sau-khi-mat");
		assert_true(client->status == 200 || client->status == 503);
		if (client->status == 503)
			assert_false(str_is_empty(client_header(client, "Retry-After")));
		assert_true(++tries < 100);
	} while (client->status != 200);
	assert_int_equal(
		world_count(world,
	                "select count(*)::text from record where line like '%%Vẫn còn%%' and attempt in "
	                "(select a.id from attempt a join candidate c on c.id = a.candidate where "
	                "c.number = '%s')",
	                number),
		1);
	client_get(client, "/healthz");
	assert_int_equal(client->status, 200);
	client_close(client);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(colleagues_are_heard_without_a_reload), cmocka_unit_test(a_stream_hears_the_bell),
	cmocka_unit_test(signing_in_elsewhere_moves_the_seat),   cmocka_unit_test(the_seat_moves_between_servers),
	cmocka_unit_test(two_servers_share_one_journal),         cmocka_unit_test(the_database_may_go_away),
};

struct cases seat_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
