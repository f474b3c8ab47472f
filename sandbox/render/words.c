/* render/words.c - see words.h. */
#include "render/words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"

#include <glib.h>

static const struct paper_type types[] = {
	{STR_INIT("letter"), STR_INIT("Công văn"), false, true},
	{STR_INIT("resolution"), STR_INIT("Nghị quyết"), true, true},
	{STR_INIT("decision"), STR_INIT("Quyết định"), true, true},
	{STR_INIT("directive_paper"), STR_INIT("Chỉ thị"), true, true},
	{STR_INIT("regulation"), STR_INIT("Quy định"), true, false},
	{STR_INIT("notice"), STR_INIT("Thông báo"), true, true},
	{STR_INIT("guidance"), STR_INIT("Hướng dẫn"), true, false},
	{STR_INIT("programme"), STR_INIT("Chương trình"), true, false},
	{STR_INIT("plan"), STR_INIT("Kế hoạch"), true, false},
	{STR_INIT("report"), STR_INIT("Báo cáo"), true, false},
	{STR_INIT("minutes"), STR_INIT("Biên bản"), true, false},
	{STR_INIT("submission_paper"), STR_INIT("Tờ trình"), true, true},
	{STR_INIT("telegram"), STR_INIT("Công điện"), true, true},
	{STR_INIT("invitation"), STR_INIT("Giấy mời"), true, false},
};

const struct paper_type *paper_type_find(struct str key)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_equals(types[i].key, key))
			return &types[i];
	return NULL;
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
