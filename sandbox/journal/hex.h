/* journal/hex.h - bytes written as hexadecimal digits, read back.
 *
 * Writing is buf_add_hex's (base/buf.h). */
#ifndef SABAN_JOURNAL_HEX_H
#define SABAN_JOURNAL_HEX_H

#include "base/str.h"

/* Takes exactly two lower-case digits for each of len bytes; false on anything else, with *ret partly written. */
bool hex_parse(struct str hex, uint8_t *ret, size_t len);

#endif
