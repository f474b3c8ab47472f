/* Documents, actions and the end: what stands in the journal afterwards. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define OF_HIM \
	"attempt in (select a.id from attempt a join candidate c on c.id = a.candidate where c.number = '%s')"
#define RECORDS "select count(*)::text from record where " OF_HIM

static uint64_t records(struct world *world, const char *number)
{
	return world_count(world, RECORDS, number);
}

static uint64_t records_with(struct world *world, const char *number, const char *words)
{
	char sql[600];
	snprintf(sql, sizeof(sql),
	         "select count(*)::text from record where position('%s' in line) > 0 and attempt in (select "
	         "a.id from attempt a join candidate c on c.id = a.candidate where c.number = '%%s')",
	         words);
	return world_count(world, sql, number);
}

static void opening_is_recorded_once(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/home");
	client_get(client, "/incoming");
	assert_int_equal(records(world, number), 1);
	client_get(client, "/documents/cv-246?part=work");
	assert_int_equal(records(world, number), 1);
	client_get(client, "/documents/cv-246");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "246/UBND-NC"));
	client_get(client, "/documents/cv-246");
	assert_int_equal(records(world, number), 2);
	assert_int_equal(records_with(world, number, "document.open"), 1);
	client_close(client);
}

static void one_press_makes_one_record_per_recipient(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	client_post(client, "/documents/cv-246/actions/document.route",
	            "directive=Giao+Phòng+Kinh+tế&main=kinh-te&support=van-hoa-xa-hoi&info=pct&due_day=20%2F6&"
	            "due_time=11h"
	            "&note=&back=%2Fdocuments%2Fcv-246");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/documents/cv-246?done=document.route")));
	assert_int_equal(records(world, number), 6);
	assert_int_equal(records_with(world, number, "document.route"), 3);
	assert_int_equal(records_with(world, number, "\"due_on\":\"2024-06-20T11:00\""), 3);
	client_get(client, "/documents/cv-246?done=document.route");
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void a_supporter_may_have_an_earlier_deadline(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	/* Refused, it is found as it was typed. */
	client_post(client, "/documents/cv-246/actions/document.route",
	            "support=van-hoa-xa-hoi&due_day=20%2F6&due_time=11h&due_time.van-hoa-xa-hoi=9g15&note=");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "name=\"due_time.van-hoa-xa-hoi\" inputmode=\"numeric\" value=\"9g15\""));
	client_post(client, "/documents/cv-246/actions/document.route",
	            "main=kinh-te&support=van-hoa-xa-hoi&due_day=20%2F6&due_time=11h&due_day.van-hoa-xa-hoi=&"
	            "due_time.van-hoa-xa-hoi=9g15&due_day.kinh-te=&due_time.kinh-te=&note=");
	assert_int_equal(client->status, 303);
	assert_int_equal(records_with(world, number, "\"due_on\":\"2024-06-20T11:00\""), 1);
	assert_int_equal(records_with(world, number, "\"due_on\":\"2024-06-20T09:15\""), 1);
	client_close(client);
}

static void a_refusal_is_recorded_and_keeps_what_was_typed(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	client_post(client, "/documents/cv-246/actions/document.route",
	            "directive=Chờ+đấy&support=van-hoa-xa-hoi&due_day=&due_time=&note=");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "Chờ đấy"));
	assert_int_equal(records_with(world, number, "main_missing"), 1);
	assert_int_equal(records_with(world, number, "document.direct"), 0);
	/* Twice a main handler: the second is refused. */
	client_post(client, "/documents/cv-246/actions/document.route", "main=kinh-te&due_day=&due_time=&note=");
	assert_int_equal(client->status, 303);
	client_get(client, "/documents/cv-246");
	client_post(client, "/documents/cv-246/actions/document.route",
	            "main=van-phong&due_day=&due_time=&note=");
	assert_int_equal(client->status, 422);
	assert_int_equal(records_with(world, number, "main_already_assigned"), 1);
	client_close(client);
}

