/* grader/export/case.h - one attempt on its way into another program's format. */
#ifndef SABAN_GRADER_EXPORT_CASE_H
#define SABAN_GRADER_EXPORT_CASE_H

#include "base/buf.h"
#include "journal/journal.h"

struct export_case {
	struct str name; /* differs from those of the other cases */
	const struct journal *journal;
	bool with_refused; /* refused commands are told too */
};

/* One field of a record's input, in the order of the action's table. Names are the table's: what a refused command
 * gave besides is left out, so that no candidate chooses the name of an attribute. */
struct case_field {
	struct str name, value;
	bool is_party; /* value is the key of a person or unit */
};

/* The fields of a record that have a value; *ret_count of them, in the arena. */
struct case_field *case_fields(const struct record *record, struct arena *arena, size_t *ret_count);

/* True for a record that this case tells. */
bool case_tells(const struct export_case *one, const struct record *record);

/* A role's name; "system" for the office itself. */
struct str case_role(const struct journal *journal, struct str actor);

/* The office's clock at a record as "2024-06-18T08:02:11.500+07:00" (Viet Nam has one zone and no summer time). */
struct str case_office_time(const struct journal *journal, int64_t office_ms, struct arena *arena);
/* A UTC instant as "2024-06-18T01:02:11.500Z". */
struct str case_instant(int64_t at_ms, struct arena *arena);
/* A number in decimal. */
struct str case_number(uint64_t number, struct arena *arena);

/* Key of the document that a record made: "draft-1"; empty for one that made none. */
struct str case_made(const struct journal *journal, const struct record *record, struct arena *arena);

#endif
