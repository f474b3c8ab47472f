/* Signing in: same answer whatever was wrong, limits, cookies, form tokens, signing out. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void leads_to_where_the_candidate_is(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/sign-in")));
	const char *number = world_candidate(world);
	assert_int_equal(client_sign_in(client, number, WORLD_CODE), 303);
	assert_true(client_says(client, "\"location\":\"/waiting\""));
	client_post(client, "/start", "read=1");
	client_get(client, "/");
	assert_true(str_equals(client_header(client, "Location"), STR("/home")));
	client_get(client, "/incoming?drawer=main");
	client_get(client, "/");
	assert_true(str_equals(client_header(client, "Location"), STR("/incoming?drawer=main")));
	client_close(client);
}

static void a_session_is_a_cookie_no_script_can_read(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/sign-in");
	char form[200];
	snprintf(form, sizeof(form), "candidate_no=%s&code=" WORLD_CODE, world_candidate(world));
	client_post(client, "/sign-in", form);
	struct str cookie = client_header(client, "Set-Cookie");
	assert_int_equal(client->status, 303);
	assert_true(str_starts_with(cookie, STR("saban=")));
	assert_true(str_find(cookie, STR("HttpOnly")) < cookie.len);
	assert_true(str_find(cookie, STR("SameSite=Strict")) < cookie.len);
	/* What the store keeps is not what the browser has. */
	struct str token = str_slice(cookie, 6, 6 + 64);
	char sql[300];
	snprintf(sql, sizeof(sql), "select count(*)::text from session where encode(token_hash, 'hex') = '%.*s'",
	         STR_ARG(token));
	assert_true(str_equals(world_ask(world, sql), STR("0")));
	snprintf(sql, sizeof(sql), "select count(*)::text from session where token_hash = sha256('%.*s')",
	         STR_ARG(token));
	assert_true(str_equals(world_ask(world, sql), STR("1")));
	client_close(client);
}

/* The body without the number that was typed and the token. */
static struct str answer_of(struct client *client, const char *number, const char *code)
{
	client_sign_in(client, number, code);
	assert_int_equal(client->status, 403);
	struct str rest = client->body;
	size_t at = str_find(rest, STR("<main"));
	assert_true(at < rest.len);
	size_t form = str_find(rest, STR("<form"));
	return str_slice(rest, at, form);
}

static void unknown_numbers_answer_like_wrong_codes(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	struct str wrong = answer_of(client, number, "khong-dung");
	struct str unknown = answer_of(client, "X9999", "khong-dung");
	assert_true(str_equals(wrong, unknown));
	assert_int_equal(client->status, 403);
	assert_int_equal(
		world_count(world, "select count(*)::text from audit where what = 'wrong-code' and detail = '%s'",
	                number),
		1);
	assert_int_equal(world_count(world, "select count(*)::text from audit where what || detail like '%%%s%%'",
	                             "khong-dung"),
	                 0);
	client_close(client);
}

/* Not a measurement: an answer without scrypt would come ten times sooner. */
/* A program hears what the page says, and gets the token for its next try. */
static void a_wrong_code_in_json_is_told_as_documented(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get_json(client, "/sign-in");
	client_post_json(client, "/sign-in", "{\"candidate_no\":\"X6666\",\"code\":\"khong-dung\"}", NULL);
	assert_int_equal(client->status, 403);
	assert_true(client_says(client, "{\"outcome\":\"error\",\"error\":\"wrong_code\",\"title\":\"Số báo danh "
	                                "hoặc mã dự thi chưa đúng.\",\"advice\":\"Nhìn lại thẻ"));
	assert_true(client_says(client, "\"csrf\":\""));
	for (int i = 0; i < 5; i++) {
		client_take_csrf(client);
		client_post_json(client, "/sign-in", "{\"candidate_no\":\"X6666\",\"code\":\"khong-dung\"}", NULL);
	}
	assert_int_equal(client->status, 429);
	assert_true(
		client_says(client, "\"error\":\"too_many\",\"title\":\"Đã thử quá nhiều lần.\",\"advice\":\"Đợi "));
	assert_false(str_is_empty(client_header(client, "Retry-After")));
	client_close(client);
}

