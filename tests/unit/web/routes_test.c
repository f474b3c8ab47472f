#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include "base/buf.h"
#include "base/check.h"
#include "web/routes.h"
#include "web/web.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void addresses_lead_to_their_rows(void **state)
{
	static const struct {
		enum http_method method;
		const char *path, *row, *first;
	} cases[] = {
		{HTTP_GET, "/", "/", ""},
		{HTTP_GET, "/home", "/home", ""},
		{HTTP_GET, "/documents/cv-246", "/documents/*", "cv-246"},
		{HTTP_GET, "/documents/cv-246/files/1", "/documents/*/files/*", "cv-246"},
		{HTTP_GET, "/documents/cv-246/files/1/pages/2", "/documents/*/files/*/pages/*", "cv-246"},
		{HTTP_POST, "/documents/cv-246/actions/document.route", "/documents/*/actions/*", "cv-246"},
		{HTTP_GET, "/static/saban.css", "/static/*", "saban.css"},
		{HTTP_GET, "/static/icons/flag.svg", "/static/icons/*", "flag.svg"},
		{HTTP_GET, "/events/poll", "/events/poll", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct route *route;
		struct str params[ROUTE_PARAMS_MAX] = {0};
		const char *allow;
		assert_int_equal(route_find(cases[i].method, str_from_c(cases[i].path), &route, params, &allow),
		                 ROUTE_FOUND);
		assert_string_equal(route->path, cases[i].row);
		assert_true(str_equals(params[0], str_from_c(cases[i].first)));
	}
}

static void what_is_no_address_is_not_found(void **state)
{
	static const char *const none[] = {"",
	                                   "home",
	                                   "/home/",
	                                   "//home",
	                                   "/documents",
	                                   "/documents/",
	                                   "/documents/a/",
	                                   "/documents//files/1",
	                                   "/static/icons",
	                                   "/h",
	                                   "/sign-inn",
	                                   "/static/a/b"};
	(void)state;
	for (size_t i = 0; i < COUNT(none); i++) {
		const struct route *route;
		struct str params[ROUTE_PARAMS_MAX];
		const char *allow;
		enum route_found found = route_find(HTTP_GET, str_from_c(none[i]), &route, params, &allow);
		/* "/static/icons" is a file's name as far as the table knows. */
		assert_int_equal(found, strcmp(none[i], "/static/icons") == 0 ? ROUTE_FOUND : ROUTE_UNKNOWN);
	}
}

static void other_methods_are_told_what_is_allowed(void **state)
{
	static const struct {
		enum http_method method;
		const char *path, *allow;
	} cases[] = {
		{HTTP_POST, "/home", "GET, HEAD"},
		{HTTP_GET, "/start", "POST"},
		{HTTP_OTHER, "/sign-in", "GET, HEAD, POST"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct route *route;
		struct str params[ROUTE_PARAMS_MAX];
		const char *allow = NULL;
		assert_int_equal(route_find(cases[i].method, str_from_c(cases[i].path), &route, params, &allow),
		                 ROUTE_OTHER_METHOD);
		assert_string_equal(allow, cases[i].allow);
	}
}

/* "| GET | `/home` | attempt |" */
static bool has_row(struct arena *arena, struct str page, const struct route *route, struct str who)
{
	struct buf row = buf_in(arena);
	buf_add_c(&row, route->method == HTTP_POST ? "| POST | `" : "| GET | `");
	buf_add_c(&row, route->path);
	buf_add_c(&row, "` | ");
	buf_add(&row, who);
	buf_add_c(&row, " |");
	return str_find(page, buf_str(&row)) < page.len;
}

static void the_documented_table_is_this_one(void **state)
{
	static const char *const who[] = {"public", "anyone", "signed_in", "attempt", "seat"};
	struct arena arena = test_arena();
	struct str page = fixture_read(&arena, "docs/http.md");
	size_t count, rows = 0;
	const struct route *routes = route_list(&count);
	(void)state;
	for (size_t i = 0; i < count; i++)
		if (!has_row(&arena, page, &routes[i], str_from_c(who[routes[i].who])))
			fail_msg("docs/http.md has no row for %s", routes[i].path);
	for (struct str rest = page; !str_is_empty(rest);) {
		struct str line = str_cut(&rest, '\n');
		rows += str_starts_with(line, STR("| GET |")) || str_starts_with(line, STR("| POST |"));
	}
	assert_int_equal(rows, count);
	arena_finish(&arena);
}

static void the_table_is_written_for_other_tests(void **state)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	(void)state;
	web_routes_write(&out);
	struct str text = buf_str(&out);
	assert_true(str_starts_with(
		text, STR("[{\"method\":\"GET\",\"path\":\"/\",\"page\":null,\"who\":\"signed_in\",")));
	assert_true(
		str_find(
			text,
			STR("{\"method\":\"GET\",\"path\":\"/home\",\"page\":\"home\",\"who\":\"attempt\",\"states\":"
	            "[\"live\",\"moved\",\"paused\",\"closed\"]}")) < text.len);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_lead_to_their_rows),
		cmocka_unit_test(what_is_no_address_is_not_found),
		cmocka_unit_test(other_methods_are_told_what_is_allowed),
		cmocka_unit_test(the_documented_table_is_this_one),
		cmocka_unit_test(the_table_is_written_for_other_tests),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
