/* web/due_text.c - see due_text.h. */
#include "web/due_text.h"

#include "base/buf.h"

/* Takes the digits at the beginning, at most so many; false when there is none. */
static bool take_number(struct str *rest, size_t digits_max, uint64_t *ret)
{
	size_t digits = 0;
	while (digits < rest->len && digits < digits_max && rest->ptr[digits] >= '0' && rest->ptr[digits] <= '9')
		digits++;
	if (!str_to_u64(str_slice(*rest, 0, digits), ret))
		return false;
	*rest = str_slice(*rest, digits, rest->len);
	return true;
}

/* Takes one of the words of a list parted by blanks, and blanks around it. */
static bool take_word(struct str *rest, const char *list, struct str *ret)
{
	struct str words = str_from_c(list), trimmed = str_trim(*rest);
	while (!str_is_empty(words)) {
		*ret = str_cut(&words, ' ');
		if (str_starts_with(trimmed, *ret)) {
			*rest = str_trim(str_slice(trimmed, ret->len, trimmed.len));
			return true;
		}
	}
	return false;
}

/* The year behind day and month: "" for the office's own, "24" for 2024, or all four digits. */
static bool take_year(struct str rest, uint64_t *year)
{
	size_t digits = rest.len;
	if (digits == 0)
		return true;
	if ((digits != 2 && digits != 4) || !take_number(&rest, 4, year) || !str_is_empty(rest))
		return false;
	*year += digits == 2 ? 2000 : 0;
	return true;
}

/* "20/6", "20-06", "20.6.2024", "20/6/24" */
static bool join_day(struct str day, int32_t office_year, struct buf *out)
{
	uint64_t number, month, year = (uint64_t)office_year;
	struct str first, second;
	if (!take_number(&day, 2, &number) || !take_word(&day, "/ - .", &first) || !take_number(&day, 2, &month))
		return false;
	bool has_year = take_word(&day, "/ - .", &second);
	if (has_year ? str_is_empty(day) || !str_equals(first, second) : !str_is_empty(day))
		return false;
	if (!take_year(day, &year))
		return false;
	buf_add_padded(out, number, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, month, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, year, 4);
	return true;
}

/* "11h", "11h30", "11g30", "11 giờ 30", "9:05", "11.30": a colon or a point wants minutes behind it. */
static bool join_time(struct str time, struct buf *out)
{
	uint64_t hour, minute = 0;
	struct str word;
	if (!take_number(&time, 2, &hour))
		return false;
	bool may_stand_alone = take_word(&time, "giờ h H g G", &word);
	if (!may_stand_alone && !take_word(&time, ": .", &word))
		return false;
	bool has_minutes = !may_stand_alone || !str_is_empty(time);
	if (has_minutes && (!take_number(&time, 2, &minute) || !str_is_empty(time)))
		return false;
	buf_add_padded(out, hour, 2);
	buf_add_char(out, ':');
	buf_add_padded(out, minute, 2);
	return true;
}

struct str due_join(struct str day, struct str time, int32_t year, struct arena *arena)
{
	struct buf out = buf_in(arena), clock = buf_in(arena);
	day = str_trim(day);
	time = str_trim(time);
	if (!join_day(day, year, &out)) {
		out = buf_in(arena);
		buf_add(&out, day);
	}
	if (!join_time(time, &clock)) {
		clock = buf_in(arena);
		buf_add(&clock, time);
	}
	if (out.len > 0 && clock.len > 0)
		buf_add_char(&out, ' ');
	buf_add(&out, buf_str(&clock));
	return buf_str(&out);
}
