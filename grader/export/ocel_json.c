#include "base/json_write.h"
#include "grader/export/ocel.h"

static void attributes_declare(struct json_out *json, const struct str *names, size_t count)
{
	json_key(json, "attributes");
	json_array_open(json);
	for (size_t i = 0; i < count; i++) {
		json_object_open(json);
		json_member_str(json, "name", names[i]);
		json_member_str(json, "type", STR("string"));
		json_object_close(json);
	}
	json_array_close(json);
}

static void types_write(struct json_out *json, const struct ocel_log *log)
{
	json_key(json, "objectTypes");
	json_array_open(json);
	for (unsigned i = 0; i < OCEL_TYPE_COUNT; i++) {
		json_object_open(json);
		json_member_str(json, "name", ocel_kinds[i].name);
		attributes_declare(json, ocel_kinds[i].attributes, ocel_kinds[i].attribute_count);
		json_object_close(json);
	}
	json_array_close(json);
	json_key(json, "eventTypes");
	json_array_open(json);
	for (size_t i = 0; i < log->event_type_count; i++) {
		json_object_open(json);
		json_member_str(json, "name", log->event_types[i].name);
		attributes_declare(json, log->event_types[i].attributes, log->event_types[i].attribute_count);
		json_object_close(json);
	}
	json_array_close(json);
}

static void relations_write(struct json_out *json, const struct ocel_relations *relations)
{
	json_key(json, "relationships");
	json_array_open(json);
	for (size_t i = 0; i < relations->count; i++) {
		json_object_open(json);
		json_member_str(json, "objectId", relations->items[i].object);
		json_member_str(json, "qualifier", relations->items[i].qualifier);
		json_object_close(json);
	}
	json_array_close(json);
}

static void object_write(struct json_out *json, const struct ocel_object *object, struct arena *arena)
{
	const struct ocel_kind *kind = &ocel_kinds[object->type];

	json_object_open(json);
	json_member_str(json, "id", object->id);
	json_member_str(json, "type", kind->name);
	json_key(json, "attributes");
	json_array_open(json);
	for (size_t i = 0; i < object->value_count; i++) {
		const struct ocel_value *value = &object->values[i];

		json_object_open(json);
		json_member_str(json, "name", kind->attributes[value->attribute]);
		json_member_str(json, "value", value->value);
		json_member_str(json, "time", case_instant(value->at_ms, arena));
		json_object_close(json);
	}
	json_array_close(json);
	relations_write(json, &object->relations);
	json_object_close(json);
}

static void event_write(struct json_out *json, const struct ocel_log *log, const struct ocel_event *event,
                        struct arena *arena)
{
	json_object_open(json);
	json_member_str(json, "id", event->id);
	json_member_str(json, "type", log->event_types[event->type].name);
	json_member_str(json, "time", case_instant(event->at_ms, arena));
	json_key(json, "attributes");
	json_array_open(json);
	for (size_t i = 0; i < event->pair_count; i++) {
		json_object_open(json);
		json_member_str(json, "name", event->pairs[i].name);
		json_member_str(json, "value", event->pairs[i].value);
		json_object_close(json);
	}
	json_array_close(json);
	relations_write(json, &event->relations);
	json_object_close(json);
}

void ocel_json(const struct ocel_log *log, struct buf *out)
{
	struct json_out json = json_out_in(out);

	json_object_open(&json);
	types_write(&json, log);
	json_key(&json, "objects");
	json_array_open(&json);
	for (size_t i = 0; i < log->object_count; i++)
		object_write(&json, &log->objects[i], out->arena);
	json_array_close(&json);
	json_key(&json, "events");
	json_array_open(&json);
	for (size_t i = 0; i < log->event_count; i++)
		event_write(&json, log, &log->events[i], out->arena);
	json_array_close(&json);
	json_object_close(&json);
	buf_add_char(out, '\n');
}
