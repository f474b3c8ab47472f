/* grader/replay/deeds.h - what the candidate did, as a marking sees it: his records before the closing one, in order.
 *
 * Reads are listed too (they can be steps), refused commands as well (a never or a rule with attempted="yes" looks at
 * them). A changing event that he took back himself is void; what took it back knows it. */
#ifndef SABAN_GRADER_REPLAY_DEEDS_H
#define SABAN_GRADER_REPLAY_DEEDS_H

#include "journal/journal.h"

#define DEED_NONE UINT32_MAX

struct deed {
	uint32_t seq; /* of the record */
	const struct action *action;
	struct document_id document; /* none for an attempt action, or when refused for that reason */
	struct str object;           /* its key; of an event that made a document, the key of what was made */
	const struct pair *pairs;    /* canonical when accepted, as given when refused */
	size_t pair_count;
	int64_t office_ms;
	struct minute at;
	bool is_refused;
	bool is_changing; /* an accepted change of the office */
	bool is_void;     /* undone later by the candidate */
	bool has_left;    /* it sent something out of the agency, beyond recall */
	bool has_made;    /* it made its document */
	uint32_t undoes;  /* place of the event it undid; DEED_NONE */
};

struct deeds {
	struct deed *items;
	uint32_t count;
};

struct deeds deeds_of_journal(const struct journal *journal, struct arena *arena);

/* The text of a field; false when the event has none. */
bool deed_field(const struct deed *event, struct str name, struct str *ret);

#endif
