/* base/err.h - the world failed: database, file, network, a file's content. Told to the operator.
 *
 * Not a refusal (the office says no, office/refusal.h) and not an assert (our bug). A function that can fail takes a
 * `struct err *reterr` last, returns false (or NULL), and leaves *reterr untouched on success. Never overwrite a lower
 * error, never log and return. The texts live as long as the arena or literal they came from.
 *
 * Bad input answers with a place and an advice: `source:line: what; what to do`. */
#ifndef SABAN_BASE_ERR_H
#define SABAN_BASE_ERR_H

#include "base/str.h"

#include <stdbool.h>

enum err_class {
	ERR_NONE,
	ERR_INPUT,    /* bytes given to us are not what they should be: exit 2 */
	ERR_LIMIT,    /* a named limit was exceeded */
	ERR_MISSING,  /* the thing asked for is not there */
	ERR_CONFLICT, /* somebody else was faster: reload and try again */
	ERR_DENIED,   /* no right to do it */
	ERR_BUSY,     /* try again later: queue full, database starting */
	ERR_DOWN,     /* the database or disk does not answer */
	ERR_INTERNAL, /* a library failed in a way that should not happen */
};

struct err {
	enum err_class class;
	struct str source; /* file name or other place; may be empty */
	uint32_t line;     /* from 1; 0 when there is none */
	struct str what;   /* what is wrong, in one sentence without a full stop */
	struct str advice; /* what to do about it; may be empty */
};

/* Fills *reterr and returns false, so that a caller can write: return err_set(...). reterr may be NULL. */
bool err_set(struct err *reterr, enum err_class class, struct str what, struct str advice);
/* The same with a place. */
bool err_at(struct err *reterr, enum err_class class, struct str source, uint32_t line, struct str what,
            struct str advice);

struct buf;
/* "source:line: what; advice" without a newline; empty parts are left out. */
void err_write(const struct err *err, struct buf *out);

#endif
