/* grader/xml/xml_out.h - XML text (XML 1.0), appended to a buf as it is told; elements on lines of their own.
 *
 *	struct xml_out xml = xml_out_in(&out);
 *	xml_open(&xml, "document");
 *	xml_attribute_str(&xml, "id", STR("cv-246"));
 *	xml_open(&xml, "note");
 *	xml_text(&xml, STR("a < b"));
 *	xml_shut(&xml);
 *	xml_shut(&xml);        -> <document id="cv-246">
 *	                            <note>a &lt; b</note>
 *	                          </document>
 *
 * Attributes follow the opening of their element at once. Text is one run and the only child of its element. Names are
 * ours and are not escaped; values are, so that a reader gets back the very bytes: line ends and tabs too. What no XML
 * may hold (U+FFFE, U+FFFF) becomes U+FFFD. What was written may be taken out of the buf at any time (out->len = 0). */
#ifndef SABAN_GRADER_XML_XML_OUT_H
#define SABAN_GRADER_XML_XML_OUT_H

#include "base/buf.h"

#define XML_OUT_DEPTH_MAX 16

struct xml_out {
	struct buf *out;                      /* borrowed */
	const char *names[XML_OUT_DEPTH_MAX]; /* of the elements that are open */
	unsigned depth;
	bool has_begun;
	bool is_in_tag;     /* the last tag still takes attributes */
	bool is_after_text; /* the open element holds text: it is closed on the same line */
};

struct xml_out xml_out_in(struct buf *out);

void xml_open(struct xml_out *xml, const char *name);
void xml_shut(struct xml_out *xml);
void xml_text(struct xml_out *xml, struct str text);

void xml_attribute_str(struct xml_out *xml, const char *name, struct str value);
/* The same, but left out when the value is empty: "not given". */
void xml_attribute_given(struct xml_out *xml, const char *name, struct str value);
void xml_attribute_i64(struct xml_out *xml, const char *name, int64_t value);

/* Text as it stands inside XML, also between an attribute's quotation marks, for a writer that does without xml_out. */
void xml_escape(struct buf *out, struct str text);

#endif
