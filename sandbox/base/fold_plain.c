/* Text without what people do not type when they search: capitals and the marks of Vietnamese letters. */
#include "base/fold.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"

/* Runs of code points that stand for one base letter, in Unicode's Latin blocks. */
static const struct run {
	uint32_t from, to;
	char base;
} runs[] = {
	{0xC0, 0xC5, 'a'},     {0xC8, 0xCB, 'e'},     {0xCC, 0xCF, 'i'},     {0xD2, 0xD6, 'o'},
	{0xD9, 0xDC, 'u'},     {0xDD, 0xDD, 'y'},     {0xE0, 0xE5, 'a'},     {0xE8, 0xEB, 'e'},
	{0xEC, 0xEF, 'i'},     {0xF2, 0xF6, 'o'},     {0xF9, 0xFC, 'u'},     {0xFD, 0xFD, 'y'},
	{0x102, 0x103, 'a'},   {0x110, 0x111, 'd'},   {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},
	{0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},   {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'},
	{0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
	{0x2010, 0x2015, '-'},
};

/* 0 for a code point that stands for itself. */
static char base_letter(uint32_t code_point)
{
	for (size_t i = 0; i < COUNT(runs); i++) {
		if (code_point >= runs[i].from && code_point <= runs[i].to)
			return runs[i].base;
	}
	return 0;
}

static bool is_combining_mark(uint32_t code_point)
{
	return code_point >= 0x300 && code_point <= 0x36F;
}

struct str fold_plain(struct arena *arena, struct str text)
{
	struct buf out = buf_sized(arena, text.len);
	while (!str_is_empty(text)) {
		struct str before = text;
		uint32_t code_point = utf8_next(&text);
		char base = base_letter(code_point);
		if (base)
			buf_add_char(&out, base);
		else if (code_point >= 'A' && code_point <= 'Z')
			buf_add_char(&out, (char)(code_point - 'A' + 'a'));
		else if (!is_combining_mark(code_point))
			buf_add(&out, str_slice(before, 0, before.len - text.len));
	}
	return buf_str(&out);
}
