#include "grader/report/tell.h"

#include "pages/words.h"

void tell_clock(struct minute minute, struct buf *out)
{
	struct civil civil = civil_from_minute(minute);

	buf_add_padded(out, (uint64_t)civil.hour, 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)civil.minute, 2);
}

static void tell_moment(struct minute minute, struct buf *out)
{
	struct civil civil = civil_from_minute(minute);

	tell_clock(minute, out);
	buf_add_c(out, " ngày ");
	buf_add_padded(out, (uint64_t)civil.day, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, (uint64_t)civil.month, 2);
	buf_add_char(out, '/');
	buf_add_i64(out, civil.year);
}

/* One value of a field, as it stands in a journal. */
static void tell_value(const struct seed *seed, const struct field *field, struct str value, struct buf *out)
{
	struct minute minute;
	unsigned choice;

	switch (field->kind) {
	case FIELD_KIND_PARTY: {
		const struct party *party = seed_party(seed, seed_find_party(seed, value));

		buf_add(out, party == NULL ? value : party->name);
		return;
	}
	case FIELD_KIND_BOOK: {
		const struct book *book = seed_book(seed, seed_find_book(seed, value));

		buf_add(out, book == NULL ? value : book->name);
		return;
	}
	case FIELD_KIND_CHOICE:
		if (field->choices == &route_role_names && name_parse(&route_role_names, value, &choice))
			value = chip_of_role((enum route_role)choice).word;
		buf_add(out, value);
		return;
	case FIELD_KIND_MINUTE:
		if (minute_parse(value, &minute) || minute_parse_typed(value, &minute))
			tell_moment(minute, out);
		else
			buf_add(out, value);
		return;
	case FIELD_KIND_TEXT:
		buf_add_c(out, "“");
		buf_add(out, value);
		buf_add_c(out, "”");
		return;
	case FIELD_KIND_DURATION:
		buf_add(out, value);
		return;
	}
	UNREACHABLE();
}

static void tell_field_name(struct str name, struct buf *out)
{
	struct str word = word_of_field(name);

	buf_add(out, str_equals(name, STR("at")) ? STR("Lúc làm") : str_is_empty(word) ? name : word);
	buf_add_c(out, ": ");
}

static void tell_document(const struct seed *seed, struct str key, struct buf *out)
{
	struct document_id id = seed_find_document(seed, key);
	const struct document_facts *facts;

	if (str_is_empty(key))
		return;
	buf_add_char(out, ' ');
	if (id.number == 0) {
		buf_add(out, key);
		return;
	}
	facts = seed->documents[id.number - 1].facts;
	buf_add(out, facts->number);
	buf_add_c(out, str_is_empty(facts->notation) ? "" : "/");
	buf_add(out, facts->notation);
}

void tell_deed(const struct seed *seed, const struct deed *deed, struct buf *out)
{
	buf_add(out, words_of_action(deed->action)->name);
	tell_document(seed, deed->object, out);
}

static const struct field *field_of(const struct action *action, struct str name)
{
	for (size_t i = 0; i < action->field_count; i++) {
		if (str_equals(str_from_c(action->fields[i].name), name))
			return &action->fields[i];
	}
	return NULL;
}

void tell_fields(const struct seed *seed, const struct deed *deed, struct buf *out)
{
	for (size_t i = 0; i < deed->pair_count; i++) {
		const struct field *field = field_of(deed->action, deed->pairs[i].name);

		if (field == NULL)
			continue;
		if (i > 0)
			buf_add_c(out, "; ");
		tell_field_name(deed->pairs[i].name, out);
		tell_value(seed, field, deed->pairs[i].value, out);
	}
}

/* ---- conditions ---- */

static const char *operator_words(const struct guard *guard)
{
	switch (guard->operator) {
	case GUARD_EQUALS:
		return "";
	case GUARD_ONE_OF:
		return "một trong: ";
	case GUARD_SAME_SET:
		return "đúng các mục: ";
	case GUARD_CONTAINS_ALL:
		return "có đủ: ";
	case GUARD_CONTAINS_ANY:
		return "có một trong: ";
	case GUARD_BEFORE:
		return guard->type == GUARD_MOMENT ? "trước " : "dưới ";
	case GUARD_AT_MOST:
		return guard->type == GUARD_MOMENT ? "không muộn hơn " : "không quá ";
	case GUARD_AT_LEAST:
		return guard->type == GUARD_MOMENT ? "không sớm hơn " : "ít nhất ";
	case GUARD_EMPTY:
		return guard->wants_empty ? "để trống" : "không để trống";
	case GUARD_OPERATOR_COUNT:
		break;
	}
	UNREACHABLE();
	return "";
}

static void tell_operand(const struct bound_guide *bound, const struct guard *guard, struct buf *out)
{
	const struct operand *operand = &bound->operands[guard->number];

	if (guard->operator== GUARD_EMPTY)
		return;
	if (guard->type == GUARD_MOMENT) {
		for (size_t i = 0; i < operand->count; i++) {
			buf_add_c(out, i == 0 ? "" : ", ");
			tell_moment(operand->minutes[i], out);
		}
		return;
	}
	if (guard->reference.object != GUIDE_NONE || guard->definition == NULL || guard->type != GUARD_KEY) {
		buf_add(out, operand->shown);
		return;
	}
	for (size_t i = 0; i < guard->value_count; i++) {
		buf_add_c(out, i == 0 ? "" : ", ");
		tell_value(bound->seed, guard->definition, guard->values[i], out);
	}
}

void tell_guard(const struct bound_guide *bound, const struct guard *guard, struct buf *out)
{
	tell_field_name(guard->field, out);
	buf_add_c(out, operator_words(guard));
	tell_operand(bound, guard, out);
}

void tell_wanted(const struct bound_guide *bound, size_t task, const struct predicate *what, struct buf *out)
{
	buf_add(out, words_of_action(what->action)->name);
	if (what->object != GUIDE_NONE)
		tell_document(bound->seed, bound->guide->tasks[task].objects[what->object].document, out);
	for (size_t i = 0; i < what->must_count; i++) {
		buf_add_c(out, i == 0 ? " (" : "; ");
		tell_guard(bound, &what->musts[i], out);
	}
	buf_add_c(out, what->must_count == 0 ? "" : ")");
}

void tell_value_of(const struct seed *seed, const struct deed *deed, const struct guard *guard,
                   struct buf *out)
{
	struct str value;

	if (guard->definition == NULL)
		tell_moment(deed->at, out);
	else if (deed_field(deed, guard->field, &value))
		tell_value(seed, guard->definition, value, out);
	else
		buf_add_c(out, "(để trống)");
}
