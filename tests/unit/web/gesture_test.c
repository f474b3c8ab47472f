#include "tests/support/memory.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "web/gesture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* A gesture as text, one command a line: "document.route to=kinh-te role=main". */
static struct str written(struct arena *arena, const struct gesture *gesture)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < gesture->count; i++) {
		const struct command *command = &gesture->commands[i];
		assert_true(str_equals(command->object, STR("cv-246")));
		buf_add(&out, action_key(command->action));
		for (size_t k = 0; k < command->pair_count; k++) {
			buf_add_char(&out, ' ');
			buf_add(&out, command->pairs[k].name);
			buf_add_char(&out, '=');
			buf_add(&out, command->pairs[k].value);
		}
		buf_add_char(&out, '\n');
	}
	return buf_str(&out);
}

static bool read_form(struct arena *arena, const char *action, const char *text, bool has_main,
                      struct gesture *ret)
{
	struct gesture_target target = {.action = action_find(str_from_c(action)),
	                                .object = STR("cv-246"),
	                                .year = 2024,
	                                .has_main = has_main};
	struct str body = str_from_c(text);
	struct form form;
	assert_non_null(target.action);
	assert_true(text[0] == '{' ? form_parse_json(body, arena, &form, NULL)
	                           : form_parse(body, arena, &form, NULL));
	return gesture_read(&target, &form, arena, ret);
}

static void assert_gesture(const char *action, const char *text, bool has_main, const char *wanted)
{
	struct arena arena = test_arena();
	struct gesture gesture;
	assert_true(read_form(&arena, action, text, has_main, &gesture));
	struct str found = written(&arena, &gesture);
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("%s: wanted\n%sfound\n%.*s", text, wanted, STR_ARG(found));
	arena_finish(&arena);
}

static void routing_is_one_command_per_recipient(void **state)
{
	(void)state;
	assert_gesture(
		"document.route",
		"directive=Giao+ngay&info=pct&support=van-phong&main=kinh-te&support=cong-an&due_day=20%2F06%2F2024"
		"&due_time=11%3A00&note=S%E1%BB%9Bm&csrf=x&key=y&back=%2Fhome",
		false,
		"document.direct note=Giao ngay\n"
		"document.route to=kinh-te role=main due_on=20/06/2024 11:00 note=Sớm\n"
		"document.route to=van-phong role=support due_on=20/06/2024 11:00 note=Sớm\n"
		"document.route to=cong-an role=support due_on=20/06/2024 11:00 note=Sớm\n"
		"document.route to=pct role=info due_on=20/06/2024 11:00 note=Sớm\n");
}

static void a_recipient_may_have_a_deadline_of_his_own(void **state)
{
	(void)state;
	assert_gesture("document.route",
	               "main=kinh-te&support=van-phong&support=cong-an&support=tu-phap&info=pct&due_day=20%2F6"
	               "&due_time=11h&due_day.kinh-te=&due_time.kinh-te=&due_time.van-phong=9h"
	               "&due_day.cong-an=19-6&due_time.cong-an=8h30&due_day.tu-phap=19%2F6&due_time.tu-phap="
	               "&due_day.pct=19%2F6&due_day.quan-su=1%2F1",
	               false,
	               "document.route to=kinh-te role=main due_on=20/06/2024 11:00\n"
	               "document.route to=van-phong role=support due_on=20/06/2024 09:00\n"
	               "document.route to=cong-an role=support due_on=19/06/2024 08:30\n"
	               "document.route to=tu-phap role=support due_on=19/06/2024\n"
	               "document.route to=pct role=info due_on=20/06/2024 11:00\n");
}

static void a_missing_main_handler_is_for_the_office_to_refuse(void **state)
{
	(void)state;
	assert_gesture("document.route", "support=van-phong&main=", false,
	               "document.route role=main\ndocument.route to=van-phong role=support\n");
	assert_gesture("document.route", "support=van-phong&main=", true,
	               "document.route to=van-phong role=support\n");
	assert_gesture("document.route", "directive=Ch%E1%BB%89+ghi", true, "document.direct note=Chỉ ghi\n");
	assert_gesture("document.route", "directive=+&main=", true, "document.route role=main\n");
	assert_gesture("document.route", "", false, "document.route role=main\n");
}

