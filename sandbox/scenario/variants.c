/* scenario/variants.c - see variants.h: declaring parameters and drawing their values. */
#include "scenario/variants.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "scenario/read.h"

#define MINUTE_MS 60000

/* What is drawn: which of so many. */
struct wheel {
	uint64_t sides;
	uint64_t side; /* drawn */
};

struct drawing {
	const struct reading *in;
	struct wheel wheels[LIMIT_PARAMETERS];
	size_t wheel_count;
	struct fill_value values[LIMIT_PARAMETERS];
	size_t wheel_of[LIMIT_PARAMETERS]; /* by value */
	uint64_t sides_of[LIMIT_PARAMETERS];
	struct fill_values known; /* the values drawn by now */
};

/* ---- wheels ---- */

static bool wheel_add(struct drawing *drawing, uint32_t line, uint64_t sides)
{
	if (drawing->wheel_count >= LIMIT_PARAMETERS)
		return rule_broken(drawing->in, line, RULE_TOO_MANY, "the scenario has more than %d parameters",
		                   LIMIT_PARAMETERS);
	if (sides > LIMIT_PARAMETER_VALUES)
		return rule_broken(drawing->in, line, RULE_TOO_MANY, "a parameter has more than %d values",
		                   LIMIT_PARAMETER_VALUES);
	drawing->wheels[drawing->wheel_count++] = (struct wheel){.sides = sides};
	return true;
}

