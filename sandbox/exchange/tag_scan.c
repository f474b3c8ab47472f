/* exchange/tag_scan.c - see tag_scan.h. */
#include "exchange/tag_scan.h"

static uint32_t lines_in(struct str bytes)
{
	uint32_t lines = 0;
	for (size_t i = 0; i < bytes.len; i++)
		lines += bytes.ptr[i] == '\n';
	return lines;
}

/* Length of what begins with open and ends with close, at the start of rest; 0 when rest begins with
 * something else. */
static size_t span_length(struct str rest, struct str open, struct str close)
{
	if (!str_starts_with(rest, open))
		return 0;
	struct str inside = str_slice(rest, open.len, rest.len);
	size_t end = str_find(inside, close);
	return end == inside.len ? rest.len : open.len + end + close.len;
}

/* Length of a comment, a CDATA section or an instruction: no attributes are parsed in them. */
static size_t opaque_length(struct str rest)
{
	size_t len = span_length(rest, STR("<!--"), STR("-->"));
	if (len == 0)
		len = span_length(rest, STR("<![CDATA["), STR("]]>"));
	if (len == 0)
		len = span_length(rest, STR("<?"), STR("?>"));
	return len;
}

/* Length of the tag at the start of rest. A bracket in an attribute's value does not end it. */
static size_t tag_length(struct str rest)
{
	char quote = 0;
	for (size_t i = 1; i < rest.len; i++) {
		char c = rest.ptr[i];
		if (quote != 0) {
			if (c == quote)
				quote = 0;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '>') {
			return i + 1;
		}
	}
	return rest.len;
}

uint32_t tag_scan_long_line(struct str bytes, size_t max_bytes)
{
	uint32_t line = 1;
	struct str rest = bytes;
	while (!str_is_empty(rest)) {
		size_t text = str_index_of(rest, '<');
		line += lines_in(str_slice(rest, 0, text));
		rest = str_slice(rest, text, rest.len);
		size_t len = opaque_length(rest);
		if (len == 0) {
			len = tag_length(rest);
			if (len > max_bytes)
				return line;
		}
		line += lines_in(str_slice(rest, 0, len));
		rest = str_slice(rest, len, rest.len);
	}
	return 0;
}
