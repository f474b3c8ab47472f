/* web/gesture.c - see gesture.h. */
#include "web/gesture.h"

#include "base/buf.h"
#include "base/limits.h"

#define RECIPIENTS STR("recipients.")

bool is_every_forms(struct str name)
{
	static const struct str names[] = {STR_INIT("csrf"), STR_INIT("key"), STR_INIT("back"),
	                                   STR_INIT("confirmed")};
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_equals(name, names[i]))
			return true;
	return false;
}

static bool is_listed(struct str name, const char *list)
{
	struct str rest = str_from_c(list);
	while (!str_is_empty(rest))
		if (str_equals(name, str_cut(&rest, ' ')))
			return true;
	return false;
}

static bool is_doubled(const struct form *form, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_equals(form->pairs[i].name, form->pairs[at].name))
			return true;
	return false;
}

/* ---- commands ---- */

struct builder {
	const struct gesture_target *target;
	struct arena *arena;
	struct command *commands;
	size_t count, capacity;
};

struct pairs {
	struct pair items[8];
	size_t count;
};

static void add_pair(struct pairs *pairs, struct str name, struct str value)
{
	if (!str_is_empty(value))
		pairs->items[pairs->count++] = (struct pair){name, value};
}

static void add_command(struct builder *builder, const struct action *action, const struct pair *pairs,
                        size_t count)
{
	struct pair *own = ARENA_ARRAY(builder->arena, struct pair, count);
	for (size_t i = 0; i < count; i++)
		own[i] = pairs[i];
	builder->commands = arena_grow(builder->arena, builder->commands, builder->count, &builder->capacity,
	                               sizeof(builder->commands[0]));
	builder->commands[builder->count++] = (struct command){
		.action = action,
		.object = builder->target->object,
		.pairs = own,
		.pair_count = count,
	};
}

static void add_direct(struct builder *builder, struct str directive)
{
	struct pairs pairs = {0};
	add_pair(&pairs, STR("note"), directive);
	add_command(builder, action_find(STR("document.direct")), pairs.items, pairs.count);
}

static void add_route(struct builder *builder, struct str to, struct str role, struct str due,
                      struct str note)
{
	struct pairs pairs = {0};
	add_pair(&pairs, STR("to"), to);
	add_pair(&pairs, STR("role"), role);
	add_pair(&pairs, STR("due_on"), due);
	add_pair(&pairs, STR("note"), note);
	add_command(builder, builder->target->action, pairs.items, pairs.count);
}

/* What was typed as day and time, else the end of a working day that was chosen from the list. */
static struct str due_typed(struct builder *builder, const struct form *form, struct str day, struct str time,
                            const char *quick)
{
	struct str typed = due_join(day, time, builder->target->year, builder->arena);
	return str_is_empty(typed) ? str_trim(form_get(form, quick)) : typed;
}

/* ---- routing ---- */

#define ROUTE_FIELDS "directive main support info due_day due_time due_quick note"

/* due_day.kinh-te: a deadline of one recipient's own. */
static bool is_own_due(struct str name)
{
	struct str field = str_cut(&name, '.');
	return is_listed(field, "due_day due_time") && !str_is_empty(name);
}

/* recipients.0.to of a JSON body: index and name of the member; false when it is none. */
static bool recipient_member(struct str name, uint64_t *ret_index, struct str *ret_member)
{
	if (!str_starts_with(name, RECIPIENTS))
		return false;
	struct str rest = str_slice(name, RECIPIENTS.len, name.len);
	struct str index = str_cut(&rest, '.');
	*ret_member = rest;
	return str_to_u64(index, ret_index) && is_listed(rest, "to role due_on note");
}

static bool route_fields_are_known(const struct form *form, struct str *ret_wrong)
{
	for (size_t i = 0; i < form->count; i++) {
		struct str name = form->pairs[i].name, member;
		uint64_t index;
		bool is_known = is_every_forms(name) || is_listed(name, ROUTE_FIELDS) || is_own_due(name) ||
		                recipient_member(name, &index, &member);
		bool may_repeat = is_listed(name, "support info");
		if (!is_known || (!may_repeat && is_doubled(form, i))) {
			*ret_wrong = name;
			return false;
		}
	}
	return true;
}

