/* journal/seal.h - a signature beside the key that checks it: the last two members of whatever this program signs.
 *
 * Bytes alone. Making and checking Ed25519 signatures (RFC 8032) is sign/receipt_key.h's. A seal proves only that the
 * owner of the key signed; whose key it is, the reader must know from elsewhere. */
#ifndef SABAN_JOURNAL_SEAL_H
#define SABAN_JOURNAL_SEAL_H

#include "base/json_write.h"
#include "journal/hex.h"

#define SEAL_SIGNATURE_BYTES 64
#define SEAL_KEY_BYTES 32

struct seal {
	uint8_t signature[SEAL_SIGNATURE_BYTES];
	uint8_t key[SEAL_KEY_BYTES];
};

/* "key":"hex" of some bytes, as a member of a JSON object. */
void json_member_hex(struct json_out *json, const char *key, const void *bytes, size_t len);
/* "signature":"…","key":"…" */
void json_seal(struct json_out *json, const struct seal *seal);
/* The other way round, from the two texts. */
bool seal_parse(struct str signature, struct str key, struct seal *ret);

#endif
