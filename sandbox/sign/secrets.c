/* sign/secrets.c - see secrets.h. */
#include "sign/secrets.h"

#include "base/check.h"
#include "sign/secret.h"

#include <limits.h>
#include <openssl/rand.h>
#include <stdlib.h>

static void random_bytes(void *self, void *bytes, size_t len)
{
	UNUSED(self);
	assert(len <= INT_MAX);
	/* A token that somebody could guess is worse than no service. */
	if (RAND_bytes(bytes, (int)len) != 1)
		abort();
}

static struct sha256 hash(void *self, struct str bytes)
{
	UNUSED(self);
	return sha256_of(bytes);
}

static bool code_is_right(void *self, struct str code, struct str code_hash)
{
	UNUSED(self);
	return secret_is_right(code, code_hash);
}

static bool receipt_sign(void *self, struct str text, uint8_t ret_signature[64], struct err *reterr)
{
	return receipt_key_sign(self, text, ret_signature, reterr);
}

static void receipt_public_key(void *self, uint8_t ret_key[32])
{
	receipt_key_public(self, ret_key);
}

struct secrets_port secrets_port(struct receipt_key *key)
{
	return (struct secrets_port){
		.self = key,
		.random = random_bytes,
		.hash = hash,
		.code_is_right = code_is_right,
		.receipt_sign = receipt_sign,
		.receipt_public_key = receipt_public_key,
	};
}
