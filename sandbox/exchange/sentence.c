/* exchange/sentence.c - see sentence.h. */
#include "exchange/sentence.h"

#include "base/buf.h"

struct str sentence_join(struct arena *arena, const struct str *pieces, size_t count)
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += pieces[i].len;
	struct buf out = buf_sized(arena, len);
	for (size_t i = 0; i < count; i++)
		buf_add(&out, pieces[i]);
	return buf_str(&out);
}

struct str sentence_number(struct arena *arena, uint64_t number)
{
	struct buf out = buf_in(arena);
	buf_add_u64(&out, number);
	return buf_str(&out);
}
