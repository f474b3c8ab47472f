#include "grader/text/tokens.h"

#include "base/check.h"
#include "base/utf8.h"

#include <utf8proc.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters, the marks on them, and digits: the first groups of the general categories. */
static bool is_of_word(uint32_t c)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* Bytes of the word that text begins with. */
static size_t word_length(struct str text)
{
	struct str rest = text;
	size_t length = 0;

	while (!str_is_empty(rest) && is_of_word(utf8_next(&rest)))
		length = text.len - rest.len;
	return length;
}

/* May this character hold two words together? A comma, a colon and a dot do so between digits only. */
static bool is_joint(struct str text, size_t at)
{
	bool is_in_number;

	if (at == 0 || at + 1 >= text.len || word_length(str_slice(text, at + 1, text.len)) == 0)
		return false;
	is_in_number = is_digit(text.ptr[at - 1]) && is_digit(text.ptr[at + 1]);
	switch (text.ptr[at]) {
	case '/':
	case '-':
		return true;
	case '.':
	case ',':
	case ':':
		return is_in_number;
	default:
		return false;
	}
}

/* Bytes of the chunk that text begins with: words held together by joints. */
static size_t chunk_length(struct str text, bool *ret_has_digit)
{
	size_t length = word_length(text);

	while (is_joint(text, length))
		length += 1 + word_length(str_slice(text, length + 1, text.len));
	*ret_has_digit = false;
	for (size_t i = 0; i < length; i++)
		*ret_has_digit = *ret_has_digit || is_digit(text.ptr[i]);
	return length;
}

/* Takes a number of one to four digits off. */
static bool number_take(struct str *rest, size_t digits_max, uint16_t *ret)
{
	size_t length = 0;
	uint64_t value;

	while (length < rest->len && length <= digits_max && is_digit(rest->ptr[length]))
		length++;
	if (length == 0 || length > digits_max || !str_to_u64(str_slice(*rest, 0, length), &value))
		return false;
	*ret = (uint16_t)value;
	*rest = str_slice(*rest, length, rest->len);
	return true;
}

static bool char_take(struct str *rest, char wanted)
{
	if (str_is_empty(*rest) || rest->ptr[0] != wanted)
		return false;
	*rest = str_slice(*rest, 1, rest->len);
	return true;
}

static bool date_fits(struct token *token)
{
	token->kind = TOKEN_DATE;
	return token->first >= 1 && token->first <= 31 && token->second >= 1 && token->second <= 12;
}

/* 20/6, 20-06, 20/06/2024, 20.6.2024. A dot makes a date only with a year: 2.5 is a number. */
static bool date_read(struct str chunk, struct token *ret)
{
	char joint;

	*ret = (struct token){0};
	if (!number_take(&chunk, 2, &ret->first) || str_is_empty(chunk))
		return false;
	joint = chunk.ptr[0];
	if ((joint != '/' && joint != '-' && joint != '.') || !char_take(&chunk, joint) ||
	    !number_take(&chunk, 2, &ret->second))
		return false;
	if (str_is_empty(chunk))
		return joint != '.' && date_fits(ret);
	return char_take(&chunk, joint) && number_take(&chunk, 4, &ret->year) && ret->year >= 1000 &&
	       str_is_empty(chunk) && date_fits(ret);
}

static bool time_fits(struct token *token)
{
	token->kind = TOKEN_TIME;
	return token->first <= 24 && token->second <= 59;
}

/* 16h, 16h30, 16:30, 16g30 */
static bool time_read(struct str chunk, struct token *ret)
{
	bool is_colon;

	*ret = (struct token){0};
	if (!number_take(&chunk, 2, &ret->first))
		return false;
	is_colon = char_take(&chunk, ':');
	if (!is_colon && !char_take(&chunk, 'h') && !char_take(&chunk, 'g'))
		return false;
	if (str_is_empty(chunk))
		return !is_colon && time_fits(ret);
	return number_take(&chunk, 2, &ret->second) && str_is_empty(chunk) && time_fits(ret);
}

