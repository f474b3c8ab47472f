#include "pages/value.h"

#include "base/buf.h"
#include "base/check.h"

#include <string.h>

enum value_kind {
	VALUE_TEXT,
	VALUE_TRUTH,
	VALUE_LIST,
	VALUE_RECORD,
};

/* One node; children hang in a chain in the order in which they were set, so nothing ever moves and a handed-out
 * pointer stays good. Records are small: a chain is walked faster than a table is kept. */
struct value {
	enum value_kind kind;
	bool truth;
	struct value_name name; /* as a field of its record */
	struct value *next;
	struct arena *arena; /* of a list or record */
	union {
		struct str text;
		struct {
			struct value *first, *last;
			size_t count;
		} children;
	} as;
};

struct value_name value_name(struct str text)
{
	return (struct value_name){.hash = (uint32_t)str_hash(text), .text = text};
}

struct value *value_record(struct arena *arena)
{
	struct value *record = ARENA_NEW(arena, struct value);
	record->kind = VALUE_RECORD;
	record->arena = arena;
	return record;
}

static struct value *child_add(struct value *parent, enum value_kind kind)
{
	struct value *child = ARENA_NEW(parent->arena, struct value);
	child->kind = kind;
	child->arena = parent->arena;
	if (parent->as.children.last)
		parent->as.children.last->next = child;
	else
		parent->as.children.first = child;
	parent->as.children.last = child;
	parent->as.children.count++;
	return child;
}

static struct value *field_add(struct value *record, const char *name, enum value_kind kind)
{
	assert(record->kind == VALUE_RECORD);
	struct value *field = child_add(record, kind);
	field->name = value_name(str_from_c(name));
	return field;
}

void value_set_text(struct value *record, const char *name, struct str text)
{
	field_add(record, name, VALUE_TEXT)->as.text = text;
}

void value_set_c(struct value *record, const char *name, const char *text)
{
	value_set_text(record, name, str_from_c(text));
}

void value_set_number(struct value *record, const char *name, int64_t number)
{
	struct buf text = buf_sized(record->arena, 24);
	buf_add_i64(&text, number);
	value_set_text(record, name, buf_str(&text));
}

void value_set_bool(struct value *record, const char *name, bool truth)
{
	field_add(record, name, VALUE_TRUTH)->truth = truth;
}

struct value *value_set_record(struct value *record, const char *name)
{
	return field_add(record, name, VALUE_RECORD);
}

struct value *value_set_list(struct value *record, const char *name)
{
	return field_add(record, name, VALUE_LIST);
}

struct value *value_add_record(struct value *list)
{
	assert(list->kind == VALUE_LIST);
	return child_add(list, VALUE_RECORD);
}

void value_add_text(struct value *list, struct str text)
{
	assert(list->kind == VALUE_LIST);
	child_add(list, VALUE_TEXT)->as.text = text;
}

const struct value *value_find(const struct value *record, const struct value_name *name)
{
	if (!record || record->kind != VALUE_RECORD)
		return NULL;
	for (const struct value *field = record->as.children.first; field; field = field->next) {
		if (field->name.hash == name->hash && str_equals(field->name.text, name->text))
			return field;
	}
	return NULL;
}

const struct value *value_at(const struct value *record, const char *path)
{
	struct str rest = str_from_c(path);
	const struct value *value = record;
	while (value && !str_is_empty(rest)) {
		struct value_name name = value_name(str_cut(&rest, '.'));
		value = value_find(value, &name);
	}
	return value;
}

const struct value *value_first(const struct value *list)
{
	return list && list->kind == VALUE_LIST ? list->as.children.first : NULL;
}

const struct value *value_next(const struct value *element)
{
	return element->next;
}

size_t value_count(const struct value *list)
{
	return list && list->kind == VALUE_LIST ? list->as.children.count : 0;
}

struct str value_text(const struct value *value)
{
	return value && value->kind == VALUE_TEXT ? value->as.text : (struct str){0};
}

bool value_is_something(const struct value *value)
{
	if (!value)
		return false;
	switch (value->kind) {
	case VALUE_TEXT:
		return value->as.text.len > 0;
	case VALUE_TRUTH:
		return value->truth;
	case VALUE_LIST:
		return value->as.children.count > 0;
	case VALUE_RECORD:
		return true;
	}
	return false;
}

bool value_is_list(const struct value *value)
{
	return value && value->kind == VALUE_LIST;
}

bool value_is_record(const struct value *value)
{
	return value && value->kind == VALUE_RECORD;
}
