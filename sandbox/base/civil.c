/* base/civil.c - see civil.h. The calendar arithmetic counts years from 1 March, so that a leap day ends its year, and
 * days in cycles of 400 years, each exactly 146,097 days. */
#include "base/civil.h"

#include "base/buf.h"

#include <assert.h>

#define YEAR_MIN 1600
#define YEAR_MAX 9999
#define DAYS_PER_CYCLE 146097
#define DAYS_BEFORE_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */
#define MS_PER_DAY INT64_C(86400000)

static int64_t floor_div(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

bool day_is_given(struct day day)
{
	return day.since_epoch != CIVIL_NO_VALUE;
}

bool minute_is_given(struct minute minute)
{
	return minute.since_epoch != CIVIL_NO_VALUE;
}

static int32_t days_in_month(int32_t year, int32_t month)
{
	static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return days[month - 1] + (month == 2 && leap);
}

bool civil_to_day(struct civil civil, struct day *ret)
{
	if (civil.year < YEAR_MIN || civil.year > YEAR_MAX || civil.month < 1 || civil.month > 12 ||
	    civil.day < 1 || civil.day > days_in_month(civil.year, civil.month))
		return false;
	int32_t year = civil.year - (civil.month <= 2);
	int32_t cycle = year / 400, year_of_cycle = year % 400;
	int32_t month_from_march = (civil.month + 9) % 12;
	int32_t day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
	int32_t day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
	ret->since_epoch = cycle * DAYS_PER_CYCLE + day_of_cycle - DAYS_BEFORE_EPOCH;
	return true;
}

bool civil_to_minute(struct civil civil, struct minute *ret)
{
	struct day day;
	if (!civil_to_day(civil, &day) || civil.hour < 0 || civil.hour > 23 || civil.minute < 0 ||
	    civil.minute > 59)
		return false;
	int64_t minutes = (int64_t)day.since_epoch * CIVIL_MINUTES_PER_DAY + civil.hour * 60 + civil.minute;
	if (minutes > INT32_MAX)
		return false;
	ret->since_epoch = (int32_t)minutes;
	return true;
}

/* Total: any number of days that 64 bits of milliseconds can hold has a year that fits. */
static struct civil civil_from_days(int64_t days)
{
	int64_t shifted = days + DAYS_BEFORE_EPOCH;
	int64_t cycle = floor_div(shifted, DAYS_PER_CYCLE);
	int64_t day_of_cycle = shifted - cycle * DAYS_PER_CYCLE;
	int64_t year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 -
	                         day_of_cycle / 146096) /
	                        365;
	int64_t day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
	int64_t month_from_march = (5 * day_of_year + 2) / 153;
	int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
	return (struct civil){
		.year = (int32_t)(cycle * 400 + year_of_cycle + (month <= 2)),
		.month = (int32_t)month,
		.day = (int32_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
	};
}

struct civil civil_from_day(struct day day)
{
	assert(day_is_given(day));
	return civil_from_days(day.since_epoch);
}

struct civil civil_from_minute(struct minute minute)
{
	struct day day = day_of_minute(minute);
	struct civil civil = civil_from_days(day.since_epoch);
	int64_t minute_of_day = minute.since_epoch - (int64_t)day.since_epoch * CIVIL_MINUTES_PER_DAY;
	civil.hour = (int32_t)(minute_of_day / 60);
	civil.minute = (int32_t)(minute_of_day % 60);
	return civil;
}

struct day day_of_minute(struct minute minute)
{
	assert(minute_is_given(minute));
	return (struct day){(int32_t)floor_div(minute.since_epoch, CIVIL_MINUTES_PER_DAY)};
}

int weekday(struct day day)
{
	assert(day_is_given(day));
	int64_t from_monday = (int64_t)day.since_epoch + 3; /* 1970-01-01 was a Thursday */
	return (int)(from_monday - floor_div(from_monday, 7) * 7) + 1;
}

static void write_date(const struct civil *civil, struct buf *out)
{
	if (civil->year < 0)
		buf_add_char(out, '-');
	buf_add_padded(out, (uint64_t)(civil->year < 0 ? -civil->year : civil->year), 4);
	buf_add_char(out, '-');
	buf_add_padded(out, (uint64_t)civil->month, 2);
	buf_add_char(out, '-');
	buf_add_padded(out, (uint64_t)civil->day, 2);
}

static void write_time(int64_t hour, int64_t minute, struct buf *out)
{
	buf_add_char(out, 'T');
	buf_add_padded(out, (uint64_t)hour, 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)minute, 2);
}

void day_write(struct day day, struct buf *out)
{
	struct civil civil = civil_from_day(day);
	write_date(&civil, out);
}

void minute_write(struct minute minute, struct buf *out)
{
	struct civil civil = civil_from_minute(minute);
	write_date(&civil, out);
	write_time(civil.hour, civil.minute, out);
}

void instant_write(int64_t at_ms, struct buf *out)
{
	int64_t days = floor_div(at_ms, MS_PER_DAY);
	int64_t ms = at_ms % MS_PER_DAY + (at_ms % MS_PER_DAY < 0 ? MS_PER_DAY : 0);
	struct civil civil = civil_from_days(days);
	write_date(&civil, out);
	write_time(ms / 3600000, ms / 60000 % 60, out);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)(ms / 1000 % 60), 2);
	buf_add_char(out, '.');
	buf_add_padded(out, (uint64_t)(ms % 1000), 3);
	buf_add_char(out, 'Z');
}