static struct str own_get(const struct form *form, const char *field, struct str to)
{
	for (size_t i = 0; i < form->count; i++) {
		struct str rest = form->pairs[i].name;
		if (str_equals(str_cut(&rest, '.'), str_from_c(field)) && str_equals(rest, to))
			return str_trim(form->pairs[i].value);
	}
	return (struct str){0};
}

/* The recipient's own deadline, else everybody's. A time alone is one of the day that is everybody's. */
static struct str due_of(struct builder *builder, const struct form *form, struct str to)
{
	struct str day = form_get(form, "due_day"), time = form_get(form, "due_time");
	struct str own_day = own_get(form, "due_day", to), own_time = own_get(form, "due_time", to);
	if (!str_is_empty(own_day) || !str_is_empty(own_time)) {
		day = str_is_empty(own_day) ? day : own_day;
		time = own_time;
	}
	return due_typed(builder, form, day, time, "due_quick");
}

/* One command for each value of the field that the role names. Who is only to know has no deadline of his own. */
static void add_role(struct builder *builder, const struct form *form, const char *role, struct str note)
{
	struct str to, nobody = {0};
	bool has_own = !str_equals(str_from_c(role), STR("info"));
	for (size_t at = 0; form_next(form, role, &at, &to);)
		if (!str_is_empty(to))
			add_route(builder, to, str_from_c(role), due_of(builder, form, has_own ? to : nobody), note);
}

static struct str recipient_get(const struct form *form, uint64_t wanted, struct str wanted_member)
{
	for (size_t i = 0; i < form->count; i++) {
		uint64_t index;
		struct str member;
		if (recipient_member(form->pairs[i].name, &index, &member) && index == wanted &&
		    str_equals(member, wanted_member))
			return form->pairs[i].value;
	}
	return (struct str){0};
}

/* The array of a JSON body, in its order. */
static size_t add_recipients(struct builder *builder, const struct form *form)
{
	uint64_t count = 0;
	for (size_t i = 0; i < form->count; i++) {
		uint64_t index;
		struct str member;
		if (recipient_member(form->pairs[i].name, &index, &member) && index >= count)
			count = index + 1;
	}
	for (uint64_t i = 0; i < count && i <= LIMIT_RECIPIENTS; i++)
		add_route(builder, recipient_get(form, i, STR("to")), recipient_get(form, i, STR("role")),
		          recipient_get(form, i, STR("due_on")), recipient_get(form, i, STR("note")));
	return (size_t)count;
}

static bool read_route(struct builder *builder, const struct form *form, struct str *ret_wrong)
{
	struct str due = due_of(builder, form, (struct str){0});
	struct str note = form_get(form, "note"), directive = str_trim(form_get(form, "directive"));
	if (!route_fields_are_known(form, ret_wrong))
		return false;
	if (!str_is_empty(directive))
		add_direct(builder, directive);
	size_t before = builder->count;
	if (add_recipients(builder, form) == 0) {
		if (str_is_empty(form_get(form, "main")) && !builder->target->has_main)
			add_route(builder, (struct str){0}, STR("main"), due, note);
		add_role(builder, form, "main", note);
		add_role(builder, form, "support", note);
		add_role(builder, form, "info", note);
	}
	/* Nothing was asked for at all: the office says what is missing. */
	if (builder->count == 0)
		add_route(builder, (struct str){0}, STR("main"), due, note);
	*ret_wrong = STR("recipients");
	return builder->count - before <= LIMIT_RECIPIENTS;
}

/* ---- all other actions ---- */

static bool has_field(const struct action *action, struct str name)
{
	for (size_t i = 0; i < action->field_count; i++)
		if (str_equals(name, str_from_c(action->fields[i].name)))
			return true;
	return false;
}

static bool read_direct(struct builder *builder, const struct form *form, struct str *ret_wrong)
{
	if (!route_fields_are_known(form, ret_wrong))
		return false;
	add_direct(builder, form_has(form, "directive") ? form_get(form, "directive") : form_get(form, "note"));
	return true;
}

/* "due_day" of the field "due_on". */
static const char *part_name(struct arena *arena, const struct field *field, const char *part)
{
	struct str name = str_from_c(field->name);
	struct buf out = buf_in(arena);
	buf_add(&out, str_ends_with(name, STR("_on")) ? str_slice(name, 0, name.len - 3) : name);
	buf_add_c(&out, part);
	buf_add_char(&out, '\0');
	return out.ptr;
}

