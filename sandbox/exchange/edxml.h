/* exchange/edxml.h - the elements of a small XML file, as a tree in an arena.
 *
 * Made for untrusted bytes: UTF-8 only, no DOCTYPE (so no entity but the five predefined), no network,
 * and limits on depth, number of elements and length of a tag, all checked while reading. Lines are
 * right in files of any length. */
#ifndef SABAN_EXCHANGE_EDXML_H
#define SABAN_EXCHANGE_EDXML_H

#include "base/err.h"
#include "base/str.h"

struct arena;

enum edxml_space {
	EDXML_SPACE_NONE,     /* in no namespace, or under a prefix that was never bound */
	EDXML_SPACE_QCVN_102, /* QCVN 102:2016 */
	EDXML_SPACE_XMLDSIG,  /* XML signatures */
	EDXML_SPACE_OTHER,
};

struct edxml_element {
	enum edxml_space space;
	struct str space_name; /* the namespace itself; empty when there is none */
	struct str name;       /* local */
	struct str href;       /* value of the attribute of that local name, if any */
	uint32_t line;         /* on which its start tag ends */
	struct str text;       /* of an element without children, blanks and all; text_line is where it begins */
	uint32_t text_line;
	const struct edxml_element *first, *next; /* child, sibling; in the order of the file */
};

/* What is odd but leaves the tree whole: an unbound prefix, text between elements. */
struct edxml_note {
	uint32_t line;
	struct str what;
	const struct edxml_note *next;
};

struct edxml {
	const struct edxml_element *root;
	const struct edxml_note *notes;
};

/* False with class ERR_INPUT or ERR_LIMIT and the line of the fault. All of *ret lives in the arena;
 * nothing is borrowed from bytes. What source_name and the caller already limited is the length of
 * bytes. */
bool edxml_read(struct arena *arena, struct str source_name, struct str bytes, struct edxml *ret,
                struct err *reterr);

/* Text of an element without blanks at both ends; empty for NULL. */
struct str edxml_text(const struct edxml_element *element);
/* First child of that name in the namespace of QCVN 102, or NULL; also for NULL. */
const struct edxml_element *edxml_child(const struct edxml_element *parent, const char *name);
/* The same for the next sibling of element. */
const struct edxml_element *edxml_next(const struct edxml_element *element, const char *name);
/* Whether the element is of QCVN 102 and has that name. */
bool edxml_is(const struct edxml_element *element, const char *name);

/* A piece of somebody's text as it may stand in a message: one line, cut to 60 characters, in quotation
 * marks. */
struct str edxml_quote(struct arena *arena, struct str text);

#endif
