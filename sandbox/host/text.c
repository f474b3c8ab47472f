/* host/text.c - see text.h. */
#include "host/text.h"

#include "base/buf.h"

struct str text_join(struct arena *arena, struct str a, struct str b)
{
	struct buf joined = buf_sized(arena, a.len + b.len + 1);
	buf_add(&joined, a);
	buf_add(&joined, b);
	buf_add_char(&joined, '\0');
	return (struct str){joined.ptr, joined.len - 1};
}

const char *text_c(struct arena *arena, struct str a, struct str b)
{
	return text_join(arena, a, b).ptr;
}
