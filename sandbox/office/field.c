#include "office/field.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "office/action.h"

#include <string.h>

static const struct field *field_find(const struct action *action, struct str name)
{
	for (size_t i = 0; i < action->field_count; i++) {
		if (str_equals(str_from_c(action->fields[i].name), name))
			return &action->fields[i];
	}
	return NULL;
}

static struct refusal refuse(enum refusal_code code, const struct field *field)
{
	return (struct refusal){.code = code, .field = str_from_c(field->name)};
}

static struct refusal names_check(const struct action *action, const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (field_find(action, pairs[i].name) == NULL)
			return (struct refusal){.code = REFUSED_unknown_field, .field = pairs[i].name};
	}
	return ACCEPTED;
}

static struct str pair_value(const struct pair *pairs, size_t count, const struct field *field)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equals(pairs[i].name, str_from_c(field->name)))
			return str_trim(pairs[i].value);
	}
	return STR("");
}

static struct refusal text_check(const struct field *field, struct str value)
{
	if (value.len > LIMIT_FIELD_BYTES || (field->length_max != 0 && utf8_length(value) > field->length_max))
		return refuse(REFUSED_field_too_long, field);
	if (utf8_length(value) < field->length_min)
		return refuse(REFUSED_field_too_short, field);
	return ACCEPTED;
}

static struct refusal value_decode(const struct seed *seed, const struct field *field, struct str value,
                                   struct arena *arena, void *at)
{
	switch (field->kind) {
	case FIELD_KIND_PARTY: {
		struct party_id *party = at;

		*party = seed_find_party(seed, value);
		return party->number == 0 ? refuse(REFUSED_unknown_party, field) : ACCEPTED;
	}
	case FIELD_KIND_BOOK: {
		struct book_id *book = at;

		*book = seed_find_book(seed, value);
		return book->number == 0 ? refuse(REFUSED_unknown_book, field) : ACCEPTED;
	}
	case FIELD_KIND_CHOICE:
		return name_parse(field->choices, value, at) ? ACCEPTED : refuse(REFUSED_field_not_a_choice, field);
	case FIELD_KIND_MINUTE:
		return minute_parse(value, at) || minute_parse_typed(value, at)
		           ? ACCEPTED
		           : refuse(REFUSED_field_not_a_date, field);
	case FIELD_KIND_TEXT: {
		struct str *text = at;

		*text = str_copy(arena, value);
		return text_check(field, value);
	}
	case FIELD_KIND_DURATION:
		return duration_parse(value, at) ? ACCEPTED : refuse(REFUSED_field_not_a_duration, field);
	case FIELD_KIND_DOCUMENT: {
		struct document_id *document = at;

		*document = seed_find_document(seed, value);
		return document->number == 0 ? refuse(REFUSED_unknown_document, field) : ACCEPTED;
	}
	case FIELD_KIND_DOSSIER: {
		struct dossier_id *dossier = at;

		*dossier = seed_find_dossier(seed, value);
		return dossier->number == 0 ? refuse(REFUSED_unknown_dossier, field) : ACCEPTED;
	}
	}
	UNREACHABLE();
	return ACCEPTED;
}

struct refusal fields_decode(const struct seed *seed, const struct action *action, const struct pair *pairs,
                             size_t pair_count, struct arena *arena, void *input)
{
	struct refusal refusal = names_check(action, pairs, pair_count);

	memset(input, 0, action->input_size);
	for (size_t i = 0; i < action->field_count && !is_refused(refusal); i++) {
		const struct field *field = &action->fields[i];
		struct str value = pair_value(pairs, pair_count, field);
		void *at = (char *)input + field->offset;

		if (field->kind == FIELD_KIND_MINUTE)
			*(struct minute *)at = CIVIL_NO_MINUTE;
		if (!str_is_empty(value))
			refusal = value_decode(seed, field, value, arena, at);
		else if (field->required)
			refusal = refuse(REFUSED_field_required, field);
	}
	return refusal;
}

static struct str value_encode(const struct seed *seed, const struct field *field, const void *at,
                               struct arena *arena)
{
	struct buf out = buf_in(arena);

	switch (field->kind) {
	case FIELD_KIND_PARTY: {
		const struct party *party = seed_party(seed, *(const struct party_id *)at);

		return party == NULL ? STR("") : party->key;
	}
	case FIELD_KIND_BOOK: {
		const struct book *book = seed_book(seed, *(const struct book_id *)at);

		return book == NULL ? STR("") : book->key;
	}
	case FIELD_KIND_CHOICE:
		return name_of(field->choices, *(const unsigned *)at);
	case FIELD_KIND_MINUTE:
		if (minute_is_given(*(const struct minute *)at))
			minute_write(*(const struct minute *)at, &out);
		return buf_str(&out);
	case FIELD_KIND_TEXT:
		return *(const struct str *)at;
	case FIELD_KIND_DURATION:
		duration_write(*(const int64_t *)at, &out);
		return buf_str(&out);
	case FIELD_KIND_DOCUMENT:
		return seed_document_key(seed, *(const struct document_id *)at, arena);
	case FIELD_KIND_DOSSIER:
		return seed_dossier_key(seed, *(const struct dossier_id *)at, arena);
	}
	UNREACHABLE();
	return STR("");
}

struct pair *fields_encode(const struct seed *seed, const struct action *action, const void *input,
                           struct arena *arena, size_t *ret_count)
{
	struct pair *pairs = ARENA_ARRAY(arena, struct pair, action->field_count);
	size_t count = 0;

	for (size_t i = 0; i < action->field_count; i++) {
		const struct field *field = &action->fields[i];
		struct str value = value_encode(seed, field, (const char *)input + field->offset, arena);

		if (!str_is_empty(value))
			pairs[count++] = (struct pair){.name = str_from_c(field->name), .value = value};
	}
	*ret_count = count;
	return pairs;
}
