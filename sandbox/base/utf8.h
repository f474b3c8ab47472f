/* base/utf8.h - the border check for text that comes from outside (RFC 3629). */
#ifndef SABAN_BASE_UTF8_H
#define SABAN_BASE_UTF8_H

#include "base/str.h"

/* True when s is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. NUL and the other C0
 * controls but tab, CR and LF are refused too. */
bool utf8_is_text(struct str s);

/* Number of code points of valid text. What a limit on a field counts. */
size_t utf8_length(struct str s);

/* Takes the first code point of valid, non-empty text off *rest. */
uint32_t utf8_next(struct str *rest);

/* Bytes of the longest prefix of valid text with at most max_length code points. */
size_t utf8_prefix(struct str s, size_t max_length);

#endif
