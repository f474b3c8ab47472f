/* scenario/settle.c - the tree of one variant: what it leaves out, and which alternatives it takes. */
#include "base/arena.h"
#include "scenario/read.h"
#include "scenario/variants.h"

#define CONDITIONAL "document attachment do at when"

struct settling {
	const struct reading *in;
	const struct variants *variants;
	size_t next_alternative;
};

/* The `if` of an element: "ten=so-lieu thu-tuc", the parameter's value is one of these words. */
static bool condition_holds(const struct settling *settling, const struct xml_node *node, bool *ret)
{
	struct str wanted, name;
	*ret = true;
	if (!is_among(node->name, STR(CONDITIONAL)) || !xml_attribute(node, STR("if"), &wanted))
		return true;
	name = str_cut(&wanted, '=');
	const struct fill_value *value = fill_find(&settling->variants->values, name);
	if (str_is_empty(wanted))
		return rule_broken(settling->in, node->line, RULE_BAD_REFERENCE, "“if” is no “name=value”");
	if (value == NULL)
		return rule_broken(settling->in, node->line, RULE_UNKNOWN_PARAMETER, "there is no parameter “%.*s”",
		                   STR_ARG(name));
	*ret = is_among(value->value, wanted);
	return true;
}

static void attributes_copy(struct arena *arena, const struct xml_node *from, struct xml_node *to)
{
	struct xml_attribute *attributes = ARENA_ARRAY(arena, struct xml_attribute, from->attribute_count);
	bool has_condition = is_among(from->name, STR(CONDITIONAL));
	to->attribute_count = 0;
	for (size_t i = 0; i < from->attribute_count; i++)
		if (!has_condition || !str_equals(from->attributes[i].name, STR("if")))
			attributes[to->attribute_count++] = from->attributes[i];
	to->attributes = attributes;
}

static bool children_settle(struct settling *settling, const struct xml_node *from,
                            const struct xml_node ***link);

/* The alternatives that are not taken are gone through as well: a list that nobody keeps takes what they hold. */
static bool one_of_settle(struct settling *settling, const struct xml_node *node,
                          const struct xml_node ***link)
{
	const struct reading *in = settling->in;
	uint32_t chosen = settling->variants->alternatives[settling->next_alternative++], place = 0;
	const struct xml_node *ignored = NULL, **nowhere = &ignored;
	if (!read_only(in, node, STR(""), STR("either")) || !read_no_text(in, node))
		return false;
	for (const struct xml_node *either = node->children; either != NULL; either = either->next, place++) {
		if (!read_only(in, either, STR(""), STR("do")) || !read_no_text(in, either) ||
		    !children_settle(settling, either, place == chosen ? link : &nowhere))
			return false;
	}
	return true;
}

/* What is left out is gone through too: its alternatives keep their places, its conditions are read. */
static bool node_settle(struct settling *settling, const struct xml_node *from, const struct xml_node ***link)
{
	bool holds;
	if (str_equals(from->name, STR("one-of")))
		return one_of_settle(settling, from, link);
	if (!condition_holds(settling, from, &holds))
		return false;
	struct xml_node *copy = ARENA_NEW(settling->in->arena, struct xml_node);
	const struct xml_node **children = &copy->children;
	*copy = *from;
	copy->next = NULL;
	copy->children = NULL;
	attributes_copy(settling->in->arena, from, copy);
	if (!children_settle(settling, from, &children))
		return false;
	if (holds) {
		**link = copy;
		*link = &copy->next;
	}
	return true;
}

static bool children_settle(struct settling *settling, const struct xml_node *from,
                            const struct xml_node ***link)
{
	for (const struct xml_node *each = from->children; each != NULL; each = each->next)
		if (!str_equals(each->name, STR("variants")) && !node_settle(settling, each, link))
			return false;
	return true;
}

const struct xml_node *variants_settle(const struct reading *in, const struct variants *variants,
                                       const struct xml_node *root)
{
	struct settling settling = {.in = in, .variants = variants};
	const struct xml_node *settled = NULL, **link = &settled;
	return node_settle(&settling, root, &link) ? settled : NULL;
}
