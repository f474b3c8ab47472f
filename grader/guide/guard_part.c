#include "base/buf.h"
#include "grader/guide/compile.h"
#include "grader/guide/facts.h"

static const struct str operator_names[] = {
	[GUARD_EQUALS] = STR_INIT("equals"),
	[GUARD_ONE_OF] = STR_INIT("one-of"),
	[GUARD_SAME_SET] = STR_INIT("same-set"),
	[GUARD_CONTAINS_ALL] = STR_INIT("contains-all"),
	[GUARD_CONTAINS_ANY] = STR_INIT("contains-any"),
	[GUARD_BEFORE] = STR_INIT("before"),
	[GUARD_AT_MOST] = STR_INIT("at-most"),
	[GUARD_AT_LEAST] = STR_INIT("at-least"),
	[GUARD_EMPTY] = STR_INIT("empty"),
};
const struct name_table guard_operator_names = {operator_names, GUARD_OPERATOR_COUNT};

static enum guard_type type_of(const struct field *field)
{
	if (field == NULL)
		return GUARD_MOMENT;
	switch (field->kind) {
	case FIELD_KIND_PARTY:
	case FIELD_KIND_BOOK:
	case FIELD_KIND_CHOICE:
	case FIELD_KIND_DOCUMENT:
	case FIELD_KIND_DOSSIER:
		return GUARD_KEY;
	case FIELD_KIND_MINUTE:
		return GUARD_MOMENT;
	case FIELD_KIND_DURATION:
		return GUARD_NUMBER;
	case FIELD_KIND_TEXT:
		return GUARD_TEXT;
	}
	UNREACHABLE();
	return GUARD_TEXT;
}

static bool operator_fits(enum guard_operator operator, enum guard_type type)
{
	switch (operator) {
	case GUARD_EQUALS:
	case GUARD_ONE_OF:
	case GUARD_EMPTY:
		return true;
	case GUARD_SAME_SET:
		return type == GUARD_KEY || type == GUARD_TEXT;
	case GUARD_CONTAINS_ALL:
	case GUARD_CONTAINS_ANY:
		return type == GUARD_TEXT;
	case GUARD_BEFORE:
	case GUARD_AT_MOST:
	case GUARD_AT_LEAST:
		return type == GUARD_MOMENT || type == GUARD_NUMBER;
	case GUARD_OPERATOR_COUNT:
		break;
	}
	UNREACHABLE();
	return false;
}

static bool takes_list(enum guard_operator operator)
{
	return operator== GUARD_ONE_OF || operator== GUARD_SAME_SET || operator== GUARD_CONTAINS_ALL || operator==
		GUARD_CONTAINS_ANY;
}

/* "due-on" means the action's field due_on. */
static bool field_read(const struct compiling *compiling, const struct xml_node *node,
                       const struct action *action, struct guard *guard)
{
	struct str name;
	char *spelling;

	if (!read_id(&compiling->in, node, STR("field"), &name))
		return false;
	spelling = str_copy_c(compiling->in.arena, name);
	for (size_t i = 0; i < name.len; i++)
		spelling[i] = spelling[i] == '-' ? '_' : spelling[i];
	guard->field = (struct str){spelling, name.len};
	for (size_t i = 0; action != NULL && i < action->field_count; i++) {
		if (str_equals(str_from_c(action->fields[i].name), guard->field)) {
			guard->definition = &action->fields[i];
			guard->type = type_of(guard->definition);
			return true;
		}
	}
	guard->type = GUARD_MOMENT;
	if (str_equals(name, STR("at")))
		return true;
	return fault_found(compiling, node->line, FAULT_BAD_FIELD, "%s has no field “%.*s”",
	                   action == NULL ? "an action pattern" : action->key, STR_ARG(name));
}

static bool operator_read(const struct compiling *compiling, const struct xml_node *node, struct guard *guard)
{
	unsigned found = 0;

	for (unsigned i = 0; i < GUARD_OPERATOR_COUNT; i++) {
		struct str written;

		if (!xml_attribute(node, operator_names[i], &written))
			continue;
		guard->operator=(enum guard_operator) i;
		guard->written = written;
		found++;
	}
	if (found != 1)
		return fault_found(compiling, node->line, FAULT_NOT_ONE_OPERATOR,
		                   "the guard on “%.*s” has %u operators", STR_ARG(guard->field), found);
	if (!operator_fits(guard->operator, guard->type))
		return fault_found(compiling, node->line, FAULT_WRONG_OPERATOR, "“%.*s” does not compare “%.*s”",
		                   STR_ARG(operator_names[guard->operator]), STR_ARG(guard->field));
	return true;
}

/* $cv/due-on, $cv/due-on - PT4H */
static bool reference_read(const struct compiling *compiling, const struct xml_node *node,
                           struct guard *guard)
{
	struct str rest = guard->written, name = str_trim(str_cut(&rest, '/'));
	struct str fact = str_trim(str_cut(&rest, ' '));
	struct str sign = str_trim(str_cut(&rest, ' '));
	enum guard_type type;

