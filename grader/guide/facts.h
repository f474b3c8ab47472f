/* grader/guide/facts.h - what a guide can refer to of a document: $cv/due-on. Of a document of the starting
 * office these are the facts it came with; they never change in an attempt. Of one made in the attempt they are the
 * facts it was left with. So a guard means the same at every moment. */
#ifndef SABAN_GRADER_GUIDE_FACTS_H
#define SABAN_GRADER_GUIDE_FACTS_H

#include "grader/guide/guide.h"

struct fact_value {
	struct minute minute; /* of GUARD_MOMENT; may be CIVIL_NO_MINUTE */
	struct str text;      /* of the others */
};

/* False when there is no such fact. */
bool fact_type(struct str name, enum guard_type *ret);

/* The fact of a document; its name must be known. A text made here lies in the arena. */
struct fact_value fact_of(const struct document_facts *facts, struct str name, struct arena *arena);

#endif
