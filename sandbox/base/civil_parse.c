/* base/civil_parse.c - the reading half of civil.h: what files hold is strict, what people type is a little wider. */
#include "base/civil.h"

#include "base/buf.h"

#include <assert.h>

/* Takes a number of least to most digits off *rest. */
static bool take_number(struct str *rest, size_t least, size_t most, int32_t *ret)
{
	int32_t value = 0;
	size_t at = 0;
	while (at < rest->len && at < most && rest->ptr[at] >= '0' && rest->ptr[at] <= '9')
		value = value * 10 + (rest->ptr[at++] - '0');
	if (at < least)
		return false;
	*rest = str_slice(*rest, at, rest->len);
	*ret = value;
	return true;
}

static bool take_char(struct str *rest, char c)
{
	if (rest->len == 0 || rest->ptr[0] != c)
		return false;
	*rest = str_slice(*rest, 1, rest->len);
	return true;
}

/* 2024-06-20 */
static bool take_date(struct str *rest, struct civil *ret)
{
	return take_number(rest, 4, 4, &ret->year) && take_char(rest, '-') &&
	       take_number(rest, 2, 2, &ret->month) && take_char(rest, '-') && take_number(rest, 2, 2, &ret->day);
}

/* 20/06/2024 or 2/6/2024 */
static bool take_typed_date(struct str *rest, struct civil *ret)
{
	return take_number(rest, 1, 2, &ret->day) && take_char(rest, '/') &&
	       take_number(rest, 1, 2, &ret->month) && take_char(rest, '/') &&
	       take_number(rest, 4, 4, &ret->year);
}

static bool take_time(struct str *rest, size_t least_digits_of_hour, struct civil *ret)
{
	return take_number(rest, least_digits_of_hour, 2, &ret->hour) && take_char(rest, ':') &&
	       take_number(rest, 2, 2, &ret->minute);
}

bool day_parse(struct str text, struct day *ret)
{
	struct civil civil = {0};
	return take_date(&text, &civil) && str_is_empty(text) && civil_to_day(civil, ret);
}

bool minute_parse(struct str text, struct minute *ret)
{
	struct civil civil = {.hour = 23, .minute = 59};
	if (!take_date(&text, &civil))
		return false;
	if (!str_is_empty(text) && !(take_char(&text, 'T') && take_time(&text, 2, &civil)))
		return false;
	return str_is_empty(text) && civil_to_minute(civil, ret);
}

/* At least one blank. */
static bool take_blanks(struct str *rest)
{
	if (!take_char(rest, ' '))
		return false;
	*rest = str_trim(*rest);
	return true;
}

bool minute_parse_typed(struct str text, struct minute *ret)
{
	struct civil civil = {.hour = 23, .minute = 59};
	text = str_trim(text);
	if (str_index_of(text, ':') < str_index_of(text, '/')) {
		if (!take_time(&text, 1, &civil) || !take_blanks(&text) || !take_typed_date(&text, &civil))
			return false;
	} else {
		if (!take_typed_date(&text, &civil))
			return false;
		if (!str_is_empty(text) && !(take_blanks(&text) && take_time(&text, 1, &civil)))
			return false;
	}
	return str_is_empty(text) && civil_to_minute(civil, ret);
}

struct duration_unit {
	char letter;
	bool of_time; /* stands behind the T */
	int64_t ms;
};

static const struct duration_unit duration_units[] = {
	{'D', false, INT64_C(86400000)},
	{'H', true, 3600000},
	{'M', true, 60000},
	{'S', true, 1000},
};
#define UNIT_COUNT (sizeof(duration_units) / sizeof(duration_units[0]))

/* Adds one part, "15M", whose unit must come after *unit in the table. */
static bool take_duration_part(struct str *rest, bool of_time, size_t *unit, int64_t *ms)
{
	size_t digits = 0;
	while (digits < rest->len && rest->ptr[digits] >= '0' && rest->ptr[digits] <= '9')
		digits++;
	uint64_t value;
	if (digits == rest->len || !str_to_u64(str_slice(*rest, 0, digits), &value))
		return false;
	while (*unit < UNIT_COUNT && duration_units[*unit].letter != rest->ptr[digits])
		(*unit)++;
	if (*unit == UNIT_COUNT || duration_units[*unit].of_time != of_time)
		return false;
	int64_t unit_ms = duration_units[(*unit)++].ms;
	if (value > (uint64_t)((INT64_MAX - *ms) / unit_ms))
		return false;
	*ms += (int64_t)value * unit_ms;
	*rest = str_slice(*rest, digits + 1, rest->len);
	return true;
}

bool duration_parse(struct str text, int64_t *ret_ms)
{
	int64_t ms = 0;
	size_t unit = 0;
	bool of_time = false;
	if (!take_char(&text, 'P') || str_is_empty(text))
		return false;
	while (!str_is_empty(text)) {
		if (!of_time && take_char(&text, 'T'))
			of_time = true;
		if (!take_duration_part(&text, of_time, &unit, &ms))
			return false;
	}
	*ret_ms = ms;
	return true;
}

void duration_write(int64_t ms, struct buf *out)
{
	assert(ms >= 0);
	bool in_time = false;
	int64_t left_ms = ms;
	buf_add_char(out, 'P');
	for (size_t i = 0; i < UNIT_COUNT; i++) {
		const struct duration_unit *unit = &duration_units[i];
		int64_t value = left_ms / unit->ms;
		left_ms %= unit->ms;
		/* Something must be said even for nothing: PT0S. */
		if (value == 0 && !(ms < 1000 && i == UNIT_COUNT - 1))
			continue;
		if (unit->of_time && !in_time)
			buf_add_char(out, 'T');
		in_time = unit->of_time;
		buf_add_u64(out, (uint64_t)value);
		buf_add_char(out, unit->letter);
	}
}
