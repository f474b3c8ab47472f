/* Reading dates, times and durations: what is taken, and what is not. */
#include "base/civil.h"

#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct minute at(int32_t year, int32_t month, int32_t day, int32_t hour, int32_t minute)
{
	struct minute ret;
	assert_true(civil_to_minute((struct civil){year, month, day, hour, minute}, &ret));
	return ret;
}

static void days_are_read_strictly(void **state)
{
	(void)state;
	struct day day = {7};
	assert_true(day_parse(STR("2024-02-29"), &day));
	assert_int_equal(day.since_epoch, 19782);
	static const char *const bad[] = {
		"",          "2024-02-30", "2024/02/29", "2024-2-29",   "24-02-29", "2024-02-29 ", " 2024-02-29",
		"2024-02-2", "2024-13-01", "2024-00-01", "2024-02-29T", "20240229", "-024-02-29",  "2023-02-29",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(day_parse(str_from_c(bad[i]), &day));
	assert_int_equal(day.since_epoch, 19782);
}

static void a_date_alone_lasts_until_its_end(void **state)
{
	(void)state;
	struct minute minute;
	assert_true(minute_parse(STR("2024-06-20T16:00"), &minute));
	assert_int_equal(minute.since_epoch, at(2024, 6, 20, 16, 0).since_epoch);
	assert_true(minute_parse(STR("2024-06-20"), &minute));
	assert_int_equal(minute.since_epoch, at(2024, 6, 20, 23, 59).since_epoch);
	static const char *const bad[] = {
		"2024-06-20T",      "2024-06-20T16",    "2024-06-20 16:00",
		"2024-06-20T24:00", "2024-06-20T16:60", "2024-06-20T16:00:00",
		"2024-06-20T6:00",  "2024-06-31T10:00", "",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(minute_parse(str_from_c(bad[i]), &minute));
}

static void people_type_dates_in_both_orders(void **state)
{
	(void)state;
	static const char *const good[] = {
		"20/06/2024 16:00",
		"16:00 20/06/2024",
		"  20/6/2024   16:00 ",
		"16:00  20/6/2024",
	};
	struct minute minute;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(minute_parse_typed(str_from_c(good[i]), &minute));
		assert_int_equal(minute.since_epoch, at(2024, 6, 20, 16, 0).since_epoch);
	}
	assert_true(minute_parse_typed(STR("9:05 1/2/2024"), &minute));
	assert_int_equal(minute.since_epoch, at(2024, 2, 1, 9, 5).since_epoch);
	assert_true(minute_parse_typed(STR("20/06/2024"), &minute));
	assert_int_equal(minute.since_epoch, at(2024, 6, 20, 23, 59).since_epoch);
}

static void what_people_mistype_is_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"",
		"30/02/2024",
		"2024/02/30",
		"2024/02/03",
		"06/20/2024",
		"20/06/24",
		"20-06-2024",
		"16:00",
		"20/06/2024 16:00 x",
		"20/06/2024 16:",
		"20/06/202416:00",
		"16:0020/06/2024",
		"20/06/2024 25:00",
		"16:00 20/06/2024 16:00",
		"20/06/2024T16:00",
		"20/06/20245",
	};
	struct minute minute = {9};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (minute_parse_typed(str_from_c(bad[i]), &minute))
			fail_msg("took %s", bad[i]);
	assert_int_equal(minute.since_epoch, 9);
}

static void durations_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t ms;
	} good[] = {
		{"PT5M", 300000},   {"P1DT2H", 93600000},    {"PT90S", 90000},     {"PT0S", 0},
		{"P2D", 172800000}, {"PT1H30M15S", 5415000}, {"PT36H", 129600000},
	};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		int64_t ms = -1;
		assert_true(duration_parse(str_from_c(good[i].text), &ms));
		assert_true(ms == good[i].ms);
	}
}

static void malformed_durations_are_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"",
		"P",
		"PT",
		"T5M",
		"5M",
		"P5M",
		"PT5",
		"PTM",
		"P1DT",
		"PT5M3H",
		"PT5M5M",
		"-PT5M",
		"PT-5M",
		"PT1.5S",
		"PT5Mx",
		"P1W",
		"P1D2H",
		"P1DT2H ",
		"pt5m",
		"PT1D",
		"PTT5M",
		"P1DTT5M",
		"PT5S1M",
		"P1Y",
		"PT9223372036854776S",
		"P99999999999999999999D",
		"P106751991167DT24H",
	};
	int64_t ms = 3;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (duration_parse(str_from_c(bad[i]), &ms))
			fail_msg("took %s", bad[i]);
	assert_int_equal(ms, 3);
}

static void durations_are_written_as_they_are_read(void **state)
{
	(void)state;
	static const struct {
		int64_t ms;
		const char *text;
	} cases[] = {
		{0, "PT0S"},          {999, "PT0S"},
		{1000, "PT1S"},       {300000, "PT5M"},
		{90000, "PT1M30S"},   {86400000, "P1D"},
		{93600000, "P1DT2H"}, {86400999, "P1D"},
		{3601000, "PT1H1S"},  {90061000, "P1DT1H1M1S"},
	};
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		duration_write(cases[i].ms, &out);
		int64_t back = -1;
		assert_true(duration_parse(buf_str(&out), &back));
		assert_true(back == cases[i].ms / 1000 * 1000);
		buf_add_char(&out, '\0');
		assert_string_equal(out.ptr, cases[i].text);
		out.len = 0;
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read_strictly),
		cmocka_unit_test(a_date_alone_lasts_until_its_end),
		cmocka_unit_test(people_type_dates_in_both_orders),
		cmocka_unit_test(what_people_mistype_is_refused),
		cmocka_unit_test(durations_are_read),
		cmocka_unit_test(malformed_durations_are_refused),
		cmocka_unit_test(durations_are_written_as_they_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
