/* base/utf8.c - see utf8.h. */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* Whether eight bytes are all ASCII and no control, the usual case. A subtraction borrows out of a byte only when that
 * byte is below 0x20, or when a lower one was: so the test never lets a control through. */
static bool is_plain_ascii(const char *bytes)
{
	uint64_t word;
	memcpy(&word, bytes, sizeof(word));
	return ((word | (word - EACH_BYTE(0x20))) & EACH_BYTE(0x80)) == 0;
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Bytes of the well-formed sequence at the start of s, which is not empty; 0 when there is none. The second byte's
 * narrower bounds keep out overlong forms, surrogates and what lies above U+10FFFF (RFC 3629, section 4). */
static size_t sequence_bytes(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	if (p[0] < 0x80)
		return p[0] >= 0x20 || p[0] == '\t' || p[0] == '\n' || p[0] == '\r' ? 1 : 0;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	size_t len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (s.len < len)
		return 0;
	unsigned char low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
	unsigned char high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if (!is_continuation(p[i]))
			return 0;
	return len;
}

bool utf8_is_text(struct str s)
{
	size_t at = 0;
	while (at < s.len) {
		if (s.len - at >= 8 && is_plain_ascii(s.ptr + at)) {
			at += 8;
			continue;
		}
		size_t len = sequence_bytes((struct str){s.ptr + at, s.len - at});
		if (len == 0)
			return false;
		at += len;
	}
	return true;
}

size_t utf8_length(struct str s)
{
	size_t length = 0;
	for (size_t i = 0; i < s.len; i++)
		length += !is_continuation((unsigned char)s.ptr[i]);
	return length;
}

uint32_t utf8_next(struct str *rest)
{
	assert(rest->len > 0);
	const unsigned char *p = (const unsigned char *)rest->ptr;
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	assert(len <= rest->len);
	/* The first byte of n > 1 bytes gives its low 7 - n bits. */
	uint32_t point = len == 1 ? p[0] : p[0] & (0x7fu >> len);
	for (size_t i = 1; i < len; i++)
		point = point << 6 | (p[i] & 0x3fu);
	*rest = str_slice(*rest, len, rest->len);
	return point;
}

size_t utf8_prefix(struct str s, size_t max_length)
{
	size_t length = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (is_continuation((unsigned char)s.ptr[i]))
			continue;
		if (length == max_length)
			return i;
		length++;
	}
	return s.len;
}
