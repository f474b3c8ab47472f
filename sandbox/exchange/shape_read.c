/* exchange/shape_read.c - the children of an element into a struct; see shape.h. */
#include "base/arena.h"
#include "exchange/edxml.h"
#include "exchange/intake.h"
#include "exchange/sentence.h"
#include "exchange/shape.h"

/* Whether an element or anything in it holds text: systems in use send whole groups of empty elements.
 */
static bool holds_text(const struct edxml_element *element)
{
	if (element->first == NULL)
		return !str_is_empty(edxml_text(element));
	for (const struct edxml_element *child = element->first; child != NULL; child = child->next)
		if (holds_text(child))
			return true;
	return false;
}

static size_t count_filled(struct intake *intake, const struct shape_field *field,
                           const struct edxml_element *first)
{
	size_t count = 0;
	for (const struct edxml_element *item = first; item != NULL; item = edxml_next(item, field->name)) {
		if (holds_text(item))
			count++;
		else
			intake_warn(intake, item->line,
			            SENTENCE(intake->work, item->name, STR(" is empty and is left out")));
	}
	return count;
}

static void read_texts(struct intake *intake, const struct shape_field *field,
                       const struct edxml_element *first, void *into)
{
	size_t count = count_filled(intake, field, first), next = 0;
	struct str *texts = ARENA_ARRAY(intake->arena, struct str, count);
	for (const struct edxml_element *item = first; item != NULL; item = edxml_next(item, field->name))
		if (holds_text(item))
			shape_value_read(intake, field, item, &texts[next++]);
	shape_set_items(field, into, texts, count);
}

static bool read_groups(struct intake *intake, const struct shape_field *field,
                        const struct edxml_element *first, void *into)
{
	size_t count = count_filled(intake, field, first), next = 0;
	char *items = arena_alloc_array(intake->arena, count, field->of->size_bytes);
	for (const struct edxml_element *item = first; item != NULL; item = edxml_next(item, field->name)) {
		if (!holds_text(item))
			continue;
		void *group = items + next++ * field->of->size_bytes;
		shape_clear(field->of, group);
		if (!shape_read(intake, field->of, item, group))
			return false;
	}
	shape_set_items(field, into, items, count);
	return true;
}

static bool read_member(struct intake *intake, const struct shape_field *field,
                        const struct edxml_element *parent, const struct edxml_element *first, void *into)
{
	void *member = (char *)into + field->offset;
	switch (field->kind) {
	case SHAPE_TEXTS:
		read_texts(intake, field, first, into);
		return true;
	case SHAPE_GROUPS:
		return read_groups(intake, field, first, into);
	case SHAPE_GROUP:
		intake_warn_doubles(intake, parent, first);
		return shape_read(intake, field->of, first, member);
	case SHAPE_TEXT:
	case SHAPE_NUMBER:
	case SHAPE_TRUTH:
	case SHAPE_DAY:
	case SHAPE_TIME:
		intake_warn_doubles(intake, parent, first);
		shape_value_read(intake, field, first, member);
		return true;
	}
	return true;
}

static bool any_holds_text(const struct shape_field *field, const struct edxml_element *first)
{
	for (const struct edxml_element *item = first; item != NULL; item = edxml_next(item, field->name))
		if (holds_text(item))
			return true;
	return false;
}

/* Complains of a wanted element that is not there, is empty, or, when it is needed, gave no value. */
static bool check_need(struct intake *intake, const struct shape_field *field,
                       const struct edxml_element *parent, const struct edxml_element *first,
                       const void *into)
{
	/* A group that is there and empty has said so itself. */
	bool empty = field->kind == SHAPE_GROUP ? first == NULL : !any_holds_text(field, first);
	bool wanted = field->need != SHAPE_OPTIONAL && empty;
	bool needed = field->need == SHAPE_NEEDED && !shape_member_is_given(field, into);
	if (!wanted && !needed)
		return true;
	struct str name = str_from_c(field->name);
	uint32_t line = first == NULL ? parent->line : first->line;
	struct str what = first == NULL
	                      ? SENTENCE(intake->work, parent->name, STR(" has no "), name)
	                      : SENTENCE(intake->work, name, STR(" of "), parent->name, STR(" is empty"));
	if (field->need == SHAPE_NEEDED)
		return intake_fail(intake, ERR_INPUT, line, what,
		                   SENTENCE(intake->work, STR("ask the sender to fill in "), name));
	intake_warn(intake, line, what);
	return true;
}

static void warn_strangers(struct intake *intake, const struct shape *shape,
                           const struct edxml_element *element)
{
	for (const struct edxml_element *child = element->first; child != NULL; child = child->next) {
		bool known = false;
		for (size_t i = 0; i < shape->count && !known; i++)
			known = edxml_is(child, shape->fields[i].name);
		if (!known)
			intake_warn_stranger(intake, element, child);
	}
}

bool shape_read(struct intake *intake, const struct shape *shape, const struct edxml_element *element,
                void *into)
{
	warn_strangers(intake, shape, element);
	for (size_t i = 0; i < shape->count; i++) {
		const struct shape_field *field = &shape->fields[i];
		const struct edxml_element *first = edxml_child(element, field->name);
		if (first != NULL && !read_member(intake, field, element, first, into))
			return false;
		if (!check_need(intake, field, element, first, into))
			return false;
	}
	return true;
}
