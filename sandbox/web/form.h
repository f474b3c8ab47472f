/* web/form.h - what a request says: a query, a form or a JSON body, all read into the same list of pairs.
 *
 *	application/x-www-form-urlencoded   to=kinh-te&role=main          (WHATWG URL standard, 5.1)
 *	application/json                    {"recipients":[{"to":"kinh-te"}]}
 *
 * JSON is flattened: the pair above is named "recipients.0.to". Strings stand as they are, numbers and truths as
 * written, null and empty lists leave no pair. Bytes are untrusted: anything that is not UTF-8 text (base/utf8.h) or
 * goes beyond a limit is ERR_INPUT with a sentence for the one who sent it. */
#ifndef SABAN_WEB_FORM_H
#define SABAN_WEB_FORM_H

#include "base/arena.h"
#include "base/err.h"
#include "office/seed.h"

struct form {
	const struct pair *pairs;
	size_t count;
};

/* Both keep the order in which the pairs stand; a name may come more than once. Texts lie in the arena. */
bool form_parse(struct str text, struct arena *arena, struct form *ret, struct err *reterr);
bool form_parse_json(struct str text, struct arena *arena, struct form *ret, struct err *reterr);

/* Undoes %XX in a path; false when it is broken or no text. A plus stays a plus there. */
bool path_decode(struct str text, struct arena *arena, struct str *ret);

/* The first value of that name; empty when there is none. */
struct str form_get(const struct form *form, const char *name);
bool form_has(const struct form *form, const char *name);
/* The next value of that name at or behind *at, which is moved on; false at the end. */
bool form_next(const struct form *form, const char *name, size_t *at, struct str *ret);

/* Writes pairs as application/x-www-form-urlencoded. */
struct buf;
void form_write(const struct pair *pairs, size_t count, struct buf *out);
void form_write_value(struct str value, struct buf *out);

#endif
