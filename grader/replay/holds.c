/* Whether an event satisfies a guard: typed comparison, never comparison of spellings but for keys. */
#include "grader/replay/made.h"
#include "grader/text/fold.h"

static bool moment_holds(const struct guard *guard, const struct operand *operand, struct minute value)
{
	for (size_t i = 0; i < operand->count; i++) {
		int32_t left = value.since_epoch, right = operand->minutes[i].since_epoch;

		if ((guard->operator== GUARD_BEFORE && left<right) ||
		    (guard->operator== GUARD_AT_MOST && left <= right) ||
		    (guard->operator== GUARD_AT_LEAST && left >= right) ||
		    ((guard->operator== GUARD_EQUALS || guard->operator== GUARD_ONE_OF) && left == right))
			return true;
	}
	return false;
}

static bool number_holds(const struct guard *guard, const struct operand *operand, int64_t left)
{
	for (size_t i = 0; i < operand->count; i++) {
		int64_t right = operand->numbers[i];

		if ((guard->operator== GUARD_BEFORE && left<right) ||
		    (guard->operator== GUARD_AT_MOST && left <= right) ||
		    (guard->operator== GUARD_AT_LEAST && left >= right) ||
		    ((guard->operator== GUARD_EQUALS || guard->operator== GUARD_ONE_OF) && left == right))
			return true;
	}
	return false;
}

static bool is_among_texts(const struct str *texts, size_t count, struct str text)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equals(texts[i], text))
			return true;
	}
	return false;
}

/* value is a list parted by commas. */
static bool set_holds(const struct operand *operand, struct str value)
{
	struct str rest = value;

	while (!str_is_empty(rest)) {
		if (!is_among_texts(operand->texts, operand->count, str_trim(str_cut(&rest, ','))))
			return false;
	}
	for (size_t i = 0; i < operand->count; i++) {
		bool is_there = false;

		for (rest = value; !str_is_empty(rest);)
			is_there = str_equals(str_trim(str_cut(&rest, ',')), operand->texts[i]) || is_there;
		if (!is_there)
			return false;
	}
	return true;
}

static bool words_hold(const struct guard *guard, const struct operand *operand, struct str folded,
                       struct arena *scratch)
{
	struct tokens tokens = text_tokens(folded, scratch);
	size_t found = 0;

	for (size_t i = 0; i < operand->count; i++)
		found += tokens_contain(&tokens, &operand->tokens[i]);
	return guard->operator== GUARD_CONTAINS_ALL ? found == operand->count : found> 0;
}

static bool text_holds(const struct guard *guard, const struct operand *operand, struct str value,
                       struct arena *scratch)
{
	switch (guard->operator) {
	case GUARD_EQUALS:
	case GUARD_ONE_OF:
		return is_among_texts(operand->texts, operand->count, value);
	case GUARD_SAME_SET:
		return set_holds(operand, value);
	case GUARD_CONTAINS_ALL:
	case GUARD_CONTAINS_ANY:
		return words_hold(guard, operand, value, scratch);
	case GUARD_BEFORE:
	case GUARD_AT_MOST:
	case GUARD_AT_LEAST:
	case GUARD_EMPTY:
	case GUARD_OPERATOR_COUNT:
		break;
	}
	UNREACHABLE();
	return false;
}

bool guard_holds(const struct looking *looking, const struct guard *guard, const struct deed *event)
{
	const struct operand *operand = &looking->bound->operands[guard->number];
	struct str value = {0};
	struct minute minute;
	int64_t number;

	if (operand->is_absent || operand->is_open)
		return operand->is_open;
	if (guard->definition == NULL)
		return guard->operator== GUARD_EMPTY ? !guard->wants_empty : moment_holds(guard, operand, event->at);
	if (!deed_field(event, guard->field, &value))
		return guard->operator== GUARD_EMPTY && guard->wants_empty;
	if (guard->operator== GUARD_EMPTY)
		return !guard->wants_empty;
	switch (guard->type) {
	case GUARD_KEY:
		return text_holds(guard, operand, value, looking->scratch);
	case GUARD_MOMENT:
		return (minute_parse(value, &minute) || minute_parse_typed(value, &minute)) &&
		       moment_holds(guard, operand, minute);
	case GUARD_NUMBER:
		return duration_parse(value, &number) && number_holds(guard, operand, number);
	case GUARD_TEXT:
		value = text_fold(value, guard->ignore_accents, looking->scratch);
		return text_holds(guard, operand, value, looking->scratch);
	}
	UNREACHABLE();
	return false;
}

static bool object_holds(const struct looking *looking, uint32_t object, const struct deed *event)
{
	const struct bound_object *bound;

	if (object == GUIDE_NONE)
		return true;
	bound = &looking->bound->tasks[looking->task].objects[object];
	for (uint32_t i = 0; bound->is_open && i < bound->open_to->count; i++) {
		const struct made *made = &bound->open_to->items[i];

		if (str_equals(event->object, made->key) && made_fits(looking->bound, looking->task, object, made))
			return true;
	}
	return !str_is_empty(bound->key) && str_equals(event->object, bound->key);
}

static bool guards_hold(const struct looking *looking, const struct guard *guards, size_t count,
                        const struct deed *event)
{
	for (size_t i = 0; i < count; i++) {
		if (!guard_holds(looking, &guards[i], event))
			return false;
	}
	return true;
}

bool predicate_holds(const struct looking *looking, const struct predicate *predicate,
                     const struct deed *event)
{
	return predicate->action == event->action && object_holds(looking, predicate->object, event) &&
	       guards_hold(looking, predicate->musts, predicate->must_count, event);
}

bool free_holds(const struct looking *looking, const struct guide_free *entry, const struct deed *event)
{
	return guide_pattern_matches(entry->patterns, entry->pattern_count, action_key(event->action)) &&
	       object_holds(looking, entry->object, event) &&
	       guards_hold(looking, entry->musts, entry->must_count, event);
}