/* One place ticked in two columns, two main handlers: each command alone would be accepted. */
static void a_form_that_contradicts_itself_records_nothing(void **state)
{
	static const char *const forms[] = {
		"directive=Làm+ngay&main=kinh-te&support=kinh-te&due_day=&due_time=&note=",
		"directive=Làm+ngay&main=kinh-te&support=van-phong&info=van-phong&due_day=&due_time=&note=",
	};
	static const char mains[] = "{\"directive\":\"Làm ngay\",\"recipients\":["
								"{\"to\":\"kinh-te\",\"role\":\"main\"},"
								"{\"to\":\"van-phong\",\"role\":\"main\"}]}";
	static const char twice[] = "{\"recipients\":[{\"to\":\"kinh-te\",\"role\":\"main\"},"
								"{\"to\":\"kinh-te\",\"role\":\"info\"}]}";
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	for (size_t i = 0; i < COUNT(forms); i++) {
		client_post(client, "/documents/cv-246/actions/document.route", forms[i]);
		assert_int_equal(client->status, 422);
		assert_true(client_says(client, "một nơi nhận được chọn hai lần"));
		assert_true(client_says(client, "Làm ngay"));
	}
	client_post_json(client, "/documents/cv-246/actions/document.route", mains, "hai");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "\"refusal\":\"main_already_assigned\""));
	assert_true(client_says(client, "\"field\":\"role\""));
	assert_true(
		client_says(client, "\"title\":\"Chưa chuyển được: có hai nơi chủ trì.\",\"advice\":\"Mỗi văn bản"));
	assert_true(client_says(client, "\"records\":[],\"seq\":1,"));
	client_post_json(client, "/documents/cv-246/actions/document.route", twice, "hai");
	assert_true(client_says(client, "\"refusal\":\"recipient_already_assigned\""));
	assert_int_equal(records(world, number), 2); /* the start and the opening */
	client_get(client, "/documents/cv-246");
	assert_false(client_says(client, "id=\"h-given\""));
	client_close(client);
}

static void a_doubled_post_is_applied_once(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	struct str token = client->csrf;
	for (int i = 0; i < 3; i++) {
		client->csrf = token;
		client_post(client, "/documents/cv-246/actions/document.comment", "note=Một+lần");
		assert_int_equal(client->status, 303);
	}
	assert_int_equal(records_with(world, number, "document.comment"), 1);
	/* From a page drawn anew it is meant. */
	client_get(client, "/documents/cv-246");
	client_post(client, "/documents/cv-246/actions/document.comment", "note=Một+lần");
	assert_int_equal(records_with(world, number, "document.comment"), 2);
	client_close(client);
}

static void an_idempotency_key_gives_the_old_answer(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port), *other = client_open(world->b.port);
	client_start(client, number);
	client_post_json(client, "/documents/cv-246/actions/document.comment", "{\"note\":\"xin chào\"}",
	                 "khoa-1");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "\"outcome\":\"accepted\""));
	assert_true(client_says(client, "\"records\":[{\"seq\":1,\"outcome\":\"ok\"}]"));
	client_post_json(client, "/documents/cv-246/actions/document.comment", "{\"note\":\"xin chào\"}",
	                 "khoa-1");
	assert_true(client_says(client, "\"records\":[{\"seq\":1,\"outcome\":\"ok\"}]"));
	assert_true(client_says(client, "\"repeated\":true"));
	/* A refusal too. */
	for (int i = 0; i < 2; i++) {
		client_post_json(
			client, "/documents/cv-246/actions/document.route",
			"{\"recipients\":[{\"to\":\"kinh-te\",\"role\":\"support\"},{\"to\":\"ct\",\"role\":\"main\"}]}",
			"khoa-2");
		assert_int_equal(client->status, 422);
		/* Member by member as docs/http.md has it. */
		assert_true(client_says(client,
		                        "{\"outcome\":\"refused\",\"refusal\":\"recipient_is_yourself\",\"field\":"
		                        "\"to\",\"title\":\"Chưa chuyển được: nơi nhận là chính bạn.\",\"advice\":"));
		assert_true(client_says(client,
		                        "\"records\":[{\"seq\":2,\"outcome\":\"recipient_is_yourself\",\"field\":"
		                        "\"to\"}],\"seq\":2,\"saved_at\":\""));
	}
	assert_int_equal(records(world, number), 3);
	/* The other server knows the key as well. */
	memcpy(other->cookies, client->cookies, sizeof(client->cookies));
	other->cookie_count = client->cookie_count;
	other->csrf = client->csrf;
	client_post_json(other, "/documents/cv-246/actions/document.comment", "{\"note\":\"xin chào\"}",
	                 "khoa-1");
	assert_int_equal(other->status, 200);
	assert_true(client_says(other, "\"repeated\":true"));
	assert_int_equal(records(world, number), 3);
	client_close(other);
	client_close(client);
}

