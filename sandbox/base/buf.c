/* base/buf.c - see buf.h. */
#include "base/buf.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

#define CAPACITY_BYTES_MIN 64
#define DIGITS_MAX 20 /* of a 64-bit number in decimal */

struct buf buf_in(struct arena *arena)
{
	return (struct buf){.arena = arena};
}

struct buf buf_sized(struct arena *arena, size_t capacity_bytes)
{
	return (struct buf){
		.arena = arena, .ptr = arena_alloc(arena, capacity_bytes), .capacity = capacity_bytes};
}

struct buf buf_unset(struct arena *arena, size_t capacity_bytes)
{
	return (struct buf){
		.arena = arena, .ptr = arena_alloc_unset(arena, capacity_bytes), .capacity = capacity_bytes};
}

static void grow(struct buf *out, size_t more_bytes)
{
	assert(more_bytes <= PTRDIFF_MAX - out->len);
	size_t capacity = out->capacity < CAPACITY_BYTES_MIN ? CAPACITY_BYTES_MIN : out->capacity * 2;
	if (capacity < out->len + more_bytes)
		capacity = out->len + more_bytes;
	char *larger = arena_alloc(out->arena, capacity);
	if (out->len > 0)
		memcpy(larger, out->ptr, out->len);
	out->ptr = larger;
	out->capacity = capacity;
}

/* Makes room for more bytes and returns where they go. Small, so that it is part of each caller. */
static inline char *room_for(struct buf *out, size_t more_bytes)
{
	if (out->capacity - out->len < more_bytes)
		grow(out, more_bytes);
	return out->ptr + out->len;
}

void buf_add(struct buf *out, struct str text)
{
	if (text.len == 0)
		return;
	memcpy(room_for(out, text.len), text.ptr, text.len);
	out->len += text.len;
}

void buf_add_c(struct buf *out, const char *text)
{
	buf_add(out, str_from_c(text));
}

void buf_add_char(struct buf *out, char c)
{
	*room_for(out, 1) = c;
	out->len++;
}

void buf_add_u64(struct buf *out, uint64_t value)
{
	buf_add_padded(out, value, 1);
}

void buf_add_i64(struct buf *out, int64_t value)
{
	if (value < 0)
		buf_add_char(out, '-');
	buf_add_u64(out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void buf_add_padded(struct buf *out, uint64_t value, unsigned width)
{
	char digits[DIGITS_MAX];
	size_t at = DIGITS_MAX;
	while (value > 0) {
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
	}
	size_t count = DIGITS_MAX - at;
	size_t zeros = width > count ? width - count : 0;
	char *to = room_for(out, zeros + count);
	memset(to, '0', zeros);
	memcpy(to + zeros, digits + at, count);
	out->len += zeros + count;
}

void buf_add_hex(struct buf *out, const void *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	if (len == 0)
		return;
	const unsigned char *from = bytes;
	assert(len <= PTRDIFF_MAX / 2);
	char *to = room_for(out, len * 2);
	for (size_t i = 0; i < len; i++) {
		*to++ = digits[from[i] >> 4];
		*to++ = digits[from[i] & 15];
	}
	out->len += len * 2;
}

struct str buf_str(const struct buf *out)
{
	return (struct str){out->ptr, out->len};
}