	for (size_t i = 0; i < compiling->task->object_count; i++) {
		if (str_equals(compiling->task->objects[i].name, str_slice(name, 1, name.len)))
			guard->reference.object = (uint32_t)i;
	}
	if (guard->reference.object == GUIDE_NONE)
		return fault_found(compiling, node->line, FAULT_UNKNOWN_NAME, "the task has no object “%.*s”",
		                   STR_ARG(name));
	guard->reference.fact = fact;
	if (!fact_type(fact, &type))
		return fault_found(compiling, node->line, FAULT_BAD_REFERENCE, "a document has no fact “%.*s”",
		                   STR_ARG(fact));
	if (type != guard->type && !(type == GUARD_TEXT && guard->type == GUARD_KEY) &&
	    !(type == GUARD_KEY && guard->type == GUARD_TEXT))
		return fault_found(compiling, node->line, FAULT_BAD_REFERENCE, "“%.*s” is not of the kind of “%.*s”",
		                   STR_ARG(fact), STR_ARG(guard->field));
	if (str_is_empty(sign))
		return true;
	rest = str_trim(rest);
	if (type != GUARD_MOMENT || (!str_equals(sign, STR("-")) && !str_equals(sign, STR("+"))) ||
	    !duration_parse(rest, &guard->reference.offset_ms))
		return fault_found(compiling, node->line, FAULT_BAD_REFERENCE, "“%.*s” cannot be read",
		                   STR_ARG(guard->written));
	if (str_equals(sign, STR("-")))
		guard->reference.offset_ms = -guard->reference.offset_ms;
	return true;
}

static bool value_check(const struct compiling *compiling, const struct xml_node *node,
                        const struct guard *guard, struct str value)
{
	struct minute minute;
	int64_t number;
	unsigned choice;
	bool is_right = true;

	switch (guard->type) {
	case GUARD_MOMENT:
		is_right = minute_parse(value, &minute);
		break;
	case GUARD_NUMBER:
		is_right = duration_parse(value, &number);
		break;
	case GUARD_KEY:
		is_right = guard->definition->kind != FIELD_KIND_CHOICE ||
		           name_parse(guard->definition->choices, value, &choice);
		break;
	case GUARD_TEXT:
		break;
	}
	if (is_right)
		return true;
	return fault_found(compiling, node->line, FAULT_BAD_VALUE, "“%.*s” is no value of “%.*s”", STR_ARG(value),
	                   STR_ARG(guard->field));
}

static bool right_side_read(const struct compiling *compiling, const struct xml_node *node,
                            struct guard *guard)
{
	guard->reference.object = GUIDE_NONE;
	if (guard->operator== GUARD_EMPTY)
		return read_yes(&compiling->in, node, STR("empty"), &guard->wants_empty);
	if (str_is_empty(guard->written))
		return fault_found(compiling, node->line, FAULT_BAD_VALUE, "the right side of “%.*s” is empty",
		                   STR_ARG(operator_names[guard->operator]));
	if (str_starts_with(guard->written, STR("$")))
		return reference_read(compiling, node, guard);
	if (takes_list(guard->operator)) {
		if (!list_split(compiling, node, guard->written, &guard->values, &guard->value_count))
			return false;
	} else {
		guard->values = ARENA_NEW(compiling->in.arena, struct str);
		guard->values[0] = guard->written;
		guard->value_count = 1;
	}
	for (size_t i = 0; i < guard->value_count; i++) {
		if (!value_check(compiling, node, guard, guard->values[i]))
			return false;
	}
	return true;
}

static bool accents_read(const struct compiling *compiling, const struct xml_node *node, struct guard *guard)
{
	struct str accents;

	if (!xml_attribute(node, STR("accents"), &accents))
		return true;
	guard->ignore_accents = str_equals(accents, STR("ignore"));
	if (guard->ignore_accents || str_equals(accents, STR("exact")))
		return true;
	return fault_found(compiling, node->line, FAULT_BAD_VALUE, "accents is “%.*s”; it can be exact or ignore",
	                   STR_ARG(accents));
}

static bool guard_read(struct compiling *compiling, const struct xml_node *node, const struct action *action,
                       struct guard *guard)
{
	bool is_graded = str_equals(node->name, STR("graded"));
	struct str attributes =
		is_graded
			? STR("points field equals one-of same-set contains-all contains-any before at-most at-least "
	              "empty accents")
			: STR("field equals one-of same-set contains-all contains-any before at-most at-least empty "
	              "accents");

	*guard = (struct guard){.number = compiling->guide->guard_count++, .line = node->line};
	return read_only(&compiling->in, node, attributes, (struct str){0}) &&
	       read_no_text(&compiling->in, node) && field_read(compiling, node, action, guard) &&
	       operator_read(compiling, node, guard) && right_side_read(compiling, node, guard) &&
	       accents_read(compiling, node, guard) &&
	       (!is_graded || points_require(compiling, node, STR("points"), &guard->points));
}

bool guards_read(struct compiling *compiling, const struct xml_node *node, struct str name,
                 const struct action *action, const struct guard **ret, size_t *ret_count)
{
	struct guard *guards;
	size_t count = 0;

	for (const struct xml_node *child = xml_child(node, name); child != NULL; child = xml_again(child))
		count++;
	guards = ARENA_ARRAY(compiling->in.arena, struct guard, count);
	*ret = guards;
	*ret_count = count;
	for (const struct xml_node *child = xml_child(node, name); child != NULL; child = xml_again(child)) {
		if (!guard_read(compiling, child, action, guards++))
			return false;
	}
	return true;
}

bool predicate_read(struct compiling *compiling, const struct xml_node *node, struct predicate *ret)
{
	struct str key;

	if (!read_value(&compiling->in, node, STR("action"), &key))
		return false;
	ret->action = action_find(key);
	if (ret->action == NULL)
		return fault_found(compiling, node->line, FAULT_BAD_ACTION, "there is no action “%.*s”",
		                   STR_ARG(key));
	return object_read(compiling, node, &ret->object) &&
	       guards_read(compiling, node, STR("must"), ret->action, &ret->musts, &ret->must_count);
}
