/* Whether two Vietnamese sentences are the same, however a keyboard has put them into code points. */
#include "base/fold.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"

/* Marks of a letter and tones of a word, as bytes no text from outside holds. */
#define CIRCUMFLEX '\1'
#define BREVE '\2'
#define HORN '\3'
#define STROKE '\4'
#define FIRST_TONE '\5'

/* A code point taken apart: a base letter (0 for none), its mark, the tone of its word. */
struct parts {
	char letter, mark, tone;
};

/* Combining marks by code point; the tones are grave, acute, tilde, hook above and dot below. */
static struct parts parts_of_combining(uint32_t code_point)
{
	switch (code_point) {
	case 0x302:
		return (struct parts){.mark = CIRCUMFLEX};
	case 0x306:
		return (struct parts){.mark = BREVE};
	case 0x31B:
		return (struct parts){.mark = HORN};
	case 0x300:
		return (struct parts){.tone = FIRST_TONE};
	case 0x301:
		return (struct parts){.tone = FIRST_TONE + 1};
	case 0x303:
		return (struct parts){.tone = FIRST_TONE + 2};
	case 0x309:
		return (struct parts){.tone = FIRST_TONE + 3};
	case 0x323:
		return (struct parts){.tone = FIRST_TONE + 4};
	}
	return (struct parts){0};
}

/* Unicode has the capital and the small letter in turn from U+1EA0 on: letter, mark, tone of each pair. */
static const char extended[][4] = {
	"a .", "a ?", "a^'", "a^`", "a^?", "a^~", "a^.", "a('", "a(`", "a(?", "a(~", "a(.", "e .", "e ?", "e ~",
	"e^'", "e^`", "e^?", "e^~", "e^.", "i ?", "i .", "o .", "o ?", "o^'", "o^`", "o^?", "o^~", "o^.", "o+'",
	"o+`", "o+?", "o+~", "o+.", "u .", "u ?", "u+'", "u+`", "u+?", "u+~", "u+.", "y `", "y .", "y ?", "y ~",
};

/* The others by their capital and their small letter. */
static const struct {
	uint32_t capital, small;
	char is[4];
} latin[] = {
	{0xC0, 0xE0, "a `"},   {0xC1, 0xE1, "a '"},   {0xC2, 0xE2, "a^ "},   {0xC3, 0xE3, "a ~"},
	{0xC8, 0xE8, "e `"},   {0xC9, 0xE9, "e '"},   {0xCA, 0xEA, "e^ "},   {0xCC, 0xEC, "i `"},
	{0xCD, 0xED, "i '"},   {0xD2, 0xF2, "o `"},   {0xD3, 0xF3, "o '"},   {0xD4, 0xF4, "o^ "},
	{0xD5, 0xF5, "o ~"},   {0xD9, 0xF9, "u `"},   {0xDA, 0xFA, "u '"},   {0xDD, 0xFD, "y '"},
	{0x102, 0x103, "a( "}, {0x110, 0x111, "d- "}, {0x128, 0x129, "i ~"}, {0x168, 0x169, "u ~"},
	{0x1A0, 0x1A1, "o+ "}, {0x1AF, 0x1B0, "u+ "},
};

static struct parts parts_read(const char is[4])
{
	static const char marks[] = "^(+-", tones[] = "`'~?.";
	struct parts parts = {.letter = is[0]};
	for (size_t i = 0; i < sizeof(marks) - 1; i++)
		if (is[1] == marks[i])
			parts.mark = (char)(CIRCUMFLEX + i);
	for (size_t i = 0; i < sizeof(tones) - 1; i++)
		if (is[2] == tones[i])
			parts.tone = (char)(FIRST_TONE + i);
	return parts;
}

static struct parts parts_of(uint32_t code_point)
{
	if (code_point >= 'A' && code_point <= 'Z')
		return (struct parts){.letter = (char)(code_point - 'A' + 'a')};
	if (code_point >= 'a' && code_point <= 'z')
		return (struct parts){.letter = (char)code_point};
	if (code_point >= 0x1EA0 && code_point < 0x1EA0 + 2 * COUNT(extended))
		return parts_read(extended[(code_point - 0x1EA0) / 2]);
	for (size_t i = 0; i < COUNT(latin); i++)
		if (code_point == latin[i].capital || code_point == latin[i].small)
			return parts_read(latin[i].is);
	return parts_of_combining(code_point);
}

static void word_end(struct buf *out, char *tone)
{
	if (*tone != 0)
		buf_add_char(out, *tone);
	*tone = 0;
}

struct str fold_marked(struct arena *arena, struct str text)
{
	struct buf out = buf_sized(arena, 2 * text.len);
	char tone = 0;
	text = str_trim(text);
	while (!str_is_empty(text)) {
		struct str before = text;
		uint32_t code_point = utf8_next(&text);
		struct parts parts = parts_of(code_point);
		bool is_blank = code_point == ' ' || code_point == '\t' || code_point == 0xA0;
		if (parts.letter == 0 && parts.mark == 0 && parts.tone == 0) {
			word_end(&out, &tone);
			if (is_blank && out.len > 0 && out.ptr[out.len - 1] != ' ')
				buf_add_char(&out, ' ');
			else if (!is_blank)
				buf_add(&out, str_slice(before, 0, before.len - text.len));
		}
		if (parts.letter != 0)
			buf_add_char(&out, parts.letter);
		if (parts.mark != 0)
			buf_add_char(&out, parts.mark);
		if (parts.tone != 0)
			tone = parts.tone;
	}
	word_end(&out, &tone);
	return buf_str(&out);
}