/* Is the name one of those in which a form gives a moment in parts? */
static bool is_minute_part(struct arena *arena, const struct action *action, struct str name)
{
	static const char *const parts[] = {"_day", "_time", "_quick"};
	for (size_t i = 0; i < action->field_count; i++)
		for (size_t k = 0; k < COUNT(parts) && action->fields[i].kind == FIELD_KIND_MINUTE; k++)
			if (str_equals(name, str_from_c(part_name(arena, &action->fields[i], parts[k]))))
				return true;
	return false;
}

static size_t add_minutes(struct builder *builder, const struct form *form, struct pair *pairs, size_t count)
{
	const struct action *action = builder->target->action;
	struct arena *arena = builder->arena;
	for (size_t i = 0; i < action->field_count; i++) {
		const struct field *field = &action->fields[i];
		if (field->kind != FIELD_KIND_MINUTE || form_has(form, field->name))
			continue;
		struct str day = form_get(form, part_name(arena, field, "_day"));
		struct str time = form_get(form, part_name(arena, field, "_time"));
		struct str due = due_typed(builder, form, day, time, part_name(arena, field, "_quick"));
		if (!str_is_empty(due))
			pairs[count++] = (struct pair){str_from_c(field->name), due};
	}
	return count;
}

/* One recipient, or one press for several: a command each, all else the same. */
static bool read_each(struct builder *builder, const struct form *form, struct str *ret_wrong)
{
	const struct action *action = builder->target->action;
	struct pairs pairs = {0};
	struct str to;
	for (size_t i = 0; i < form->count; i++) {
		struct str name = form->pairs[i].name;
		bool is_to = str_equals(name, STR("to"));
		if (!is_to && !is_every_forms(name) && (!has_field(action, name) || is_doubled(form, i))) {
			*ret_wrong = name;
			return false;
		}
		if (!is_to && has_field(action, name))
			add_pair(&pairs, name, form->pairs[i].value);
	}
	size_t others = pairs.count;
	for (size_t at = 0; form_next(form, "to", &at, &to);) {
		pairs.count = others;
		add_pair(&pairs, STR("to"), to);
		if (!str_is_empty(to))
			add_command(builder, action, pairs.items, pairs.count);
	}
	/* Nobody was chosen: the office says so. */
	if (builder->count == 0)
		add_command(builder, action, pairs.items, others);
	*ret_wrong = STR("to");
	return builder->count <= LIMIT_RECIPIENTS;
}

/* A form whose fields are those of its action's row; a moment may come in parts. */
static bool read_generic(struct builder *builder, const struct form *form, struct str *ret_wrong)
{
	const struct action *action = builder->target->action;
	struct pair *pairs = ARENA_ARRAY(builder->arena, struct pair, form->count + action->field_count);
	size_t count = 0;
	for (size_t i = 0; i < form->count; i++) {
		struct str name = form->pairs[i].name;
		bool is_known = is_every_forms(name) || is_minute_part(builder->arena, action, name), is_own = false;
		for (size_t k = 0; k < action->field_count; k++)
			is_own = is_own || str_equals(name, str_from_c(action->fields[k].name));
		if ((!is_known && !is_own) || is_doubled(form, i)) {
			*ret_wrong = name;
			return false;
		}
		if (is_own && !str_is_empty(form->pairs[i].value))
			pairs[count++] = form->pairs[i];
	}
	count = add_minutes(builder, form, pairs, count);
	add_command(builder, action, pairs, count);
	return true;
}

bool gesture_read(const struct gesture_target *target, const struct form *form, struct arena *arena,
                  struct gesture *ret)
{
	struct builder builder = {.target = target, .arena = arena};
	struct str key = action_key(target->action), wrong = {0};
	bool is_read;
	if (str_equals(key, STR("document.route")))
		is_read = read_route(&builder, form, &wrong);
	else if (str_equals(key, STR("document.issue")) || str_equals(key, STR("document.recall")))
		is_read = read_each(&builder, form, &wrong);
	else if (str_equals(key, STR("document.direct")))
		is_read = read_direct(&builder, form, &wrong);
	else
		is_read = read_generic(&builder, form, &wrong);
	*ret = (struct gesture){builder.commands, builder.count, is_read ? (struct str){0} : wrong};
	return is_read;
}
