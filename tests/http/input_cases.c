/* What should not have been sent: every answer is a clear one, and nothing is recorded that should not be. */
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

static uint64_t records(struct world *world, const char *number)
{
	return world_count(world,
	                   "select count(*)::text from record where attempt in (select a.id from attempt a join "
	                   "candidate c on c.id = a.candidate where c.number = '%s')",
	                   number);
}

static void foreign_ids_are_not_found_and_noted(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-9999");
	assert_int_equal(client->status, 404);
	client_get(client, "/documents/cv-260"); /* there, but not on his desk yet */
	assert_int_equal(client->status, 404);
	client_post_json(client, "/documents/cv-9999/actions/document.comment", "{\"note\":\"x\"}", NULL);
	assert_int_equal(client->status, 404);
	assert_true(client_says(client, "\"error\":\"not_found\""));
	assert_int_equal(records(world, number), 4);
	assert_int_equal(
		world_count(world,
	                "select count(*)::text from audit where what = 'foreign-document' and candidate "
	                "= (select id from candidate where number = '%s')",
	                number),
		3);
	/* What cannot be an id is not worth a record. */
	const char *odd[] = {"/documents/..%2f..%2fetc", "/documents/A", "/documents/%00", "/documents/a%20b",
	                     "/documents/"};
	for (size_t i = 0; i < COUNT(odd); i++) {
		client_get(client, odd[i]);
		assert_in_range(client->status, 400, 404);
	}
	assert_int_equal(records(world, number), 4);
	client_close(client);
}

static void actions_that_are_no_persons_have_no_address(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	const char *none[] = {"document.arrive", "attempt.close", "attempt.extend", "attempt.hand_in",
	                      "document.nothing"};
	for (size_t i = 0; i < COUNT(none); i++) {
		char path[100];
		snprintf(path, sizeof(path), "/documents/cv-246/actions/%s", none[i]);
		client_post_json(client, path, "{}", NULL);
		assert_int_equal(client->status, 404);
	}
	assert_int_equal(records(world, number), 1);
	/* A clerk's action is refused by the office, which is recorded. */
	client_post_json(client, "/documents/cv-246/actions/document.register", "{\"book\":\"den\"}", NULL);
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "not_your_role"));
	assert_int_equal(records(world, number), 2);
	client_close(client);
}

static void bodies_that_are_no_text_are_refused(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	struct str token = client->csrf;
	static const char *const bodies[] = {
		"note=%FF",
		"note=%C0%AF",
		"note=%ED%A0%80",
		"note=\xFF",
		"note=%00",
		"note=%1",
		"note=%zz",
		"{\"note\":\"\\ud800\"}",
		"{\"note\":\"\xC3\"}",
		"{\"note\":\"a\\u0000\"}",
		"{\"note\":1e}",
		"{\"note\":\"a\"",
		"{\"note\":\"a\"} {}",
		"{\"note\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}}",
	};
	for (size_t i = 0; i < COUNT(bodies); i++) {
		client->csrf = token;
		client_post_json(client, COMMENT, bodies[i], NULL);
		assert_int_equal(client->status, 400);
	}
	client->csrf = token;
	client_get(client, "/incoming?q=%FF");
	assert_int_equal(client->status, 400);
	client_get(client, "/%FF");
	assert_int_equal(client->status, 400);
	assert_int_equal(records(world, number), 1);
	client_close(client);
}

