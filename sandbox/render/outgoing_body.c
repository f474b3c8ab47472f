/* render/outgoing_body.c - see outgoing_body.h. */
#include "render/outgoing_body.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"

struct blocks {
	struct arena *arena;
	struct paper_block *items;
	size_t count, capacity;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_small_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* How long the label of a point is, with the blank behind it; 0 when the line begins with none. */
static size_t point_label(struct str line, uint32_t *ret_level)
{
	size_t digits = 0;
	while (digits < line.len && digits < 3 && is_digit(line.ptr[digits]))
		digits++;
	if (digits > 0 && digits + 1 < line.len && line.ptr[digits] == '.' && line.ptr[digits + 1] == ' ') {
		*ret_level = 1;
		return digits + 2;
	}
	if (line.len > 3 && is_small_letter(line.ptr[0]) && line.ptr[1] == ')' && line.ptr[2] == ' ') {
		*ret_level = 2;
		return 3;
	}
	if (line.len > 2 && line.ptr[0] == '-' && line.ptr[1] == ' ') {
		*ret_level = 1;
		return 2;
	}
	return 0;
}

/* "Điều 12." with the blank behind it; 0 when it is no article. */
static size_t article_label(struct str line)
{
	static const struct str word = STR_INIT("Điều ");
	size_t at = word.len;
	if (!str_starts_with(line, word))
		return 0;
	while (at < line.len && is_digit(line.ptr[at]))
		at++;
	bool is_label = at > word.len && at + 1 < line.len && line.ptr[at] == '.' && line.ptr[at + 1] == ' ';
	return is_label ? at + 2 : 0;
}

static bool decides(enum document_type type)
{
	return type == TYPE_RESOLUTION || type == TYPE_DECISION || type == TYPE_DIRECTIVE;
}

/* Words that nobody can set in a line are parted, so that each text has a page. */
static struct str words_parted(struct arena *arena, struct str text)
{
	struct buf out = buf_sized(arena, text.len + 8);
	size_t word = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool begins_letter = ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
		word = text.ptr[i] == ' ' ? 0 : word + 1;
		if (begins_letter && word >= LIMIT_PAPER_WORD_BYTES - 8) {
			buf_add_char(&out, ' ');
			word = 1;
		}
		buf_add_char(&out, text.ptr[i]);
	}
	return buf_str(&out);
}

static void add(struct blocks *blocks, struct paper_block block, struct str text)
{
	block.text = (struct paper_text){.text = words_parted(blocks->arena, str_trim(text))};
	blocks->items = arena_grow(blocks->arena, blocks->items, blocks->count, &blocks->capacity,
	                           sizeof(blocks->items[0]));
	blocks->items[blocks->count++] = block;
}

static void add_line(struct blocks *blocks, enum document_type type, struct str line)
{
	uint32_t level = 1;
	size_t label = article_label(line);
	struct paper_block block = {.kind = label > 0 ? PAPER_ARTICLE : PAPER_PARAGRAPH};
	if (label == 0 && (label = point_label(line, &level)) > 0)
		block.kind = PAPER_POINT;
	if (decides(type) && str_starts_with(line, STR("Căn cứ ")))
		block.kind = PAPER_BASIS;
	if (decides(type) && (str_equals(line, STR("QUYẾT ĐỊNH:")) || str_equals(line, STR("QUYẾT NGHỊ:"))))
		block.kind = PAPER_DECIDES;
	block.level = level;
	block.label = str_trim(str_slice(line, 0, label));
	add(blocks, block, str_slice(line, label, line.len));
}

/* The first line may name the addressees; what is left is the text. */
static struct str addressees_take(struct arena *arena, struct str body, struct paper *paper)
{
	static const struct str word = STR_INIT("Kính gửi:");
	struct str rest = str_trim(body), line = str_cut(&rest, '\n');
	struct str *list = NULL;
	size_t capacity = 0;
	if (!str_starts_with(line, word))
		return body;
	line = str_slice(line, word.len, line.len);
	while (!str_is_empty(line)) {
		struct str one = str_trim(str_cut(&line, ';'));
		if (str_is_empty(one))
			continue;
		list = arena_grow(arena, list, paper->addressee_count, &capacity, sizeof(list[0]));
		list[paper->addressee_count++] = one;
	}
	paper->addressees = list;
	return rest;
}

void outgoing_body_read(struct arena *arena, const struct document_facts *facts, struct paper *paper)
{
	struct blocks blocks = {.arena = arena};
	struct str rest = addressees_take(arena, facts->body, paper);
	while (!str_is_empty(rest)) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		if (!str_is_empty(line))
			add_line(&blocks, facts->type, line);
	}
	paper->body = (struct paper_blocks){.items = blocks.items, .count = blocks.count};
}
