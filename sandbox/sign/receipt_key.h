/* sign/receipt_key.h - the Ed25519 key (RFC 8032) that receipts are signed with.
 *
 * Made on the first start, in a file that only its user can read; its public half is printed on every receipt. Anybody
 * can verify one: openssl pkeyutl -verify -pubin -inkey receipt-public.pem -rawin -in receipt.txt -sigfile receipt.sig */
#ifndef SABAN_SIGN_RECEIPT_KEY_H
#define SABAN_SIGN_RECEIPT_KEY_H

#include "base/arena.h"
#include "base/err.h"

#define RECEIPT_SIGNATURE_BYTES 64
#define RECEIPT_PUBLIC_KEY_BYTES 32

struct receipt_key;

/* Reads the private key from this PEM file, or makes one there with mode 0600. ERR_INPUT when the file holds no Ed25519
 * key, ERR_DENIED when others may read it. The err's texts are literals or in the arena. */
struct receipt_key *receipt_key_open(struct str path, struct arena *arena, struct err *reterr);
/* Accepts NULL. */
void receipt_key_close(struct receipt_key *key);

/* Thread-safe, all of them. */
bool receipt_key_sign(const struct receipt_key *key, struct str text,
                      uint8_t ret_signature[RECEIPT_SIGNATURE_BYTES], struct err *reterr);
void receipt_key_public(const struct receipt_key *key, uint8_t ret[RECEIPT_PUBLIC_KEY_BYTES]);
/* The public key as PEM. */
struct str receipt_key_public_pem(const struct receipt_key *key, struct arena *arena);

/* True when the signature of the text was made by the owner of this public key. */
bool receipt_verify(struct str text, const uint8_t signature[RECEIPT_SIGNATURE_BYTES],
                    const uint8_t public_key[RECEIPT_PUBLIC_KEY_BYTES]);

#endif
