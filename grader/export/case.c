#include "grader/export/case.h"

#define MS_PER_MINUTE 60000

struct case_field *case_fields(const struct record *record, struct arena *arena, size_t *ret_count)
{
	const struct action *action = action_find(record->action);
	struct case_field *fields = ARENA_ARRAY(arena, struct case_field, action->field_count);
	size_t count = 0;

	for (size_t i = 0; i < action->field_count; i++) {
		struct str name = str_from_c(action->fields[i].name);

		for (size_t k = 0; k < record->pair_count; k++) {
			if (!str_equals(record->pairs[k].name, name) || str_is_empty(record->pairs[k].value))
				continue;
			fields[count++] = (struct case_field){name, record->pairs[k].value,
			                                      action->fields[i].kind == FIELD_KIND_PARTY};
			break;
		}
	}
	*ret_count = count;
	return fields;
}

bool case_tells(const struct export_case *one, const struct record *record)
{
	return one->with_refused || !is_refused(record->refusal);
}

struct str case_role(const struct journal *journal, struct str actor)
{
	return name_of(&role_names, seed_role(&journal->seed, seed_find_party(&journal->seed, actor)));
}

struct str case_instant(int64_t at_ms, struct arena *arena)
{
	struct buf out = buf_in(arena);

	instant_write(at_ms, &out);
	return buf_str(&out);
}

struct str case_office_time(const struct journal *journal, int64_t office_ms, struct arena *arena)
{
	int64_t local_ms = (int64_t)journal->seed.starts_at.since_epoch * MS_PER_MINUTE + office_ms;
	struct str instant = case_instant(local_ms, arena);
	struct buf out = buf_in(arena);

	buf_add(&out, str_slice(instant, 0, instant.len - 1)); /* without the Z */
	buf_add_c(&out, "+07:00");
	return buf_str(&out);
}

struct str case_number(uint64_t number, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_u64(&out, number);
	return buf_str(&out);
}

struct str case_made(const struct journal *journal, const struct record *record, struct arena *arena)
{
	const struct seed *seed = &journal->seed;

	return record->facts.draft == 0
	           ? (struct str){0}
	           : seed_document_key(seed, seed_made_document(seed, record->facts.draft), arena);
}