/* Equal to an unaccented word once its accents are left out? */
static bool is_word(const struct token *token, const char *wanted)
{
	struct str rest = token->word;

	while (token->kind == TOKEN_WORD && !str_is_empty(rest)) {
		uint32_t c = utf8_next(&rest);

		if (c >= 0x300 && c <= 0x36f)
			continue;
		if (c != (unsigned char)*wanted)
			return false;
		wanted++;
	}
	return token->kind == TOKEN_WORD && *wanted == '\0';
}

static bool is_number(const struct token *token, uint16_t *ret)
{
	struct str rest = token->word;

	return token->kind == TOKEN_WORD && number_take(&rest, 4, ret) && str_is_empty(rest);
}

/* Joins "20", "thang", "6", "nam", "2024" and "16", "gio", "30", "phut". Returns how many tokens became one. */
static size_t spelled_read(const struct token *at, size_t count, struct token *ret)
{
	size_t taken = 2;

	*ret = (struct token){0};
	if (count < 2 || !is_number(&at[0], &ret->first))
		return 0;
	if (is_word(&at[1], "gio") && time_fits(ret)) {
		struct token later = *ret;

		if (count >= 3 && is_number(&at[2], &later.second) && time_fits(&later)) {
			*ret = later;
			taken = 3;
		}
		return taken == 3 && count >= 4 && is_word(&at[3], "phut") ? 4 : taken;
	}
	if (count < 3 || !is_word(&at[1], "thang") || !is_number(&at[2], &ret->second) || !date_fits(ret))
		return 0;
	if (count >= 5 && is_word(&at[3], "nam") && is_number(&at[4], &ret->year) && ret->year >= 1000)
		return 5;
	ret->year = 0;
	return 3;
}

static void spelled_join(struct tokens *tokens)
{
	size_t kept = 0;

	for (size_t i = 0; i < tokens->count;) {
		struct token joined;
		size_t taken = spelled_read(&tokens->items[i], tokens->count - i, &joined);

		tokens->items[kept++] = taken == 0 ? tokens->items[i] : joined;
		i += taken == 0 ? 1 : taken;
	}
	tokens->count = kept;
}

static void token_add(struct tokens *tokens, struct arena *arena, struct token token)
{
	tokens->items = arena_grow(arena, tokens->items, tokens->count, &tokens->capacity, sizeof(token));
	tokens->items[tokens->count++] = token;
}

struct tokens text_tokens(struct str text, struct arena *arena)
{
	struct tokens tokens = {0};

	while (!str_is_empty(text)) {
		bool has_digit;
		size_t length = chunk_length(text, &has_digit);
		struct str chunk = str_slice(text, 0, length);
		struct token token;

		if (length == 0) {
			utf8_next(&text);
			continue;
		}
		if (date_read(chunk, &token) || time_read(chunk, &token)) {
			token_add(&tokens, arena, token);
		} else {
			/* Letters alone are as many words as the joints part; with a digit in it, it is one notation. */
			length = has_digit ? length : word_length(chunk);
			token_add(&tokens, arena, (struct token){.word = str_slice(chunk, 0, length)});
		}
		text = str_slice(text, length, text.len);
	}
	spelled_join(&tokens);
	return tokens;
}

static bool token_equals(const struct token *a, const struct token *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == TOKEN_WORD)
		return str_equals(a->word, b->word);
	return a->first == b->first && a->second == b->second &&
	       (a->year == 0 || b->year == 0 || a->year == b->year);
}

bool tokens_contain(const struct tokens *whole, const struct tokens *part)
{
	for (size_t from = 0; from + part->count <= whole->count; from++) {
		size_t i = 0;

		while (i < part->count && token_equals(&whole->items[from + i], &part->items[i]))
			i++;
		if (i == part->count)
			return true;
	}
	return false;
}
