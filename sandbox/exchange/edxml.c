/* exchange/edxml.c - see edxml.h. libxml2's SAX interface, so that depth, size and lines are in our own
 * hands. */
#include "exchange/edxml.h"

#include "base/arena.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/packet.h"
#include "exchange/tag_scan.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

AUTO_DEFINE(xmlParserCtxt, xmlFreeParserCtxt);

#define XMLDSIG_NAMESPACE "http://www.w3.org/2000/09/xmldsig#"

/* A text of this many bytes keeps the buffer it grew in; a shorter one is copied and the buffer used
 * again. */
#define LONG_TEXT_BYTES 4096

#define PIECE_BYTES 65536

/* With this many faults it is no packet that somebody got slightly wrong. */
#define FAULTS_MAX (10 * LIMIT_PACKET_WARNINGS)

/* An element that is still open, with the place where its next child goes. */
struct open_element {
	struct edxml_element *element;
	const struct edxml_element **next_child;
};

struct builder {
	struct arena *arena;
	struct str source;
	xmlParserCtxt *parser;
	struct edxml tree;
	struct open_element open[LIMIT_PACKET_DEPTH];
	size_t depth, count;
	struct buf text; /* since the last tag */
	uint32_t text_line;
	const struct edxml_note **next_note;
	size_t note_count;
	struct err err; /* the first one; class ERR_NONE while all is well */
};

static uint32_t line_now(const struct builder *builder)
{
	const xmlParserInput *input = builder->parser->input;
	return input == NULL || input->line < 0 ? 0 : (uint32_t)input->line;
}

static void fail(struct builder *builder, enum err_class class, uint32_t line, struct str what,
                 struct str advice)
{
	if (builder->err.class == ERR_NONE)
		err_at(&builder->err, class, builder->source, line, what, advice);
}

/* Fails and ends the parse. Only for handlers of what was parsed: one of errors may be called while the
 * parser still points into the buffer that stopping it frees. */
static void stop(struct builder *builder, enum err_class class, struct str what, struct str advice)
{
	fail(builder, class, line_now(builder), what, advice);
	xmlStopParser(builder->parser);
}

static void add_note(struct builder *builder, uint32_t line, struct str what)
{
	/* One more than will be told, so that it can be said there were more. */
	if (builder->note_count++ > LIMIT_PACKET_WARNINGS) {
		if (builder->note_count > FAULTS_MAX)
			fail(builder, ERR_LIMIT, line, STR("the packet has too many faults to go on"),
			     STR("ask the sender for a packet that follows QCVN 102:2016"));
		return;
	}
	struct edxml_note *note = ARENA_NEW(builder->arena, struct edxml_note);
	*note = (struct edxml_note){.line = line, .what = what};
	*builder->next_note = note;
	builder->next_note = &note->next;
}

static struct str copy_xml(struct arena *arena, const xmlChar *text)
{
	return str_copy(arena, str_from_c((const char *)text));
}

/* What was written between two tags of which the first is no leaf. */
static void drop_text(struct builder *builder)
{
	struct str text = str_trim(buf_str(&builder->text));
	if (!str_is_empty(text)) {
		struct buf what = buf_in(builder->arena);
		buf_add(&what, STR("text between elements is left out: "));
		buf_add(&what, edxml_quote(builder->arena, text));
		add_note(builder, builder->text_line, buf_str(&what));
	}
	builder->text.len = 0;
}

static void take_text(struct builder *builder, struct edxml_element *element)
{
	struct str text = buf_str(&builder->text);
	element->text_line = builder->text_line;
	if (text.len >= LONG_TEXT_BYTES) {
		element->text = text;
		builder->text = buf_in(builder->arena);
	} else {
		element->text = str_copy(builder->arena, text);
		builder->text.len = 0;
	}
}

static void on_text(void *context, const xmlChar *text, int len)
{
	struct builder *builder = context;
	struct str piece = {(const char *)text, (size_t)len};
	buf_add(&builder->text, piece);
}

static enum edxml_space space_of(struct str name)
{
	if (str_is_empty(name))
		return EDXML_SPACE_NONE;
	if (str_equals(name, STR(PACKET_NAMESPACE)))
		return EDXML_SPACE_QCVN_102;
	return str_equals(name, STR(XMLDSIG_NAMESPACE)) ? EDXML_SPACE_XMLDSIG : EDXML_SPACE_OTHER;
}

/* The parser hands over five pointers an attribute: local name, prefix, namespace, begin and end of the
 * value. */