static void unknown_numbers_take_as_long(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	const char *number = world_candidate(world);
	int64_t took_ms[2] = {INT64_MAX, INT64_MAX};
	for (int i = 0; i < 6; i++) {
		int64_t from_ms = world_now_ms();
		client_sign_in(client, i % 2 == 0 ? number : "X8888", "khong-dung");
		int64_t now_ms = world_now_ms() - from_ms;
		if (now_ms < took_ms[i % 2])
			took_ms[i % 2] = now_ms;
	}
	assert_true(took_ms[1] * 4 > took_ms[0]);
	assert_true(took_ms[0] * 4 > took_ms[1]);
	client_close(client);
}

static void too_many_tries_are_limited(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	const char *numbers[] = {world_candidate(world), "X7777"};
	for (size_t n = 0; n < COUNT(numbers); n++) {
		for (int i = 0; i < 5; i++)
			assert_int_equal(client_sign_in(client, numbers[n], "khong-dung"), 403);
		/* The right code does not help now, and no other number is held up. */
		assert_int_equal(client_sign_in(client, numbers[n], WORLD_CODE), 429);
		uint64_t wait_s = 0;
		assert_true(str_to_u64(client_header(client, "Retry-After"), &wait_s));
		assert_in_range(wait_s, 1, 60);
	}
	assert_int_equal(client_sign_in(client, world_candidate(world), WORLD_CODE), 303);
	client_close(client);
}

static void a_right_code_forgets_the_tries(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	const char *number = world_candidate(world);
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 4; i++)
			assert_int_equal(client_sign_in(client, number, "khong-dung"), 403);
		struct client *other = client_open(world->a.port);
		assert_int_equal(client_sign_in(other, number, WORLD_CODE), 303);
		client_close(other);
	}
	client_close(client);
}

static void a_code_may_be_typed_in_capitals(void **state)
{
	static const char *const codes[] = {"DUNG-MA-NAY", "dungmanay", "Dung+Ma+Nay"};
	struct world *world = *state;
	const char *number = world_candidate(world);
	for (size_t i = 0; i < COUNT(codes); i++) {
		struct client *client = client_open(world->a.port);
		assert_int_equal(client_sign_in(client, number, codes[i]), 303);
		client_close(client);
	}
}

static void a_form_needs_its_token(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port), *other = client_open(world->a.port);
	client_get(client, "/sign-in");
	client_post(client, "/sign-in", "candidate_no=T1&code=x&csrf=");
	assert_int_equal(client->status, 403);
	/* A stranger's token does not fit. */
	client_get(other, "/sign-in");
	client->csrf = other->csrf;
	client_post(client, "/sign-in", "candidate_no=T1&code=x");
	assert_int_equal(client->status, 403);

	client_start(client, world_candidate(world));
	client_start(other, world_candidate(world));
	client->csrf = other->csrf;
	client_post(client, "/documents/cv-246/actions/document.comment", "note=Giữ+lời+này");
	assert_int_equal(client->status, 403);
	assert_true(client_says(client, "Giữ lời này")); /* nothing typed is lost */
	assert_false(client_says(client, "saban_form"));
	/* With the fresh token of that page the same post goes through. */
	client_post(client, "/documents/cv-246/actions/document.comment", "note=Giữ+lời+này");
	assert_int_equal(client->status, 303);
	client_close(other);
	client_close(client);
}

