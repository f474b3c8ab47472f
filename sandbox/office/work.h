/* office/work.h - the work that was given to units and people, part by part, as far as one person may see it. Pure
 * reading. A part is an assignment as main handler or supporter; what was taken back, given back or handed over is
 * nobody's any more. */
#ifndef SABAN_OFFICE_WORK_H
#define SABAN_OFFICE_WORK_H

#include "office/office.h"

enum work_state {
	WORK_OPEN, /* and not late */
	WORK_LATE, /* open, and its deadline has passed */
	WORK_DONE,
	WORK_STATE_COUNT
};

struct work {
	struct document_id document;
	const struct assignment *assignment; /* of the document; valid until it changes */
	struct party_id unit;                /* a person's work is his unit's */
	struct minute due;                   /* its own deadline, else the sender's; CIVIL_NO_MINUTE */
	enum work_state state;
};

/* The parts of one document, which may be as it was at the start, at office->now_ms; none when he may not see it. */
struct work *work_of_document(const struct office *office, struct party_id person, struct document_id id,
                              const struct document *document, struct arena *arena, size_t *ret_count);
/* Whether it is late depends on the time: its state at office->now_ms. */
void work_settle(const struct office *office, struct work *work);

/* All parts at office->now_ms, in order of documents and then of giving. O(documents). */
struct work *work_list(const struct office *office, struct party_id person, struct arena *arena,
                       size_t *ret_count);

#endif
