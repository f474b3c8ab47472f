/* scenario/read.c - see read.h. */
#include "scenario/read.h"

#define POINTS_HUNDREDTHS_MAX 100000

bool is_id(struct str text)
{
	if (text.len == 0 || text.len > ID_BYTES_MAX)
		return false;
	char before = '-';
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (!is_word && (c != '-' || before == '-'))
			return false;
		before = c;
	}
	return before != '-';
}

bool read_child_if_any(const struct reading *in, const struct xml_node *node, struct str name,
                       const struct xml_node **ret)
{
	const struct xml_node *child = xml_child(node, name);
	const struct xml_node *second = child == NULL ? NULL : xml_again(child);
	if (second != NULL)
		return rule_broken(in, second->line, RULE_REPEATED_ELEMENT, "“%.*s” has more than one “%.*s”",
		                   STR_ARG(node->name), STR_ARG(name));
	*ret = child;
	return true;
}

bool is_among(struct str word, struct str words)
{
	while (!str_is_empty(words))
		if (str_equals(str_cut(&words, ' '), word))
			return true;
	return false;
}

const struct xml_node *read_first_child(const struct reading *in, const struct xml_node *node,
                                        struct str name)
{
	const struct xml_node *child = xml_child(node, name);
	if (child == NULL)
		rule_broken(in, node->line, RULE_MISSING_ELEMENT, "“%.*s” has no “%.*s”", STR_ARG(node->name),
		            STR_ARG(name));
	return child;
}

const struct xml_node *read_one_child(const struct reading *in, const struct xml_node *node, struct str name)
{
	const struct xml_node *child = NULL;
	return read_child_if_any(in, node, name, &child) ? read_first_child(in, node, name) : NULL;
}

static bool read_only_attributes(const struct reading *in, const struct xml_node *node, struct str attributes)
{
	for (size_t i = 0; i < node->attribute_count; i++)
		if (!is_among(node->attributes[i].name, attributes))
			return rule_broken(in, node->line, RULE_UNKNOWN_ATTRIBUTE, "“%.*s” may not have “%.*s”",
			                   STR_ARG(node->name), STR_ARG(node->attributes[i].name));
	return true;
}

bool read_only_children(const struct reading *in, const struct xml_node *node, struct str children)
{
	for (const struct xml_node *child = node->children; child != NULL; child = child->next)
		if (!is_among(child->name, children))
			return rule_broken(in, child->line, RULE_UNKNOWN_ELEMENT, "“%.*s” may not stand in “%.*s”",
			                   STR_ARG(child->name), STR_ARG(node->name));
	return true;
}

bool read_only(const struct reading *in, const struct xml_node *node, struct str attributes,
               struct str children)
{
	return read_only_attributes(in, node, attributes) && read_only_children(in, node, children);
}

bool read_no_text(const struct reading *in, const struct xml_node *node)
{
	if (str_is_empty(node->text))
		return true;
	return rule_broken(in, node->line, RULE_UNEXPECTED_TEXT, "“%.*s” holds text of its own",
	                   STR_ARG(node->name));
}

bool read_value(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret)
{
	struct str value = {0};
	if (!xml_attribute(node, name, &value) || str_is_empty(value))
		return rule_broken(in, node->line, RULE_MISSING_ATTRIBUTE, "“%.*s” needs “%.*s”", STR_ARG(node->name),
		                   STR_ARG(name));
	*ret = value;
	return true;
}

bool read_if_any(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret)
{
	struct str value;
	*ret = (struct str){0};
	return !xml_attribute(node, name, &value) || read_value(in, node, name, ret);
}

static bool value_broken(const struct reading *in, const struct xml_node *node, enum rule rule,
                         struct str name, struct str value)
{
	return rule_broken(in, node->line, rule, "“%.*s” of “%.*s” is “%.*s”", STR_ARG(name), STR_ARG(node->name),
	                   STR_ARG(value));
}

bool read_id(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	if (!is_id(value))
		return value_broken(in, node, RULE_BAD_ID, name, value);
	*ret = value;
	return true;
}

bool read_minute(const struct reading *in, const struct xml_node *node, struct str name, struct minute *ret)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	/* A date alone would mean its last minute: good for a deadline, wrong for something that happened. */
	if (str_index_of(value, 'T') == value.len || !minute_parse(value, ret))
		return value_broken(in, node, RULE_BAD_DATE, name, value);
	return true;
}

bool read_duration(const struct reading *in, const struct xml_node *node, struct str name, int64_t *ret_ms)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	if (!duration_parse(value, ret_ms))
		return value_broken(in, node, RULE_BAD_DURATION, name, value);
	return true;
}

bool read_number(const struct reading *in, const struct xml_node *node, struct str name, uint32_t *ret)
{
	struct str value;
	uint64_t number;
	if (!read_value(in, node, name, &value))
		return false;
	if (!str_to_u64(value, &number) || number == 0 || number > UINT32_MAX)
		return value_broken(in, node, RULE_BAD_NUMBER, name, value);
	*ret = (uint32_t)number;
	return true;
}

bool read_points(const struct reading *in, const struct xml_node *node, struct str name,
                 uint32_t *ret_hundredths)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	struct str fraction = value;
	struct str whole = str_cut(&fraction, '.');
	uint64_t points = 0, hundredths = 0;
	bool is_right = str_to_u64(whole, &points) && points <= POINTS_HUNDREDTHS_MAX && fraction.len <= 2 &&
	                !str_ends_with(value, STR("."));
	if (is_right && fraction.len > 0)
		is_right = str_to_u64(fraction, &hundredths);
	if (fraction.len == 1)
		hundredths *= 10;
	hundredths += points * 100;
	if (!is_right || hundredths == 0 || hundredths > POINTS_HUNDREDTHS_MAX)
		return value_broken(in, node, RULE_BAD_POINTS, name, value);
	*ret_hundredths = (uint32_t)hundredths;
	return true;
}

bool read_choice(const struct reading *in, const struct xml_node *node, struct str name,
                 const struct name_table *choices, unsigned *ret)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	if (!name_parse(choices, value, ret))
		return value_broken(in, node, RULE_BAD_CHOICE, name, value);
	return true;
}

bool read_yes(const struct reading *in, const struct xml_node *node, struct str name, bool *ret)
{
	struct str value;
	if (!read_value(in, node, name, &value))
		return false;
	*ret = str_equals(value, STR("yes"));
	if (!*ret && !str_equals(value, STR("no")))
		return value_broken(in, node, RULE_BAD_CHOICE, name, value);
	return true;
}

bool read_text(const struct reading *in, const struct xml_node *node, struct str *ret)
{
	if (str_is_empty(node->text))
		return rule_broken(in, node->line, RULE_MISSING_TEXT, "“%.*s” is empty", STR_ARG(node->name));
	*ret = node->text;
	return true;
}

bool read_words(const struct reading *in, const struct xml_node *node, struct words *ret)
{
	static const struct str languages[] = {STR_INIT("vi"), STR_INIT("en")};
	struct str *const texts[] = {&ret->vi, &ret->en};
	if (!read_no_text(in, node))
		return false;
	for (size_t i = 0; i < COUNT(languages); i++) {
		const struct xml_node *child = read_one_child(in, node, languages[i]);
		if (child == NULL || !read_only(in, child, (struct str){0}, (struct str){0}) ||
		    !read_text(in, child, texts[i]))
			return false;
	}
	return true;
}
