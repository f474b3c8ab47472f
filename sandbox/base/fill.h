/* base/fill.h - texts with places for values: scenarios, papers and scripts whose names, numbers and dates differ from
 * candidate to candidate.
 *
 *	${so}                   the value named so
 *	${han - PT4H}           a moment, that much earlier; + later; blanks around the sign
 *	${han:clock}            in another form, below
 *	${so|246}               246 where nobody gives a value: so a paper can be read by itself
 *
 * Forms of a moment 2024-06-05T14:30: hour "14 giờ 30", clock "14:30", long "05 tháng 6 năm 2024", short "05/6/2024", day
 * "05/6", english "5 June 2024", date "2024-06-05", typed "05/06/2024 14:30"; leading zeros as Decree 30/2020 writes them (days below 10, January
 * and February). Form of a number 7: padded "07". */
#ifndef SABAN_BASE_FILL_H
#define SABAN_BASE_FILL_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fill_value {
	struct str name; /* lower-case letters, digits, single hyphens between them */
	struct str value;
	bool is_used; /* set by whoever fills */
};

struct fill_values {
	struct fill_value *items;
	size_t count;
};

enum fill_fault {
	FILL_FINE,
	FILL_UNCLOSED, /* no } on the same line */
	FILL_UNKNOWN,  /* no value of that name, and no default */
	FILL_HALF,     /* has a default that is used, while others of the text have values */
	FILL_FORM,     /* no such form, or the value cannot have it or be counted with */
	FILL_LONG,     /* the text grew beyond LIMIT_XML_BYTES */
};

enum fill_manner {
	FILL_PLAIN,
	FILL_XML, /* comments stay as they are; values are escaped for texts and attributes */
};

struct filled {
	struct str text; /* the very text given where nothing stands to be filled in */
	bool is_own;     /* something in it is not what its defaults give */
	enum fill_fault fault;
	uint32_t line;        /* of the fault, from 1 */
	struct str reference; /* at fault, as it is written between the braces */
};

/* Fills a text. On a fault the text is empty. The values' texts are not filled again. O(bytes + references * values). */
struct filled fill(struct arena *arena, struct str text, const struct fill_values *values,
                   enum fill_manner manner);

/* The value of that name, marked as used; NULL when there is none. */
const struct fill_value *fill_find(const struct fill_values *values, struct str name);

/* What the fault means, in a sentence without the reference. */
struct str fill_fault_words(enum fill_fault fault);

#endif