static struct str href_of(struct arena *arena, const xmlChar **attributes, int count)
{
	for (int i = 0; i < count; i++) {
		const char *const *attribute = (const char *const *)attributes + 5 * i;
		if (strcmp(attribute[0], "href") == 0)
			return str_copy(arena, (struct str){attribute[3], (size_t)(attribute[4] - attribute[3])});
	}
	return (struct str){0};
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space_name,
                     int namespace_count, const xmlChar **namespaces, int attribute_count, int default_count,
                     const xmlChar **attributes)
{
	struct builder *builder = context;
	UNUSED(prefix);
	UNUSED(namespace_count);
	UNUSED(namespaces);
	UNUSED(default_count);
	if (builder->depth == COUNT(builder->open)) {
		stop(builder, ERR_LIMIT, STR("elements are nested deeper than an edXML packet needs"),
		     STR("ask the sender for a packet that follows QCVN 102:2016"));
		return;
	}
	if (builder->count++ == LIMIT_PACKET_ELEMENTS) {
		stop(builder, ERR_LIMIT, STR("the packet has too many elements"),
		     STR("ask the sender to split it into several packets"));
		return;
	}
	drop_text(builder);

	struct edxml_element *element = ARENA_NEW(builder->arena, struct edxml_element);
	element->space_name = copy_xml(builder->arena, space_name);
	element->space = space_of(element->space_name);
	element->name = copy_xml(builder->arena, name);
	element->href = href_of(builder->arena, attributes, attribute_count);
	element->line = line_now(builder);
	if (builder->depth == 0) {
		builder->tree.root = element;
	} else {
		struct open_element *parent = &builder->open[builder->depth - 1];
		*parent->next_child = element;
		parent->next_child = &element->next;
	}
	builder->open[builder->depth++] = (struct open_element){element, &element->first};
	builder->text_line = element->line;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space_name)
{
	struct builder *builder = context;
	UNUSED(name);
	UNUSED(prefix);
	UNUSED(space_name);
	if (builder->depth == 0)
		return;
	struct edxml_element *element = builder->open[--builder->depth].element;
	if (element->first == NULL)
		take_text(builder, element);
	else
		drop_text(builder);
	builder->text_line = line_now(builder);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external_id,
                       const xmlChar *system_id)
{
	struct builder *builder = context;
	UNUSED(name);
	UNUSED(external_id);
	UNUSED(system_id);
	stop(builder, ERR_INPUT, STR("a DOCTYPE is not allowed in an edXML packet"),
	     STR("take the <!DOCTYPE ...> declaration out of the file"));
}

/* The parser's sentence on one line: it ends with a line end and may quote the file. */
static struct str sentence(struct arena *arena, const char *lead, const char *message)
{
	struct buf out = buf_in(arena);
	buf_add_c(&out, lead);
	struct str text = str_trim(str_from_c(message));
	if (utf8_is_text(text))
		buf_add(&out, text);
	for (size_t i = 0; i < out.len; i++)
		if (out.ptr[i] == '\n' || out.ptr[i] == '\r' || out.ptr[i] == '\t')
			out.ptr[i] = ' ';
	return buf_str(&out);
}

static void on_error(void *context, xmlErrorPtr error)
{
	struct builder *builder = context;
	uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
	if (error->level != XML_ERR_FATAL) {
		add_note(builder, line, sentence(builder->arena, "", error->message));
		return;
	}
	struct str advice = STR("ask the sender for a well-formed packet");
	if (error->code == XML_ERR_TAG_NAME_MISMATCH)
		advice = STR("close each element before its parent ends: look for a tag that is doubled or missing");
	else if (error->code == XML_ERR_DOCUMENT_EMPTY)
		advice = STR("check that this is an edXML file");
	else if (error->code == XML_ERR_TAG_NOT_FINISHED || error->code == XML_ERR_DOCUMENT_END)
		advice = STR("the file is cut off or has more than one root: ask the sender to send it again");
	fail(builder, ERR_INPUT, line, sentence(builder->arena, "not well-formed XML: ", error->message), advice);
}

static const xmlSAXHandler handlers = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_doctype,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_text,
	.serror = on_error,
};

/* Bytes of the next piece: none ends inside a character. */
static int piece_length(struct str rest)
{
	size_t len = rest.len < PIECE_BYTES ? rest.len : PIECE_BYTES;
	while (len < rest.len && ((unsigned char)rest.ptr[len] & 0xc0) == 0x80)
		len--;
	return (int)len;
}

