/* Working time: hours, week-ends, holidays, days worked instead. */
#include "office/worktime.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct minute at(const char *text)
{
	struct minute minute = CIVIL_NO_MINUTE;

	assert_true(minute_parse(str_from_c(text), &minute));
	return minute;
}

static struct day on(const char *text)
{
	return day_of_minute(at(text));
}

static void assert_minute(struct minute found, const char *wanted)
{
	assert_int_equal(found.since_epoch, at(wanted).since_epoch);
}

static const struct worktime *usual(void)
{
	static const struct seed seed = {.worktime = NULL};

	return worktime_of(&seed);
}

/* Saturday mornings, a holiday on Monday 2 September, and Saturday 7 September worked like a Monday. */
static struct worktime own(struct special_day *days)
{
	static const struct work_hours hours[] = {
		{BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5) | BIT(6), 7 * 60 + 30, 11 * 60 + 30},
		{BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5), 13 * 60 + 30, 17 * 60},
	};

	days[0] = (struct special_day){.on = on("2024-09-02"), .name = STR("Quốc khánh")};
	days[1] = (struct special_day){.on = on("2024-09-07"), .is_worked = true, .name = STR("Làm bù")};
	return (struct worktime){hours, COUNT(hours), days, 2};
}

static void days_are_worked_or_not(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	UNUSED(state);

	assert_true(worktime_is_working_day(usual(), on("2024-06-18")));
	assert_false(worktime_is_working_day(usual(), on("2024-06-22")));
	assert_true(worktime_is_working_day(&worktime, on("2024-08-31")));
	assert_false(worktime_is_working_day(&worktime, on("2024-09-01")));
	assert_false(worktime_is_working_day(&worktime, on("2024-09-02")));
	assert_true(worktime_is_working_day(&worktime, on("2024-09-07")));
	assert_string_equal(worktime_special(&worktime, on("2024-09-02"))->name.ptr, "Quốc khánh");
	assert_null(worktime_special(&worktime, on("2024-09-03")));
}

static void minutes_of_work_pass_only_at_work(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	UNUSED(state);

	assert_minute(worktime_add_minutes(usual(), at("2024-06-18T10:00"), 60), "2024-06-18T11:00");
	assert_minute(worktime_add_minutes(usual(), at("2024-06-18T10:00"), 61), "2024-06-18T13:01");
	assert_minute(worktime_add_minutes(usual(), at("2024-06-18T12:00"), 30), "2024-06-18T13:30");
	assert_minute(worktime_add_minutes(usual(), at("2024-06-21T16:30"), 60), "2024-06-24T07:30");
	assert_minute(worktime_add_minutes(usual(), at("2024-06-18T10:00"), 0), "2024-06-18T10:00");
	assert_minute(worktime_add_minutes(&worktime, at("2024-08-31T11:00"), 60), "2024-09-03T08:00");
	assert_minute(worktime_add_minutes(&worktime, at("2024-09-07T11:00"), 60), "2024-09-07T14:00");
}

static void a_working_day_ends_with_its_last_hour(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	UNUSED(state);

	assert_minute(worktime_add_days(usual(), at("2024-06-18T08:00"), 0), "2024-06-18T17:00");
	assert_minute(worktime_add_days(usual(), at("2024-06-18T17:00"), 0), "2024-06-19T17:00");
	assert_minute(worktime_add_days(usual(), at("2024-06-22T08:00"), 0), "2024-06-24T17:00");
	assert_minute(worktime_add_days(usual(), at("2024-06-20T08:00"), 2), "2024-06-24T17:00");
	assert_minute(worktime_add_days(usual(), at("2024-06-20T08:00"), 5), "2024-06-27T17:00");
	assert_minute(worktime_add_days(&worktime, at("2024-08-30T08:00"), 1), "2024-08-31T11:30");
	assert_minute(worktime_add_days(&worktime, at("2024-08-31T08:00"), 1), "2024-09-03T17:00");
}

static void time_between_counts_work_alone(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	UNUSED(state);

	assert_int_equal(worktime_between(usual(), at("2024-06-18T08:00"), at("2024-06-18T17:00")), 7 * 60);
	assert_int_equal(worktime_between(usual(), at("2024-06-21T16:00"), at("2024-06-24T08:00")), 2 * 60);
	assert_int_equal(worktime_between(usual(), at("2024-06-18T08:00"), at("2024-06-18T08:00")), 0);
	assert_int_equal(worktime_between(usual(), at("2024-06-19T08:00"), at("2024-06-18T08:00")), 0);
	assert_int_equal(worktime_between(&worktime, at("2024-08-30T07:30"), at("2024-09-03T07:30")), 690);
	assert_int_equal(worktime_days_between(usual(), at("2024-06-18T08:00"), at("2024-06-20T16:00")), 2);
	assert_int_equal(worktime_days_between(usual(), at("2024-06-21T08:00"), at("2024-06-24T16:00")), 1);
	assert_int_equal(worktime_days_between(usual(), at("2024-06-20T08:00"), at("2024-06-18T08:00")), 0);
	assert_int_equal(worktime_days_between(&worktime, at("2024-08-31T08:00"), at("2024-09-07T08:00")), 5);
	assert_int_equal(worktime_days_between(usual(), at("2024-01-01T00:00"), at("2025-01-01T00:00")), 262);
}

/* Minute by minute gives the same as whole weeks at once. */
static void long_times_agree_with_counting(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	struct minute from = at("2024-08-27T09:10"), to = at("2024-09-12T15:40");
	struct minute moved;
	int64_t count;
	UNUSED(state);

	count = worktime_between(&worktime, from, to);
	moved = worktime_add_minutes(&worktime, from, count);
	assert_int_equal(moved.since_epoch, to.since_epoch);
	for (int64_t step = 1; step < count; step += 7) {
		moved = worktime_add_minutes(&worktime, from, step);
		assert_int_equal(worktime_between(&worktime, from, moved), step);
	}
}

static void a_calendar_without_work_has_no_answer(void **state)
{
	static const struct worktime never = {0};
	UNUSED(state);

	assert_false(minute_is_given(worktime_add_minutes(&never, at("2024-06-18T08:00"), 1)));
	assert_false(minute_is_given(worktime_add_days(&never, at("2024-06-18T08:00"), 1)));
	assert_int_equal(worktime_between(&never, at("2024-06-18T08:00"), at("2025-06-18T08:00")), 0);
}

static void hours_that_overlap_are_no_calendar(void **state)
{
	struct special_day days[2];
	struct worktime worktime = own(days);
	struct work_hours twice[] = {{BIT(1), 60, 120}, {BIT(1), 119, 180}};
	struct worktime overlapping = {twice, 2, NULL, 0};
	UNUSED(state);

	assert_true(worktime_is_sound(&worktime));
	assert_false(worktime_is_sound(&overlapping));
	twice[1].from = 120;
	assert_true(worktime_is_sound(&overlapping));
	twice[1].to = CIVIL_MINUTES_PER_DAY + 1;
	assert_false(worktime_is_sound(&overlapping));
	days[1].on = days[0].on;
	assert_false(worktime_is_sound(&worktime));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_worked_or_not),
		cmocka_unit_test(minutes_of_work_pass_only_at_work),
		cmocka_unit_test(a_working_day_ends_with_its_last_hour),
		cmocka_unit_test(time_between_counts_work_alone),
		cmocka_unit_test(long_times_agree_with_counting),
		cmocka_unit_test(a_calendar_without_work_has_no_answer),
		cmocka_unit_test(hours_that_overlap_are_no_calendar),
	};

	return cmocka_run_group_tests_name("office/worktime", tests, NULL, NULL);
}
