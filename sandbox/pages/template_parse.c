#include "pages/template_parse.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/utf8.h"

#define SECTION_DEPTH_MAX 16

struct parser {
	const struct template_source *source;
	const struct catalog *catalog;
	struct arena *process;
	struct template *template;
	struct str all;
	size_t at;
	size_t counted; /* bytes whose line breaks are in `line` */
	uint32_t line;
	struct buf text;                /* literal text of the template so far */
	bool is_line_start;             /* what was written last ended a line */
	size_t open[SECTION_DEPTH_MAX]; /* indices of open sections */
	struct str open_names[SECTION_DEPTH_MAX];
	unsigned open_count;
	struct err *reterr;
};

/* One {{...}}: the source offsets around it and what stands inside. */
struct tag {
	size_t from, to;
	char kind; /* one of # ^ / > < ! _ or 0 for a value */
	struct str body;
	uint32_t line;
};

static bool refuse(const struct parser *parser, uint32_t line, struct str what, struct str advice)
{
	return err_at(parser->reterr, ERR_INPUT, parser->template->source, line, what, advice);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Offsets are asked for in growing order, so each byte is looked at once. */
static uint32_t line_of(struct parser *parser, size_t offset)
{
	for (; parser->counted < offset; parser->counted++)
		parser->line += parser->all.ptr[parser->counted] == '\n';
	return parser->line;
}

static struct op *op_add(struct parser *parser, enum op_kind kind, uint32_t line)
{
	struct template *template = parser->template;
	template->ops = arena_grow(parser->process, template->ops, template->op_count, &template->op_capacity,
	                           sizeof(template->ops[0]));
	struct op *op = &template->ops[template->op_count++];
	*op = (struct op){.kind = kind, .line = line};
	return op;
}

/* Makes the bytes that were written to parser->text since `from` part of the program. */
static void text_commit(struct parser *parser, size_t from)
{
	struct template *template = parser->template;
	size_t len = parser->text.len - from;
	if (len == 0)
		return;
	struct op *last = template->op_count > 0 ? &template->ops[template->op_count - 1] : NULL;
	if (last && last->kind == OP_TEXT) {
		last->as.span.len += len;
		return;
	}
	struct op *op = op_add(parser, OP_TEXT, 0);
	op->as.span.at = from;
	op->as.span.len = len;
}

/* Literal markup: a run of white space with a line break in it becomes one line break. */
static void markup_add(struct parser *parser, struct str markup)
{
	size_t from = parser->text.len;
	for (size_t i = 0; i < markup.len;) {
		size_t end = i;
		bool breaks = parser->is_line_start;
		while (end < markup.len && (is_blank(markup.ptr[end]) || markup.ptr[end] == '\n'))
			breaks |= markup.ptr[end++] == '\n';
		if (end == i) {
			buf_add_char(&parser->text, markup.ptr[i++]);
			parser->is_line_start = false;
			continue;
		}
		if (breaks && !parser->is_line_start)
			buf_add_char(&parser->text, '\n');
		if (!breaks)
			buf_add(&parser->text, str_slice(markup, i, end));
		parser->is_line_start = breaks;
		i = end;
	}
	text_commit(parser, from);
}

static bool path_parse(const struct parser *parser, struct str name, uint32_t line, struct value_path *ret)
{
	size_t count = 1;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool is_name = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
		if (c == '.')
			count++;
		else if (!is_name)
			count = SIZE_MAX / 2;
	}
	*ret = (struct value_path){0};
	if (str_equals(name, STR(".")))
		return true;
	if (str_is_empty(name) || count > 8)
		return refuse(parser, line, STR("a name is not one"),
		              STR("write small letters, digits and _, parted by dots"));
	struct value_name *names = ARENA_ARRAY(parser->process, struct value_name, count);
	struct str rest = str_copy(parser->process, name);
	for (size_t i = 0; i < count; i++) {
		names[i] = value_name(str_cut(&rest, '.'));
		if (str_is_empty(names[i].text))
			return refuse(parser, line, STR("a name has an empty part"), STR("write a.b"));
	}
	*ret = (struct value_path){names, count};
	return true;
}