static void routing_takes_an_array_of_recipients(void **state)
{
	(void)state;
	assert_gesture("document.route",
	               "{\"directive\":\"Giao\",\"recipients\":[{\"to\":\"kinh-te\",\"role\":\"main\",\"due_on\":"
	               "\"2024-06-20T11:00\",\"note\":\"a\"},{\"role\":\"info\",\"to\":\"pct\"}]}",
	               false,
	               "document.direct note=Giao\n"
	               "document.route to=kinh-te role=main due_on=2024-06-20T11:00 note=a\n"
	               "document.route to=pct role=info\n");
}

static void other_forms_have_the_fields_of_their_action(void **state)
{
	(void)state;
	assert_gesture("document.comment", "note=Xem&csrf=a", false, "document.comment note=Xem\n");
	assert_gesture("document.comment", "note=", false, "document.comment\n");
	assert_gesture("document.return", "reason=Kh%C3%B4ng", false, "document.return reason=Không\n");
	assert_gesture("document.finish", "confirmed=1", false, "document.finish\n");
	/* The button beside the routing form sends all of it; only the directive is meant. */
	assert_gesture("document.direct", "directive=Ghi&main=kinh-te&support=pct&due_day=&due_time=&note=b",
	               false, "document.direct note=Ghi\n");
	assert_gesture("document.direct", "{\"note\":\"Ghi\"}", false, "document.direct note=Ghi\n");
}

/* One press for several recipients: a command each, all else the same. */
static void recipients_may_repeat(void **state)
{
	static const char wanted[] = "document.recall reason=a to=kinh-te\ndocument.recall reason=a to=pct\n";
	(void)state;
	assert_gesture("document.recall", "to=kinh-te&reason=a&to=pct", false, wanted);
	assert_gesture("document.recall", "{\"to\":[\"kinh-te\",\"pct\"],\"reason\":\"a\"}", false, wanted);
	assert_gesture("document.issue", "to=", false, "document.issue\n");
}

/* What is typed counts before what is chosen from the list of working days. */
static void a_moment_may_come_in_parts(void **state)
{
	(void)state;
	assert_gesture("document.extend", "to=kinh-te&due_day=20%2F6&due_time=11h&reason=a", false,
	               "document.extend to=kinh-te reason=a due_on=20/06/2024 11:00\n");
	assert_gesture("document.extend", "to=kinh-te&due_day=&due_time=&due_quick=2024-06-20T17%3A00", false,
	               "document.extend to=kinh-te due_on=2024-06-20T17:00\n");
	assert_gesture("document.extend", "due_day=21%2F6&due_time=&due_quick=2024-06-20T17%3A00", false,
	               "document.extend due_on=21/06/2024\n");
	assert_gesture("document.extend", "{\"due_on\":\"2024-06-20T17:00\"}", false,
	               "document.extend due_on=2024-06-20T17:00\n");
	assert_gesture("document.route", "main=kinh-te&due_day=&due_time=&due_quick=2024-06-20T17%3A00", false,
	               "document.route to=kinh-te role=main due_on=2024-06-20T17:00\n");
	assert_gesture("document.receive", "", false, "document.receive\n");
}

static void assert_wrong(const char *action, const char *text, const char *field)
{
	struct arena arena = test_arena();
	struct gesture gesture;
	assert_false(read_form(&arena, action, text, false, &gesture));
	assert_true(str_equals(gesture.wrong, str_from_c(field)));
	arena_finish(&arena);
}

