/* exchange/xml_out.c - see xml_out.h. */
#include "exchange/xml_out.h"

static void tag(struct xml_out *xml, const char *begin, const char *name)
{
	buf_add_c(xml->out, begin);
	buf_add_c(xml->out, xml->prefix);
	buf_add_c(xml->out, name);
}

static void indent(struct xml_out *xml)
{
	for (size_t i = 0; i < xml->depth; i++)
		buf_add(xml->out, STR("  "));
}

void xml_out_open(struct xml_out *xml, const char *name, const char *attributes)
{
	indent(xml);
	tag(xml, "<", name);
	buf_add_c(xml->out, attributes);
	buf_add(xml->out, STR(">\n"));
	xml->depth++;
}

void xml_out_close(struct xml_out *xml, const char *name)
{
	xml->depth--;
	indent(xml);
	tag(xml, "</", name);
	buf_add(xml->out, STR(">\n"));
}

/* A reader turns a bare CR into LF (XML 1.0, 2.11), and "]]>" is not allowed in text (2.4). */
static struct str escape_of(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '\r':
		return STR("&#13;");
	default:
		return (struct str){0};
	}
}

static void escape(struct buf *out, struct str text)
{
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++) {
		struct str escaped = escape_of(text.ptr[i]);
		if (str_is_empty(escaped))
			continue;
		buf_add(out, str_slice(text, start, i));
		buf_add(out, escaped);
		start = i + 1;
	}
	buf_add(out, str_slice(text, start, text.len));
}

void xml_out_text(struct xml_out *xml, const char *name, struct str text)
{
	indent(xml);
	tag(xml, "<", name);
	buf_add_char(xml->out, '>');
	escape(xml->out, text);
	tag(xml, "</", name);
	buf_add(xml->out, STR(">\n"));
}