/* Piece by piece, because the parser goes on to the end of what it was given when it has long failed.
 */
static void parse(struct builder *builder, struct str bytes)
{
	/* XML_PARSE_HUGE lifts the parser's own limits on text; ours stand before it and in on_start. */
	xmlCtxtUseOptions(builder->parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
	for (struct str rest = bytes; builder->err.class == ERR_NONE && !str_is_empty(rest);) {
		int len = piece_length(rest);
		xmlParseChunk(builder->parser, rest.ptr, len, (size_t)len == rest.len);
		rest = str_slice(rest, (size_t)len, rest.len);
	}
	if (builder->err.class == ERR_NONE && (!builder->parser->wellFormed || builder->tree.root == NULL))
		err_at(&builder->err, ERR_INPUT, builder->source, line_now(builder), STR("not well-formed XML"),
		       STR("ask the sender for a well-formed packet"));
}

static uint32_t first_bad_line(struct str bytes)
{
	uint32_t line = 1;
	while (!str_is_empty(bytes)) {
		struct str text = str_cut(&bytes, '\n');
		if (!utf8_is_text(text))
			return line;
		line++;
	}
	return 0;
}

static bool check_bytes(struct str source_name, struct str bytes, struct err *reterr)
{
	if (str_is_empty(bytes))
		return err_at(reterr, ERR_INPUT, source_name, 0, STR("the file is empty"),
		              STR("ask the sender to send the packet again"));
	uint32_t line = first_bad_line(bytes);
	if (line != 0)
		return err_at(reterr, ERR_INPUT, source_name, line, STR("the file is not UTF-8 text"),
		              STR("check that this is an edXML file and that it is saved as UTF-8"));
	line = tag_scan_long_line(bytes, LIMIT_PACKET_TAG_BYTES);
	if (line != 0)
		return err_at(reterr, ERR_LIMIT, source_name, line, STR("a tag that begins here is too long"),
		              STR("look for a missing > or quotation mark"));
	return true;
}

bool edxml_read(struct arena *arena, struct str source_name, struct str bytes, struct edxml *ret,
                struct err *reterr)
{
	if (!check_bytes(source_name, bytes, reterr))
		return false;
	xmlSAXHandler own_handlers = handlers;
	struct builder *builder = ARENA_NEW(arena, struct builder);
	AUTO(xmlParserCtxt) *parser = xmlCreatePushParserCtxt(&own_handlers, builder, NULL, 0, NULL);
	if (parser == NULL)
		return err_at(reterr, ERR_INTERNAL, source_name, 0, STR("the XML parser does not start"),
		              STR("free memory and try again"));
	builder->arena = arena;
	builder->source = source_name;
	builder->parser = parser;
	builder->text = buf_in(arena);
	builder->next_note = &builder->tree.notes;
	parse(builder, bytes);
	if (builder->err.class != ERR_NONE) {
		if (reterr != NULL)
			*reterr = builder->err;
		return false;
	}
	*ret = builder->tree;
	return true;
}

struct str edxml_text(const struct edxml_element *element)
{
	return element == NULL ? (struct str){0} : str_trim(element->text);
}

bool edxml_is(const struct edxml_element *element, const char *name)
{
	return element->space == EDXML_SPACE_QCVN_102 && str_equals(element->name, str_from_c(name));
}

static const struct edxml_element *find(const struct edxml_element *element, const char *name)
{
	while (element != NULL && !edxml_is(element, name))
		element = element->next;
	return element;
}

const struct edxml_element *edxml_child(const struct edxml_element *parent, const char *name)
{
	return parent == NULL ? NULL : find(parent->first, name);
}

const struct edxml_element *edxml_next(const struct edxml_element *element, const char *name)
{
	return find(element->next, name);
}

struct str edxml_quote(struct arena *arena, struct str text)
{
	enum {
		SHOWN_LENGTH = 60
	};
	struct str shown = str_slice(text, 0, utf8_prefix(text, SHOWN_LENGTH));
	struct buf out = buf_in(arena);
	buf_add_char(&out, '"');
	for (struct str rest = shown; !str_is_empty(rest);) {
		struct str before = rest;
		uint32_t point = utf8_next(&rest);
		if (point < 0x20 || (point >= 0x7f && point < 0xa0))
			buf_add_char(&out, ' ');
		else
			buf_add(&out, str_slice(before, 0, before.len - rest.len));
	}
	if (shown.len < text.len)
		buf_add(&out, STR("..."));
	buf_add_char(&out, '"');
	return buf_str(&out);
}
