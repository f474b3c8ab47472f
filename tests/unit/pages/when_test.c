/* Dates and times as people of the office write them. */
#include "base/check.h"
#include "pages/when.h"
#include "tests/support/memory.h"
#include "tests/support/page_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct minute at(const char *text)
{
	struct minute minute;
	assert_true(minute_parse(str_from_c(text), &minute));
	return minute;
}

static void equals(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("found \"%.*s\", wanted \"%s\"", STR_ARG(found), wanted);
}

static void minutes_are_short(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct minute now = at("2024-06-18T08:00");
	equals(say_minute(&arena, at("2024-06-20T16:00"), now), "16:00, 20/06");
	equals(say_minute(&arena, at("2024-06-21"), now), "21/06");
	equals(say_minute(&arena, at("2025-01-02T07:05"), now), "07:05, 02/01/2025");
	equals(say_recent(&arena, at("2024-06-18T07:05"), now), "07:05");
	equals(say_recent(&arena, at("2024-06-17T07:05"), now), "17/06");
	equals(say_day(&arena, day_of_minute(now)), "18/06/2024");
	arena_finish(&arena);
}

static void what_is_left_is_rounded_up(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	equals(say_left(&arena, 1073000), "17:53");
	equals(say_left(&arena, 1), "00:01");
	equals(say_left(&arena, 0), "00:00");
	equals(say_left(&arena, -5), "00:00");
	equals(say_left(&arena, 3 * 3600 * 1000), "180:00");
	arena_finish(&arena);
}

static void instants_are_those_of_viet_nam(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	equals(say_time_of_day(&arena, INT64_C(1719022327000)), "09:12:07");
	equals(say_clock(&arena, INT64_C(1719023400000)), "09:30");
	equals(say_instant(&arena, INT64_C(1719076154000)), "00:09:14, 23/06/2024");
	arena_finish(&arena);
}

static void deadlines_have_words(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct screen vi = {.pages = page_samples_open(&arena), .arena = &arena, .out = &out};
	struct screen en = vi;
	en.language = LANGUAGE_EN;
	struct minute now = at("2024-06-18T08:00");
	equals(say_due(&vi, at("2024-06-18T10:00"), now), "10:00 hôm nay");
	equals(say_due(&en, at("2024-06-18T10:00"), now), "10:00 today");
	equals(say_due(&vi, at("2024-06-18"), now), "Hôm nay");
	equals(say_due(&vi, now, now), "08:00 hôm nay");
	equals(say_due(&vi, at("2024-06-18T07:59"), now), "Quá 1 phút");
	equals(say_due(&vi, at("2024-06-17T17:00"), now), "Quá 15 giờ");
	equals(say_due(&vi, at("2024-06-14T17:00"), now), "Quá 3 ngày");
	equals(say_due(&vi, at("2024-06-20T16:00"), now), "16:00, 20/06");
	equals(say_today(&vi, now), "Thứ Ba, 18 tháng 6 năm 2024");
	equals(say_today(&en, now), "Tuesday, 18 June 2024");
	equals(say_office_clock(&vi, now), "08:00, Thứ Ba 18/06/2024");
	equals(say_office_clock(&en, now), "08:00, Tuesday 18/06/2024");
	equals(say_needed_by(&vi, at("2024-06-25"), now), "Cơ quan gửi cần chậm nhất hết ngày 25/06.");
	equals(say_needed_by(&en, at("2024-06-25"), now), "The sender needs it by the end of 25/06.");
	equals(say_needed_by(&vi, at("2024-06-25T11:00"), now), "Cơ quan gửi cần trước 11:00, 25/06.");
	equals(say_needed_by(&en, at("2024-06-25T11:00"), now), "The sender needs it before 11:00, 25/06.");
	arena_finish(&arena);
}

static void a_day_is_soon(void **state)
{
	(void)state;
	struct minute now = at("2024-06-18T08:00");
	assert_int_equal(due_nearness(at("2024-06-18T07:59"), now), DUE_LATE);
	assert_int_equal(due_nearness(now, now), DUE_SOON);
	assert_int_equal(due_nearness(at("2024-06-19T08:00"), now), DUE_SOON);
	assert_int_equal(due_nearness(at("2024-06-19T08:01"), now), DUE_LATER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(minutes_are_short),
		cmocka_unit_test(what_is_left_is_rounded_up),
		cmocka_unit_test(instants_are_those_of_viet_nam),
		cmocka_unit_test(deadlines_have_words),
		cmocka_unit_test(a_day_is_soon),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
