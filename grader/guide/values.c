#include "grader/guide/compile.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

#define POINTS_WHOLE_DIGITS_MAX 3
#define SENTENCE_LENGTH_MAX 300

static const struct {
	struct str name, advice;
} faults[FAULT_COUNT] = {
#define FAULT(name, text, advice) [FAULT_##name] = {STR_INIT(text), STR_INIT(advice)},
#include "grader/guide/faults.def"
#undef FAULT
};

bool fault_found(const struct compiling *compiling, uint32_t line, enum fault fault, const char *format, ...)
{
	char sentence[2048];
	struct buf what = buf_in(compiling->in.arena);
	struct str whole;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	assert(length >= 0);
	whole = str_from_c(sentence);
	/* A word of megabytes is quoted by its beginning, cut between two characters. */
	while (!utf8_is_text(whole))
		whole.len--;
	buf_add(&what, faults[fault].name);
	buf_add_c(&what, ": ");
	buf_add(&what, str_slice(whole, 0, utf8_prefix(whole, SENTENCE_LENGTH_MAX)));
	return err_at(compiling->in.reterr, ERR_INPUT, compiling->in.source, line, buf_str(&what),
	              faults[fault].advice);
}

static bool points_parse(struct str text, uint32_t *ret)
{
	struct str fraction = text, whole = str_cut(&fraction, '.');
	uint64_t points, hundredths = 0;

	if (whole.len > POINTS_WHOLE_DIGITS_MAX || !str_to_u64(whole, &points) || fraction.len > 2 ||
	    str_ends_with(text, STR(".")))
		return false;
	if (fraction.len > 0 && !str_to_u64(fraction, &hundredths))
		return false;
	*ret = (uint32_t)(points * 100 + (fraction.len == 1 ? hundredths * 10 : hundredths));
	return true;
}

bool points_read(const struct compiling *compiling, const struct xml_node *node, struct str name,
                 uint32_t *ret)
{
	struct str text;

	if (!xml_attribute(node, name, &text) || points_parse(text, ret))
		return true;
	return fault_found(compiling, node->line, FAULT_BAD_POINTS, "“%.*s” of “%.*s” is “%.*s”", STR_ARG(name),
	                   STR_ARG(node->name), STR_ARG(text));
}

bool points_require(const struct compiling *compiling, const struct xml_node *node, struct str name,
                    uint32_t *ret)
{
	struct str text;

	return read_value(&compiling->in, node, name, &text) && points_read(compiling, node, name, ret);
}

bool yes_read(const struct compiling *compiling, const struct xml_node *node, struct str name, bool *ret)
{
	struct str text;

	return !xml_attribute(node, name, &text) || read_yes(&compiling->in, node, name, ret);
}

bool small_read(const struct compiling *compiling, const struct xml_node *node, struct str name,
                enum fault fault, uint32_t *ret)
{
	struct str text;
	uint64_t number;

	if (!xml_attribute(node, name, &text))
		return true;
	if (text.len > 2 || !str_to_u64(text, &number))
		return fault_found(compiling, node->line, fault, "“%.*s” of “%.*s” is “%.*s”", STR_ARG(name),
		                   STR_ARG(node->name), STR_ARG(text));
	*ret = (uint32_t)number;
	return true;
}

bool id_take(struct compiling *compiling, const struct xml_node *node, struct str id)
{
	for (size_t i = 0; i < compiling->id_count; i++) {
		if (str_equals(compiling->ids[i], id))
			return fault_found(compiling, node->line, FAULT_DUPLICATE_ID, "“%.*s” is used twice",
			                   STR_ARG(id));
	}
	compiling->ids = arena_grow(compiling->in.arena, compiling->ids, compiling->id_count,
	                            &compiling->id_capacity, sizeof(id));
	compiling->ids[compiling->id_count++] = id;
	return true;
}

bool id_read(struct compiling *compiling, const struct xml_node *node, unsigned kind, struct str *ret)
{
	static const char *const names[] = {"never-", "rule-", "goal-"};
	struct buf name = buf_in(compiling->in.arena);

	compiling->unnamed[kind]++;
	if (xml_attribute(node, STR("id"), ret))
		return read_id(&compiling->in, node, STR("id"), ret) && id_take(compiling, node, *ret);
	buf_add_c(&name, names[kind]);
	buf_add_u64(&name, compiling->unnamed[kind]);
	*ret = buf_str(&name);
	return id_take(compiling, node, *ret);
}

bool basis_read(const struct compiling *compiling, const struct xml_node *node, bool is_needed,
                struct str *ret)
{
	struct str rest, task;
	uint64_t number;

	if (!xml_attribute(node, STR("basis"), ret)) {
		if (is_needed)
			return fault_found(compiling, node->line, FAULT_NO_BASIS,
			                   "“%.*s” is worth points and cites no sentence", STR_ARG(node->name));
		*ret = (struct str){0};
		return true;
	}
	rest = *ret;
	task = str_cut(&rest, '.');
	if (!str_equals(task, compiling->task->ref) || !str_to_u64(rest, &number) || number == 0)
		return fault_found(compiling, node->line, FAULT_BAD_BASIS, "“%.*s” is no sentence of task %.*s",
		                   STR_ARG(*ret), STR_ARG(compiling->task->ref));
	return true;
}

bool object_find(const struct compiling *compiling, const struct xml_node *node, struct str name,
                 uint32_t *ret)
{
	for (size_t i = 0; i < compiling->task->object_count; i++) {
		if (str_starts_with(name, STR("$")) &&
		    str_equals(compiling->task->objects[i].name, str_slice(name, 1, name.len))) {
			*ret = (uint32_t)i;
			return true;
		}
	}
	return fault_found(compiling, node->line, FAULT_UNKNOWN_NAME, "the task has no object “%.*s”",
	                   STR_ARG(name));
}

bool object_read(const struct compiling *compiling, const struct xml_node *node, uint32_t *ret)
{
	struct str name;

	*ret = GUIDE_NONE;
	return !xml_attribute(node, STR("on"), &name) || object_find(compiling, node, name, ret);
}

bool list_split(const struct compiling *compiling, const struct xml_node *node, struct str text,
                struct str **ret, size_t *ret_count)
{
	size_t count = 1;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == ',';
	*ret = ARENA_ARRAY(compiling->in.arena, struct str, count);
	*ret_count = count;
	for (size_t i = 0; i < count; i++) {
		(*ret)[i] = str_trim(str_cut(&text, ','));
		if (str_is_empty((*ret)[i]))
			return fault_found(compiling, node->line, FAULT_BAD_VALUE,
			                   "the list of “%.*s” has an empty entry", STR_ARG(node->name));
	}
	return true;
}

bool patterns_read(const struct compiling *compiling, const struct xml_node *node, struct str **ret,
                   size_t *ret_count)
{
	struct str text;

	if (!read_value(&compiling->in, node, STR("actions"), &text) ||
	    !list_split(compiling, node, text, ret, ret_count))
		return false;
	for (size_t i = 0; i < *ret_count; i++) {
		struct str verb = (*ret)[i], noun = str_cut(&verb, '.');

		if (str_is_empty(noun) || str_is_empty(verb) ||
		    (!str_equals(verb, STR("*")) && str_index_of(verb, '*') != verb.len))
			return fault_found(compiling, node->line, FAULT_BAD_PATTERN, "“%.*s” names no actions",
			                   STR_ARG((*ret)[i]));
	}
	return true;
}
