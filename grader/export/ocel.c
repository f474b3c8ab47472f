#include "grader/export/ocel.h"

#include "base/check.h"
#include "grader/export/ocel_objects.h"

/* Attributes every event has, before those of its input. */
#define COMMON_ATTRIBUTES 2

static size_t event_type_at(struct ocel_log *log, struct str name, struct arena *arena)
{
	for (size_t i = 0; i < log->event_type_count; i++) {
		if (str_equals(log->event_types[i].name, name))
			return i;
	}
	log->event_types = arena_grow(arena, log->event_types, log->event_type_count, &log->event_type_capacity,
	                              sizeof(log->event_types[0]));
	log->event_types[log->event_type_count] = (struct ocel_event_type){.name = name};
	return log->event_type_count++;
}

static void event_type_has(struct ocel_event_type *type, struct str attribute, struct arena *arena)
{
	for (size_t i = 0; i < type->attribute_count; i++) {
		if (str_equals(type->attributes[i], attribute))
			return;
	}
	type->attributes = arena_grow(arena, type->attributes, type->attribute_count, &type->attribute_capacity,
	                              sizeof(type->attributes[0]));
	type->attributes[type->attribute_count++] = attribute;
}

/* What an event says beside its objects. */
static void event_pairs(struct ocel_gathering *gathering, const struct record *record,
                        const struct case_field *fields, size_t field_count, struct ocel_event *event)
{
	const struct journal *journal = gathering->one->journal;
	struct arena *arena = gathering->arena;
	struct ocel_event_type *type = &gathering->log->event_types[event->type];

	event->pairs = ARENA_ARRAY(arena, struct pair, field_count + COMMON_ATTRIBUTES);
	event->pairs[event->pair_count++] = (struct pair){
		STR("outcome"), is_refused(record->refusal) ? refusal_name(record->refusal.code) : STR("ok")};
	event->pairs[event->pair_count++] = (struct pair){STR("office-time"),
	                                                  case_office_time(journal, record->office_ms, arena)};
	for (size_t i = 0; i < field_count; i++)
		event->pairs[event->pair_count++] = (struct pair){fields[i].name, fields[i].value};
	for (size_t i = 0; i < event->pair_count; i++)
		event_type_has(type, event->pairs[i].name, arena);
}

/* People and units are named by the event, once in each part they play. */
static void event_parties(struct ocel_gathering *gathering, const struct record *record,
                          const struct case_field *fields, size_t field_count, struct ocel_event *event)
{
	const struct seed *seed = &gathering->one->journal->seed;
	struct party_id actor = seed_find_party(seed, record->actor);

	if (actor.number != 0)
		ocel_relate(&event->relations, gathering->arena, ocel_party(gathering, actor), STR("actor"));
	for (size_t i = 0; i < field_count; i++) {
		struct party_id party = seed_find_party(seed, fields[i].value);

		/* A refused command may name somebody who is not there. */
		if (fields[i].is_party && party.number != 0)
			ocel_relate(&event->relations, gathering->arena, ocel_party(gathering, party), fields[i].name);
	}
}

static void event_add(struct ocel_gathering *gathering, const struct record *record, struct ocel_event *event)
{
	struct ocel_log *log = gathering->log;
	struct arena *arena = gathering->arena;
	struct buf id = buf_in(arena);
	size_t field_count;
	const struct case_field *fields = case_fields(record, arena, &field_count);

	buf_add(&id, gathering->prefix);
	buf_add_c(&id, "record:");
	buf_add_u64(&id, record->seq);
	event->id = buf_str(&id);
	event->type = event_type_at(log, record->action, arena);
	event->at_ms = record->at_ms;
	event_pairs(gathering, record, fields, field_count, event);
	ocel_relate(&event->relations, arena, ocel_attempt(gathering), STR("attempt"));
	event_parties(gathering, record, fields, field_count, event);
	log->events = arena_grow(arena, log->events, log->event_count, &log->event_capacity,
	                         sizeof(log->events[0]));
	log->events[log->event_count++] = *event;
}

/* Folds one record, and tells it when the case does. */
static void record_gather(struct ocel_gathering *gathering, uint32_t at)
{
	const struct journal *journal = gathering->one->journal;
	const struct record *record = &journal->records[at];
	bool is_told = case_tells(gathering->one, record);
	struct document_id document = office_find_document(gathering->office, record->object);
	struct ocel_event event = {0};
	struct document_id made;

	if (is_told && document.number != 0)
		ocel_relate(&event.relations, gathering->arena, ocel_document(gathering, document, 0),
		            STR("document"));
	if (is_refused(record->refusal))
		office_apply_refused(gathering->office, record->office_ms, record->pending);
	else
		office_apply(gathering->office, &journal->events[at]);
	made = office_find_document(gathering->office, case_made(journal, record, gathering->arena));
	if (is_told && made.number != 0)
		ocel_relate(&event.relations, gathering->arena, ocel_document(gathering, made, record->at_ms),
		            STR("document"));
	if (is_told && document.number != 0)
		ocel_document_changed(gathering, document, record->at_ms, &event.relations);
	if (is_told)
		event_add(gathering, record, &event);
}

static void case_gather(const struct export_case *one, bool has_prefix, struct arena *arena,
                        struct ocel_log *log)
{
	struct office *office = ARENA_NEW(arena, struct office);
	struct ocel_gathering gathering = {.log = log, .arena = arena, .one = one, .office = office};
	struct buf prefix = buf_in(arena);

	if (has_prefix) {
		buf_add(&prefix, one->name);
		buf_add_char(&prefix, '/');
	}
	gathering.prefix = buf_str(&prefix);
	office_init(office, &one->journal->seed, arena);
	ocel_objects_begin(&gathering);
	for (uint32_t i = 0; i < one->journal->record_count; i++)
		record_gather(&gathering, i);
}

void ocel_gather(const struct export_case *cases, size_t case_count, struct arena *arena,
                 struct ocel_log *ret)
{
	*ret = (struct ocel_log){0};
	for (size_t i = 0; i < case_count; i++)
		case_gather(&cases[i], case_count > 1, arena, ret);
}
