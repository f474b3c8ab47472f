/* base/fill.c - see fill.h. */
#include "base/fill.h"

#include "base/buf.h"
#include "base/civil.h"
#include "base/limits.h"

#define MINUTE_MS 60000
/* Well within the years that base/civil.h knows: from about 1629 to 4011. */
#define MOMENT_MIN (-180000000)
#define MOMENT_MAX (INT32_MAX / 2)
#define COMMENT_BEGINS "<!--"
#define COMMENT_ENDS "-->"

/* One reference in its parts; those it has not are empty. */
struct reference {
	struct str whole, name, sign, duration, form, fallback;
	bool has_fallback;
};

struct filling {
	const struct fill_values *values;
	enum fill_manner manner;
	struct buf out;
	bool has_value, has_fallback; /* so far */
	struct reference fallback;    /* the first that took its default */
	uint32_t fallback_line;
	struct filled result;
};

const struct fill_value *fill_find(const struct fill_values *values, struct str name)
{
	for (size_t i = 0; i < values->count; i++) {
		if (!str_equals(values->items[i].name, name))
			continue;
		values->items[i].is_used = true;
		return &values->items[i];
	}
	return NULL;
}

struct str fill_fault_words(enum fill_fault fault)
{
	switch (fault) {
	case FILL_FINE:
		return STR("");
	case FILL_UNCLOSED:
		return STR("the reference has no end on its line");
	case FILL_UNKNOWN:
		return STR("the scenario declares no such parameter");
	case FILL_HALF:
		return STR("the scenario declares some of this file's parameters, and not this one");
	case FILL_FORM:
		return STR("the parameter's value has no such form");
	case FILL_LONG:
		return STR("with its values the file is larger than LIMIT_XML_BYTES");
	}
	return STR("");
}

/* "han - PT4H:clock|14:30" */
static struct reference reference_of(struct str whole)
{
	struct reference reference = {.whole = whole};
	struct str rest = whole, sum = str_cut(&rest, '|');

	reference.has_fallback = sum.len < whole.len;
	reference.fallback = rest;
	reference.form = sum;
	sum = str_trim(str_cut(&reference.form, ':'));
	reference.form = str_trim(reference.form);
	reference.name = str_cut(&sum, ' ');
	sum = str_trim(sum);
	reference.sign = str_cut(&sum, ' ');
	reference.duration = str_trim(sum);
	return reference;
}

/* ---- forms ---- */

/* Article 8 of appendix I: days below 10 and months below 3 get a zero in front. */
static void add_day(struct civil civil, struct buf *out)
{
	buf_add_padded(out, (uint64_t)civil.day, 2);
}

static void add_month(struct civil civil, struct buf *out)
{
	buf_add_padded(out, (uint64_t)civil.month, civil.month < 3 ? 2 : 1);
}

static void add_time(struct civil civil, const char *between, struct buf *out)
{
	buf_add_padded(out, (uint64_t)civil.hour, 2);
	buf_add_c(out, between);
	buf_add_padded(out, (uint64_t)civil.minute, 2);
}

static void add_long(struct civil civil, struct buf *out)
{
	add_day(civil, out);
	buf_add_c(out, " tháng ");
	add_month(civil, out);
	buf_add_c(out, " năm ");
	buf_add_u64(out, (uint64_t)civil.year);
}

static void add_short(struct civil civil, bool has_year, struct buf *out)
{
	add_day(civil, out);
	buf_add_char(out, '/');
	add_month(civil, out);
	if (has_year) {
		buf_add_char(out, '/');
		buf_add_u64(out, (uint64_t)civil.year);
	}
}

/* As people type it into a form. */
static void add_typed(struct civil civil, struct buf *out)
{
	buf_add_padded(out, (uint64_t)civil.day, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, (uint64_t)civil.month, 2);
	buf_add_char(out, '/');
	buf_add_u64(out, (uint64_t)civil.year);
	buf_add_char(out, ' ');
	add_time(civil, ":", out);
}

static void add_english(struct civil civil, struct buf *out)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
	                                     "May",       "June",     "July",     "August",
	                                     "September", "October",  "November", "December"};

	buf_add_u64(out, (uint64_t)civil.day);
	buf_add_char(out, ' ');
	buf_add_c(out, months[civil.month - 1]);
	buf_add_char(out, ' ');
	buf_add_u64(out, (uint64_t)civil.year);
}

static bool add_moment(struct minute minute, struct str form, struct buf *out)
{
	struct civil civil = civil_from_minute(minute);

	if (str_is_empty(form))
		minute_write(minute, out);
	else if (str_equals(form, STR("hour")))
		add_time(civil, " giờ ", out);
	else if (str_equals(form, STR("clock")))
		add_time(civil, ":", out);
	else if (str_equals(form, STR("long")))
		add_long(civil, out);
	else if (str_equals(form, STR("short")))
		add_short(civil, true, out);
	else if (str_equals(form, STR("day")))
		add_short(civil, false, out);
	else if (str_equals(form, STR("english")))
		add_english(civil, out);
	else if (str_equals(form, STR("typed")))
		add_typed(civil, out);
	else if (str_equals(form, STR("date")))
		day_write(day_of_minute(minute), out);
	else
		return false;
	return true;
}

