/* render/read_body.c - the blocks of a body or an appendix, see tree.h. Labels of points and articles are counted here. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "render/tree.h"

#include <string.h>

/* Running text while it is being read. */
struct inline_out {
	struct arena *arena;
	struct buf text;
	struct paper_span *spans;
	size_t span_count, span_capacity;
};

static void inline_add_chars(struct inline_out *out, const char *chars)
{
	for (; *chars; chars++) {
		if (!strchr(" \t\r\n", *chars))
			buf_add_char(&out->text, *chars);
		else if (out->text.len > 0 && out->text.ptr[out->text.len - 1] != ' ')
			buf_add_char(&out->text, ' ');
	}
}

static void inline_add(struct inline_out *out, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			inline_add_chars(out, (const char *)child->content);
		bool bold = tree_is(child, "b"), italic = tree_is(child, "i");
		if (!bold && !italic)
			continue;
		size_t from = out->text.len;
		inline_add(out, child);
		out->spans = arena_grow(out->arena, out->spans, out->span_count, &out->span_capacity,
		                        sizeof(out->spans[0]));
		out->spans[out->span_count++] = (struct paper_span){from, out->text.len, bold, italic};
	}
}

static size_t longest_word(struct str text)
{
	size_t longest = 0;
	while (!str_is_empty(text)) {
		struct str word = str_cut(&text, ' ');
		longest = word.len > longest ? word.len : longest;
	}
	return longest;
}

/* What stands in the element itself, without a list of points within. */
static bool read_inline(const struct reader *reader, const xmlNode *node, struct paper_text *ret)
{
	struct inline_out out = {.arena = reader->arena, .text = buf_in(reader->arena)};
	inline_add(&out, node);
	if (out.text.len > LIMIT_FIELD_BYTES)
		return err_at(reader->reterr, ERR_LIMIT, reader->source, (uint32_t)node->line,
		              STR("the paragraph is too long"), STR("split it into several"));
	if (out.span_count > LIMIT_PAPER_SPANS || longest_word(buf_str(&out.text)) > LIMIT_PAPER_WORD_BYTES)
		return err_at(reader->reterr, ERR_LIMIT, reader->source, (uint32_t)node->line,
		              STR("the paragraph has more than 100 marked stretches or a word above 1024 bytes"),
		              STR("mark whole sentences, and part words with blanks"));
	struct str text = buf_str(&out.text);
	if (str_ends_with(text, STR(" ")))
		text.len--;
	for (size_t i = 0; i < out.span_count; i++)
		if (out.spans[i].to > text.len)
			out.spans[i].to = text.len;
	*ret = (struct paper_text){text, out.spans, out.span_count};
	return true;
}

static enum paper_align align_of(const struct reader *reader, const xmlNode *node, enum paper_align otherwise)
{
	static const struct str names[] = {STR_INIT("justify"), STR_INIT("left"), STR_INIT("center"),
	                                   STR_INIT("right")};
	struct str name = tree_attribute(reader, node, "align");
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_equals(name, names[i]))
			return (enum paper_align)i;
	return otherwise;
}

static bool read_row(const struct reader *reader, const xmlNode *node, size_t column_count,
                     struct paper_row *ret)
{
	struct paper_cell *cells = ARENA_ARRAY(reader->arena, struct paper_cell, tree_count(node, "cell"));
	size_t count = 0;
	uint64_t covered = 0;
	for (const xmlNode *cell = tree_child(node, "cell"); cell; cell = tree_next(cell, "cell")) {
		cells[count].span = tree_number(reader, cell, "span", 1);
		covered += cells[count].span;
		if (!read_inline(reader, cell, &cells[count].text))
			return false;
		count++;
	}
	if (covered != column_count)
		return err_at(reader->reterr, ERR_INPUT, reader->source, (uint32_t)node->line,
		              STR("the row's cells do not cover the table's columns"),
		              STR("give the row as many cells as there are columns; span counts as several"));
	*ret = (struct paper_row){!str_is_empty(tree_attribute(reader, node, "head")), cells, count};
	return true;
}

