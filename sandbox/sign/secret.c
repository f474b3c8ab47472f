/* sign/secret.c - see secret.h. */
#include "sign/secret.h"

#include "base/buf.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "scrypt$15$8$1$"
#define PREFIX_FOLDED PREFIX "folded$"
#define FOLDED_BYTES_MAX 1024
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

/* Blanks and dashes, as bytes of UTF-8: the no-break space, and all that looks like a dash. */
static const struct str skipped[] = {
	STR_INIT(" "),
	STR_INIT("\t"),
	STR_INIT("-"),
	STR_INIT("_"),
	STR_INIT("\xC2\xA0"),
	STR_INIT("\xE2\x80\x90"),
	STR_INIT("\xE2\x80\x91"),
	STR_INIT("\xE2\x80\x92"),
	STR_INIT("\xE2\x80\x93"),
	STR_INIT("\xE2\x80\x94"),
	STR_INIT("\xE2\x88\x92"),
};

static size_t skipped_bytes(struct str rest)
{
	for (size_t i = 0; i < sizeof(skipped) / sizeof(skipped[0]); i++)
		if (str_starts_with(rest, skipped[i]))
			return skipped[i].len;
	return 0;
}

/* A code of nothing but dashes, or one that is longer than anybody types, stands for itself. */
static struct str fold(struct str code, char buffer[FOLDED_BYTES_MAX])
{
	size_t len = 0;
	if (code.len > FOLDED_BYTES_MAX)
		return code;
	for (size_t at = 0; at < code.len;) {
		size_t skip = skipped_bytes(str_slice(code, at, code.len));
		char c = code.ptr[at];
		if (skip == 0)
			buffer[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		at += skip == 0 ? 1 : skip;
	}
	return len == 0 ? code : (struct str){buffer, len};
}

struct str secret_hash(struct str code, struct arena *arena)
{
	uint8_t salt[SALT_BYTES], hash[HASH_BYTES];
	char folded[FOLDED_BYTES_MAX];
	if (RAND_bytes(salt, sizeof(salt)) != 1)
		abort();
	derive(fold(code, folded), salt, hash);
	struct buf text = buf_in(arena);
	buf_add(&text, STR(PREFIX_FOLDED));
	buf_add_hex(&text, salt, sizeof(salt));
	buf_add_char(&text, '$');
	buf_add_hex(&text, hash, sizeof(hash));
	OPENSSL_cleanse(hash, sizeof(hash));
	OPENSSL_cleanse(folded, sizeof(folded));
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

static bool parse(struct str text, bool *ret_is_folded, uint8_t salt[SALT_BYTES], uint8_t hash[HASH_BYTES])
{
	*ret_is_folded = str_starts_with(text, STR(PREFIX_FOLDED));
	if (!str_starts_with(text, STR(PREFIX)))
		return false;
	struct str rest = str_slice(text, *ret_is_folded ? sizeof(PREFIX_FOLDED) - 1 : sizeof(PREFIX) - 1,
	                            text.len);
	struct str salt_hex = str_cut(&rest, '$');
	return parse_hex(salt_hex, salt, SALT_BYTES) && parse_hex(rest, hash, HASH_BYTES);
}

bool secret_is_right(struct str code, struct str hash)
{
	uint8_t salt[SALT_BYTES] = {0}, wanted[HASH_BYTES] = {0}, found[HASH_BYTES];
	char folded[FOLDED_BYTES_MAX];
	bool is_folded, is_known = parse(hash, &is_folded, salt, wanted);
	derive(is_folded ? fold(code, folded) : code, salt, found);
	bool is_equal = CRYPTO_memcmp(found, wanted, HASH_BYTES) == 0;
	OPENSSL_cleanse(found, sizeof(found));
	OPENSSL_cleanse(folded, sizeof(folded));
	return is_known && is_equal;
}