static void routing_takes_an_array(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_post_json(
		client, "/documents/cv-246/actions/document.route",
		"{\"directive\":\"Giao\",\"recipients\":[{\"to\":\"kinh-te\",\"role\":\"main\",\"due_on\":"
		"\"2024-06-20T11:00\",\"note\":\"Sớm\"},{\"to\":\"pct\",\"role\":\"info\"}]}",
		"r");
	assert_int_equal(client->status, 200);
	assert_int_equal(records(world, number), 4);
	assert_int_equal(records_with(world, number, "\"due_on\":\"2024-06-20T11:00\""), 1);
	assert_true(client_says(client, "\"seq\":3"));
	client_close(client);
}

static void what_cannot_be_undone_asks_first(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	client_post(client, "/documents/cv-246/actions/document.finish", "");
	assert_int_equal(client->status, 303);
	assert_true(
		str_equals(client_header(client, "Location"), STR("/documents/cv-246/confirm/document.finish")));
	assert_int_equal(records_with(world, number, "document.finish"), 0);
	client_get(client, "/documents/cv-246/confirm/document.finish");
	assert_int_equal(client->status, 200);
	client_post(client, "/documents/cv-246/actions/document.finish", "confirmed=1");
	assert_int_equal(records_with(world, number, "document.finish"), 1);
	client_get(client, "/documents/cv-246/confirm/document.comment");
	assert_int_equal(client->status, 404);
	client_close(client);
}

static void papers_are_his_alone(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_get(client, "/documents/cv-246/files/1");
	assert_int_equal(client->status, 303);
	client_start(client, number);
	client_get(client, "/documents/cv-246/files/1");
	assert_int_equal(client->status, 200);
	assert_true(str_starts_with(client->body, STR("%PDF-")));
	/* It is kept beside the exam; pages are looked at in place. */
	assert_true(str_equals(client_header(client, "Content-Disposition"), STR("attachment")));
	client_get(client, "/documents/cv-246/files/1/pages/1");
	assert_true(str_is_empty(client_header(client, "Content-Disposition")));
	assert_true(str_starts_with(client->body, STR("\x89PNG")));
	const char *none[] = {"/documents/cv-246/files/9",       "/documents/cv-246/files/0",
	                      "/documents/cv-246/files/x",       "/documents/cv-246/files/1/pages/99",
	                      "/documents/cv-260/files/1",       "/documents/khac/files/1",
	                      "/documents/cv-246/files/1/pages/"};
	for (size_t i = 0; i < COUNT(none); i++) {
		client_get(client, none[i]);
		assert_int_equal(client->status, 404);
	}
	client_close(client);
}

/* By the button on the page, which wants a page back and never another site's. */
static void a_draft_is_thrown_away(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_post(client, "/drafts", "form=cv-246%2Fdocument.route&directive=Đang+viết+dở");
	client_get(client, "/documents/cv-246");
	assert_true(client_says(client, "Đang viết dở"));
	client_post(client, "/drafts", "form=cv-246%2Fdocument.route&back=%2Fdocuments%2Fcv-246");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/documents/cv-246")));
	client_get(client, "/documents/cv-246");
	assert_false(client_says(client, "Đang viết dở"));
	client_post(client, "/drafts", "form=cv-246%2Fdocument.route&back=https%3A%2F%2Fexample.org");
	assert_true(str_equals(client_header(client, "Location"), STR("/home")));
	client_close(client);
}

static void drafts_and_marks_are_found_again(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port), *other = client_open(world->b.port);
	client_start(client, number);
	client_post(client, "/drafts", "form=cv-246%2Fdocument.route&directive=Đang+viết+dở&main=kinh-te");
	assert_int_equal(client->status, 204);
	client_get(client, "/incoming");
	client_post(client, "/tasks", "flag=t1&back=%2Fincoming");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/incoming")));
	client_post(client, "/tasks", "skip=t1&back=https%3A%2F%2Fexample.org");
	assert_true(str_equals(client_header(client, "Location"), STR("/home")));
	usleep(1500000); /* the last page is stored with the next beat */
	/* At another machine, on another server. */
	assert_int_equal(client_sign_in(other, number, WORLD_CODE), 303);
	assert_true(client_says(other, "\"location\":\"/incoming\""));
	client_get(other, "/documents/cv-246");
	assert_true(client_says(other, "Đang viết dở"));
	assert_true(client_says(other, "name=\"unflag\""));
	assert_true(client_says(other, "name=\"unskip\""));
	/* Sent, it is no draft any more. */
	client_post(other, "/documents/cv-246/actions/document.route",
	            "directive=Xong&main=kinh-te&due_day=&due_time=&note=");
	client_get(other, "/documents/cv-246");
	assert_false(client_says(other, "Đang viết dở"));
	client_close(other);
	client_close(client);
}

