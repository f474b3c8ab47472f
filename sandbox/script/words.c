/* script/words.c - see words.h. */
#include "script/words.h"

#include "base/buf.h"

bool line_broken(const struct line_reading *in, const char *what, struct str word, const char *advice)
{
	struct buf text = buf_in(in->arena);
	buf_add_c(&text, what);
	if (!str_is_empty(word)) {
		buf_add_c(&text, ": “");
		buf_add(&text, word);
		buf_add_c(&text, "”");
	}
	return err_at(in->reterr, ERR_INPUT, in->source, in->line, buf_str(&text), str_from_c(advice));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The inside of quotation marks, taken off *rest with the closing one. */
static bool take_quoted(const struct line_reading *in, struct str *rest, struct buf *out)
{
	size_t at = 1;
	for (; at < rest->len && rest->ptr[at] != '"'; at++) {
		bool is_escape = rest->ptr[at] == '\\' && at + 1 < rest->len &&
		                 (rest->ptr[at + 1] == '"' || rest->ptr[at + 1] == '\\');
		if (is_escape)
			at++;
		buf_add_char(out, rest->ptr[at]);
	}
	if (at == rest->len)
		return line_broken(in, "a quotation mark is not closed", STR(""), "close it on the same line");
	*rest = str_slice(*rest, at + 1, rest->len);
	return true;
}

static bool take_word(const struct line_reading *in, struct str *rest, struct word *ret)
{
	struct buf text = buf_in(in->arena);
	struct word word = {0};
	while (!str_is_empty(*rest) && !is_blank(rest->ptr[0])) {
		if (rest->ptr[0] == '"') {
			if (!take_quoted(in, rest, &text))
				return false;
			continue;
		}
		if (rest->ptr[0] == '=' && !word.is_pair) {
			word.is_pair = true;
			word.name = buf_str(&text);
			text = buf_in(in->arena);
		} else {
			buf_add_char(&text, rest->ptr[0]);
		}
		*rest = str_slice(*rest, 1, rest->len);
	}
	word.text = buf_str(&text);
	*ret = word;
	return true;
}

bool line_words(const struct line_reading *in, struct str line, struct words_list *ret)
{
	struct word *items = NULL;
	size_t count = 0, capacity = 0;
	for (;;) {
		while (!str_is_empty(line) && is_blank(line.ptr[0]))
			line = str_slice(line, 1, line.len);
		if (str_is_empty(line) || line.ptr[0] == '#')
			break;
		items = arena_grow(in->arena, items, count, &capacity, sizeof(items[0]));
		if (!take_word(in, &line, &items[count]))
			return false;
		count++;
	}
	*ret = (struct words_list){items, count};
	return true;
}
