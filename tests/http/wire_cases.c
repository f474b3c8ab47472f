/* Connections: keep-alive, pipelining, slow and vanishing clients, HEAD, caching, headers on every answer. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

static void assert_safe_headers(const struct client *client)
{
	struct str policy = client_header(client, "Content-Security-Policy");
	assert_true(str_starts_with(policy, STR("default-src 'none'; ")));
	assert_true(str_find(policy, STR("unsafe")) == policy.len);
	assert_true(str_find(policy, STR("frame-ancestors 'none'")) < policy.len);
	assert_true(str_find(policy, STR("base-uri 'none'")) < policy.len);
	assert_true(str_equals(client_header(client, "X-Content-Type-Options"), STR("nosniff")));
	assert_true(str_equals(client_header(client, "Referrer-Policy"), STR("same-origin")));
	assert_true(str_equals(client_header(client, "Cross-Origin-Opener-Policy"), STR("same-origin")));
	assert_true(str_equals(client_header(client, "Cross-Origin-Resource-Policy"), STR("same-origin")));
	assert_false(str_is_empty(client_header(client, "Cache-Control")));
}

static void every_answer_has_its_headers(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	static const char *const before[] = {"/",         "/sign-in", "/healthz", "/static/saban.css",
	                                     "/khong-co", "/start",   "/%FF"};
	for (size_t i = 0; i < COUNT(before); i++) {
		client_get(client, before[i]);
		assert_safe_headers(client);
	}
	client_start(client, world_candidate(world));
	static const char *const after[] = {
		"/",        "/home",    "/incoming",    "/documents/cv-246",    "/documents/cv-246/files/1",
		"/hand-in", "/receipt", "/receipt.txt", "/events/poll?after=0", "/documents/khac"};
	for (size_t i = 0; i < COUNT(after); i++) {
		client_get(client, after[i]);
		assert_safe_headers(client);
	}
	client_get(client, "/home");
	assert_true(str_equals(client_header(client, "Cache-Control"), STR("no-store")));
	client_close(client);
}

static void connections_are_kept(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	for (int i = 0; i < 20; i++) {
		client_get(client, "/incoming");
		client_post_json(client, "/documents/cv-246/actions/document.comment", "{\"note\":\"lần nữa\"}",
		                 NULL);
		assert_int_equal(client->status, 200);
		client_get_json(client, "/");
	}
	assert_int_equal(client->connections, 1);
	client_close(client);
}

static void requests_may_be_pipelined(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_send(
		client,
		STR("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /sign-in HTTP/1.1\r\nHost: a\r\n\r\n"
	        "GET /static/mark.svg HTTP/1.1\r\nHost: a\r\n\r\nGET /khong-co HTTP/1.1\r\nHost: a\r\n\r\n"));
	const unsigned wanted[] = {200, 200, 200, 404};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		client_read(client);
		assert_int_equal(client->status, wanted[i]);
	}
	assert_int_equal(client->connections, 1);
	client_close(client);
}

static void a_slow_client_holds_up_nobody(void **state)
{
	struct world *world = *state;
	struct client *slow[8], *quick = client_open(world->a.port);
	struct str request = STR("GET /sign-in HTTP/1.1\r\nHost: a\r\n\r\n");
	for (size_t i = 0; i < COUNT(slow); i++)
		slow[i] = client_open(world->a.port);
	for (size_t at = 0; at < request.len; at++) {
		for (size_t i = 0; i < COUNT(slow); i++)
			client_send(slow[i], str_slice(request, at, at + 1));
		if (at % 8 == 0) {
			client_get(quick, "/healthz");
			assert_int_equal(quick->status, 200);
		}
	}
	for (size_t i = 0; i < COUNT(slow); i++) {
		client_read(slow[i]);
		assert_int_equal(slow[i]->status, 200);
		client_close(slow[i]);
	}
	client_close(quick);
}

/* Gone while its request waits for a commit or for scrypt: the service must not stumble over it. */
static void a_client_may_vanish_while_it_waits(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	for (int i = 0; i < 20; i++) {
		struct client *gone = client_open(world->a.port);
		struct buf out = buf_in(&gone->arena), body = buf_in(&gone->arena);
		buf_add_c(&body, "note=Mất&csrf=");
		buf_add(&body, client->csrf);
		buf_add_c(&out, "POST /documents/cv-246/actions/document.comment HTTP/1.1\r\nHost: a\r\nAccept: "
		                "application/json\r\n"
		                "Content-Type: application/x-www-form-urlencoded\r\nCookie: ");
		for (size_t k = 0; k < client->cookie_count; k++) {
			buf_add(&out, client->cookies[k].name);
			buf_add_char(&out, '=');
			buf_add(&out, client->cookies[k].value);
			buf_add_c(&out, "; ");
		}
		buf_add_c(&out, "\r\nContent-Length: ");
		buf_add_u64(&out, body.len);
		buf_add_c(&out, "\r\n\r\n");
		buf_add(&out, buf_str(&body));
		client_send(gone, buf_str(&out));
		client_close(gone);
	}
	client_get(client, "/documents/cv-246");
	assert_int_equal(client->status, 200);
	client_post_json(client, "/documents/cv-246/actions/document.comment", "{\"note\":\"Còn đây\"}", NULL);
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void head_is_get_without_its_body(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	struct buf out = buf_in(&client->arena);
	buf_add_c(&out, "HEAD /documents/cv-246 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: saban=");
	for (size_t i = 0; i < client->cookie_count; i++)
		if (str_equals(client->cookies[i].name, STR("saban")))
			buf_add(&out, client->cookies[i].value);
	buf_add_c(&out, "\r\n\r\n");
	client_send(client, buf_str(&out));
	assert_true(client_read_until(client, "\r\n\r\n", 10000));
	assert_true(str_starts_with(client->pending, STR("HTTP/1.1 200")));
	assert_true(str_ends_with(client->pending, STR("\r\n\r\n")));
	/* Nobody has read anything. */
	assert_int_equal(
		world_count(world,
	                "select count(*)::text from record where attempt in (select a.id from attempt a "
	                "join candidate c on c.id = a.candidate where c.number = '%s')",
	                number),
		1);
	client_close(client);
}

static void static_files_are_not_sent_twice(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/static/saban.css");
	assert_int_equal(client->status, 200);
	struct str etag = client_header(client, "ETag");
	struct buf header = buf_in(&client->arena);
	buf_add_c(&header, "If-None-Match: ");
	buf_add(&header, etag);
	buf_add_c(&header, "\r\n");
	buf_add_char(&header, '\0');
	client->headers = header.ptr;
	client_get(client, "/static/saban.css");
	assert_int_equal(client->status, 304);
	client->headers = NULL;
	static const char *const none[] = {"/static/../pages/home.html", "/static/%2e%2e/pages/home.html",
	                                   "/static/", "/static/icons/nothing.svg", "/static/saban.css/"};
	for (size_t i = 0; i < COUNT(none); i++) {
		client_get(client, none[i]);
		assert_int_equal(client->status, 404);
	}
	client_get(client, "/static/bootstrap.min.css");
	assert_int_equal(client->status, 200);
	client_get(client, "/static/icons/flag.svg");
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void a_port_that_is_taken_is_said(void **state)
{
	struct world *world = *state;
	char port[8];
	snprintf(port, sizeof(port), "%u", (unsigned)world->a.port);
	struct service third = service_start(world, "/c", (const char *const[]){"--port", port, NULL});
	int status = 0;
	assert_int_equal(waitpid(third.pid, &status, 0), third.pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 0);
	struct str log = fixture_read_file(&world->database->arena, third.log.ptr);
	assert_true(str_find(log, STR("the port is taken")) < log.len);
	assert_true(str_find(log, STR("--port 0")) < log.len);
	/* Said at once, before anything slow was begun. */
	assert_true(str_find(log, STR("papers")) == log.len);
	assert_true(str_find(log, STR("database")) == log.len);
}

/* The licence's section 13: whoever uses the service is offered the source of what runs. */
static void the_source_is_offered(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/sign-in");
	assert_true(client_says(client, "href=\"/about\""));
	client_get(client, "/about");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "GNU Affero General Public License"));
	assert_true(client_says(client, "Đơn vị vận hành máy chủ này đưa bạn mã nguồn"));
	client_close(client);

	struct service third = service_start(
		world, "/d", (const char *const[]){"--source-url", "https://example.org/saban-1.2", NULL});
	service_wait(world, &third);
	client = client_open(third.port);
	client_get(client, "/about");
	bool is_linked = client_says(client, "href=\"https://example.org/saban-1.2\"");
	client_close(client);
	assert_int_equal(service_stop(&third), 0);
	assert_true(is_linked);
}

static void a_source_that_is_no_page_is_refused(void **state)
{
	struct world *world = *state;
	struct service third = service_start(world, "/e",
	                                     (const char *const[]){"--source-url", "javascript:alert(1)", NULL});
	int status = 0;
	assert_int_equal(waitpid(third.pid, &status, 0), third.pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_answer_has_its_headers),
	cmocka_unit_test(connections_are_kept),
	cmocka_unit_test(requests_may_be_pipelined),
	cmocka_unit_test(a_slow_client_holds_up_nobody),
	cmocka_unit_test(a_client_may_vanish_while_it_waits),
	cmocka_unit_test(head_is_get_without_its_body),
	cmocka_unit_test(static_files_are_not_sent_twice),
	cmocka_unit_test(a_port_that_is_taken_is_said),
	cmocka_unit_test(the_source_is_offered),
	cmocka_unit_test(a_source_that_is_no_page_is_refused),
};

struct cases wire_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
