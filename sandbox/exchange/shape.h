/* exchange/shape.h - one table for each element with children: how it is read from a tree and written
 * as XML.
 *
 * A row binds an element to a member of a C struct, as office/field.h does for forms. Reading goes by
 * name in any order; writing goes by the table's order, which is that of the national SDK, and leaves
 * out what is not given. */
#ifndef SABAN_EXCHANGE_SHAPE_H
#define SABAN_EXCHANGE_SHAPE_H

#include "base/civil.h"
#include "exchange/packet.h"

#include <stddef.h>

struct intake;
struct edxml_element;
struct xml_out;

enum shape_kind {
	SHAPE_TEXT,   /* struct str */
	SHAPE_TEXTS,  /* const struct str * and size_t: an element for each */
	SHAPE_NUMBER, /* int32_t, not negative */
	SHAPE_TRUTH,  /* int32_t 0 or 1, written false or true */
	SHAPE_DAY,    /* struct day, yyyy/MM/dd */
	SHAPE_TIME,   /* struct packet_time, yyyy/MM/dd HH:mm:ss */
	SHAPE_GROUP,  /* another struct inside this one, or more members of the same one */
	SHAPE_GROUPS, /* const struct x * and size_t: an element for each */
};

enum shape_need {
	SHAPE_OPTIONAL,
	SHAPE_EXPECTED, /* mandatory by the standard, yet the packet can be used without: a warning */
	SHAPE_NEEDED,   /* an err when there is none or it is empty */
};

struct shape_field {
	const char *name;
	enum shape_kind kind;
	enum shape_need need;
	size_t offset, count_offset;
	size_t max_length; /* of texts, in characters; 0: the standard names none */
	int32_t low, high; /* of numbers that are known; anything when high is 0 */
	bool odd_kept;     /* other numbers are warned of but kept */
	const struct shape *of;
	/* Warns of what the type of a text cannot tell. */
	void (*check)(struct intake *intake, const struct edxml_element *element, struct str text);
};

struct shape {
	const struct shape_field *fields;
	size_t count;
	size_t size_bytes; /* of the struct */
};

/* Rows. The member's type is checked: another one does not compile. */
#define SHAPE_OFFSET(T, m, type) (offsetof(T, m) + 0 * sizeof(char[_Generic(((T *)0)->m, type : 1)]))
#define SHAPE_MEMBER(T, m, type) .offset = SHAPE_OFFSET(T, m, type)
#define SHAPE_LIST(T, m, type, m_count) \
	SHAPE_MEMBER(T, m, type), .count_offset = SHAPE_OFFSET(T, m_count, size_t)

/* Sets every member that the shape knows to "not given". */
void shape_clear(const struct shape *shape, void *into);
/* Whether anything the shape knows is given. */
bool shape_is_given(const struct shape *shape, const void *from);
bool shape_member_is_given(const struct shape_field *field, const void *from);

/* Reads the children of element into a cleared struct. False, with *reterr of the intake, when a needed
 * one is not there. */
bool shape_read(struct intake *intake, const struct shape *shape, const struct edxml_element *element,
                void *into);

/* Writes an element for each given member. */
void shape_write(struct xml_out *xml, const struct shape *shape, const void *from);

/* Reads the text of one element that is no group into its member (one text, for SHAPE_TEXTS); not given
 * and a warning when it makes no sense. The empty text is "not given". */
void shape_value_read(struct intake *intake, const struct shape_field *field,
                      const struct edxml_element *element, void *into);

/* An array's pointer and its count, whatever the type of its items. */
const void *shape_items(const struct shape_field *field, const void *from, size_t *ret_count);
void shape_set_items(const struct shape_field *field, void *into, const void *items, size_t count);

#endif
