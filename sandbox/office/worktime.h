/* office/worktime.h - working time: the hours of a week, the holidays, and reckoning with both. Pure.
 *
 * Deadlines are met in working time (Labour Code, articles 105, 111, 112; each office has its own hours). A calendar is
 * data of the office file; an office without one keeps the usual hours: 07:00 to 11:00 and 13:00 to 17:00, Monday to
 * Friday.
 *
 *	const struct worktime *worktime = worktime_of(seed);
 *	struct minute due = worktime_add_days(worktime, now, 2);  the end of the second working day after today */
#ifndef SABAN_OFFICE_WORKTIME_H
#define SABAN_OFFICE_WORKTIME_H

#include "office/seed.h"

/* Hours of some days of the week: [from, to) in minutes of the day. */
struct work_hours {
	unsigned weekdays; /* BIT(weekday()), Monday is 1 */
	int32_t from, to;
};

/* A day off, or a day worked instead of one (lam bu), which has Monday's hours. */
struct special_day {
	struct day on;
	bool is_worked;
	struct str name; /* "Quốc khánh" */
};

struct worktime {
	const struct work_hours *hours; /* apart from each other, in order of the day */
	uint32_t hours_count;
	const struct special_day *days; /* in order, each once */
	uint32_t day_count;
};

/* Beyond so many days ahead nothing is looked for: a calendar may have no working day at all. */
#define WORKTIME_DAYS_AHEAD 400

/* Hours in order of the day and apart, within a day; days in order, each once. For borders: the rest relies on it. */
bool worktime_is_sound(const struct worktime *worktime);

const struct worktime *worktime_of(const struct seed *seed);

bool worktime_is_working_day(const struct worktime *worktime, struct day day);
/* The special day; NULL for an ordinary one. */
const struct special_day *worktime_special(const struct worktime *worktime, struct day day);

/* The minute at which so many minutes of work have gone by since `from`; CIVIL_NO_MINUTE beyond WORKTIME_DAYS_AHEAD. */
struct minute worktime_add_minutes(const struct worktime *worktime, struct minute from, int64_t minutes);
/* The end of work on the n-th working day after that of `from`; 0: of the same day, or of the next working day when
 * work is over. CIVIL_NO_MINUTE beyond WORKTIME_DAYS_AHEAD. */
struct minute worktime_add_days(const struct worktime *worktime, struct minute from, int32_t days);

/* Minutes of work between two minutes; 0 when the second is not later. Constant in the time between them. */
int64_t worktime_between(const struct worktime *worktime, struct minute from, struct minute to);
/* Working days behind the day of `from`, up to and with the day of `to`; 0 when it is not later. Constant too. */
int64_t worktime_days_between(const struct worktime *worktime, struct minute from, struct minute to);

#endif
