/* grader/export/ocel_objects.h - the objects of one attempt while its records go by. For the files of ocel alone. */
#ifndef SABAN_GRADER_EXPORT_OCEL_OBJECTS_H
#define SABAN_GRADER_EXPORT_OCEL_OBJECTS_H

#include "grader/export/ocel.h"

/* What is known of a document that became an object; objects are places in ocel_log.objects. */
struct ocel_document {
	bool is_object;
	size_t object;
	const struct document_facts *facts; /* as they were last told */
	enum document_status status;
	uint32_t arrival_number;
	size_t *assignments;       /* [place in the document's list] object */
	struct assignment *states; /* each as it was last told */
	size_t assignment_count, assignment_capacity, state_capacity;
};

struct ocel_gathering {
	struct ocel_log *log;
	struct arena *arena;
	const struct export_case *one;
	struct str prefix; /* of ids */
	struct office *office;
	size_t *parties;                 /* [number] object plus one; 0: not yet one */
	struct ocel_document *documents; /* [number] */
	size_t attempt;
};

void ocel_objects_begin(struct ocel_gathering *gathering);

/* The object of a person or unit, made when it is not there yet. */
struct str ocel_party(struct ocel_gathering *gathering, struct party_id id);
struct str ocel_attempt(const struct ocel_gathering *gathering);

/* The object of a document. Called before a record changes it, so that its first values are those before; for one that
 * the record made, after it. `at_ms` is since when the first values hold: 0 for those of the starting office. */
struct str ocel_document(struct ocel_gathering *gathering, struct document_id id, int64_t at_ms);

/* Compares a document with what is known of it after a record; assignments that are new or changed are added to the
 * relations of its event. */
void ocel_document_changed(struct ocel_gathering *gathering, struct document_id id, int64_t at_ms,
                           struct ocel_relations *relations);

void ocel_relate(struct ocel_relations *relations, struct arena *arena, struct str object,
                 struct str qualifier);

#endif