static void unknown_and_doubled_fields_are_named(void **state)
{
	(void)state;
	assert_wrong("document.comment", "note=a&sai=b", "sai");
	assert_wrong("document.comment", "note=a&note=b", "note");
	assert_wrong("document.route", "main=a&main=b", "main");
	assert_wrong("document.route", "directive=a&directive=b", "directive");
	assert_wrong("document.route", "whom=a", "whom");
	assert_wrong("document.route", "due_day.=a", "due_day.");
	assert_wrong("document.route", "due_day.a=1&due_day.a=2", "due_day.a");
	assert_wrong("document.route", "note.a=1", "note.a");
	assert_wrong("document.route", "{\"recipients\":[{\"to\":\"a\",\"why\":\"b\"}]}", "recipients.0.why");
	assert_wrong("document.route", "{\"recipients\":[\"a\"]}", "recipients");
	assert_wrong("document.direct", "sai=1", "sai");
}

static void recipients_are_limited(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct gesture gesture;
	(void)state;
	buf_add_c(&text, "main=a");
	for (int i = 1; i < LIMIT_RECIPIENTS; i++)
		buf_add_c(&text, "&info=b");
	buf_add_char(&text, '\0');
	assert_true(read_form(&arena, "document.route", text.ptr, false, &gesture));
	assert_int_equal(gesture.count, LIMIT_RECIPIENTS);
	text.len--;
	buf_add_c(&text, "&info=c");
	buf_add_char(&text, '\0');
	assert_false(read_form(&arena, "document.route", text.ptr, false, &gesture));
	arena_finish(&arena);
}

static void days_and_times_are_taken_as_people_type_them(void **state)
{
	static const struct {
		const char *day, *time, *wanted;
	} cases[] = {
		{"20/06/2024", "11:00", "20/06/2024 11:00"},
		{" 20/6 ", "11h", "20/06/2024 11:00"},
		{"1/7", "9h5", "01/07/2024 09:05"},
		{"20/06", "11h30", "20/06/2024 11:30"},
		{"20/06/2024", "", "20/06/2024"},
		{"", "", ""},
		{"", "11:00", "11:00"},
		{"ngày mai", "", "ngày mai"},
		{"20/6", "sớm", "20/06/2024 sớm"},
		{"20/6/", "11:", "20/6/ 11:"},
		{"/6", "h30", "/6 h30"},
		{"2024-06-20", "11:00", "2024-06-20 11:00"},
		{"20-6", "11g30", "20/06/2024 11:30"},
		{"20.6", "11.30", "20/06/2024 11:30"},
		{"20.6.2024", "11g", "20/06/2024 11:00"},
		{"20/6/2024", "11 giờ 30", "20/06/2024 11:30"},
		{"20-06-2025", "11H", "20/06/2025 11:00"},
		{"20/6/24", "11 giờ", "20/06/2024 11:00"},
		{"20 / 6", "11 : 30", "20/06/2024 11:30"},
		{"20/6-2024", "11.", "20/6-2024 11."},
		{"20.6.", "11h3x", "20.6. 11h3x"},
		{"20/6/204", "11;30", "20/6/204 11;30"},
		{"20/6/20245", "111h", "20/6/20245 111h"},
	};
	struct arena arena = test_arena();
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str joined = due_join(str_from_c(cases[i].day), str_from_c(cases[i].time), 2024, &arena);
		if (!str_equals(joined, str_from_c(cases[i].wanted)))
			fail_msg("%s, %s: %.*s", cases[i].day, cases[i].time, STR_ARG(joined));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(routing_is_one_command_per_recipient),
		cmocka_unit_test(a_recipient_may_have_a_deadline_of_his_own),
		cmocka_unit_test(a_missing_main_handler_is_for_the_office_to_refuse),
		cmocka_unit_test(routing_takes_an_array_of_recipients),
		cmocka_unit_test(other_forms_have_the_fields_of_their_action),
		cmocka_unit_test(recipients_may_repeat),
		cmocka_unit_test(a_moment_may_come_in_parts),
		cmocka_unit_test(unknown_and_doubled_fields_are_named),
		cmocka_unit_test(recipients_are_limited),
		cmocka_unit_test(days_and_times_are_taken_as_people_type_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
