/* base/str.c - see str.h. memcmp and memcpy are never given the NULL of an empty str. */
#include "base/str.h"

#include "base/arena.h"

#include <string.h>

struct str str_from_c(const char *text)
{
	return text == NULL ? (struct str){0} : (struct str){text, strlen(text)};
}

bool str_is_empty(struct str s)
{
	return s.len == 0;
}

bool str_equals(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int str_compare(struct str a, struct str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts_with(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_equals(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends_with(struct str s, struct str suffix)
{
	return s.len >= suffix.len && str_equals(str_slice(s, s.len - suffix.len, s.len), suffix);
}

struct str str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (struct str){0};
	return (struct str){s.ptr + from, to - from};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
	size_t from = 0, to = s.len;
	while (from < to && is_blank(s.ptr[from]))
		from++;
	while (to > from && is_blank(s.ptr[to - 1]))
		to--;
	return str_slice(s, from, to);
}

size_t str_index_of(struct str s, char byte)
{
	const char *found = s.len == 0 ? NULL : memchr(s.ptr, byte, s.len);
	return found == NULL ? s.len : (size_t)(found - s.ptr);
}

size_t str_find(struct str s, struct str needle)
{
	if (needle.len == 0)
		return 0;
	size_t at = 0;
	while (s.len - at >= needle.len) {
		size_t step = str_index_of(str_slice(s, at, s.len - needle.len + 1), needle.ptr[0]);
		at += step;
		if (s.len - at < needle.len)
			break;
		if (memcmp(s.ptr + at, needle.ptr, needle.len) == 0)
			return at;
		at++;
	}
	return s.len;
}

struct str str_cut(struct str *rest, char separator)
{
	size_t at = str_index_of(*rest, separator);
	struct str before = str_slice(*rest, 0, at);
	*rest = str_slice(*rest, at + 1, rest->len);
	return before;
}

bool str_to_u64(struct str s, uint64_t *ret)
{
	if (s.len == 0)
		return false;
	uint64_t value = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(s.ptr[i] - '0');
		if (value > (UINT64_MAX - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*ret = value;
	return true;
}

bool str_to_i64(struct str s, int64_t *ret)
{
	bool minus = s.len > 0 && s.ptr[0] == '-';
	uint64_t size;
	if (!str_to_u64(minus ? str_slice(s, 1, s.len) : s, &size))
		return false;
	if (size > (uint64_t)INT64_MAX + minus)
		return false;
	if (minus)
		*ret = size == 0 ? 0 : -(int64_t)(size - 1) - 1;
	else
		*ret = (int64_t)size;
	return true;
}

struct str str_copy(struct arena *arena, struct str s)
{
	return (struct str){str_copy_c(arena, s), s.len};
}

char *str_copy_c(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, s.len + 1);
	if (s.len > 0)
		memcpy(copy, s.ptr, s.len);
	return copy;
}

uint64_t str_hash(struct str s)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(0x100000001b3);
	return hash;
}
