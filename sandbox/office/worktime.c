#include "office/worktime.h"

#include "base/check.h"

#define MONDAY 1
#define DAYS_PER_WEEK 7
#define WORKDAYS (BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5))

const struct worktime *worktime_of(const struct seed *seed)
{
	static const struct work_hours usual_hours[] = {
		{WORKDAYS, 7 * 60, 11 * 60},
		{WORKDAYS, 13 * 60, 17 * 60},
	};
	static const struct worktime usual = {.hours = usual_hours, .hours_count = COUNT(usual_hours)};

	return seed->worktime != NULL ? seed->worktime : &usual;
}

bool worktime_is_sound(const struct worktime *worktime)
{
	for (uint32_t i = 0; i < worktime->hours_count; i++) {
		const struct work_hours *hours = &worktime->hours[i];

		if (hours->from < 0 || hours->to > CIVIL_MINUTES_PER_DAY || hours->from >= hours->to)
			return false;
		for (uint32_t j = 0; j < i; j++) {
			if ((worktime->hours[j].weekdays & hours->weekdays) != 0 && worktime->hours[j].to > hours->from)
				return false;
		}
	}
	for (uint32_t i = 0; i < worktime->day_count; i++) {
		if (!day_is_given(worktime->days[i].on) ||
		    (i > 0 && worktime->days[i - 1].on.since_epoch >= worktime->days[i].on.since_epoch))
			return false;
	}
	return true;
}

const struct special_day *worktime_special(const struct worktime *worktime, struct day day)
{
	uint32_t low = 0, high = worktime->day_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (worktime->days[middle].on.since_epoch < day.since_epoch)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < worktime->day_count && worktime->days[low].on.since_epoch == day.since_epoch)
		return &worktime->days[low];
	return NULL;
}

/* Which weekday's hours count on a day: its own, Monday's, or none (0). */
static int hours_of_day(const struct worktime *worktime, struct day day)
{
	const struct special_day *special = worktime_special(worktime, day);

	if (special == NULL)
		return weekday(day);
	return special->is_worked ? MONDAY : 0;
}

/* Minutes of work in a day with that weekday's hours before a minute of the day. */
static int64_t minutes_before(const struct worktime *worktime, int of_weekday, int32_t minute)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < worktime->hours_count; i++) {
		const struct work_hours *hours = &worktime->hours[i];
		int32_t end = minute < hours->to ? minute : hours->to;

		if ((hours->weekdays & BIT(of_weekday)) != 0 && end > hours->from)
			sum += end - hours->from;
	}
	return sum;
}

static int64_t minutes_of_day(const struct worktime *worktime, int of_weekday)
{
	return minutes_before(worktime, of_weekday, CIVIL_MINUTES_PER_DAY);
}

bool worktime_is_working_day(const struct worktime *worktime, struct day day)
{
	return minutes_of_day(worktime, hours_of_day(worktime, day)) > 0;
}

static int32_t minute_of_day(struct minute minute)
{
	return minute.since_epoch - day_of_minute(minute).since_epoch * CIVIL_MINUTES_PER_DAY;
}

static struct minute at_minute(struct day day, int32_t minute)
{
	return (struct minute){day.since_epoch * CIVIL_MINUTES_PER_DAY + minute};
}

static struct day day_after(struct day day)
{
	return (struct day){day.since_epoch + 1};
}

/* The minute of the day by which so much has been worked; the hours hold that much. */
static int32_t minute_reaching(const struct worktime *worktime, int of_weekday, int64_t minutes)
{
	for (uint32_t i = 0; i < worktime->hours_count; i++) {
		const struct work_hours *hours = &worktime->hours[i];
		int32_t length = hours->to - hours->from;

		if ((hours->weekdays & BIT(of_weekday)) == 0)
			continue;
		if (minutes <= length)
			return hours->from + (int32_t)minutes;
		minutes -= length;
	}
	UNREACHABLE();
	return 0;
}

struct minute worktime_add_minutes(const struct worktime *worktime, struct minute from, int64_t minutes)
{
	struct day day = day_of_minute(from);
	int64_t done = minutes_before(worktime, hours_of_day(worktime, day), minute_of_day(from));

	if (minutes <= 0)
		return from;
	minutes += done;
	for (int ahead = 0; ahead <= WORKTIME_DAYS_AHEAD; ahead++, day = day_after(day)) {
		int hours = hours_of_day(worktime, day);
		int64_t length = minutes_of_day(worktime, hours);

		if (minutes <= length)
			return at_minute(day, minute_reaching(worktime, hours, minutes));
		minutes -= length;
	}
	return CIVIL_NO_MINUTE;
}

struct minute worktime_add_days(const struct worktime *worktime, struct minute from, int32_t days)
{
	struct day day = day_of_minute(from);
	int hours = hours_of_day(worktime, day);
	int64_t length = minutes_of_day(worktime, hours);
	bool is_work_left = minutes_before(worktime, hours, minute_of_day(from)) < length;

	/* After the end of work the day does not count any more: "today" is the next working day. */
	if (days == 0 && !is_work_left)
		days = 1;
	for (int ahead = 0; days > 0 && ahead < WORKTIME_DAYS_AHEAD; ahead++) {
		day = day_after(day);
		days -= worktime_is_working_day(worktime, day) ? 1 : 0;
	}
	if (days > 0)
		return CIVIL_NO_MINUTE;
	hours = hours_of_day(worktime, day);
	return at_minute(day, minute_reaching(worktime, hours, minutes_of_day(worktime, hours)));
}

typedef int64_t measure(const struct worktime *worktime, int of_weekday);

static int64_t one_if_worked(const struct worktime *worktime, int of_weekday)
{
	return minutes_of_day(worktime, of_weekday) > 0 ? 1 : 0;
}

/* The sum of a measure over the days [from, to): whole weeks at once, then the special days put right. */
static int64_t sum_of_days(const struct worktime *worktime, struct day from, struct day to, measure *of)
{
	int64_t count = (int64_t)to.since_epoch - from.since_epoch, week = 0, sum;

	if (count <= 0)
		return 0;
	for (int day = MONDAY; day < MONDAY + DAYS_PER_WEEK; day++)
		week += of(worktime, day);
	sum = count / DAYS_PER_WEEK * week;
	for (int64_t i = 0; i < count % DAYS_PER_WEEK; i++)
		sum += of(worktime, weekday((struct day){from.since_epoch + (int32_t)i}));
	for (uint32_t i = 0; i < worktime->day_count; i++) {
		struct day on = worktime->days[i].on;

		if (on.since_epoch >= from.since_epoch && on.since_epoch < to.since_epoch)
			sum += of(worktime, hours_of_day(worktime, on)) - of(worktime, weekday(on));
	}
	return sum;
}

int64_t worktime_between(const struct worktime *worktime, struct minute from, struct minute to)
{
	struct day first = day_of_minute(from), last = day_of_minute(to);

	if (to.since_epoch <= from.since_epoch)
		return 0;
	return sum_of_days(worktime, first, last, minutes_of_day) +
	       minutes_before(worktime, hours_of_day(worktime, last), minute_of_day(to)) -
	       minutes_before(worktime, hours_of_day(worktime, first), minute_of_day(from));
}

int64_t worktime_days_between(const struct worktime *worktime, struct minute from, struct minute to)
{
	return sum_of_days(worktime, day_after(day_of_minute(from)), day_after(day_of_minute(to)), one_if_worked);
}
