/* sign/secret.c - see secret.h. */
#include "sign/secret.h"

#include "base/buf.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "scrypt$15$8$1$"
#define LOG_N 15
#define R 8
#define P 1
#define SALT_BYTES 16
#define HASH_BYTES 32
#define MEMORY_BYTES_MAX ((uint64_t)64 * 1024 * 1024)

/* OpenSSL fails here only when memory is used up, and then nobody can be let in or kept out rightly. */
static void derive(struct str code, const uint8_t salt[SALT_BYTES], uint8_t ret[HASH_BYTES])
{
	if (EVP_PBE_scrypt(code.len == 0 ? "" : code.ptr, code.len, salt, SALT_BYTES, UINT64_C(1) << LOG_N, R, P,
	                   MEMORY_BYTES_MAX, ret, HASH_BYTES) != 1)
		abort();
}

struct str secret_hash(struct str code, struct arena *arena)
{
	uint8_t salt[SALT_BYTES], hash[HASH_BYTES];
	if (RAND_bytes(salt, sizeof(salt)) != 1)
		abort();
	derive(code, salt, hash);
	struct buf text = buf_in(arena);
	buf_add(&text, STR(PREFIX));
	buf_add_hex(&text, salt, sizeof(salt));
	buf_add_char(&text, '$');
	buf_add_hex(&text, hash, sizeof(hash));
	OPENSSL_cleanse(hash, sizeof(hash));
	return buf_str(&text);
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool parse_hex(struct str hex, uint8_t *ret, size_t len)
{
	if (hex.len != len * 2)
		return false;
	for (size_t i = 0; i < len; i++) {
		int high = digit_value(hex.ptr[i * 2]), low = digit_value(hex.ptr[i * 2 + 1]);
		if (high < 0 || low < 0)
			return false;
		ret[i] = (uint8_t)(high * 16 + low);
	}
	return true;
}

static bool parse(struct str text, uint8_t salt[SALT_BYTES], uint8_t hash[HASH_BYTES])
{
	if (!str_starts_with(text, STR(PREFIX)))
		return false;
	struct str rest = str_slice(text, sizeof(PREFIX) - 1, text.len);
	struct str salt_hex = str_cut(&rest, '$');
	return parse_hex(salt_hex, salt, SALT_BYTES) && parse_hex(rest, hash, HASH_BYTES);
}

bool secret_is_right(struct str code, struct str hash)
{
	uint8_t salt[SALT_BYTES] = {0}, wanted[HASH_BYTES] = {0}, found[HASH_BYTES];
	bool is_known = parse(hash, salt, wanted);
	derive(code, salt, found);
	bool is_equal = CRYPTO_memcmp(found, wanted, HASH_BYTES) == 0;
	OPENSSL_cleanse(found, sizeof(found));
	return is_known && is_equal;
}