static bool moment_shift(const struct reference *reference, struct minute *moment)
{
	int64_t ms, minutes;

	if (!duration_parse(reference->duration, &ms) || ms % MINUTE_MS != 0)
		return false;
	minutes = ms / MINUTE_MS;
	if (str_equals(reference->sign, STR("-")))
		minutes = -minutes;
	else if (!str_equals(reference->sign, STR("+")))
		return false;
	minutes += moment->since_epoch;
	if (minutes < MOMENT_MIN || minutes > MOMENT_MAX)
		return false;
	moment->since_epoch = (int32_t)minutes;
	return true;
}

static bool add_form(struct str value, const struct reference *reference, struct buf *out)
{
	struct minute moment;
	uint64_t number;

	if (str_is_empty(reference->sign) && str_is_empty(reference->form)) {
		buf_add(out, value);
		return true;
	}
	if (str_is_empty(reference->sign) && str_equals(reference->form, STR("padded")) &&
	    str_to_u64(value, &number)) {
		buf_add_padded(out, number, 2);
		return true;
	}
	return str_index_of(value, 'T') < value.len && minute_parse(value, &moment) &&
	       (str_is_empty(reference->sign) || moment_shift(reference, &moment)) &&
	       add_moment(moment, reference->form, out);
}

/* ---- filling ---- */

static void add_escaped(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		switch (text.ptr[i]) {
		case '&':
			buf_add_c(out, "&amp;");
			break;
		case '<':
			buf_add_c(out, "&lt;");
			break;
		case '>':
			buf_add_c(out, "&gt;");
			break;
		case '"':
			buf_add_c(out, "&quot;");
			break;
		case '\'':
			buf_add_c(out, "&#39;");
			break;
		default:
			buf_add_char(out, text.ptr[i]);
		}
	}
}

static bool fails(struct filling *filling, enum fill_fault fault, uint32_t line, struct str reference)
{
	filling->result = (struct filled){.fault = fault, .line = line, .reference = reference};
	return false;
}

static bool reference_fill(struct filling *filling, struct arena *arena, struct str whole, uint32_t line)
{
	struct reference reference = reference_of(whole);
	const struct fill_value *value = fill_find(filling->values, reference.name);
	struct buf text = buf_in(arena);

	if (value == NULL && !reference.has_fallback)
		return fails(filling, FILL_UNKNOWN, line, whole);
	if (value == NULL) {
		if (!filling->has_fallback) {
			filling->fallback = reference;
			filling->fallback_line = line;
		}
		filling->has_fallback = true;
		/* It stands in the file itself, in the file's own escapes. */
		buf_add(&filling->out, reference.fallback);
		return true;
	}
	filling->has_value = true;
	if (!add_form(value->value, &reference, &text))
		return fails(filling, FILL_FORM, line, whole);
	filling->result.is_own = filling->result.is_own || !reference.has_fallback ||
	                         !str_equals(buf_str(&text), reference.fallback);
	if (filling->manner == FILL_XML)
		add_escaped(buf_str(&text), &filling->out);
	else
		buf_add(&filling->out, buf_str(&text));
	return filling->out.len <= LIMIT_XML_BYTES || fails(filling, FILL_LONG, line, whole);
}

static uint32_t lines_in(struct str text)
{
	uint32_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* How much of the text from here on is taken as it stands: up to the next reference outside of comments. */
static size_t plain_length(struct str rest, enum fill_manner manner)
{
	size_t at = 0;

	while (at < rest.len) {
		struct str here = str_slice(rest, at, rest.len);

		if (str_starts_with(here, STR("${")))
			break;
		if (manner == FILL_XML && str_starts_with(here, STR(COMMENT_BEGINS)))
			at += str_find(here, STR(COMMENT_ENDS));
		at++;
	}
	return at < rest.len ? at : rest.len;
}

static bool fill_all(struct filling *filling, struct arena *arena, struct str text)
{
	struct str rest = text;
	uint32_t line = 1;

	for (;;) {
		size_t plain = plain_length(rest, filling->manner);
		buf_add(&filling->out, str_slice(rest, 0, plain));
		line += lines_in(str_slice(rest, 0, plain));
		rest = str_slice(rest, plain, rest.len);
		if (str_is_empty(rest))
			return true;

		size_t end = str_index_of(rest, '}');
		if (end == rest.len || end > str_index_of(rest, '\n'))
			return fails(filling, FILL_UNCLOSED, line, str_slice(rest, 2, 2));
		if (!reference_fill(filling, arena, str_slice(rest, 2, end), line))
			return false;
		rest = str_slice(rest, end + 1, rest.len);
	}
}

struct filled fill(struct arena *arena, struct str text, const struct fill_values *values,
                   enum fill_manner manner)
{
	struct filling filling = {.values = values, .manner = manner};

	if (plain_length(text, manner) == text.len)
		return (struct filled){.text = text};
	filling.out = buf_sized(arena, text.len + text.len / 8);
	if (!fill_all(&filling, arena, text))
		return filling.result;
	if (filling.has_value && filling.has_fallback) {
		fails(&filling, FILL_HALF, filling.fallback_line, filling.fallback.whole);
		return filling.result;
	}
	filling.result.text = buf_str(&filling.out);
	return filling.result;
}
