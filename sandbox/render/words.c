/* render/words.c - see words.h. */
#include "render/words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"

#include <glib.h>

/* Letters and official messages have their subject under the number; the types listed here say "Ve viec" before it. */
static bool has_title(enum document_type type)
{
	return type != TYPE_LETTER && type != TYPE_OFFICIAL_MESSAGE;
}

static bool is_about(enum document_type type)
{
	static const enum document_type about[] = {
		TYPE_LETTER,     TYPE_RESOLUTION, TYPE_DECISION,   TYPE_DIRECTIVE, TYPE_NOTICE,
		TYPE_SUBMISSION, TYPE_TELEGRAM,   TYPE_COMMUNIQUE, TYPE_STATUTE,   TYPE_OFFICIAL_MESSAGE};

	for (size_t i = 0; i < COUNT(about); i++)
		if (about[i] == type)
			return true;
	return false;
}

bool paper_type_find(struct str key, struct paper_type *ret)
{
	unsigned type;

	if (!name_parse(&document_type_names, key, &type))
		return false;
	*ret = paper_type_of((enum document_type)type);
	return true;
}

struct paper_type paper_type_of(enum document_type type)
{
	return (struct paper_type){
		.key = name_of(&document_type_names, type),
		.name = document_type_title(type),
		.has_title = has_title(type),
		.is_about = is_about(type),
	};
}

struct str urgency_mark(uint32_t urgency)
{
	static const struct str marks[] = {
		STR_INIT(""),
		STR_INIT("KHẨN"),
		STR_INIT("THƯỢNG KHẨN"),
		STR_INIT("HOẢ TỐC"),
		STR_INIT("HOẢ TỐC HẸN GIỜ"),
	};
	assert(urgency < COUNT(marks));
	return marks[urgency];
}

struct str secrecy_mark(uint32_t secrecy)
{
	static const struct str marks[] = {
		STR_INIT(""),
		STR_INIT("MẬT"),
		STR_INIT("TỐI MẬT"),
		STR_INIT("TUYỆT MẬT"),
	};
	assert(secrecy < COUNT(marks));
	return marks[secrecy];
}

struct str authority_prefix(struct arena *arena, struct str code)
{
	struct buf out = buf_in(arena);
	buf_add(&out, code);
	buf_add_char(&out, '.');
	return buf_str(&out);
}

struct str number_shown(struct arena *arena, struct str digits)
{
	if (digits.len > 1)
		return digits;
	struct buf out = buf_in(arena);
	buf_add_char(&out, '0');
	buf_add(&out, digits);
	return buf_str(&out);
}

struct str date_in_words(struct arena *arena, struct day day)
{
	struct civil civil = civil_from_day(day);
	struct buf out = buf_in(arena);
	buf_add(&out, STR("ngày "));
	buf_add_padded(&out, (uint64_t)civil.day, 2);
	buf_add(&out, STR(" tháng "));
	buf_add_padded(&out, (uint64_t)civil.month, civil.month < 3 ? 2 : 1);
	buf_add(&out, STR(" năm "));
	buf_add_i64(&out, civil.year);
	return buf_str(&out);
}

/* One code point at a time and by Unicode's simple mapping, so that no locale has a say. */
static void add_upper(struct buf *out, uint32_t code_point)
{
	char bytes[6];
	int len = g_unichar_to_utf8(g_unichar_toupper(code_point), bytes);
	buf_add(out, (struct str){bytes, (size_t)len});
}

struct str text_upper(struct arena *arena, struct str text)
{
	struct buf out = buf_sized(arena, text.len);
	while (!str_is_empty(text))
		add_upper(&out, utf8_next(&text));
	return buf_str(&out);
}

struct str text_capitalised(struct arena *arena, struct str text)
{
	if (str_is_empty(text))
		return text;
	struct buf out = buf_sized(arena, text.len);
	add_upper(&out, utf8_next(&text));
	buf_add(&out, text);
	return buf_str(&out);
}
