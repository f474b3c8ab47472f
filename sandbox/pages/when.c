#include "pages/when.h"

#include "base/buf.h"
#include "office/worktime.h"

#define LAST_MINUTE (CIVIL_MINUTES_PER_DAY - 1)
#define MS_PER_MINUTE 60000

static const struct str weekdays[] = {
	N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"), N_("Chủ Nhật"),
};

static const struct str months[] = {
	N_("tháng 1"), N_("tháng 2"), N_("tháng 3"), N_("tháng 4"),  N_("tháng 5"),  N_("tháng 6"),
	N_("tháng 7"), N_("tháng 8"), N_("tháng 9"), N_("tháng 10"), N_("tháng 11"), N_("tháng 12"),
};

static struct str text_of(const struct screen *screen, struct str id)
{
	return catalog_text(pages_catalog(screen->pages, screen->language), id);
}

static void day_add(struct buf *out, struct civil civil, bool with_year)
{
	buf_add_padded(out, (uint64_t)civil.day, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, (uint64_t)civil.month, 2);
	if (with_year) {
		buf_add_char(out, '/');
		buf_add_padded(out, (uint64_t)civil.year, 4);
	}
}

static void clock_add(struct buf *out, struct civil civil)
{
	buf_add_padded(out, (uint64_t)civil.hour, 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)civil.minute, 2);
}

struct str say_day(struct arena *arena, struct day day)
{
	struct buf out = buf_sized(arena, 16);
	day_add(&out, civil_from_day(day), true);
	return buf_str(&out);
}

struct str say_day_short(struct arena *arena, struct day day, struct minute now)
{
	struct buf out = buf_sized(arena, 16);
	struct civil civil = civil_from_day(day);
	day_add(&out, civil, civil.year != civil_from_minute(now).year);
	return buf_str(&out);
}

static int32_t minute_of_day(struct minute at)
{
	struct civil civil = civil_from_minute(at);
	return civil.hour * 60 + civil.minute;
}

static bool is_same_day(struct minute a, struct minute b)
{
	return day_of_minute(a).since_epoch == day_of_minute(b).since_epoch;
}

struct str say_minute(struct arena *arena, struct minute at, struct minute now)
{
	struct buf out = buf_sized(arena, 24);
	struct civil civil = civil_from_minute(at);
	if (minute_of_day(at) != LAST_MINUTE) {
		clock_add(&out, civil);
		buf_add(&out, STR(", "));
	}
	day_add(&out, civil, civil.year != civil_from_minute(now).year);
	return buf_str(&out);
}

struct str say_hour(struct arena *arena, struct minute at)
{
	struct buf out = buf_sized(arena, 8);
	clock_add(&out, civil_from_minute(at));
	return buf_str(&out);
}

struct str say_week_day(const struct screen *screen, struct day day)
{
	struct buf out = buf_sized(screen->arena, 32);
	buf_add(&out, text_of(screen, weekdays[weekday(day) - 1]));
	buf_add(&out, STR(", "));
	buf_add(&out, say_day(screen->arena, day));
	return buf_str(&out);
}

struct str say_recent(struct arena *arena, struct minute at, struct minute now)
{
	struct buf out = buf_sized(arena, 16);
	if (!is_same_day(at, now))
		return say_day_short(arena, day_of_minute(at), now);
	clock_add(&out, civil_from_minute(at));
	return buf_str(&out);
}

struct str say_today(const struct screen *screen, struct minute now)
{
	struct civil civil = civil_from_minute(now);
	struct buf day = buf_sized(screen->arena, 8), year = buf_sized(screen->arena, 8);
	struct buf out = buf_sized(screen->arena, 48);
	buf_add_u64(&day, (uint64_t)civil.day);
	buf_add_u64(&year, (uint64_t)civil.year);
	const struct place places[] = {
		{"weekday", text_of(screen, weekdays[weekday(day_of_minute(now)) - 1])},
		{"day", buf_str(&day)},
		{"month", text_of(screen, months[civil.month - 1])},
		{"year", buf_str(&year)},
	};
	static const struct str id = N_("{weekday}, {day} {month} năm {year}");
	catalog_fill(pages_catalog(screen->pages, screen->language), id, places, COUNT(places), &out);
	return buf_str(&out);
}

struct str say_office_clock(const struct screen *screen, struct minute now)
{
	struct buf out = buf_sized(screen->arena, 40);
	clock_add(&out, civil_from_minute(now));
	buf_add(&out, STR(", "));
	buf_add(&out, text_of(screen, weekdays[weekday(day_of_minute(now)) - 1]));
	buf_add_char(&out, ' ');
	day_add(&out, civil_from_minute(now), true);
	return buf_str(&out);
}