static bool value_add(struct parser *parser, struct str name, uint32_t line)
{
	struct value_path path;
	if (!path_parse(parser, name, line, &path))
		return false;
	const struct template *template = parser->template;
	bool follows_text = template->op_count > 0 && template->ops[template->op_count - 1].kind == OP_TEXT;
	if (follows_text && parser->text.ptr[parser->text.len - 1] == '=')
		return refuse(parser, line, STR("a value stands in an attribute without quotes"),
		              STR("write name=\"{{value}}\""));
	op_add(parser, OP_VALUE, line)->as.path = path;
	parser->is_line_start = false;
	return true;
}

/* A message tag: the translation's text, escaped now, and its places as values. */
static bool message_add(struct parser *parser, const struct tag *tag)
{
	struct str quoted = str_trim(tag->body);
	if (quoted.len < 3 || quoted.ptr[0] != '"' || quoted.ptr[quoted.len - 1] != '"')
		return refuse(parser, tag->line, STR("a message has no quotes"), STR("write {{_ \"text\"}}"));
	struct str rest = catalog_text(parser->catalog, str_slice(quoted, 1, quoted.len - 1));
	while (!str_is_empty(rest)) {
		struct str place;
		size_t from = parser->text.len;
		html_escape(message_cut(&rest, &place), &parser->text);
		text_commit(parser, from);
		parser->is_line_start = false;
		if (!str_is_empty(place) && !value_add(parser, place, tag->line))
			return false;
	}
	return true;
}

static bool section_open(struct parser *parser, const struct tag *tag)
{
	if (parser->open_count == SECTION_DEPTH_MAX)
		return refuse(parser, tag->line, STR("too many sections within each other"),
		              STR("move the inner ones to a part of their own"));
	struct value_path path;
	if (!path_parse(parser, tag->body, tag->line, &path))
		return false;
	parser->open[parser->open_count] = parser->template->op_count;
	parser->open_names[parser->open_count++] = tag->body;
	if (parser->template->depth < parser->open_count)
		parser->template->depth = parser->open_count;
	op_add(parser, tag->kind == '#' ? OP_SECTION : OP_UNLESS, tag->line)->as.path = path;
	return true;
}

static bool section_close(struct parser *parser, const struct tag *tag)
{
	if (parser->open_count == 0)
		return refuse(parser, tag->line, STR("a section is closed that is not open"), STR("remove the tag"));
	if (!str_equals(parser->open_names[parser->open_count - 1], tag->body))
		return refuse(parser, tag->line, STR("a section is closed under another name than it was opened"),
		              STR("close the innermost section first"));
	size_t end = parser->template->op_count;
	op_add(parser, OP_END, tag->line);
	parser->template->ops[parser->open[--parser->open_count]].end = end;
	return true;
}

static bool tag_add(struct parser *parser, const struct tag *tag)
{
	struct template *template = parser->template;
	switch (tag->kind) {
	case '!':
		return true;
	case '_':
		return message_add(parser, tag);
	case '#':
	case '^':
		return section_open(parser, tag);
	case '/':
		return section_close(parser, tag);
	case '>':
		if (str_equals(tag->body, STR("content"))) {
			template->has_content = true;
			op_add(parser, OP_CONTENT, tag->line);
		} else {
			op_add(parser, OP_PART, tag->line)->as.part_name = str_copy(parser->process, tag->body);
		}
		return true;
	case '<':
		if (template->op_count > 0 || !str_is_empty(template->layout_name))
			return refuse(parser, tag->line, STR("a layout is named too late"),
			              STR("name one layout, before everything else"));
		template->layout_name = str_copy(parser->process, tag->body);
		template->layout_line = tag->line;
		return true;
	default:
		return value_add(parser, tag->body, tag->line);
	}
}

