/* What stands beside the workflow: nevers, rules, goals, free actions, and what stray changes cost. */
#include "base/buf.h"
#include "base/utf8.h"
#include "grader/guide/compile.h"

#include <libxml/xpath.h>

static const struct str template_names[] = {
	[TEMPLATE_EXISTENCE] = STR_INIT("existence"),
	[TEMPLATE_ABSENCE] = STR_INIT("absence"),
	[TEMPLATE_EXACTLY] = STR_INIT("exactly"),
	[TEMPLATE_INIT] = STR_INIT("init"),
	[TEMPLATE_END] = STR_INIT("end"),
	[TEMPLATE_RESPONSE] = STR_INIT("response"),
	[TEMPLATE_PRECEDENCE] = STR_INIT("precedence"),
	[TEMPLATE_CHAIN_RESPONSE] = STR_INIT("chain-response"),
	[TEMPLATE_CHAIN_PRECEDENCE] = STR_INIT("chain-precedence"),
	[TEMPLATE_SUCCESSION] = STR_INIT("succession"),
	[TEMPLATE_CHAIN_SUCCESSION] = STR_INIT("chain-succession"),
	[TEMPLATE_NOT_COEXISTENCE] = STR_INIT("not-coexistence"),
};
const struct name_table rule_template_names = {template_names, TEMPLATE_COUNT};

bool never_read(struct compiling *compiling, const struct xml_node *node, struct guide_never *ret)
{
	struct str points;

	ret->line = node->line;
	ret->at_most = GUIDE_NO_CAP;
	if (!read_only(&compiling->in, node, STR("id action on points at-most attempted even-if-undone basis"),
	               STR("must")) ||
	    !read_no_text(&compiling->in, node) || !id_read(compiling, node, 0, &ret->id) ||
	    !predicate_read(compiling, node, &ret->what) ||
	    !read_value(&compiling->in, node, STR("points"), &points))
		return false;
	ret->is_all = str_equals(points, STR("all"));
	return (ret->is_all || points_read(compiling, node, STR("points"), &ret->points)) &&
	       points_read(compiling, node, STR("at-most"), &ret->at_most) &&
	       yes_read(compiling, node, STR("attempted"), &ret->attempted) &&
	       yes_read(compiling, node, STR("even-if-undone"), &ret->even_if_undone) &&
	       basis_read(compiling, node, true, &ret->basis);
}

/* The step that `after` names; GUIDE_NONE when it is not there. */
static bool after_read(const struct compiling *compiling, const struct xml_node *node, uint32_t *ret)
{
	struct str name;

	*ret = GUIDE_NONE;
	if (!xml_attribute(node, STR("after"), &name))
		return true;
	for (uint32_t i = 0; i < compiling->task->tree.step_count; i++) {
		if (str_equals(compiling->task->steps[i].id, name))
			*ret = i;
	}
	return *ret != GUIDE_NONE ||
	       fault_found(compiling, node->line, FAULT_BAD_AFTER, "the task has no step “%.*s”", STR_ARG(name));
}

static bool named_event_find(const struct compiling *compiling, const struct xml_node *node, struct str name,
                             const struct predicate **ret)
{
	const struct guide_task *task = compiling->task;

	for (uint32_t i = 0; i < task->tree.step_count; i++) {
		if (str_equals(task->steps[i].id, name)) {
			*ret = &task->steps[i].what;
			return true;
		}
	}
	for (size_t i = 0; i < task->event_count; i++) {
		if (str_equals(task->events[i].id, name)) {
			*ret = &task->events[i].what;
			return true;
		}
	}
	return fault_found(compiling, node->line, FAULT_UNKNOWN_NAME, "the task has no step or event “%.*s”",
	                   STR_ARG(name));
}

static bool is_counting(enum rule_template template)
{
	return template == TEMPLATE_EXISTENCE || template == TEMPLATE_ABSENCE || template == TEMPLATE_EXACTLY;
}

static bool rule_sides_read(struct compiling *compiling, const struct xml_node *node, struct guide_rule *ret)
{
	bool is_alone = is_counting(ret->template) || ret->template == TEMPLATE_INIT ||
	                ret->template == TEMPLATE_END;
	bool has_then = xml_attribute(node, STR("then"), &ret->then_name);
	struct str count;

	if (has_then == is_alone || (xml_attribute(node, STR("count"), &count) && !is_counting(ret->template)))
		return fault_found(compiling, node->line, FAULT_BAD_RULE, "a rule %.*s does not look so",
		                   STR_ARG(template_names[ret->template]));
	ret->count = 1;
	return read_value(&compiling->in, node, STR("first"), &ret->first_name) &&
	       named_event_find(compiling, node, ret->first_name, &ret->first) &&
	       (!has_then || named_event_find(compiling, node, ret->then_name, &ret->then)) &&
	       small_read(compiling, node, STR("count"), FAULT_BAD_RULE, &ret->count);
}

bool rule_read(struct compiling *compiling, const struct xml_node *node, struct guide_rule *ret)
{
	struct str within;
	unsigned template;

	ret->line = node->line;
	ret->within_ms = -1;
	if (!read_only(&compiling->in, node,
	               STR("id template first then count within attempted points after basis"),
	               (struct str){0}) ||
	    !read_no_text(&compiling->in, node) || !id_read(compiling, node, 1, &ret->id) ||
	    !read_choice(&compiling->in, node, STR("template"), &rule_template_names, &template))
		return false;
	ret->template = (enum rule_template) template;
	if (xml_attribute(node, STR("within"), &within) &&
	    !read_duration(&compiling->in, node, STR("within"), &ret->within_ms))
		return false;
	return rule_sides_read(compiling, node, ret) &&
	       yes_read(compiling, node, STR("attempted"), &ret->attempted) &&
	       points_require(compiling, node, STR("points"), &ret->points) &&
	       after_read(compiling, node, &ret->after) && basis_read(compiling, node, true, &ret->basis);
}

