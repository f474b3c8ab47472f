/* Values and conditions in words. */
#include "grader/report/tell.h"
#include "pages/words.h"

struct str tell_screen_word(const struct telling *telling, struct str id)
{
	return catalog_text(telling->context->language == REPORT_VI ? NULL : telling->context->catalog, id);
}

static void said_add(const struct telling *telling, enum report_word word, const char *place, struct str text,
                     struct buf *out)
{
	const struct place filled = {place, text};

	report_say(telling->context, word, &filled, 1, out);
}

void tell_clock(struct minute minute, struct buf *out)
{
	struct civil civil = civil_from_minute(minute);

	buf_add_padded(out, (uint64_t)civil.hour, 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)civil.minute, 2);
}

void tell_moment(const struct telling *telling, struct minute minute, struct buf *out)
{
	struct buf clock = buf_in(out->arena);
	struct place places[2] = {{"clock", {0}}, {"day", say_day(out->arena, day_of_minute(minute))}};

	tell_clock(minute, &clock);
	places[0].text = buf_str(&clock);
	report_say(telling->context, WORD_MOMENT, places, 2, out);
}

void tell_duration(const struct telling *telling, int64_t ms, struct buf *out)
{
	static const struct {
		int64_t ms;
		enum report_word word;
	} units[] = {{86400000, WORD_DAYS}, {3600000, WORD_HOURS}, {60000, WORD_MINUTES}, {1000, WORD_SECONDS}};
	bool is_first = true;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		int64_t number = ms / units[i].ms;

		ms %= units[i].ms;
		if (number == 0 && !(is_first && i == 3))
			continue;
		buf_add_c(out, is_first ? "" : " ");
		said_add(telling, units[i].word, "number", say_number(out->arena, (uint64_t)number), out);
		is_first = false;
	}
}

/* As the list of the year names it; one opened beside the list has its key alone. */
static void dossier_tell(const struct seed *seed, struct str key, struct buf *out)
{
	struct dossier_id id = seed_find_dossier(seed, key);
	const struct dossier *dossier;

	if (id.number == 0 || id.number > seed->dossier_count) {
		buf_add(out, key);
		return;
	}
	dossier = &seed->dossiers[id.number - 1];
	buf_add(out, dossier->code);
	buf_add_c(out, " – ");
	buf_add(out, dossier->title);
}

void tell_value(const struct telling *telling, const struct field *field, struct str value, struct buf *out)
{
	const struct seed *seed = telling->mark->bound->seed;
	struct minute minute;
	int64_t ms;
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
	case FIELD_KIND_DOSSIER:
		dossier_tell(seed, value, out);
		return;
	case FIELD_KIND_DOCUMENT:
		tell_document(telling->mark, value, out);
		return;
	case FIELD_KIND_CHOICE:
		if (field->choices == &route_role_names && name_parse(&route_role_names, value, &choice))
			value = tell_screen_word(telling, chip_of_role((enum route_role)choice).word);
		buf_add(out, value);
		return;
	case FIELD_KIND_MINUTE:
		if (minute_parse(value, &minute) || minute_parse_typed(value, &minute))
			tell_moment(telling, minute, out);
		else
			buf_add(out, value);
		return;
	case FIELD_KIND_TEXT:
		said_add(telling, WORD_QUOTED, "text", value, out);
		return;
	case FIELD_KIND_DURATION:
		if (duration_parse(value, &ms))
			tell_duration(telling, ms, out);
		else
			buf_add(out, value);
		return;
	}
	UNREACHABLE();
}

void tell_field_name(const struct telling *telling, struct str name, struct buf *out)
{
	struct str word = word_of_field(NULL, name);

	if (str_equals(name, STR("at")))
		buf_add(out, report_word(WORD_DONE_AT, telling->context->language));
	else
		buf_add(out, str_is_empty(word) ? name : tell_screen_word(telling, word));
	buf_add_c(out, ": ");
}

/* ---- conditions ---- */

static void operand_tell(const struct telling *telling, const struct guard *guard, struct buf *out)
{
	const struct operand *operand = &telling->mark->bound->operands[guard->number];

	if (guard->type == GUARD_MOMENT) {
		for (size_t i = 0; i < operand->count; i++) {
			buf_add_c(out, i == 0 ? "" : ", ");
			tell_moment(telling, operand->minutes[i], out);
		}
		return;
	}
	if (guard->reference.object != GUIDE_NONE || guard->definition == NULL ||
	    (guard->type != GUARD_KEY && guard->type != GUARD_NUMBER)) {
		buf_add(out, operand->shown);
		return;
	}
	for (size_t i = 0; i < guard->value_count; i++) {
		buf_add_c(out, i == 0 ? "" : ", ");
		tell_value(telling, guard->definition, guard->values[i], out);
	}
}

static void condition_tell(const struct telling *telling, const struct guard *guard, struct str value,
                           struct buf *out)
{
	bool is_moment = guard->type == GUARD_MOMENT;

	switch (guard->operator) {
	case GUARD_EQUALS:
		buf_add(out, value);
		return;
	case GUARD_ONE_OF:
		said_add(telling, WORD_ONE_OF, "value", value, out);
		return;
	case GUARD_SAME_SET:
		said_add(telling, WORD_SAME_SET, "value", value, out);
		return;
	case GUARD_CONTAINS_ALL:
		said_add(telling, WORD_CONTAINS_ALL, "value", value, out);
		return;
	case GUARD_CONTAINS_ANY:
		said_add(telling, WORD_CONTAINS_ANY, "value", value, out);
		return;
	case GUARD_BEFORE:
		said_add(telling, is_moment ? WORD_BEFORE : WORD_BELOW, "value", value, out);
		return;
	case GUARD_AT_MOST:
		said_add(telling, is_moment ? WORD_NOT_LATER : WORD_NOT_ABOVE, "value", value, out);
		return;
	case GUARD_AT_LEAST:
		said_add(telling, is_moment ? WORD_NOT_EARLIER : WORD_NOT_BELOW, "value", value, out);
		return;
	case GUARD_EMPTY:
		buf_add(out, report_word(guard->wants_empty ? WORD_IS_EMPTY : WORD_IS_NOT_EMPTY,
		                         telling->context->language));
		return;
	case GUARD_OPERATOR_COUNT:
		break;
	}
	UNREACHABLE();
}

void tell_guard(const struct telling *telling, const struct guard *guard, struct buf *out)
{
	struct buf value = buf_in(out->arena);

	tell_field_name(telling, guard->field, out);
	if (guard->operator!= GUARD_EMPTY)
		operand_tell(telling, guard, &value);
	condition_tell(telling, guard, buf_str(&value), out);
}

void tell_value_of(const struct telling *telling, const struct deed *deed, const struct guard *guard,
                   struct buf *out)
{
	struct str value;

	tell_field_name(telling, guard->field, out);
	if (guard->definition == NULL)
		tell_moment(telling, deed->at, out);
	else if (deed_field(deed, guard->field, &value) && !str_is_empty(value))
		tell_value(telling, guard->definition, value, out);
	else
		buf_add(out, report_word(WORD_EMPTY, telling->context->language));
}
