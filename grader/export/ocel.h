/* grader/export/ocel.h - attempts as an object-centric event log (OCEL 2.0): which things each event was about.
 *
 *	struct ocel_log log;
 *	ocel_gather(cases, case_count, arena, &log);
 *	ocel_json(&log, &out);  or  ocel_sqlite(&log, arena, &bytes, reterr);
 *
 * Objects are the attempt, people, units, documents and assignments that the events name; what they point at is there
 * too. A document's status and arrival number and an assignment's state have a value for each time they changed. With
 * several attempts the ids begin with the attempt's name. docs/exports.md has the tables. */
#ifndef SABAN_GRADER_EXPORT_OCEL_H
#define SABAN_GRADER_EXPORT_OCEL_H

#include "base/err.h"
#include "grader/export/case.h"

enum ocel_type {
	OCEL_ATTEMPT,
	OCEL_PERSON,
	OCEL_UNIT,
	OCEL_DOCUMENT,
	OCEL_ASSIGNMENT,
	OCEL_TYPE_COUNT
};

/* What is the same for all objects of a type. */
struct ocel_kind {
	struct str name;
	const struct str *attributes;
	size_t attribute_count;
};
extern const struct ocel_kind ocel_kinds[OCEL_TYPE_COUNT];

struct ocel_relation {
	struct str object, qualifier;
};

struct ocel_relations {
	struct ocel_relation *items;
	size_t count, capacity;
};

/* The value of an attribute from a time on. */
struct ocel_value {
	size_t attribute; /* of its kind */
	struct str value;
	int64_t at_ms; /* 0 for what was so from the start */
	bool is_change;
};

struct ocel_object {
	struct str id;
	enum ocel_type type;
	struct ocel_value *values; /* in order of time */
	size_t value_count, value_capacity;
	struct ocel_relations relations;
};

struct ocel_event {
	struct str id;
	size_t type; /* in ocel_log.event_types */
	int64_t at_ms;
	struct pair *pairs;
	size_t pair_count;
	struct ocel_relations relations;
};

struct ocel_event_type {
	struct str name; /* key of the action */
	struct str *attributes;
	size_t attribute_count, attribute_capacity;
};

struct ocel_log {
	struct ocel_event *events;
	size_t event_count, event_capacity;
	struct ocel_object *objects;
	size_t object_count, object_capacity;
	struct ocel_event_type *event_types;
	size_t event_type_count, event_type_capacity;
};

void ocel_gather(const struct export_case *cases, size_t case_count, struct arena *arena,
                 struct ocel_log *ret);

/* One JSON object with an LF. */
void ocel_json(const struct ocel_log *log, struct buf *out);

/* The bytes of an SQLite database with primary and foreign keys, in the arena. ERR_INTERNAL when SQLite fails. */
bool ocel_sqlite(const struct ocel_log *log, struct arena *arena, struct str *ret, struct err *reterr);

#endif
