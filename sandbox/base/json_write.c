/* base/json_write.c - see json_write.h. */
#include "base/json_write.h"

struct json_out json_out_in(struct buf *out)
{
	return (struct json_out){.out = out, .comma = false};
}

/* Called before each key and each value that follows none. */
static void part(struct json_out *json)
{
	if (json->comma)
		buf_add_char(json->out, ',');
}

static void open_with(struct json_out *json, char bracket)
{
	part(json);
	buf_add_char(json->out, bracket);
	json->comma = false;
}

static void close_with(struct json_out *json, char bracket)
{
	buf_add_char(json->out, bracket);
	json->comma = true;
}

void json_object_open(struct json_out *json)
{
	open_with(json, '{');
}

void json_object_close(struct json_out *json)
{
	close_with(json, '}');
}

void json_array_open(struct json_out *json)
{
	open_with(json, '[');
}

void json_array_close(struct json_out *json)
{
	close_with(json, ']');
}

void json_key(struct json_out *json, const char *key)
{
	part(json);
	json_quote(json->out, str_from_c(key));
	buf_add_char(json->out, ':');
	json->comma = false;
}

void json_str(struct json_out *json, struct str value)
{
	part(json);
	json_quote(json->out, value);
	json->comma = true;
}

void json_u64(struct json_out *json, uint64_t value)
{
	part(json);
	buf_add_u64(json->out, value);
	json->comma = true;
}

void json_i64(struct json_out *json, int64_t value)
{
	part(json);
	buf_add_i64(json->out, value);
	json->comma = true;
}

void json_bool(struct json_out *json, bool value)
{
	part(json);
	buf_add(json->out, value ? STR("true") : STR("false"));
	json->comma = true;
}

void json_null(struct json_out *json)
{
	part(json);
	buf_add(json->out, STR("null"));
	json->comma = true;
}

void json_member_str(struct json_out *json, const char *key, struct str value)
{
	json_key(json, key);
	json_str(json, value);
}

void json_member_str_or_null(struct json_out *json, const char *key, struct str value)
{
	json_key(json, key);
	if (str_is_empty(value))
		json_null(json);
	else
		json_str(json, value);
}

void json_member_u64(struct json_out *json, const char *key, uint64_t value)
{
	json_key(json, key);
	json_u64(json, value);
}

void json_member_i64(struct json_out *json, const char *key, int64_t value)
{
	json_key(json, key);
	json_i64(json, value);
}

void json_member_bool(struct json_out *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

void json_member_null(struct json_out *json, const char *key)
{
	json_key(json, key);
	json_null(json);
}

/* The character that follows the backslash in the short form of an escape, or 0 when the byte has none. */
static char short_escape(unsigned char byte)
{
	switch (byte) {
	case '"':
		return '"';
	case '\\':
		return '\\';
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return 0;
	}
}

static void escape(struct buf *out, unsigned char byte)
{
	char letter = short_escape(byte);
	if (letter != 0) {
		buf_add_char(out, '\\');
		buf_add_char(out, letter);
		return;
	}
	buf_add(out, STR("\\u00"));
	buf_add_hex(out, &byte, 1);
}

void json_quote(struct buf *out, struct str value)
{
	buf_add_char(out, '"');
	/* Runs without anything to escape are copied at once: most texts are one run. */
	size_t start = 0;
	for (size_t i = 0; i < value.len; i++) {
		unsigned char byte = (unsigned char)value.ptr[i];
		if (byte >= 0x20 && byte != '"' && byte != '\\')
			continue;
		buf_add(out, str_slice(value, start, i));
		escape(out, byte);
		start = i + 1;
	}
	buf_add(out, str_slice(value, start, value.len));
	buf_add_char(out, '"');
}
