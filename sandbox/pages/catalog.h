/* pages/catalog.h - one language's words, read from the bytes of a gettext .mo file (gettext manual, 10.3).
 *
 * The message id is the Vietnamese sentence itself, so Vietnamese needs no catalogue: a NULL catalog answers each id
 * with itself, and so does any catalog for an id it does not hold. A message may hold named places, {count}; a
 * translation names the same ones in any order, which catalog_open checks. No plural forms, no contexts.
 *
 * Bytes are taken as untrusted: every offset is checked once, when the catalogue is opened. */
#ifndef SABAN_PAGES_CATALOG_H
#define SABAN_PAGES_CATALOG_H

#include "base/err.h"
#include "base/str.h"

struct arena;
struct buf;
struct catalog;

/* Reads a .mo file of either byte order. The catalogue borrows the bytes; both live as long as the process. NULL and
 * *reterr of class ERR_INPUT when the bytes are no .mo file, hold a text that is not UTF-8, a message twice, or a
 * translation whose places differ from its id's. `name` is the file's name for the message. */
const struct catalog *catalog_open(struct str name, struct str bytes, struct arena *process,
                                   struct err *reterr);

/* The translation of an id; the id itself when the catalogue is NULL or has none. */
struct str catalog_text(const struct catalog *catalog, struct str id);
/* Whether the catalogue holds the id; a lint asks. */
bool catalog_has(const struct catalog *catalog, struct str id);
size_t catalog_count(const struct catalog *catalog);

/* A value for one named place of a message. */
struct place {
	const char *name;
	struct str text;
};

/* Translates and fills the places: catalog_fill(c, STR("Còn {count} phút"), places, 1, &out). A place without a value
 * stays as it is written, which shows the mistake. Nothing is escaped: templates do that. */
void catalog_fill(const struct catalog *catalog, struct str id, const struct place *places,
                  size_t place_count, struct buf *out);

/* Cuts the text at its first place: returns what stands before it and sets *ret_place to the name between the braces;
 * *rest is left behind it. Without one returns all, an empty place, and an empty rest. A brace that opens no place
 * (a name is lower-case letters, digits, "_" and ".") is text. */
struct str message_cut(struct str *rest, struct str *ret_place);

/* Marks an id that stands in a C table, for templates/po/extract; the text is looked up where it is shown. */
#define N_(id) STR_INIT(id)

#endif
