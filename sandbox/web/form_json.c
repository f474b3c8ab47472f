/* web/form_json.c - form_parse_json: a strict reader of RFC 8259 that keeps no tree, only the pairs of form.h. */
#include "web/form.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

/* An object of lists of objects is what actions need. */
#define DEPTH_MAX 4
#define NAME_BYTES_MAX 200

struct json_reader {
	struct str rest;
	struct arena *arena;
	struct buf name; /* of the value being read, with its path: "recipients.0.to" */
	struct pair *pairs;
	size_t count, capacity;
	const char *wrong; /* why reading stopped; NULL while it goes well */
};

static bool read_value(struct json_reader *reader, unsigned depth);

static bool stop(struct json_reader *reader, const char *wrong)
{
	if (reader->wrong == NULL)
		reader->wrong = wrong;
	return false;
}

static void skip_blanks(struct json_reader *reader)
{
	size_t at = 0;
	const char *text = reader->rest.ptr;
	while (at < reader->rest.len &&
	       (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
		at++;
	reader->rest = str_slice(reader->rest, at, reader->rest.len);
}

static char peek(const struct json_reader *reader)
{
	return reader->rest.len == 0 ? '\0' : reader->rest.ptr[0];
}

static char take(struct json_reader *reader)
{
	char c = peek(reader);
	reader->rest = str_slice(reader->rest, 1, reader->rest.len);
	return c;
}

static bool take_if(struct json_reader *reader, char wanted)
{
	if (peek(reader) != wanted || reader->rest.len == 0)
		return false;
	take(reader);
	return true;
}

static bool read_hex4(struct json_reader *reader, uint32_t *ret)
{
	*ret = 0;
	for (int i = 0; i < 4; i++) {
		char c = take(reader);
		uint32_t digit;
		if (c >= '0' && c <= '9')
			digit = (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			digit = (uint32_t)(c - 'a' + 10);
		else if (c >= 'A' && c <= 'F')
			digit = (uint32_t)(c - 'A' + 10);
		else
			return stop(reader, "a \\u escape needs four hexadecimal digits");
		*ret = *ret * 16 + digit;
	}
	return true;
}

static void add_code_point(struct buf *out, uint32_t code)
{
	if (code < 0x80) {
		buf_add_char(out, (char)code);
		return;
	}
	if (code < 0x800) {
		buf_add_char(out, (char)(0xC0 | (code >> 6)));
	} else {
		if (code < 0x10000) {
			buf_add_char(out, (char)(0xE0 | (code >> 12)));
		} else {
			buf_add_char(out, (char)(0xF0 | (code >> 18)));
			buf_add_char(out, (char)(0x80 | ((code >> 12) & 63)));
		}
		buf_add_char(out, (char)(0x80 | ((code >> 6) & 63)));
	}
	buf_add_char(out, (char)(0x80 | (code & 63)));
}

static bool read_unicode(struct json_reader *reader, struct buf *out)
{
	uint32_t code, low;
	if (!read_hex4(reader, &code))
		return false;
	if (code >= 0xD800 && code < 0xDC00) {
		if (!take_if(reader, '\\') || !take_if(reader, 'u') || !read_hex4(reader, &low) || low < 0xDC00 ||
		    low > 0xDFFF)
			return stop(reader, "half of a surrogate pair is missing");
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
	} else if (code >= 0xDC00 && code <= 0xDFFF) {
		return stop(reader, "half of a surrogate pair is missing");
	}
	add_code_point(out, code);
	return true;
}

static bool read_escape(struct json_reader *reader, struct buf *out)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	char c = take(reader);
	if (c == 'u')
		return read_unicode(reader, out);
	for (size_t i = 0; letters[i] != '\0'; i++)
		if (c == letters[i]) {
			buf_add_char(out, meanings[i]);
			return true;
		}
	return stop(reader, "an escape is not known");
}

static bool read_string(struct json_reader *reader, struct str *ret)
{
	struct buf out = buf_in(reader->arena);
	if (!take_if(reader, '"'))
		return stop(reader, "a quotation mark is missing");
	while (reader->rest.len > 0) {
		char c = take(reader);
		if (c == '"') {
			*ret = buf_str(&out);
			return utf8_is_text(*ret) || stop(reader, "a string is not text");
		}
		if ((unsigned char)c < 0x20)
			return stop(reader, "a control character must be escaped");
		if (c != '\\')
			buf_add_char(&out, c);
		else if (!read_escape(reader, &out))
			return false;
	}
	return stop(reader, "a string does not end");
}

static bool add_pair(struct json_reader *reader, struct str value)
{
	if (reader->count == LIMIT_FORM_FIELDS)
		return stop(reader, "there are too many fields");
	if (value.len > LIMIT_FIELD_BYTES)
		return stop(reader, "a field is too long");
	reader->pairs = arena_grow(reader->arena, reader->pairs, reader->count, &reader->capacity,
	                           sizeof(reader->pairs[0]));
	reader->pairs[reader->count++] = (struct pair){str_copy(reader->arena, buf_str(&reader->name)), value};
	return true;
}

static size_t take_digits(struct json_reader *reader)
{
	size_t count = 0;
	while (peek(reader) >= '0' && peek(reader) <= '9') {
		take(reader);
		count++;
	}
	return count;
}

/* The number as it is written: whoever wants one reads it as a field of its kind. */
static bool read_number(struct json_reader *reader)
{
	struct str from = reader->rest;
	take_if(reader, '-');
	bool is_zero = peek(reader) == '0';
	size_t digits = take_digits(reader);
	if (digits == 0 || (is_zero && digits > 1))
		return stop(reader, "a value is not known");
	if (take_if(reader, '.') && take_digits(reader) == 0)
		return stop(reader, "a number has no digit behind its point");
	if (take_if(reader, 'e') || take_if(reader, 'E')) {
		if (!take_if(reader, '+'))
			take_if(reader, '-');
		if (take_digits(reader) == 0)
			return stop(reader, "a number has an empty exponent");
	}
	return add_pair(reader, str_slice(from, 0, from.len - reader->rest.len));
}

static bool read_word(struct json_reader *reader)
{
	static const struct str words[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("null")};
	for (size_t i = 0; i < 3; i++)
		if (str_starts_with(reader->rest, words[i])) {
			reader->rest = str_slice(reader->rest, words[i].len, reader->rest.len);
			return i == 2 || add_pair(reader, words[i]);
		}
	return read_number(reader);
}

/* Makes the path one step longer; the caller cuts it back. */
static bool push_name(struct json_reader *reader, struct str step)
{
	if (str_is_empty(step) || reader->name.len + step.len > NAME_BYTES_MAX)
		return stop(reader, "the name of a field is empty or too long");
	if (reader->name.len > 0)
		buf_add_char(&reader->name, '.');
	buf_add(&reader->name, step);
	return true;
}

static bool read_member(struct json_reader *reader, unsigned depth)
{
	struct str name;
	size_t length = reader->name.len;
	skip_blanks(reader);
	if (!read_string(reader, &name))
		return false;
	skip_blanks(reader);
	if (!take_if(reader, ':'))
		return stop(reader, "a colon is missing");
	bool is_read = push_name(reader, name) && read_value(reader, depth);
	reader->name.len = length;
	return is_read;
}

static bool read_object(struct json_reader *reader, unsigned depth)
{
	skip_blanks(reader);
	if (take_if(reader, '}'))
		return true;
	do {
		if (!read_member(reader, depth + 1))
			return false;
		skip_blanks(reader);
	} while (take_if(reader, ','));
	return take_if(reader, '}') || stop(reader, "a comma or } is missing");
}

/* Objects are told apart by their index; words and numbers repeat the field, as a form does. */
static bool push_index(struct json_reader *reader, uint64_t at)
{
	struct buf index = buf_in(reader->arena);
	skip_blanks(reader);
	if (at >= LIMIT_FORM_FIELDS)
		return stop(reader, "a list is too long");
	if (peek(reader) != '{' && peek(reader) != '[')
		return true;
	buf_add_u64(&index, at);
	return push_name(reader, buf_str(&index));
}

static bool read_array(struct json_reader *reader, unsigned depth)
{
	uint64_t at = 0;
	skip_blanks(reader);
	if (take_if(reader, ']'))
		return true;
	do {
		size_t length = reader->name.len;
		if (!push_index(reader, at++) || !read_value(reader, depth + 1))
			return false;
		reader->name.len = length;
		skip_blanks(reader);
	} while (take_if(reader, ','));
	return take_if(reader, ']') || stop(reader, "a comma or ] is missing");
}

static bool read_value(struct json_reader *reader, unsigned depth)
{
	struct str text;
	if (depth > DEPTH_MAX)
		return stop(reader, "it is nested too deep");
	skip_blanks(reader);
	if (take_if(reader, '{'))
		return read_object(reader, depth);
	if (take_if(reader, '['))
		return read_array(reader, depth);
	if (peek(reader) == '"')
		return read_string(reader, &text) && add_pair(reader, text);
	return read_word(reader);
}

bool form_parse_json(struct str text, struct arena *arena, struct form *ret, struct err *reterr)
{
	struct json_reader reader = {.rest = text, .arena = arena, .name = buf_sized(arena, NAME_BYTES_MAX + 1)};
	skip_blanks(&reader);
	bool is_read = take_if(&reader, '{') ? read_object(&reader, 0) : stop(&reader, "an object is wanted");
	skip_blanks(&reader);
	if (is_read && reader.rest.len > 0)
		is_read = stop(&reader, "something stands behind the object");
	if (!is_read) {
		struct buf what = buf_in(arena);
		buf_add_c(&what, "the JSON body is broken: ");
		buf_add_c(&what, reader.wrong);
		return err_set(reterr, ERR_INPUT, buf_str(&what), STR("send one object as in docs/http.md"));
	}
	*ret = (struct form){reader.pairs, reader.count};
	return true;
}
