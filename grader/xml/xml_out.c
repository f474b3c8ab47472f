#include "grader/xml/xml_out.h"

#include <assert.h>

struct xml_out xml_out_in(struct buf *out)
{
	return (struct xml_out){.out = out};
}

/* The bytes of what no XML may hold although it is text: U+FFFE and U+FFFF. */
static bool is_forbidden(struct str rest)
{
	return str_starts_with(rest, STR("\xef\xbf\xbe")) || str_starts_with(rest, STR("\xef\xbf\xbf"));
}

void xml_escape(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '&')
			buf_add_c(out, "&amp;");
		else if (c == '<')
			buf_add_c(out, "&lt;");
		else if (c == '>')
			buf_add_c(out, "&gt;");
		else if (c == '"')
			buf_add_c(out, "&quot;");
		else if (c == '\n' || c == '\r' || c == '\t') {
			buf_add_c(out, "&#");
			buf_add_u64(out, (uint64_t)c);
			buf_add_char(out, ';');
		} else if (is_forbidden(str_slice(text, i, text.len))) {
			buf_add_c(out, "\xef\xbf\xbd");
			i += 2;
		} else {
			buf_add_char(out, c);
		}
	}
}

static void end_tag(struct xml_out *xml)
{
	if (xml->is_in_tag)
		buf_add_char(xml->out, '>');
	xml->is_in_tag = false;
}

static void add_line(struct xml_out *xml)
{
	if (xml->has_begun)
		buf_add_char(xml->out, '\n');
	xml->has_begun = true;
	for (unsigned i = 0; i < xml->depth; i++)
		buf_add_c(xml->out, "  ");
}

void xml_open(struct xml_out *xml, const char *name)
{
	assert(xml->depth < XML_OUT_DEPTH_MAX && !xml->is_after_text);
	end_tag(xml);
	add_line(xml);
	buf_add_char(xml->out, '<');
	buf_add_c(xml->out, name);
	xml->names[xml->depth++] = name;
	xml->is_in_tag = true;
}

void xml_shut(struct xml_out *xml)
{
	assert(xml->depth > 0);
	xml->depth--;
	if (xml->is_in_tag) {
		buf_add_c(xml->out, "/>");
	} else {
		if (!xml->is_after_text)
			add_line(xml);
		buf_add_c(xml->out, "</");
		buf_add_c(xml->out, xml->names[xml->depth]);
		buf_add_char(xml->out, '>');
	}
	xml->is_in_tag = xml->is_after_text = false;
	if (xml->depth == 0)
		buf_add_char(xml->out, '\n');
}

void xml_text(struct xml_out *xml, struct str text)
{
	end_tag(xml);
	xml_escape(xml->out, text);
	xml->is_after_text = true;
}

void xml_attribute_str(struct xml_out *xml, const char *name, struct str value)
{
	assert(xml->is_in_tag);
	buf_add_char(xml->out, ' ');
	buf_add_c(xml->out, name);
	buf_add_c(xml->out, "=\"");
	xml_escape(xml->out, value);
	buf_add_char(xml->out, '"');
}

void xml_attribute_given(struct xml_out *xml, const char *name, struct str value)
{
	if (!str_is_empty(value))
		xml_attribute_str(xml, name, value);
}

void xml_attribute_i64(struct xml_out *xml, const char *name, int64_t value)
{
	assert(xml->is_in_tag);
	buf_add_char(xml->out, ' ');
	buf_add_c(xml->out, name);
	buf_add_c(xml->out, "=\"");
	buf_add_i64(xml->out, value);
	buf_add_char(xml->out, '"');
}
