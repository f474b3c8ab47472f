#include "grader/text/fold.h"

#include "base/buf.h"
#include "base/check.h"

#include <utf8proc.h>

#define BLANK 0x20

static bool is_mark(utf8proc_int32_t c)
{
	return c >= 0x300 && c <= 0x36f;
}

/* Grave, acute, tilde, hook above, dot below. */
static bool is_tone(utf8proc_int32_t c)
{
	return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static bool is_dash(utf8proc_int32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool is_blank(utf8proc_int32_t c)
{
	return c <= BLANK || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS;
}

/* In oa, oe and uy the tone may stand on either letter; it is moved to the second. */
static void tones_move(utf8proc_int32_t *text, size_t count)
{
	for (size_t i = 1; i + 1 < count; i++) {
		utf8proc_int32_t before = text[i - 1], behind = text[i + 1];
		bool is_pair = (before == 'o' && (behind == 'a' || behind == 'e')) ||
		               (before == 'u' && behind == 'y');

		if (!is_tone(text[i]) || !is_pair || (i + 2 < count && is_mark(text[i + 2])))
			continue;
		text[i + 1] = text[i];
		text[i] = behind;
	}
}

static void code_point_add(struct buf *out, utf8proc_int32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t len = utf8proc_encode_char(c, bytes);

	buf_add(out, (struct str){(const char *)bytes, (size_t)len});
}

struct str text_fold(struct str text, bool ignore_accents, struct arena *arena)
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
	                                  UTF8PROC_IGNORE | (ignore_accents ? UTF8PROC_STRIPMARK : 0);
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
	utf8proc_ssize_t length = utf8proc_decompose(bytes, (utf8proc_ssize_t)text.len, NULL, 0, options);
	struct buf out = buf_in(arena);
	utf8proc_int32_t *points;

	/* What was checked at the border cannot fail here. */
	assert(length >= 0);
	points = ARENA_ARRAY(arena, utf8proc_int32_t, (size_t)length);
	utf8proc_decompose(bytes, (utf8proc_ssize_t)text.len, points, length, options);
	tones_move(points, (size_t)length);
	for (utf8proc_ssize_t i = 0; i < length; i++) {
		if (is_blank(points[i])) {
			if (out.len > 0 && out.ptr[out.len - 1] != ' ')
				buf_add_char(&out, ' ');
		} else if (is_dash(points[i])) {
			buf_add_char(&out, '-');
		} else if (ignore_accents && points[i] == 0x111) {
			buf_add_char(&out, 'd');
		} else {
			code_point_add(&out, points[i]);
		}
	}
	return str_trim(buf_str(&out));
}