static bool read_table(const struct reader *reader, const xmlNode *node, const struct paper_table **ret)
{
	struct paper_table *table = ARENA_NEW(reader->arena, struct paper_table);
	struct paper_column *columns = ARENA_ARRAY(reader->arena, struct paper_column,
	                                           tree_count(node, "column"));
	struct paper_row *rows = ARENA_ARRAY(reader->arena, struct paper_row, tree_count(node, "row"));
	for (const xmlNode *column = tree_child(node, "column"); column; column = tree_next(column, "column")) {
		columns[table->column_count].width = tree_number(reader, column, "width", 1);
		columns[table->column_count++].align = align_of(reader, column, PAPER_LEFT);
	}
	if (table->column_count > LIMIT_PAPER_COLUMNS)
		return err_at(reader->reterr, ERR_LIMIT, reader->source, (uint32_t)node->line,
		              STR("the table has more than 16 columns"), STR("split it into several"));
	for (const xmlNode *row = tree_child(node, "row"); row; row = tree_next(row, "row")) {
		if (!read_row(reader, row, table->column_count, &rows[table->row_count]))
			return false;
		table->row_count++;
	}
	table->columns = columns;
	table->rows = rows;
	*ret = table;
	return true;
}

struct blocks_out {
	const struct reader *reader;
	struct paper_block *items;
	size_t count, capacity;
	uint64_t article_count;
};

static struct paper_block *add_block(struct blocks_out *out, enum paper_block_kind kind, const xmlNode *node)
{
	out->items = arena_grow(out->reader->arena, out->items, out->count, &out->capacity,
	                        sizeof(out->items[0]));
	struct paper_block *block = &out->items[out->count++];
	*block = (struct paper_block){.kind = kind, .line = (uint32_t)node->line, .level = 1};
	return block;
}

static struct str point_label(struct arena *arena, struct str style, uint64_t at)
{
	/* The letters of Vietnamese lists: d is followed by đ, and f, j, w, z are not used. */
	static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
	                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
	struct buf out = buf_in(arena);
	if (str_equals(style, STR("dash"))) {
		buf_add_char(&out, '-');
	} else if (str_equals(style, STR("letter")) && at <= COUNT(letters)) {
		buf_add_c(&out, letters[at - 1]);
		buf_add_char(&out, ')');
	} else {
		buf_add_u64(&out, at);
		buf_add_char(&out, '.');
	}
	return buf_str(&out);
}

/* The schema lets points nest once, so this calls itself once. */
static bool read_points(struct blocks_out *out, const xmlNode *points, uint32_t level)
{
	struct str style = tree_attribute(out->reader, points, "style");
	uint64_t at = 0;
	for (const xmlNode *point = tree_child(points, "point"); point; point = tree_next(point, "point")) {
		struct paper_block *block = add_block(out, PAPER_POINT, point);
		block->level = level;
		block->label = point_label(out->reader->arena, style, ++at);
		if (!read_inline(out->reader, point, &block->text))
			return false;
		const xmlNode *inner = tree_child(point, "points");
		if (inner && !read_points(out, inner, level + 1))
			return false;
	}
	return true;
}

static bool read_article(struct blocks_out *out, const xmlNode *node)
{
	struct paper_block *block = add_block(out, PAPER_ARTICLE, node);
	struct buf label = buf_in(out->reader->arena);
	buf_add(&label, STR("Điều "));
	buf_add_u64(&label, ++out->article_count);
	buf_add_char(&label, '.');
	block->label = buf_str(&label);
	return read_inline(out->reader, node, &block->text);
}

static bool read_block(struct blocks_out *out, const xmlNode *node)
{
	static const struct {
		const char *name;
		enum paper_block_kind kind;
		enum paper_align align;
	} plain[] = {
		{"p", PAPER_PARAGRAPH, PAPER_JUSTIFY},     {"basis", PAPER_BASIS, PAPER_JUSTIFY},
		{"decider", PAPER_DECIDER, PAPER_CENTER},  {"decides", PAPER_DECIDES, PAPER_CENTER},
		{"heading", PAPER_HEADING, PAPER_JUSTIFY},
	};
	if (tree_is(node, "points"))
		return read_points(out, node, 1);
	if (tree_is(node, "article"))
		return read_article(out, node);
	if (tree_is(node, "table"))
		return read_table(out->reader, node, &add_block(out, PAPER_TABLE, node)->table);
	for (size_t i = 0; i < COUNT(plain); i++) {
		if (!tree_is(node, plain[i].name))
			continue;
		struct paper_block *block = add_block(out, plain[i].kind, node);
		block->align = align_of(out->reader, node, plain[i].align);
		block->level = tree_number(out->reader, node, "level", 1);
		return read_inline(out->reader, node, &block->text);
	}
	/* The head of an appendix. */
	return true;
}

bool read_blocks(const struct reader *reader, const xmlNode *first, struct paper_blocks *ret)
{
	struct blocks_out out = {.reader = reader};
	for (const xmlNode *node = first; node; node = tree_next(node, NULL))
		if (!read_block(&out, node))
			return false;
	*ret = (struct paper_blocks){out.items, out.count};
	return true;
}