static void unknown_and_doubled_fields_are_named(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	static const struct {
		const char *path, *body, *field;
	} cases[] = {
		{COMMENT, "note=a&sai=1", "sai"},
		{COMMENT, "note=a&note=b", "note"},
		{COMMENT, "{\"note\":\"a\",\"to\":\"ct\"}", "to"},
		{"/documents/cv-246/actions/document.route", "main=a&main=b", "main"},
		{"/documents/cv-246/actions/document.route", "{\"recipients\":[{\"whom\":\"ct\"}]}",
	     "recipients.0.whom"},
		{"/tasks", "flag=t1&skip=t1&x=1", "x"},
		{"/hand-in", "sure=1&y=1", "y"},
		{"/start", "read=1&z=1", "z"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[100];
		client_get_json(client, "/");
		client_post_json(client, cases[i].path, cases[i].body, NULL);
		assert_int_equal(client->status, 400);
		snprintf(wanted, sizeof(wanted), "\"field\":\"%s\"", cases[i].field);
		assert_true(client_says(client, wanted));
	}
	client_close(client);
}

static void a_body_of_ten_megabytes_is_too_large(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	struct buf body = buf_sized(&client->arena, 10 * 1024 * 1024);
	client_start(client, world_candidate(world));
	buf_add_c(&body, "note=");
	while (body.len < 10 * 1024 * 1024)
		buf_add_char(&body, 'a');
	buf_add_char(&body, '\0');
	client_post(client, COMMENT, body.ptr);
	assert_int_equal(client->status, 413);
	/* The service goes on, on the same connection. */
	client_get(client, "/home");
	assert_int_equal(client->status, 200);
	/* A field that is too long is the form's mistake, a text that is too long the office's to refuse. */
	struct str all = buf_str(&body);
	struct buf field = buf_in(&client->arena), text = buf_in(&client->arena);
	buf_add(&field, str_slice(all, 0, 70 * 1024));
	buf_add_char(&field, '\0');
	client_post(client, COMMENT, field.ptr);
	assert_int_equal(client->status, 400);
	client_get(client, "/documents/cv-246");
	buf_add(&text, str_slice(all, 0, 5000));
	buf_add_char(&text, '\0');
	client_post(client, COMMENT, text.ptr);
	assert_int_equal(client->status, 422);
	client_close(client);
}

static void too_many_fields_are_refused(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	struct buf body = buf_in(&client->arena);
	client_start(client, world_candidate(world));
	for (int i = 0; i < 300; i++)
		buf_add_c(&body, "support=a&");
	buf_add_c(&body, "note=");
	buf_add_char(&body, '\0');
	client_post_json(client, "/documents/cv-246/actions/document.route", body.ptr, NULL);
	assert_int_equal(client->status, 400);
	client_close(client);
}

static void other_media_types_are_refused(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/sign-in");
	client_send(
		client,
		STR("POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\na=b"));
	client_read(client);
	assert_int_equal(client->status, 400);
	client_close(client);
}

static void other_methods_are_refused_with_what_is_allowed(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	static const struct {
		const char *line, *allow;
	} cases[] = {
		{"PUT /home", "GET, HEAD"}, {"DELETE /documents/cv-246", "GET, HEAD"}, {"POST /home", "GET, HEAD"},
		{"GET /start", "POST"},     {"PATCH /sign-in", "GET, HEAD, POST"},     {"OPTIONS /tasks", "POST"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char request[200];
		int length = snprintf(request, sizeof(request), "%s HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
		                      cases[i].line);
		client_send(client, (struct str){request, (size_t)length});
		client_read(client);
		assert_int_equal(client->status, 405);
		assert_true(str_equals(client_header(client, "Allow"), str_from_c(cases[i].allow)));
	}
	client_get(client, "/khong-co");
	assert_int_equal(client->status, 404);
	client_close(client);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(foreign_ids_are_not_found_and_noted),
	cmocka_unit_test(actions_that_are_no_persons_have_no_address),
	cmocka_unit_test(bodies_that_are_no_text_are_refused),
	cmocka_unit_test(unknown_and_doubled_fields_are_named),
	cmocka_unit_test(a_body_of_ten_megabytes_is_too_large),
	cmocka_unit_test(too_many_fields_are_refused),
	cmocka_unit_test(other_media_types_are_refused),
	cmocka_unit_test(other_methods_are_refused_with_what_is_allowed),
};

struct cases input_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
