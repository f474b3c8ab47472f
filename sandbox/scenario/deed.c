/* scenario/deed.c - one thing that somebody does, checked against the row of its action.
 *
 * Whether the office will allow it is asked when it happens; whether the words make sense at all is asked here: the
 * action exists, the actor's role may do it, and each field is one of the action's and has a value of its kind. */
#include "scenario/draft.h"

#include "base/arena.h"

/* due-on in XML is due_on in the action's table; an underscore in XML becomes a hyphen, which no field has. */
static struct str field_name(struct arena *arena, struct str attribute)
{
	char *name = str_copy_c(arena, attribute);
	for (size_t i = 0; i < attribute.len; i++) {
		if (attribute.ptr[i] == '-')
			name[i] = '_';
		else if (attribute.ptr[i] == '_')
			name[i] = '-';
	}
	return (struct str){name, attribute.len};
}

struct pair *deed_pairs(const struct draft *draft, const struct xml_node *node, struct str own,
                        size_t *ret_count)
{
	struct pair *pairs = ARENA_ARRAY(draft->arena, struct pair, node->attribute_count);
	size_t count = 0;
	for (size_t i = 0; i < node->attribute_count; i++)
		if (!is_among(node->attributes[i].name, own))
			pairs[count++] = (struct pair){field_name(draft->arena, node->attributes[i].name),
			                               node->attributes[i].value};
	*ret_count = count;
	return pairs;
}

static bool field_broken(const struct reading *in, uint32_t line, const struct action *action,
                         struct refusal refusal)
{
	return rule_broken(in, line, RULE_BAD_FIELD, "%s: “%.*s” is refused: %.*s", action->key,
	                   STR_ARG(refusal.field), STR_ARG(refusal_name(refusal.code)));
}

/* Puts the pairs into the form that journals hold, or names the first that is wrong. */
static bool pairs_settle(struct draft *draft, const struct reading *in, const struct action *action,
                         struct deed *deed)
{
	const struct seed *seed = draft_seed(draft);
	void *input = arena_alloc(draft->arena, action->input_size);
	struct refusal refusal = fields_decode(seed, action, deed->pairs, deed->pair_count, draft->arena, input);
	if (is_refused(refusal))
		return field_broken(in, deed->line, action, refusal);
	deed->pairs = fields_encode(seed, action, input, draft->arena, &deed->pair_count);
	return true;
}

static bool action_read(const struct reading *in, const struct xml_node *node, const struct action **ret)
{
	struct str key;
	if (!read_value(in, node, STR("action"), &key))
		return false;
	*ret = action_find(key);
	if (*ret == NULL)
		return rule_broken(in, node->line, RULE_UNKNOWN_ACTION, "there is no action “%.*s”", STR_ARG(key));
	return true;
}

static bool actor_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                       const struct action *action, struct party_id *ret)
{
	struct str key = STR("system");
	struct party_id actor = PARTY_SYSTEM;
	const struct seed *seed = draft_seed(draft);
	if (xml_attribute(node, STR("by"), &key)) {
		actor = seed_find_party(seed, key);
		if (actor.number == 0)
			return rule_broken(in, node->line, RULE_DANGLING_REFERENCE, "the office has no person “%.*s”",
			                   STR_ARG(key));
		if (seed_party(seed, actor)->kind == PARTY_UNIT)
			return rule_broken(in, node->line, RULE_NOT_THEIR_ROLE, "“%.*s” is a unit: name a person",
			                   STR_ARG(key));
	}
	if ((action->roles & BIT(seed_role(seed, actor))) == 0)
		return rule_broken(in, node->line, RULE_NOT_THEIR_ROLE, "%s cannot be done by “%.*s”", action->key,
		                   STR_ARG(key));
	*ret = actor;
	return true;
}

bool document_named(struct draft *draft, const struct reading *in, const struct xml_node *node,
                    struct str name, struct document_id *ret)
{
	struct str key;
	if (!xml_attribute(node, name, &key))
		return true;
	*ret = seed_find_document(draft_seed(draft), key);
	if (ret->number == 0)
		return rule_broken(in, node->line, RULE_DANGLING_REFERENCE, "the scenario has no document “%.*s”",
		                   STR_ARG(key));
	return true;
}

bool deed_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
               struct document_id document, struct str own, struct deed *ret)
{
	struct deed deed = {.document = document, .line = node->line};
	if (!read_only_children(in, node, STR("")) || !read_no_text(in, node) ||
	    !action_read(in, node, &deed.action) || !actor_read(draft, in, node, deed.action, &deed.actor))
		return false;
	if (is_among(STR("on"), own) && !document_named(draft, in, node, STR("on"), &deed.document))
		return false;
	deed.pairs = deed_pairs(draft, node, own, &deed.pair_count);
	if (!pairs_settle(draft, in, deed.action, &deed))
		return false;
	*ret = deed;
	return true;
}

/* An action with a single field of its table, so that one value can be looked at without the others. */
static bool condition_settle(struct draft *draft, const struct reading *in, const struct action *action,
                             const struct pair *given, uint32_t line, struct pair *ret)
{
	struct action part = *action;
	struct deed alone = {.pairs = given, .pair_count = 1, .line = line};
	part.field_count = 0;
	for (size_t i = 0; i < action->field_count; i++)
		if (str_equals(str_from_c(action->fields[i].name), given->name)) {
			part.fields = &action->fields[i];
			part.field_count = 1;
		}
	if (!pairs_settle(draft, in, &part, &alone))
		return false;
	if (alone.pair_count == 0)
		return field_broken(in, line, action, (struct refusal){REFUSED_field_required, given->name});
	*ret = alone.pairs[0];
	return true;
}

bool deed_read_condition(struct draft *draft, const struct reading *in, const struct xml_node *node,
                         struct str own, struct deed *ret)
{
	struct deed deed = {.line = node->line};
	if (!read_no_text(in, node) || !action_read(in, node, &deed.action) ||
	    !document_named(draft, in, node, STR("on"), &deed.document))
		return false;
	deed.pairs = deed_pairs(draft, node, own, &deed.pair_count);
	struct pair *settled = ARENA_ARRAY(draft->arena, struct pair, deed.pair_count);
	for (size_t i = 0; i < deed.pair_count; i++)
		if (!condition_settle(draft, in, deed.action, &deed.pairs[i], node->line, &settled[i]))
			return false;
	deed.pairs = settled;
	*ret = deed;
	return true;
}
