/* The calendar: checked day by day against a counting of its own. */
#include "base/civil.h"

#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void check_written(struct buf *out, const char *wanted)
{
	buf_add_char(out, '\0');
	assert_string_equal(out->ptr, wanted);
	out->len = 0;
}

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static void every_day_from_1600_to_9999_goes_there_and_back(void **state)
{
	(void)state;
	static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct day day;
	assert_true(civil_to_day((struct civil){.year = 1600, .month = 1, .day = 1}, &day));
	int32_t counted = day.since_epoch;
	int day_of_week = 6; /* 1 January 1600 was a Saturday */
	for (int32_t year = 1600; year <= 9999; year++)
		for (int32_t month = 1; month <= 12; month++) {
			int32_t length = lengths[month - 1] + (month == 2 && is_leap(year));
			assert_false(civil_to_day((struct civil){.year = year, .month = month, .day = length + 1}, &day));
			for (int32_t d = 1; d <= length; d++) {
				if (!civil_to_day((struct civil){.year = year, .month = month, .day = d}, &day))
					fail_msg("%d-%d-%d", year, month, d);
				struct civil back = civil_from_day(day);
				if (day.since_epoch != counted || back.year != year || back.month != month || back.day != d ||
				    weekday(day) != day_of_week)
					fail_msg("%d-%d-%d", year, month, d);
				counted++;
				day_of_week = day_of_week % 7 + 1;
			}
		}
}

static void well_known_days(void **state)
{
	(void)state;
	struct day day;
	assert_true(civil_to_day((struct civil){.year = 1970, .month = 1, .day = 1}, &day));
	assert_int_equal(day.since_epoch, 0);
	assert_int_equal(weekday(day), 4);
	assert_true(civil_to_day((struct civil){.year = 2024, .month = 6, .day = 20}, &day));
	assert_int_equal(day.since_epoch, 19894);
	assert_int_equal(weekday(day), 4);
	assert_true(civil_to_day((struct civil){.year = 1969, .month = 12, .day = 31}, &day));
	assert_int_equal(day.since_epoch, -1);
	assert_int_equal(weekday(day), 3);
}

static void leap_days_follow_gregory(void **state)
{
	(void)state;
	struct day day;
	assert_true(civil_to_day((struct civil){.year = 2024, .month = 2, .day = 29}, &day));
	assert_true(civil_to_day((struct civil){.year = 2000, .month = 2, .day = 29}, &day));
	assert_false(civil_to_day((struct civil){.year = 1900, .month = 2, .day = 29}, &day));
	assert_false(civil_to_day((struct civil){.year = 2023, .month = 2, .day = 29}, &day));
	assert_false(civil_to_day((struct civil){.year = 2024, .month = 2, .day = 30}, &day));
}

static void parts_out_of_range_name_no_day(void **state)
{
	(void)state;
	struct day day = {5};
	static const struct civil bad[] = {
		{.year = 1599, .month = 12, .day = 31}, {.year = 10000, .month = 1, .day = 1},
		{.year = 2024, .month = 0, .day = 1},   {.year = 2024, .month = 13, .day = 1},
		{.year = 2024, .month = 4, .day = 31},  {.year = 2024, .month = 1, .day = 0},
		{.year = 2024, .month = -1, .day = 1},  {.year = 2024, .month = 1, .day = -1},
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(civil_to_day(bad[i], &day));
	assert_int_equal(day.since_epoch, 5);
}

static void minutes_before_the_epoch_belong_to_the_day_before(void **state)
{
	(void)state;
	struct minute minute;
	struct civil civil = {1969, 12, 31, 23, 59};
	assert_true(civil_to_minute(civil, &minute));
	assert_int_equal(minute.since_epoch, -1);
	assert_int_equal(day_of_minute(minute).since_epoch, -1);
	struct civil back = civil_from_minute(minute);
	assert_memory_equal(&back, &civil, sizeof(civil));
	assert_int_equal(day_of_minute((struct minute){-1440}).since_epoch, -1);
	assert_int_equal(day_of_minute((struct minute){-1441}).since_epoch, -2);
	assert_int_equal(day_of_minute((struct minute){1439}).since_epoch, 0);
}

static void times_out_of_range_name_no_minute(void **state)
{
	(void)state;
	struct minute minute;
	assert_true(civil_to_minute((struct civil){2024, 6, 20, 0, 0}, &minute));
	assert_true(civil_to_minute((struct civil){2024, 6, 20, 23, 59}, &minute));
	assert_false(civil_to_minute((struct civil){2024, 6, 20, 24, 0}, &minute));
	assert_false(civil_to_minute((struct civil){2024, 6, 20, 0, 60}, &minute));
	assert_false(civil_to_minute((struct civil){2024, 6, 20, -1, 0}, &minute));
	assert_false(civil_to_minute((struct civil){2024, 6, 20, 0, -1}, &minute));
	assert_false(civil_to_minute((struct civil){2024, 2, 30, 0, 0}, &minute));
	/* 32 bits of minutes end in January 6053. */
	assert_true(civil_to_minute((struct civil){6053, 1, 1, 0, 0}, &minute));
	assert_false(civil_to_minute((struct civil){6053, 2, 1, 0, 0}, &minute));
}

static void not_given_is_not_a_day(void **state)
{
	(void)state;
	assert_false(day_is_given(CIVIL_NO_DAY));
	assert_true(day_is_given((struct day){0}));
	assert_false(minute_is_given(CIVIL_NO_MINUTE));
	assert_true(minute_is_given((struct minute){-1}));
}

static void writing(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	day_write((struct day){19894}, &out);
	check_written(&out, "2024-06-20");
	struct minute minute;
	assert_true(civil_to_minute((struct civil){2024, 6, 3, 8, 5}, &minute));
	minute_write(minute, &out);
	check_written(&out, "2024-06-03T08:05");
	instant_write(0, &out);
	check_written(&out, "1970-01-01T00:00:00.000Z");
	instant_write(INT64_C(1718874000123), &out);
	check_written(&out, "2024-06-20T09:00:00.123Z");
	instant_write(-1, &out);
	check_written(&out, "1969-12-31T23:59:59.999Z");
	arena_finish(&arena);
}

static void an_absurd_instant_is_written_too(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	instant_write(INT64_MAX, &out);
	check_written(&out, "292278994-08-17T07:12:55.807Z");
	instant_write(INT64_MIN, &out);
	check_written(&out, "-292275055-05-16T16:47:04.192Z");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_from_1600_to_9999_goes_there_and_back),
		cmocka_unit_test(well_known_days),
		cmocka_unit_test(leap_days_follow_gregory),
		cmocka_unit_test(parts_out_of_range_name_no_day),
		cmocka_unit_test(minutes_before_the_epoch_belong_to_the_day_before),
		cmocka_unit_test(times_out_of_range_name_no_minute),
		cmocka_unit_test(not_given_is_not_a_day),
		cmocka_unit_test(writing),
		cmocka_unit_test(an_absurd_instant_is_written_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
