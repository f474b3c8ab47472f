/* base/civil.h - calendar dates and times of day, without time zones and without libc.
 *
 * Days count from 1970-01-01 in the proleptic Gregorian calendar; minutes are local minutes since 1970-01-01T00:00 of
 * the office's wall clock. Viet Nam has one zone, UTC+7, and no summer time (Decision 134/2002/QD-TTg). */
#ifndef SABAN_BASE_CIVIL_H
#define SABAN_BASE_CIVIL_H

#include "base/str.h"

struct buf;

#define CIVIL_MINUTES_PER_DAY 1440
#define CIVIL_VIETNAM_OFFSET_MINUTES 420

/* A calendar day. Wrapped, so that a day is never taken for another number. CIVIL_NO_DAY means "not given". */
struct day {
	int32_t since_epoch;
};

/* A local instant with minute precision. CIVIL_NO_MINUTE means "not given". */
struct minute {
	int32_t since_epoch;
};

#define CIVIL_NO_VALUE INT32_MIN
#define CIVIL_NO_DAY ((struct day){CIVIL_NO_VALUE})
#define CIVIL_NO_MINUTE ((struct minute){CIVIL_NO_VALUE})

struct civil {
	int32_t year;   /* 1600 to 9999 */
	int32_t month;  /* 1 to 12 */
	int32_t day;    /* 1 to 31 */
	int32_t hour;   /* 0 to 23 */
	int32_t minute; /* 0 to 59 */
};

bool day_is_given(struct day day);
bool minute_is_given(struct minute minute);

/* False when the parts name no day of the calendar or no time of day. */
bool civil_to_day(struct civil civil, struct day *ret);
bool civil_to_minute(struct civil civil, struct minute *ret);
struct civil civil_from_day(struct day day);
struct civil civil_from_minute(struct minute minute);
struct day day_of_minute(struct minute minute);

/* 1 = Monday to 7 = Sunday (ISO 8601). */
int weekday(struct day day);

/* "2024-06-20" */
bool day_parse(struct str text, struct day *ret);
/* "2024-06-20T16:00"; a date alone means its last minute, 23:59: due on that day is due by its end. */
bool minute_parse(struct str text, struct minute *ret);
/* "20/06/2024" and "20/06/2024 16:00" or "16:00 20/06/2024", what people type; the date alone as above. */
bool minute_parse_typed(struct str text, struct minute *ret);

void day_write(struct day day, struct buf *out);          /* 2024-06-20 */
void minute_write(struct minute minute, struct buf *out); /* 2024-06-20T16:00 */

/* ISO 8601 durations of days, hours, minutes and seconds: "PT5M", "P1DT2H", "PT90S". No sign, no fraction. */
bool duration_parse(struct str text, int64_t *ret_ms);
void duration_write(int64_t ms, struct buf *out);

/* A UTC instant in ms since 1970 as "2024-06-20T09:00:00.000Z". */
void instant_write(int64_t at_ms, struct buf *out);

#endif