static void handing_in_ends_it(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/receipt");
	assert_int_equal(client->status, 303);
	client_get(client, "/receipt.txt");
	assert_int_equal(client->status, 404);
	client_get(client, "/hand-in");
	assert_int_equal(client->status, 200);
	client_post(client, "/hand-in", "");
	assert_int_equal(client->status, 422);
	client_post(client, "/hand-in", "sure=1");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"), STR("/receipt")));
	client_get(client, "/receipt");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "3 bản ghi (#0 đến #2), gồm cả bản ghi của hệ thống"));
	assert_false(client_says(client, "(bao-cao-cchc)"));
	client_get(client, "/receipt.txt");
	assert_int_equal(client->status, 200);
	assert_true(str_starts_with(client->body, STR("saban-receipt-1\nattempt ")));
	struct str receipt = client->body;
	assert_int_equal(records(world, number), 3);
	/* The head is that of the last line, and a late post changes neither. */
	struct str head = str_slice(receipt, str_find(receipt, STR("head ")) + 5,
	                            str_find(receipt, STR("head ")) + 69);
	char sql[600];
	snprintf(sql, sizeof(sql),
	         "select encode(sha256(convert_to(line, 'UTF8')), 'hex') from record where " OF_HIM
	         " order by seq desc limit 1",
	         number);
	assert_true(str_equals(world_ask(world, sql), head));
	client_get_json(client, "/");
	assert_true(client_says(client, "\"location\":\"/receipt\""));
	client_post(client, "/documents/cv-246/actions/document.comment", "note=Muộn");
	assert_int_equal(client->status, 409);
	client_post(client, "/hand-in", "sure=1");
	assert_int_equal(client->status, 409);
	assert_int_equal(records(world, number), 3);
	client_get(client, "/receipt.txt");
	assert_true(str_equals(client->body, receipt));
	assert_int_equal(world_count(world,
	                             "select count(*)::text from audit where what = 'late-post' and candidate = "
	                             "(select id from candidate where number = '%s')",
	                             number),
	                 2);
	/* To look at it is still allowed. */
	client_get(client, "/documents/cv-246");
	assert_int_equal(client->status, 200);
	client_close(client);
}

static void the_bell_ends_it(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, "S1");
	int64_t until_ms = world_now_ms() + WORLD_SHORT_S * 1000 + 3000;
	while (world_count(world, RECORDS " and line like '%%attempt.close%%'", "S1") == 0)
		assert_true(world_now_ms() < until_ms);
	client_post(client, "/documents/cv-246/actions/document.comment", "note=Muộn");
	assert_int_equal(client->status, 409);
	client_get(client, "/receipt");
	assert_int_equal(client->status, 200);
	client_get(client, "/");
	assert_true(str_equals(client_header(client, "Location"), STR("/receipt")));
	client_close(client);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(opening_is_recorded_once),
	cmocka_unit_test(one_press_makes_one_record_per_recipient),
	cmocka_unit_test(a_supporter_may_have_an_earlier_deadline),
	cmocka_unit_test(a_refusal_is_recorded_and_keeps_what_was_typed),
	cmocka_unit_test(a_form_that_contradicts_itself_records_nothing),
	cmocka_unit_test(a_doubled_post_is_applied_once),
	cmocka_unit_test(an_idempotency_key_gives_the_old_answer),
	cmocka_unit_test(routing_takes_an_array),
	cmocka_unit_test(what_cannot_be_undone_asks_first),
	cmocka_unit_test(papers_are_his_alone),
	cmocka_unit_test(a_draft_is_thrown_away),
	cmocka_unit_test(drafts_and_marks_are_found_again),
	cmocka_unit_test(handing_in_ends_it),
	cmocka_unit_test(the_bell_ends_it),
};

struct cases acting_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
