/* base/buf.h - a growing run of bytes in an arena; how every writer of the project builds its text.
 *
 *	struct buf out = buf_in(&request);
 *	buf_add(&out, STR("attempt "));
 *	buf_add_u64(&out, 7);
 *	struct str line = buf_str(&out);
 */
#ifndef SABAN_BASE_BUF_H
#define SABAN_BASE_BUF_H

#include "base/str.h"

#include <stdint.h>

struct buf {
	struct arena *arena;
	char *ptr;
	size_t len, capacity; /* bytes */
};

struct buf buf_in(struct arena *arena);
/* The same with room for that many bytes at once. */
struct buf buf_sized(struct arena *arena, size_t capacity_bytes);
/* The same for a large text of which only its own bytes are read: what lies behind them is not zero. */
struct buf buf_unset(struct arena *arena, size_t capacity_bytes);

void buf_add(struct buf *out, struct str text);
void buf_add_c(struct buf *out, const char *text);
void buf_add_char(struct buf *out, char c);
void buf_add_u64(struct buf *out, uint64_t value);
void buf_add_i64(struct buf *out, int64_t value);
/* Decimal, filled with zeros on the left to at least width digits. */
void buf_add_padded(struct buf *out, uint64_t value, unsigned width);
/* Lower-case hexadecimal, two digits a byte. */
void buf_add_hex(struct buf *out, const void *bytes, size_t len);

/* What was written so far. Borrowed: the next addition may move it. */
struct str buf_str(const struct buf *out);

#endif