static void a_token_stands_every_changed_byte(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	struct str right = client->csrf;
	for (size_t i = 0; i < right.len; i += 7) {
		char wrong[80] = {0};
		memcpy(wrong, right.ptr, right.len);
		wrong[i] = wrong[i] == '0' ? '1' : '0';
		client->csrf = str_from_c(wrong);
		client_post_json(client, "/tasks", "flag=t1", NULL);
		assert_int_equal(client->status, 403);
	}
	client->csrf = right;
	client_post_json(client, "/tasks", "flag=t1", NULL);
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void signing_out_ends_the_session(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	assert_int_equal(client_sign_in(client, world_candidate(world), WORLD_CODE), 303);
	struct cookie session = {0};
	for (size_t i = 0; i < client->cookie_count; i++)
		if (str_equals(client->cookies[i].name, STR("saban")))
			session = client->cookies[i];
	client_get(client, "/sign-out");
	assert_int_equal(client->status, 405);
	client_get_json(client, "/");
	client_post(client, "/sign-out", "");
	assert_int_equal(client->status, 303);
	/* The cookie is of no use any more, on either server. */
	uint16_t ports[] = {world->a.port, world->b.port};
	for (size_t i = 0; i < COUNT(ports); i++) {
		struct client *thief = client_open(ports[i]);
		thief->cookies[thief->cookie_count++] = session;
		client_get(thief, "/waiting");
		assert_int_equal(thief->status, 303);
		assert_true(str_equals(client_header(thief, "Location"), STR("/sign-in")));
		client_close(thief);
	}
	client_close(client);
}

static void the_language_is_remembered(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_get(client, "/sign-in");
	assert_true(client_says(client, "<html lang=\"vi\""));
	client_get(client, "/sign-in?lang=en");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/sign-in")));
	client_get(client, "/sign-in");
	assert_true(client_says(client, "<html lang=\"en\""));
	client_get(client, "/sign-in?lang=fr");
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void nowhere_leads_home_whoever_is_signed_in(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port), *other = client_open(world->b.port);
	client_get(client, "/khong-co");
	assert_int_equal(client->status, 404);
	assert_true(client_says(client, "Tới trang đăng nhập"));
	assert_int_equal(client_sign_in(client, world_candidate(world), WORLD_CODE), 303);
	client_get(client, "/khong-co");
	assert_int_equal(client->status, 404);
	assert_true(client_says(client, "Về trang chủ"));
	assert_false(client_says(client, "Tới trang đăng nhập"));
	client_get(client, "/start");
	assert_int_equal(client->status, 405);
	assert_true(client_says(client, "Về trang chủ"));
	/* A server that has not seen the session yet asks the store. */
	memcpy(other->cookies, client->cookies, sizeof(client->cookies));
	other->cookie_count = client->cookie_count;
	client_get(other, "/khong-co");
	assert_int_equal(other->status, 404);
	assert_true(client_says(other, "Về trang chủ"));
	client_get(other, "/favicon.ico");
	assert_int_equal(other->status, 200);
	assert_true(str_equals(client_header(other, "Content-Type"), STR("image/svg+xml")));
	client_close(other);
	client_close(client);
}

static void give_scenario(struct world *world, const char *number, const char *scenario)
{
	char sql[400];
	snprintf(sql, sizeof(sql),
	         "update candidate set scenario = '%s' where number = '%s'; update attempt set scenario = '%s' "
	         "where candidate = (select id from candidate where number = '%s')",
	         scenario, number, scenario, number);
	world_ask(world, sql);
}

static void is_told_and_can_leave(struct client *client, const char *number)
{
	assert_int_equal(client_sign_in(client, number, WORLD_CODE), 303);
	client_get(client, "/waiting");
	assert_int_equal(client->status, 503);
	assert_true(client_says(client, "Bài thi của bạn chưa được nạp"));
	assert_true(client_says(client, "Báo giám thị."));
	client_post(client, "/start", "read=1");
	assert_int_equal(client->status, 503);
	client_post(client, "/sign-out", "");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/sign-in")));
}

/* His scenario is not on this server: before the start; and after it, on a server that does not hold his attempt. */
static void a_missing_scenario_is_no_fault(void **state)
{
	struct world *world = *state;
	const char *fresh = world_candidate(world), *begun = world_candidate(world);
	struct client *client = client_open(world->a.port), *other = client_open(world->b.port);
	give_scenario(world, fresh, "khong-co");
	is_told_and_can_leave(client, fresh);
	client_start(client, begun);
	give_scenario(world, begun, "khong-co");
	is_told_and_can_leave(other, begun);
	give_scenario(world, begun, "bao-cao-cchc");
	client_close(other);
	client_close(client);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(leads_to_where_the_candidate_is),
	cmocka_unit_test(a_session_is_a_cookie_no_script_can_read),
	cmocka_unit_test(unknown_numbers_answer_like_wrong_codes),
	cmocka_unit_test(a_wrong_code_in_json_is_told_as_documented),
	cmocka_unit_test(unknown_numbers_take_as_long),
	cmocka_unit_test(too_many_tries_are_limited),
	cmocka_unit_test(a_right_code_forgets_the_tries),
	cmocka_unit_test(a_code_may_be_typed_in_capitals),
	cmocka_unit_test(a_form_needs_its_token),
	cmocka_unit_test(a_token_stands_every_changed_byte),
	cmocka_unit_test(signing_out_ends_the_session),
	cmocka_unit_test(the_language_is_remembered),
	cmocka_unit_test(nowhere_leads_home_whoever_is_signed_in),
	cmocka_unit_test(a_missing_scenario_is_no_fault),
};

struct cases gate_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
