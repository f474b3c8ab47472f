/* grader/log/xml_feed.c - see xml_feed.h. The only file of the folder that knows libxml2. */
#include "grader/log/xml_feed.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/utf8.h"
#include "grader/log/limits.h"

#include <libxml/parser.h>
#include <stdio.h>

#define MESSAGE_BYTES 200
/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, end of value. */
#define PARTS_PER_ATTRIBUTE 5

struct xml_feed {
	struct str source;
	const struct xml_listener *listener;
	xmlParserCtxt *parser;
	unsigned depth;
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
	struct str message;

	if (error->level != XML_ERR_FATAL || feed->is_failed)
		return;
	snprintf(feed->message, sizeof(feed->message), "%s", error->message == NULL ? "" : error->message);
	message = str_trim(str_from_c(feed->message));
	if (str_is_empty(message) || !utf8_is_text(message) || str_index_of(message, '\n') < message.len)
		message = STR("the file is not well-formed");
	fail(feed, (struct err){ERR_INPUT, feed->source, error->line > 0 ? (uint32_t)error->line : 1, message,
	                        STR("mend the XML there")});
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
	/* NOENT: the five entities reach us as the characters they stand for. */
	xmlCtxtUseOptions(feed->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES);
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

bool xml_feed_bytes(struct xml_feed *feed, struct str bytes, struct err *reterr)
{
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
