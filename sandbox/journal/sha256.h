/* journal/sha256.h - SHA-256 (FIPS 180-4) by libcrypto, for chains and digests. */
#ifndef SABAN_JOURNAL_SHA256_H
#define SABAN_JOURNAL_SHA256_H

#include "base/str.h"

#define SHA256_BYTES 32

struct sha256 {
	uint8_t bytes[SHA256_BYTES];
};

struct sha256 sha256_of(struct str bytes);
bool sha256_equals(struct sha256 a, struct sha256 b);
/* 64 lower-case hexadecimal digits, in the arena. */
struct str sha256_hex(struct arena *arena, struct sha256 hash);
/* Takes exactly that form. */
bool sha256_parse(struct str hex, struct sha256 *ret);

#endif
