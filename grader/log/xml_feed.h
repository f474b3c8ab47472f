/* grader/log/xml_feed.h - XML told tag by tag while its bytes come in: nothing is kept but what the listener keeps.
 *
 *	struct xml_feed *feed = xml_feed_open(&arena, STR("log.xes"), &listener, &err);
 *	while (... more bytes ...)
 *		if (!xml_feed_bytes(feed, bytes, &err)) ...
 *	if (!xml_feed_end(feed, &err)) ...
 *	xml_feed_close(feed);
 *
 * The text is UTF-8, with or without a byte order mark. Running text, comments, processing instructions and namespaces are passed over. A document type declaration is
 * refused when it begins, so that no entity but the five is ever read and nothing is fetched. */
#ifndef SABAN_GRADER_LOG_XML_FEED_H
#define SABAN_GRADER_LOG_XML_FEED_H

#include "base/arena.h"
#include "base/err.h"

/* An element that begins. Texts are valid during the call. */
struct xml_tag {
	struct str name; /* without a prefix */
	uint32_t line;
	unsigned depth;                    /* 1 for the root */
	const unsigned char *const *parts; /* the parser's own; see xml_tag_value */
	unsigned part_count;
};

/* The value of an attribute; false when it is not there. */
bool xml_tag_value(const struct xml_tag *tag, struct str name, struct str *ret);

/* Who listens; false with *reterr ends the reading with that err. */
struct xml_listener {
	bool (*opened)(void *context, const struct xml_tag *tag, struct err *reterr);
	/* depth is that of the element that ends here. */
	bool (*closed)(void *context, unsigned depth, uint32_t line, struct err *reterr);
	void *context;
};

struct xml_feed;

/* The source names the text in errors; it and the listener are borrowed. Holds what is no memory: close it. */
struct xml_feed *xml_feed_open(struct arena *arena, struct str source, const struct xml_listener *listener,
                               struct err *reterr);
/* Accepts NULL. The feed's own memory goes with its arena. */
void xml_feed_close(struct xml_feed *feed);

/* The next bytes, however cut. ERR_INPUT with the line when the text is not well-formed, or the listener's err. After
 * false the feed can only be closed. The err's texts live as long as the feed. */
bool xml_feed_bytes(struct xml_feed *feed, struct str bytes, struct err *reterr);
/* There are no more bytes. */
bool xml_feed_end(struct xml_feed *feed, struct err *reterr);

#endif
