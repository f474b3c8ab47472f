/* pages/value.h - what a template is filled with: a tree of texts, truths, lists and records in a request's arena.
 *
 * Texts are plain; the template escapes them. There is no kind for ready markup, so nothing can slip past.
 *
 *	struct value *page = value_record(&request);
 *	value_set_text(page, "title", STR("Văn bản đến"));
 *	struct value *rows = value_set_list(page, "rows");
 *	struct value *row = value_add_record(rows);
 *	value_set_number(row, "arrival_no", 325);
 *
 * Names are literals. Texts are borrowed: they must live as long as the tree. */
#ifndef SABAN_PAGES_VALUE_H
#define SABAN_PAGES_VALUE_H

#include "base/arena.h"
#include "base/str.h"

#include <string.h>

struct value;

/* A new empty tree. */
struct value *value_record(struct arena *arena);

/* What a field is found by: its text, and of that some bytes and the length mixed, so that nearly all other names are
 * told apart at once. Of a literal the compiler works it out. */
struct value_name {
	uint32_t hash;
	struct str text;
};
static inline struct value_name value_name(struct str text)
{
	uint32_t bytes = 0;
	if (text.len > 0)
		bytes = (uint32_t)(unsigned char)text.ptr[0] << 24 |
		        (uint32_t)(unsigned char)text.ptr[text.len / 3] << 16 |
		        (uint32_t)(unsigned char)text.ptr[text.len / 2] << 8 |
		        (uint32_t)(unsigned char)text.ptr[text.len - 1];
	return (struct value_name){.hash = (bytes ^ (uint32_t)text.len) * 0x9E3779B1u, .text = text};
}

/* Each sets one field of a record. A field is set at most once; of two with one name the first counts. An empty text,
 * an empty list and false are all "nothing" to a section, and so is a field that was never set. */
void value_put_text(struct value *record, struct value_name name, struct str text);
void value_put_number(struct value *record, struct value_name name, int64_t number);
void value_put_bool(struct value *record, struct value_name name, bool truth);
struct value *value_put_record(struct value *record, struct value_name name);
struct value *value_put_list(struct value *record, struct value_name name);

/* The same with a name as it is written in the source. */
static inline struct value_name value_literal(const char *name)
{
	return value_name((struct str){name, strlen(name)});
}
static inline void value_set_text(struct value *record, const char *name, struct str text)
{
	value_put_text(record, value_literal(name), text);
}
static inline void value_set_c(struct value *record, const char *name, const char *text)
{
	value_put_text(record, value_literal(name), (struct str){text, strlen(text)});
}
static inline void value_set_number(struct value *record, const char *name, int64_t number)
{
	value_put_number(record, value_literal(name), number);
}
static inline void value_set_bool(struct value *record, const char *name, bool truth)
{
	value_put_bool(record, value_literal(name), truth);
}
static inline struct value *value_set_record(struct value *record, const char *name)
{
	return value_put_record(record, value_literal(name));
}
static inline struct value *value_set_list(struct value *record, const char *name)
{
	return value_put_list(record, value_literal(name));
}

/* Each adds one element to a list. */
struct value *value_add_record(struct value *list);
void value_add_text(struct value *list, struct str text);

/* Reading, for the renderer and for tests. */
/* NULL when the value is no record or has no such field. */
const struct value *value_find(const struct value *record, const struct value_name *name);
/* Follows a dotted path from a record: value_at(page, "main.rows"). NULL when there is nothing. */
const struct value *value_at(const struct value *record, const char *path);
/* The elements of a list in order: loop from value_first with value_next until NULL. */
const struct value *value_first(const struct value *list);
const struct value *value_next(const struct value *element);
size_t value_count(const struct value *list);
/* The text of a text; empty for anything else and for NULL. */
struct str value_text(const struct value *value);
/* Whether a section shows it: not for NULL, false, an empty text, an empty list. */
bool value_is_something(const struct value *value);
bool value_is_list(const struct value *value);
bool value_is_record(const struct value *value);

#endif
