/* grader/log/xml_feed.c - see xml_feed.h. The only file of the folder that knows libxml2. */
#include "grader/log/xml_feed.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/utf8.h"
#include "grader/log/limits.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>

#define MESSAGE_BYTES 200
#define BOM_BYTES 3
/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, end of value. */
#define PARTS_PER_ATTRIBUTE 5

struct xml_feed {
	struct str source;
	const struct xml_listener *listener;
	xmlParserCtxt *parser;
	unsigned depth;
	unsigned bom; /* bytes of a byte order mark that were held back; BOM_BYTES + 1: the text has begun */
	bool has_root, is_failed;
	struct err err;              /* when it is */
	char message[MESSAGE_BYTES]; /* of the parser */
};

bool xml_tag_value(const struct xml_tag *tag, struct str name, struct str *ret)
{
	for (unsigned i = 0; i < tag->part_count; i += PARTS_PER_ATTRIBUTE) {
		const unsigned char *const *parts = &tag->parts[i];

		if (parts[1] != NULL || !str_equals(str_from_c((const char *)parts[0]), name))
			continue;
		*ret = (struct str){(const char *)parts[3], (size_t)(parts[4] - parts[3])};
		return true;
	}
	return false;
}

static uint32_t line_now(const struct xml_feed *feed)
{
	int line = feed->parser->input == NULL ? 1 : feed->parser->input->line;

	return line > 0 ? (uint32_t)line : 1;
}

/* Keeps the first failure and lets the parser run out. */
static void fail(struct xml_feed *feed, struct err err)
{
	if (!feed->is_failed)
		feed->err = err;
	feed->is_failed = true;
	xmlStopParser(feed->parser);
}

static void fail_at(struct xml_feed *feed, enum err_class class, struct str what, struct str advice)
{
	struct err err = {class, feed->source, line_now(feed), what, advice};

	fail(feed, err);
}

/* ---- what the parser calls ---- */

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                    int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted_count,
                    const xmlChar **attributes)
{
	struct xml_feed *feed = context;
	struct xml_tag tag = {
		.name = str_from_c((const char *)name),
		.line = line_now(feed),
		.depth = ++feed->depth,
		.parts = attributes,
		.part_count = (unsigned)attribute_count * PARTS_PER_ATTRIBUTE,
	};
	struct err err = {0};

	UNUSED(prefix);
	UNUSED(uri);
	UNUSED(namespace_count);
	UNUSED(namespaces);
	UNUSED(defaulted_count);
	feed->has_root = true;
	if (feed->is_failed)
		return;
	if (feed->depth > LIMIT_FEED_DEPTH) {
		fail_at(feed, ERR_LIMIT, STR("elements stand too deep inside elements"),
		        STR("check that it is the right file"));
		return;
	}
	if (!feed->listener->opened(feed->listener->context, &tag, &err))
		fail(feed, err);
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml_feed *feed = context;
	struct err err = {0};

	UNUSED(name);
	UNUSED(prefix);
	UNUSED(uri);
	if (!feed->is_failed &&
	    !feed->listener->closed(feed->listener->context, feed->depth, line_now(feed), &err))
		fail(feed, err);
	feed->depth--;
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	UNUSED(name);
	UNUSED(public_id);
	UNUSED(system_id);
	fail_at(context, ERR_INPUT, STR("the file has a document type declaration"), STR("take it out"));
}

static void on_error(void *context, xmlError *error)
{
	struct xml_feed *feed = context;
	struct err err = {
		ERR_INPUT, feed->source, error->line > 0 ? (uint32_t)error->line : 1, {0}, STR("mend the XML there")};
	struct str message;

	if (error->level != XML_ERR_FATAL || feed->is_failed)
		return;
	snprintf(feed->message, sizeof(feed->message), "%s", error->message == NULL ? "" : error->message);
	message = str_from_c(feed->message);
	err.what = str_trim(str_cut(&message, '\n'));
	/* libxml2 has several codes for bytes that are no UTF-8, and shares each with other errors. */
	if (error->code == XML_ERR_DOCUMENT_EMPTY ||
	    str_starts_with(err.what, STR("Input is not proper UTF-8"))) {
		err.what = STR("this is no XML in UTF-8");
		err.advice = STR("check that it is the right file, and convert it to UTF-8");
	} else if (str_is_empty(err.what) || !utf8_is_text(err.what)) {
		err.what = STR("the file is not well-formed");
	}
	fail(feed, err);
}