static void xml_errors_ignore(void *context, const xmlError *error)
{
	UNUSED(context);
	UNUSED(error);
}

/* Of an expression that is refused, so that the message stays readable. */
#define XPATH_SHOWN_LENGTH 80

static bool xpath_is_right(struct arena *arena, struct str test)
{
	xmlXPathContext *context = xmlXPathNewContext(NULL);
	xmlXPathCompExpr *compiled;

	if (context == NULL)
		return false;
	context->error = (xmlStructuredErrorFunc)xml_errors_ignore;
	compiled = xmlXPathCtxtCompile(context, (const xmlChar *)str_copy_c(arena, test));
	xmlXPathFreeCompExpr(compiled);
	xmlXPathFreeContext(context);
	return compiled != NULL;
}

static bool is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Each $name outside of quotation marks is an object of the task. */
static bool variables_check(const struct compiling *compiling, const struct xml_node *node, struct str test)
{
	char quote = 0;

	for (size_t i = 0; i < test.len; i++) {
		size_t end = i + 1;
		bool is_known = false;

		if (quote != 0 || test.ptr[i] == '"' || test.ptr[i] == '\'')
			quote = quote == 0 ? test.ptr[i] : quote == test.ptr[i] ? 0 : quote;
		if (quote != 0 || test.ptr[i] != '$')
			continue;
		while (end < test.len && is_of_name(test.ptr[end]))
			end++;
		for (size_t k = 0; k < compiling->task->object_count; k++)
			is_known = is_known || str_equals(compiling->task->objects[k].name, str_slice(test, i + 1, end));
		if (!is_known)
			return fault_found(compiling, node->line, FAULT_UNKNOWN_NAME, "the task has no object “%.*s”",
			                   (int)(end - i), test.ptr + i);
	}
	return true;
}

bool goal_read(struct compiling *compiling, const struct xml_node *node, struct guide_goal *ret)
{
	ret->line = node->line;
	if (!read_only(&compiling->in, node, STR("id test points after basis"), (struct str){0}) ||
	    !read_no_text(&compiling->in, node) || !id_read(compiling, node, 2, &ret->id) ||
	    !read_value(&compiling->in, node, STR("test"), &ret->test))
		return false;
	if (!xpath_is_right(compiling->in.arena, ret->test))
		return fault_found(compiling, node->line, FAULT_BAD_XPATH, "“%.*s” is no XPath",
		                   STR_ARG(str_slice(ret->test, 0, utf8_prefix(ret->test, XPATH_SHOWN_LENGTH))));
	return variables_check(compiling, node, ret->test) &&
	       points_require(compiling, node, STR("points"), &ret->points) &&
	       after_read(compiling, node, &ret->after) && basis_read(compiling, node, true, &ret->basis);
}

bool free_read(struct compiling *compiling, const struct xml_node *node, struct guide_free *ret)
{
	const struct action *action;

	if (!read_only(&compiling->in, node, STR("actions on"), STR("must")) ||
	    !read_no_text(&compiling->in, node) ||
	    !patterns_read(compiling, node, &ret->patterns, &ret->pattern_count) ||
	    !object_read(compiling, node, &ret->object))
		return false;
	action = ret->pattern_count == 1 ? action_find(ret->patterns[0]) : NULL;
	return guards_read(compiling, node, STR("must"), action, &ret->musts, &ret->must_count);
}

static bool other_read(struct compiling *compiling, const struct xml_node *node, struct guide_other *ret)
{
	struct str points, severe;
	bool has_points = xml_attribute(node, STR("points"), &points);
	bool has_severe = xml_attribute(node, STR("severe"), &severe);

	if (!read_only(&compiling->in, node, STR("actions severe points"), (struct str){0}) ||
	    !read_no_text(&compiling->in, node) ||
	    !patterns_read(compiling, node, &ret->patterns, &ret->pattern_count) ||
	    !points_read(compiling, node, STR("points"), &ret->points) ||
	    !yes_read(compiling, node, STR("severe"), &ret->is_severe))
		return false;
	if (has_points == has_severe || has_severe != ret->is_severe)
		return fault_found(compiling, node->line, FAULT_BAD_VALUE,
		                   "“other” has neither points nor severe=\"yes\"");
	return true;
}

bool collateral_read(struct compiling *compiling, const struct xml_node *node)
{
	struct guide *guide = compiling->guide;
	size_t count = 0;

	if (!read_only(&compiling->in, node, STR("points severe at-most"), STR("other")) ||
	    !read_no_text(&compiling->in, node) ||
	    !points_require(compiling, node, STR("points"), &guide->collateral))
		return false;
	guide->severe = guide->collateral;
	if (!points_read(compiling, node, STR("severe"), &guide->severe) ||
	    !points_read(compiling, node, STR("at-most"), &guide->collateral_cap))
		return false;
	for (const struct xml_node *child = node->children; child != NULL; child = child->next)
		count++;
	guide->others = ARENA_ARRAY(compiling->in.arena, struct guide_other, count);
	for (const struct xml_node *child = node->children; child != NULL; child = child->next) {
		if (!other_read(compiling, child, &guide->others[guide->other_count++]))
			return false;
	}
	return true;
}