struct str say_left(struct arena *arena, int64_t left_ms)
{
	struct buf out = buf_sized(arena, 16);
	uint64_t seconds = left_ms > 0 ? ((uint64_t)left_ms + 999) / 1000 : 0;
	buf_add_padded(&out, seconds / 60, 2);
	buf_add_char(&out, ':');
	buf_add_padded(&out, seconds % 60, 2);
	return buf_str(&out);
}

static struct civil civil_of_instant(int64_t at_ms, uint64_t *ret_second)
{
	int64_t minutes = at_ms / MS_PER_MINUTE + CIVIL_VIETNAM_OFFSET_MINUTES;
	*ret_second = (uint64_t)(at_ms / 1000 % 60);
	return civil_from_minute((struct minute){(int32_t)minutes});
}

struct str say_clock(struct arena *arena, int64_t at_ms)
{
	struct buf out = buf_sized(arena, 8);
	uint64_t second;
	clock_add(&out, civil_of_instant(at_ms, &second));
	return buf_str(&out);
}

struct str say_time_of_day(struct arena *arena, int64_t at_ms)
{
	struct buf out = buf_sized(arena, 16);
	uint64_t second;
	clock_add(&out, civil_of_instant(at_ms, &second));
	buf_add_char(&out, ':');
	buf_add_padded(&out, second, 2);
	return buf_str(&out);
}

struct str say_instant(struct arena *arena, int64_t at_ms)
{
	struct buf out = buf_sized(arena, 32);
	uint64_t second;
	buf_add(&out, say_time_of_day(arena, at_ms));
	buf_add(&out, STR(", "));
	day_add(&out, civil_of_instant(at_ms, &second), true);
	return buf_str(&out);
}

enum nearness due_nearness(struct minute due, struct minute now)
{
	if (due.since_epoch < now.since_epoch)
		return DUE_LATE;
	return due.since_epoch - now.since_epoch <= SOON_MINUTES ? DUE_SOON : DUE_LATER;
}

static struct str say_with(const struct screen *screen, struct str id, const char *name, struct str text)
{
	struct buf out = buf_sized(screen->arena, 32);
	const struct place place = {name, text};
	catalog_fill(pages_catalog(screen->pages, screen->language), id, &place, 1, &out);
	return buf_str(&out);
}

static struct str say_late(const struct screen *screen, uint64_t minutes)
{
	static const struct str by_minutes = N_("Quá {count} phút"), by_hours = N_("Quá {count} giờ"),
							by_days = N_("Quá {count} ngày");
	struct buf count = buf_sized(screen->arena, 16);
	bool is_days = minutes >= CIVIL_MINUTES_PER_DAY, is_hours = minutes >= 60;
	buf_add_u64(&count, is_days ? minutes / CIVIL_MINUTES_PER_DAY : is_hours ? minutes / 60 : minutes);
	return say_with(screen, is_days ? by_days : is_hours ? by_hours : by_minutes, "count", buf_str(&count));
}

struct str say_due(const struct screen *screen, struct minute due, struct minute now)
{
	static const struct str today = N_("{time} hôm nay"), whole_day = N_("Hôm nay");
	if (due.since_epoch < now.since_epoch)
		return say_late(screen, (uint64_t)(now.since_epoch - due.since_epoch));
	if (!is_same_day(due, now))
		return say_minute(screen->arena, due, now);
	if (minute_of_day(due) == LAST_MINUTE)
		return text_of(screen, whole_day);
	struct buf time = buf_sized(screen->arena, 8);
	clock_add(&time, civil_from_minute(due));
	return say_with(screen, today, "time", buf_str(&time));
}

struct str say_needed_by(const struct screen *screen, struct minute due, struct minute now)
{
	static const struct str moment = N_("Cơ quan gửi cần trước {due}."),
							day = N_("Cơ quan gửi cần chậm nhất hết ngày {due}.");
	bool is_day = minute_of_day(due) == LAST_MINUTE;
	return say_with(screen, is_day ? day : moment, "due", say_minute(screen->arena, due, now));
}

struct str say_work_left(const struct screen *screen, const struct worktime *worktime, struct minute due,
                         struct minute now)
{
	static const struct str minutes = N_("còn {count} phút làm việc"), hours = N_("còn {count} giờ làm việc"),
							days = N_("còn {count} ngày làm việc"), none = N_("hết giờ làm việc trước hạn");
	int64_t left = worktime_between(worktime, now, due);
	int64_t day_count = worktime_days_between(worktime, now, due);
	struct buf count = buf_sized(screen->arena, 16);
	if (due.since_epoch <= now.since_epoch)
		return (struct str){0};
	if (left == 0)
		return text_of(screen, none);
	buf_add_u64(&count, (uint64_t)(day_count > 0 ? day_count : left >= 60 ? left / 60 : left));
	return say_with(screen, day_count > 0 ? days : left >= 60 ? hours : minutes, "count", buf_str(&count));
}