/* ---- the feed ---- */

struct xml_feed *xml_feed_open(struct arena *arena, struct str source, const struct xml_listener *listener,
                               struct err *reterr)
{
	static const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.internalSubset = on_doctype,
		.startElementNs = on_open,
		.endElementNs = on_close,
		.serror = (xmlStructuredErrorFunc)on_error,
	};
	xmlSAXHandler copy = handler;
	struct xml_feed *feed = ARENA_NEW(arena, struct xml_feed);

	*feed = (struct xml_feed){.source = source, .listener = listener};
	feed->parser = xmlCreatePushParserCtxt(&copy, feed, NULL, 0, NULL);
	if (feed->parser == NULL) {
		err_at(reterr, ERR_INTERNAL, source, 0, STR("libxml2 has no memory"), (struct str){0});
		return NULL;
	}
	/* NOENT: the five entities reach us as the characters they stand for. UTF-8 whatever the file says: what libxml2
	 * makes of other encodings depends on how the bytes are cut. */
	xmlCtxtUseOptions(feed->parser,
	                  XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
	xmlSwitchEncoding(feed->parser, XML_CHAR_ENCODING_UTF8);
	return feed;
}

void xml_feed_close(struct xml_feed *feed)
{
	if (feed != NULL)
		xmlFreeParserCtxt(feed->parser);
}

static bool feed_parser(struct xml_feed *feed, struct str bytes, bool is_end, struct err *reterr)
{
	if (!feed->is_failed)
		xmlParseChunk(feed->parser, bytes.ptr, (int)bytes.len, is_end);
	if (!feed->is_failed && is_end && !feed->parser->wellFormed)
		fail_at(feed, ERR_INPUT, STR("the file is not well-formed"), STR("mend the XML there"));
	if (!feed->is_failed)
		return true;
	if (reterr != NULL)
		*reterr = feed->err;
	return false;
}

/* Takes a byte order mark off the beginning, however it is cut; what only looked like one is fed after all. */
static bool bom_take(struct xml_feed *feed, struct str *bytes, struct err *reterr)
{
	static const char bom[] = "\xef\xbb\xbf";
	unsigned held;

	while (feed->bom < BOM_BYTES && bytes->len > 0 && bytes->ptr[0] == bom[feed->bom]) {
		*bytes = str_slice(*bytes, 1, bytes->len);
		feed->bom++;
	}
	if (feed->bom > BOM_BYTES || bytes->len == 0)
		return true;
	held = feed->bom;
	feed->bom = BOM_BYTES + 1;
	return held == BOM_BYTES || held == 0 || feed_parser(feed, (struct str){bom, held}, false, reterr);
}

bool xml_feed_bytes(struct xml_feed *feed, struct str bytes, struct err *reterr)
{
	if (!bom_take(feed, &bytes, reterr))
		return false;
	while (bytes.len > 0) {
		struct str piece = str_slice(bytes, 0, 1u << 20);

		if (!feed_parser(feed, piece, false, reterr))
			return false;
		bytes = str_slice(bytes, piece.len, bytes.len);
	}
	return true;
}

bool xml_feed_end(struct xml_feed *feed, struct err *reterr)
{
	if (!feed->has_root && !feed->is_failed)
		fail_at(feed, ERR_INPUT, STR("the file holds no element"), STR("check that it is the right file"));
	return feed_parser(feed, (struct str){"", 0}, true, reterr);
}
