#include "journal/sha256.h"

#include "base/buf.h"

#include <openssl/sha.h>
#include <string.h>

struct sha256 sha256_of(struct str bytes)
{
	struct sha256 hash;

	SHA256((const unsigned char *)bytes.ptr, bytes.len, hash.bytes);
	return hash;
}

bool sha256_equals(struct sha256 a, struct sha256 b)
{
	return memcmp(a.bytes, b.bytes, SHA256_BYTES) == 0;
}

struct str sha256_hex(struct arena *arena, struct sha256 hash)
{
	struct buf out = buf_sized(arena, 2 * SHA256_BYTES);

	buf_add_hex(&out, hash.bytes, SHA256_BYTES);
	return buf_str(&out);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool sha256_parse(struct str hex, struct sha256 *ret)
{
	struct sha256 hash;

	if (hex.len != 2 * SHA256_BYTES)
		return false;
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		int high = hex_digit(hex.ptr[2 * i]), low = hex_digit(hex.ptr[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		hash.bytes[i] = (uint8_t)(high * 16 + low);
	}
	*ret = hash;
	return true;
}