/* Finds the next tag at or behind parser->at; tag->from is the end of the text when there is none. */
static bool tag_next(struct parser *parser, struct tag *tag)
{
	struct str rest = str_slice(parser->all, parser->at, parser->all.len);
	size_t open = str_find(rest, STR("{{"));
	*tag = (struct tag){.from = parser->at + open, .to = parser->all.len};
	if (open == rest.len)
		return true;
	tag->line = line_of(parser, tag->from);
	struct str inside = str_slice(rest, open + 2, rest.len);
	char first = inside.len > 0 ? inside.ptr[0] : 0;
	bool has_kind = first == '#' || first == '^' || first == '/' || first == '>' || first == '<' ||
	                first == '!' || (first == '_' && inside.len > 1 && is_blank(inside.ptr[1]));
	tag->kind = has_kind ? first : 0;
	size_t skip = has_kind ? 1 : 0;
	if (tag->kind == '_') {
		/* A message may hold braces: its end is looked for behind its second quote. */
		size_t first_quote = str_index_of(inside, '"');
		struct str behind = str_slice(inside, first_quote + 1, inside.len);
		size_t second_quote = str_index_of(behind, '"');
		if (second_quote == behind.len)
			return refuse(parser, tag->line, STR("a message has no end"), STR("write {{_ \"text\"}}"));
		skip = first_quote + second_quote + 2;
	}
	struct str tail = str_slice(inside, skip, inside.len);
	size_t close = str_find(tail, STR("}}"));
	if (close == tail.len)
		return refuse(parser, tag->line, STR("a tag is not closed"), STR("close it with }}"));
	tag->body = str_trim(str_slice(inside, has_kind ? 1 : 0, skip + close));
	tag->to = tag->from + 2 + skip + close + 2;
	return true;
}

/* A section tag, part, layout or comment alone on its line takes the line with it. */
static bool tag_take_line(const struct parser *parser, struct tag *tag)
{
	if (tag->kind == 0 || tag->kind == '_')
		return false;
	size_t from = tag->from, to = tag->to;
	while (from > parser->at && is_blank(parser->all.ptr[from - 1]))
		from--;
	if (from > 0 && parser->all.ptr[from - 1] != '\n')
		return false;
	while (to < parser->all.len && is_blank(parser->all.ptr[to]))
		to++;
	if (to < parser->all.len && parser->all.ptr[to] != '\n')
		return false;
	tag->from = from;
	tag->to = to < parser->all.len ? to + 1 : to;
	return true;
}

bool template_parse(const struct template_source *source, const struct catalog *catalog,
                    struct arena *process, struct template *template, struct err *reterr)
{
	*template = (struct template){.source = str_copy(process, source->name)};
	size_t name_len = template->source.len - (str_ends_with(template->source, STR(".html")) ? 5 : 0);
	template->name = str_slice(template->source, 0, name_len);
	struct parser parser = {.source = source,
	                        .catalog = catalog,
	                        .process = process,
	                        .template = template,
	                        .all = source->bytes,
	                        .line = 1,
	                        .text = buf_in(process),
	                        .is_line_start = true,
	                        .reterr = reterr};
	if (!utf8_is_text(source->bytes))
		return refuse(&parser, 0, STR("the template is not UTF-8 text"), STR("save it as UTF-8"));
	while (parser.at < parser.all.len) {
		struct tag tag;
		if (!tag_next(&parser, &tag))
			return false;
		bool is_tag = tag.from < parser.all.len;
		bool is_alone = is_tag && tag_take_line(&parser, &tag);
		markup_add(&parser, str_slice(parser.all, parser.at, tag.from));
		parser.at = tag.to;
		if (!is_alone)
			parser.is_line_start = false;
		if (is_tag && !tag_add(&parser, &tag))
			return false;
	}
	if (parser.open_count > 0)
		return refuse(&parser, template->ops[parser.open[parser.open_count - 1]].line,
		              STR("a section is never closed"), STR("close it with {{/name}}"));
	template->text = buf_str(&parser.text);
	return true;
}
