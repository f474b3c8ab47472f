/* exchange/xml_out.h - XML text, indented by two blanks, appended to a buf.
 *
 * Every element here is of one namespace and is written under one prefix, as the national SDK does:
 * "edXML:" in the envelope, none in the attachments. */
#ifndef SABAN_EXCHANGE_XML_OUT_H
#define SABAN_EXCHANGE_XML_OUT_H

#include "base/buf.h"

struct xml_out {
	struct buf *out;
	const char *prefix; /* "edXML:" or "" */
	size_t depth;
};

/* A start tag on a line of its own; attributes is written as it is, with a blank before it, and may be
 * "". */
void xml_out_open(struct xml_out *xml, const char *name, const char *attributes);
void xml_out_close(struct xml_out *xml, const char *name);
/* An element with text on one line. The text is escaped so that a reader gets back each byte. */
void xml_out_text(struct xml_out *xml, const char *name, struct str text);

#endif
