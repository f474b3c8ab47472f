/* exchange/base64.c - see base64.h. */
#include "exchange/base64.h"

#include "base/arena.h"
#include "base/buf.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Value of a letter, or -1. */
static int value_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+')
		return 62;
	return c == '/' ? 63 : -1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool base64_decode(struct arena *arena, struct str text, struct str *ret, size_t *ret_bad_at)
{
	char *bytes = arena_alloc(arena, text.len / 4 * 3 + 3);
	size_t len = 0, letter_count = 0, pad_count = 0;
	uint32_t bits = 0; /* of the group of four that is being read */
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (is_blank(c))
			continue;
		*ret_bad_at = i;
		int value = value_of(c);
		bool pad = c == '=' && letter_count % 4 >= 2 && letter_count % 4 + pad_count < 4;
		if (!pad && (value < 0 || pad_count > 0))
			return false;
		if (pad) {
			pad_count++;
			continue;
		}
		bits = bits << 6 | (uint32_t)value;
		if (++letter_count % 4 == 0) {
			bytes[len++] = (char)(bits >> 16 & 0xff);
			bytes[len++] = (char)(bits >> 8 & 0xff);
			bytes[len++] = (char)(bits & 0xff);
			bits = 0;
		}
	}
	size_t rest = letter_count % 4;
	if (rest != 0 && rest + pad_count != 4) {
		*ret_bad_at = text.len;
		return false;
	}
	/* Two letters hold a byte and four bits more, three hold two bytes and two bits more: these must be
	 * zero. */
	if ((rest == 2 && (bits & 0xf) != 0) || (rest == 3 && (bits & 0x3) != 0))
		return false;
	if (rest == 2)
		bytes[len++] = (char)(bits >> 4 & 0xff);
	if (rest == 3) {
		bytes[len++] = (char)(bits >> 10 & 0xff);
		bytes[len++] = (char)(bits >> 2 & 0xff);
	}
	*ret = (struct str){bytes, len};
	return true;
}

void base64_encode(struct str bytes, struct buf *out)
{
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t here = bytes.len - i < 3 ? bytes.len - i : 3;
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (k < here ? (unsigned char)bytes.ptr[i + k] : 0);
		char group[4] = {'=', '=', '=', '='};
		for (size_t k = 0; k <= here; k++)
			group[k] = letters[bits >> (18 - 6 * k) & 0x3f];
		buf_add(out, (struct str){group, sizeof(group)});
	}
}
