/* exchange/base64.h - base64 (RFC 4648, section 4) of whole texts.
 *
 * Strict: padding where it belongs, nothing behind it, no bit set that the bytes do not hold. Only
 * blanks and line ends are passed over, because systems in use break the text into lines (RFC 2045). */
#ifndef SABAN_EXCHANGE_BASE64_H
#define SABAN_EXCHANGE_BASE64_H

#include "base/str.h"

struct buf;

/* False when text is no base64; *ret_bad_at is then the index of the first byte that is wrong, or
 * text.len when the text ends too early. Bytes go into the arena. */
bool base64_decode(struct arena *arena, struct str text, struct str *ret, size_t *ret_bad_at);

/* Appends base64 without line ends. */
void base64_encode(struct str bytes, struct buf *out);

#endif
