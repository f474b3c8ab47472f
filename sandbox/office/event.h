/* office/event.h - an accepted action with everything apply needs: ids, numbers and dates are in it, so that old
 * journals survive new rules. */
#ifndef SABAN_OFFICE_EVENT_H
#define SABAN_OFFICE_EVENT_H

#include "office/refusal.h"
#include "office/seed.h"

/* What somebody wants, as texts. `reaction` is set (from 1) when a script plays it: its number in the seed. */
struct command {
	struct party_id actor;
	const struct action *action;
	struct str object; /* the document's key; empty when the action is not done to one */
	const struct pair *pairs;
	size_t pair_count;
	int64_t office_ms;
	uint32_t pending; /* number of the pending entry this command takes off the list; 0: none */
};

/* What decide computed. Zero members are absent in journals. */
struct facts {
	struct assignment_id assignment;
	uint32_t draft;              /* which of the documents the attempt has made came of it, from 1 */
	uint32_t number;             /* taken from a register, or put on paper from one */
	struct assignment_id former; /* the assignment that this one takes the place of */
	uint32_t opinion;            /* number of a question among those of its document, from 1 */
};

struct event {
	const struct action *action;
	struct party_id actor;
	struct document_id document; /* what it is done to or makes; none for an attempt action */
	const void *input;           /* the action's own struct */
	struct facts facts;
	int64_t office_ms;
	uint32_t pending;
};

/* Either refused, or an event. Input and pairs live in the arena that was given. `pairs` are canonical for an event
 * and as given for a refusal. */
struct decision {
	struct refusal refusal;
	struct event event;
	const struct pair *pairs;
	size_t pair_count;
};

#endif
