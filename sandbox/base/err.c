/* base/err.c - see err.h. */
#include "base/err.h"

#include "base/buf.h"

bool err_set(struct err *reterr, enum err_class class, struct str what, struct str advice)
{
	return err_at(reterr, class, (struct str){0}, 0, what, advice);
}

bool err_at(struct err *reterr, enum err_class class, struct str source, uint32_t line, struct str what,
            struct str advice)
{
	if (reterr != NULL)
		*reterr = (struct err){class, source, line, what, advice};
	return false;
}

void err_write(const struct err *err, struct buf *out)
{
	buf_add(out, err->source);
	if (err->line > 0) {
		if (err->source.len > 0)
			buf_add_char(out, ':');
		buf_add_u64(out, err->line);
	}
	if (err->source.len > 0 || err->line > 0)
		buf_add_c(out, ": ");
	buf_add(out, err->what);
	if (err->advice.len > 0) {
		buf_add_c(out, "; ");
		buf_add(out, err->advice);
	}
}
