#include "grader/guide/facts.h"

#include "base/buf.h"

/* A plain text of document_facts, by its place. */
static const struct {
	struct str name;
	size_t offset;
} texts[] = {
	{STR_INIT("id"), offsetof(struct document_facts, key)},
	{STR_INIT("type"), offsetof(struct document_facts, type_name)},
	{STR_INIT("number"), offsetof(struct document_facts, number)},
	{STR_INIT("notation"), offsetof(struct document_facts, notation)},
	{STR_INIT("issuer-id"), offsetof(struct document_facts, issuer_id)},
	{STR_INIT("issuer"), offsetof(struct document_facts, issuer_name)},
	{STR_INIT("subject"), offsetof(struct document_facts, subject)},
	{STR_INIT("signer"), offsetof(struct document_facts, signer_name)},
};

bool fact_type(struct str name, enum guard_type *ret)
{
	if (str_equals(name, STR("due-on")) || str_equals(name, STR("issued-on"))) {
		*ret = GUARD_MOMENT;
		return true;
	}
	*ret = GUARD_TEXT;
	if (str_equals(name, STR("code")))
		return true;
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (str_equals(texts[i].name, name))
			return true;
	}
	return false;
}

/* The last minute of a day: due on that day is due by its end, as everywhere. */
static struct minute day_end(struct day day)
{
	struct civil civil;
	struct minute minute = CIVIL_NO_MINUTE;

	if (!day_is_given(day))
		return minute;
	civil = civil_from_day(day);
	civil.hour = 23;
	civil.minute = 59;
	civil_to_minute(civil, &minute);
	return minute;
}

struct fact_value fact_of(const struct document_facts *facts, struct str name, struct arena *arena)
{
	struct buf code = buf_in(arena);

	if (str_equals(name, STR("due-on")))
		return (struct fact_value){.minute = facts->due_on};
	if (str_equals(name, STR("issued-on")))
		return (struct fact_value){.minute = day_end(facts->issued_on)};
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (str_equals(texts[i].name, name))
			return (struct fact_value){.text = *(const struct str *)((const char *)facts + texts[i].offset),
			                           .minute = CIVIL_NO_MINUTE};
	}
	buf_add(&code, facts->number);
	buf_add_char(&code, '/');
	buf_add(&code, facts->notation);
	return (struct fact_value){.text = buf_str(&code), .minute = CIVIL_NO_MINUTE};
}
