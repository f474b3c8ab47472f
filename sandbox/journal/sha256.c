/* SHA-256 is asked for several times in each record, of some hundred bytes. OpenSSL 3's own one-call form looks the
 * algorithm up by its name each time, which costs more than the hashing does; the older calls do not. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "journal/sha256.h"

#include "base/buf.h"
#include "journal/hex.h"

#include <openssl/sha.h>
#include <string.h>

struct sha256 sha256_of(struct str bytes)
{
	struct sha256 hash;
	SHA256_CTX context;

	SHA256_Init(&context);
	SHA256_Update(&context, bytes.ptr, bytes.len);
	SHA256_Final(hash.bytes, &context);
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

bool sha256_parse(struct str hex, struct sha256 *ret)
{
	struct sha256 hash;

	if (!hex_parse(hex, hash.bytes, sizeof(hash.bytes)))
		return false;
	*ret = hash;
	return true;
}
