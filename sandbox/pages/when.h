/* pages/when.h - dates and times the way people of the office write them. Results live in the arena. */
#ifndef SABAN_PAGES_WHEN_H
#define SABAN_PAGES_WHEN_H

#include "base/civil.h"
#include "pages/screens.h"

/* "20/06/2024" */
struct str say_day(struct arena *arena, struct day day);
/* "20/06", with the year when it is not that of `now`. */
struct str say_day_short(struct arena *arena, struct day day, struct minute now);
/* "16:00, 20/06"; "21/06" for the last minute of a day, which stands for the day; with the year when it differs. */
struct str say_minute(struct arena *arena, struct minute at, struct minute now);
/* "10:00" today, "18/06" before, the way a list of recent events wants it. */
struct str say_recent(struct arena *arena, struct minute at, struct minute now);
/* "Thứ Ba, 18 tháng 6 năm 2024"; "Tuesday, 18 June 2024". */
struct str say_today(const struct screen *screen, struct minute now);
/* "07:30" */
struct str say_hour(struct arena *arena, struct minute at);
/* "Thứ Ba, 18/06/2024" */
struct str say_week_day(const struct screen *screen, struct day day);
/* "08:01, Thứ Ba 18/06/2024": the time of day in the office. */
struct str say_office_clock(const struct screen *screen, struct minute now);
/* "17:53", minutes and seconds of a stretch of time; "65:00" above the hour. Rounded up: 00:00 only at the end. */
struct str say_left(struct arena *arena, int64_t left_ms);
/* "16:00" and "16:00:07, 20/06/2024" of a UTC instant, in Viet Nam. */
struct str say_clock(struct arena *arena, int64_t at_ms);
struct str say_instant(struct arena *arena, int64_t at_ms);

/* How near a deadline is. */
#define SOON_MINUTES CIVIL_MINUTES_PER_DAY
enum nearness {
	DUE_LATER,
	DUE_SOON, /* within a day */
	DUE_LATE, /* passed */
};
enum nearness due_nearness(struct minute due, struct minute now);
/* "10:00 hôm nay", "Quá 1 ngày", "16:00, 20/06". */
struct str say_due(const struct screen *screen, struct minute due, struct minute now);
struct worktime;
/* "còn 2 ngày làm việc", on the last day "còn 3 giờ làm việc"; empty for a deadline that has passed. */
struct str say_work_left(const struct screen *screen, const struct worktime *worktime, struct minute due,
                         struct minute now);
/* "Cơ quan gửi cần trước 11:00, 25/06."; of a day without a time "Cơ quan gửi cần chậm nhất hết ngày 25/06." */
struct str say_needed_by(const struct screen *screen, struct minute due, struct minute now);

#endif