static uint64_t divisor_of(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Turns the wheels to the combination of the variant. */
static void wheels_turn(struct drawing *drawing, uint64_t combinations, uint64_t variant)
{
	/* 2654435769 is the golden section of 2^32; combinations are fewer than 2^32, so nothing overflows. */
	uint64_t stride = (combinations * UINT64_C(2654435769)) >> 32;

	while (combinations > 1 && divisor_of(stride, combinations) != 1)
		stride++;
	uint64_t combination = variant * stride % combinations;
	for (size_t i = 0; i < drawing->wheel_count; i++) {
		drawing->wheels[i].side = combination % drawing->wheels[i].sides;
		combination /= drawing->wheels[i].sides;
	}
}

/* ---- which wheels there are ---- */

static bool sides_of(struct drawing *drawing, const struct xml_node *node, uint64_t *ret)
{
	struct str count;
	uint32_t number = 1;
	*ret = 0;
	if (str_equals(node->name, STR("choice"))) {
		for (const struct xml_node *each = node->children; each != NULL; each = each->next)
			(*ret)++;
		return *ret > 0 ||
		       rule_broken(drawing->in, node->line, RULE_MISSING_ELEMENT, "“choice” has no “value”");
	}
	if (xml_attribute(node, STR("count"), &count) && !read_number(drawing->in, node, STR("count"), &number))
		return false;
	*ret = number;
	return true;
}

static bool form_check(struct drawing *drawing, const struct xml_node *node)
{
	const struct reading *in = drawing->in;
	if (!read_no_text(in, node))
		return false;
	if (!str_equals(node->name, STR("choice")))
		return read_only(in, node, STR("name from step count"), STR(""));
	if (!read_only(in, node, STR("name with"), STR("value")))
		return false;
	for (const struct xml_node *each = node->children; each != NULL; each = each->next)
		if (!read_only(in, each, STR(""), STR("")))
			return false;
	return true;
}

/* The place of an earlier parameter; the number of values when there is none. */
static size_t value_place(const struct drawing *drawing, struct str name)
{
	size_t at = 0;
	while (at < drawing->known.count && !str_equals(drawing->values[at].name, name))
		at++;
	return at;
}

/* A choice that goes along with an earlier parameter turns that one's wheel. */
static bool wheel_for(struct drawing *drawing, const struct xml_node *node, size_t place)
{
	struct str with;
	uint64_t sides;
	if (!sides_of(drawing, node, &sides))
		return false;
	drawing->sides_of[place] = sides;
	drawing->wheel_of[place] = drawing->wheel_count;
	if (!xml_attribute(node, STR("with"), &with))
		return wheel_add(drawing, node->line, sides);
	size_t other = value_place(drawing, with);
	if (other == drawing->known.count)
		return rule_broken(drawing->in, node->line, RULE_UNKNOWN_PARAMETER,
		                   "no parameter “%.*s” is declared before this one", STR_ARG(with));
	if (drawing->sides_of[other] != sides)
		return rule_broken(drawing->in, node->line, RULE_UNEQUAL_CHOICES,
		                   "“%.*s” has %lu values, this one has %lu", STR_ARG(with),
		                   (unsigned long)drawing->sides_of[other], (unsigned long)sides);
	drawing->wheel_of[place] = drawing->wheel_of[other];
	/* One that others go along with is used by them. */
	drawing->values[other].is_used = true;
	return true;
}

static bool parameter_declare(struct drawing *drawing, const struct xml_node *node)
{
	size_t place = drawing->known.count;
	struct str name;
	if (place >= LIMIT_PARAMETERS)
		return rule_broken(drawing->in, node->line, RULE_TOO_MANY, "the scenario has more than %d parameters",
		                   LIMIT_PARAMETERS);
	if (!form_check(drawing, node) || !read_id(drawing->in, node, STR("name"), &name))
		return false;
	if (value_place(drawing, name) < place)
		return rule_broken(drawing->in, node->line, RULE_DUPLICATE_ID, "“%.*s” is already a parameter",
		                   STR_ARG(name));
	if (!wheel_for(drawing, node, place))
		return false;
	drawing->values[place].name = name;
	drawing->known.count++;
	return true;
}

/* Every `one-of` below the node, in the order of the file. */
static bool alternatives_declare(struct drawing *drawing, const struct xml_node *node)
{
	for (const struct xml_node *each = node->children; each != NULL; each = each->next) {
		uint64_t sides = 0;
		if (!str_equals(each->name, STR("one-of"))) {
			if (!alternatives_declare(drawing, each))
				return false;
			continue;
		}
		for (const struct xml_node *either = each->children; either != NULL; either = either->next)
			sides++;
		if (sides < 2)
			return rule_broken(drawing->in, each->line, RULE_MISSING_ELEMENT,
			                   "“one-of” needs two “either” or more");
		if (!wheel_add(drawing, each->line, sides))
			return false;
	}
	return true;
}

/* ---- values ---- */

static bool value_fill(struct drawing *drawing, uint32_t line, struct str text, struct str *ret)
{
	struct filled filled = fill(drawing->in->arena, text, &drawing->known, FILL_PLAIN);
	if (filled.fault != FILL_FINE)
		return rule_broken(drawing->in, line, RULE_UNKNOWN_PARAMETER, "“${%.*s}”: %.*s",
		                   STR_ARG(filled.reference), STR_ARG(fill_fault_words(filled.fault)));
	if (filled.text.len > LIMIT_PARAMETER_BYTES)
		return rule_broken(drawing->in, line, RULE_TOO_MANY, "a value has more than %d bytes",
		                   LIMIT_PARAMETER_BYTES);
	*ret = filled.text;
	return true;
}

static bool choice_value(struct drawing *drawing, const struct xml_node *node, uint64_t side, struct str *ret)
{
	const struct xml_node *each = node->children;
	for (uint64_t i = 0; i < side; i++)
		each = each->next;
	return value_fill(drawing, each->line, each->text, ret);
}

/* `from` as it is in this variant. */
static bool from_read(struct drawing *drawing, const struct xml_node *node, struct str *ret)
{
	struct str from;
	return read_value(drawing->in, node, STR("from"), &from) && value_fill(drawing, node->line, from, ret);
}

static bool number_value(struct drawing *drawing, const struct xml_node *node, uint64_t side, struct str *ret)
{
	struct str from, step;
	uint64_t number;
	uint32_t by = 1;
	if (!from_read(drawing, node, &from))
		return false;
	if (!str_to_u64(from, &number) || number > UINT32_MAX)
		return rule_broken(drawing->in, node->line, RULE_BAD_NUMBER, "“from” is “%.*s”", STR_ARG(from));
	if (xml_attribute(node, STR("step"), &step) && !read_number(drawing->in, node, STR("step"), &by))
		return false;
	struct buf out = buf_in(drawing->in->arena);
	buf_add_u64(&out, number + side * by);
	*ret = buf_str(&out);
	return true;
}

static bool moment_value(struct drawing *drawing, const struct xml_node *node, uint64_t side, struct str *ret)
{
	struct str from, step;
	struct minute moment;
	int64_t by_ms = 0;
	if (!from_read(drawing, node, &from))
		return false;
	if (str_index_of(from, 'T') == from.len || !minute_parse(from, &moment))
		return rule_broken(drawing->in, node->line, RULE_BAD_DATE, "“from” is “%.*s”", STR_ARG(from));
	if (xml_attribute(node, STR("step"), &step) && !read_duration(drawing->in, node, STR("step"), &by_ms))
		return false;
	/* A year of minutes is far below what could overflow with the most values. */
	if (by_ms % MINUTE_MS != 0 || by_ms / MINUTE_MS > 366 * CIVIL_MINUTES_PER_DAY)
		return rule_broken(drawing->in, node->line, RULE_BAD_DURATION,
		                   "“step” is no number of whole minutes within a year");
	moment.since_epoch += (int32_t)(by_ms / MINUTE_MS * (int64_t)side);
	struct buf out = buf_in(drawing->in->arena);
	minute_write(moment, &out);
	*ret = buf_str(&out);
	return true;
}

static bool parameter_value(struct drawing *drawing, const struct xml_node *node, size_t place)
{
	uint64_t side = drawing->wheels[drawing->wheel_of[place]].side;
	struct str *value = &drawing->values[place].value;
	if (str_equals(node->name, STR("choice")))
		return choice_value(drawing, node, side, value);
	if (str_equals(node->name, STR("number")))
		return number_value(drawing, node, side, value);
	return moment_value(drawing, node, side, value);
}

/* In the order of the file: each may refer to those before it. */
static bool values_draw(struct drawing *drawing, const struct xml_node *variants)
{
	drawing->known.count = 0;
	for (const struct xml_node *each = variants->children; each != NULL; each = each->next)
		if (!parameter_value(drawing, each, drawing->known.count++))
			return false;
	return true;
}

/* ---- how many ---- */

static bool combinations_count(struct drawing *drawing, uint32_t line, uint64_t *ret)
{
	*ret = 1;
	for (size_t i = 0; i < drawing->wheel_count; i++) {
		*ret *= drawing->wheels[i].sides;
		if (*ret > LIMIT_COMBINATIONS)
			return rule_broken(drawing->in, line, RULE_TOO_MANY,
			                   "the parameters have more than %llu combinations", LIMIT_COMBINATIONS);
	}
	return true;
}

static bool count_read(struct drawing *drawing, const struct xml_node *node, uint64_t combinations,
                       uint32_t *ret)
{
	struct str count;
	bool is_said = xml_attribute(node, STR("count"), &count) && str_equals(node->name, STR("variants"));
	*ret = combinations > UINT32_MAX ? UINT32_MAX : (uint32_t)combinations;
	if (is_said && !read_number(drawing->in, node, STR("count"), ret))
		return false;
	if (*ret > combinations)
		return rule_broken(drawing->in, node->line, RULE_TOO_FEW_VALUES,
		                   "the parameters have only %lu combinations", (unsigned long)combinations);
	if (*ret > LIMIT_VARIANTS)
		return rule_broken(drawing->in, node->line, RULE_TOO_MANY, "there are %lu variants, more than %d",
		                   (unsigned long)*ret, LIMIT_VARIANTS);
	return true;
}

static void take(struct drawing *drawing, size_t named, struct variants *ret)
{
	struct arena *arena = drawing->in->arena;
	struct fill_value *values = ARENA_ARRAY(arena, struct fill_value, drawing->known.count);
	uint32_t *alternatives = ARENA_ARRAY(arena, uint32_t, drawing->wheel_count - named);
	for (size_t i = 0; i < drawing->known.count; i++)
		values[i] = drawing->values[i];
	for (size_t i = named; i < drawing->wheel_count; i++)
		alternatives[i - named] = (uint32_t)drawing->wheels[i].side;
	ret->values = (struct fill_values){values, drawing->known.count};
	ret->alternatives = alternatives;
	ret->alternative_count = drawing->wheel_count - named;
}

bool variants_draw(const struct reading *in, const struct xml_node *root, uint64_t seed, struct variants *ret)
{
	struct drawing *drawing = ARENA_NEW(in->arena, struct drawing);
	const struct xml_node *node, *place;
	uint64_t combinations;
	drawing->in = in;
	drawing->known.items = drawing->values;
	*ret = (struct variants){.count = 1};
	if (!read_child_if_any(in, root, STR("variants"), &node))
		return false;
	if (node != NULL &&
	    (!read_only(in, node, STR("count"), STR("choice number moment")) || !read_no_text(in, node)))
		return false;
	for (const struct xml_node *each = node == NULL ? NULL : node->children; each != NULL; each = each->next)
		if (!parameter_declare(drawing, each))
			return false;
	size_t named = drawing->wheel_count;
	if (!alternatives_declare(drawing, root))
		return false;
	place = node != NULL ? node : root;
	if (!combinations_count(drawing, place->line, &combinations) ||
	    !count_read(drawing, place, combinations, &ret->count))
		return false;
	ret->chosen = (uint32_t)(seed % ret->count);
	wheels_turn(drawing, combinations, ret->chosen);
	if (node != NULL && !values_draw(drawing, node))
		return false;
	take(drawing, named, ret);
	return true;
}

bool variants_fill(const struct reading *in, const struct variants *variants, struct str bytes,
                   struct filled *ret)
{
	/* Bytes that are no text are refused by who parses them, with their place. */
	if (!utf8_is_text(bytes)) {
		*ret = (struct filled){.text = bytes};
		return true;
	}
	*ret = fill(in->arena, bytes, &variants->values, FILL_XML);
	if (ret->fault == FILL_LONG)
		return err_at(in->reterr, ERR_LIMIT, in->source, ret->line, fill_fault_words(ret->fault),
		              STR("give shorter values"));
	return ret->fault == FILL_FINE ||
	       rule_broken(in, ret->line,
	                   ret->fault == FILL_UNKNOWN || ret->fault == FILL_HALF ? RULE_UNKNOWN_PARAMETER
	                                                                         : RULE_BAD_REFERENCE,
	                   "“${%.*s}”: %.*s", STR_ARG(ret->reference), STR_ARG(fill_fault_words(ret->fault)));
}
