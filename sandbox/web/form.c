/* web/form.c - see form.h. */
#include "web/form.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

static bool is_bad(struct err *reterr, struct str what)
{
	return err_set(reterr, ERR_INPUT, what, STR("send well-formed UTF-8 text"));
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Undoes %XX and, in a form, the plus that stands for a blank. */
static bool unescape(struct str text, bool is_form, struct arena *arena, struct str *ret)
{
	if (str_index_of(text, '%') == text.len && (!is_form || str_index_of(text, '+') == text.len)) {
		*ret = text;
		return utf8_is_text(text);
	}
	struct buf out = buf_sized(arena, text.len);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '%') {
			if (text.len - i < 3)
				return false;
			int high = hex_value(text.ptr[i + 1]), low = hex_value(text.ptr[i + 2]);
			if (high < 0 || low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (is_form && c == '+') {
			c = ' ';
		}
		buf_add_char(&out, c);
	}
	*ret = buf_str(&out);
	return utf8_is_text(*ret);
}

bool path_decode(struct str text, struct arena *arena, struct str *ret)
{
	return unescape(text, false, arena, ret);
}

bool form_parse(struct str text, struct arena *arena, struct form *ret, struct err *reterr)
{
	struct pair *pairs = NULL;
	size_t count = 0, capacity = 0;
	while (!str_is_empty(text)) {
		struct str value = str_cut(&text, '&');
		if (str_is_empty(value))
			continue;
		struct str name = str_cut(&value, '=');
		if (count == LIMIT_FORM_FIELDS)
			return is_bad(reterr, STR("the form has too many fields"));
		pairs = arena_grow(arena, pairs, count, &capacity, sizeof(pairs[0]));
		if (!unescape(name, true, arena, &pairs[count].name) ||
		    !unescape(value, true, arena, &pairs[count].value))
			return is_bad(reterr, STR("the form is not UTF-8 text"));
		if (pairs[count].value.len > LIMIT_FIELD_BYTES)
			return is_bad(reterr, STR("a field of the form is too long"));
		count++;
	}
	*ret = (struct form){pairs, count};
	return true;
}

static bool is_named(const struct pair *pair, struct str name)
{
	return str_equals(pair->name, name);
}

bool form_next(const struct form *form, const char *name, size_t *at, struct str *ret)
{
	struct str wanted = str_from_c(name);
	for (; *at < form->count; (*at)++)
		if (is_named(&form->pairs[*at], wanted)) {
			*ret = form->pairs[(*at)++].value;
			return true;
		}
	return false;
}

struct str form_get(const struct form *form, const char *name)
{
	struct str value = {0};
	size_t at = 0;
	form_next(form, name, &at, &value);
	return value;
}

bool form_has(const struct form *form, const char *name)
{
	struct str value;
	size_t at = 0;
	return form_next(form, name, &at, &value);
}

void form_write_value(struct str value, struct buf *out)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		                c == '-' || c == '_' || c == '.';
		if (is_plain) {
			buf_add_char(out, c);
		} else if (c == ' ') {
			buf_add_char(out, '+');
		} else {
			buf_add_char(out, '%');
			buf_add_char(out, "0123456789ABCDEF"[(unsigned char)c >> 4]);
			buf_add_char(out, "0123456789ABCDEF"[(unsigned char)c & 15]);
		}
	}
}

void form_write(const struct pair *pairs, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(out, '&');
		form_write_value(pairs[i].name, out);
		buf_add_char(out, '=');
		form_write_value(pairs[i].value, out);
	}
}
