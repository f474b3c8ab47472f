/* office/action.h - an action is one row of data; its file is office/actions/<noun>/<verb>.c and ends in that row.
 *
 * From the row come the generic form, the decoder, the journal encoding, POST .../actions/<key>, the line of the trace,
 * the marker's label and the permission matrix. docs/adding-an-action.md follows one from file to page. */
#ifndef SABAN_OFFICE_ACTION_H
#define SABAN_OFFICE_ACTION_H

#include "base/check.h"
#include "office/event.h"
#include "office/field.h"

struct office;

enum effect {
	READS, /* leaves no trace another person could see */
	CHANGES,
};

enum target {
	TARGET_DOCUMENT,
	TARGET_ATTEMPT,
	TARGET_OFFICE, /* done in the office, to no document */
	TARGET_NEW,    /* makes a new document */
};

#define ROLES_PERSONS \
	(BIT(ROLE_CLERK) | BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER))
#define ROLES_SYSTEM BIT(ROLE_SYSTEM)

/* Every state of a document that has come or was made. */
#define DOC_THERE (BIT(DOC_STATUS_COUNT) - 1u - BIT(DOC_EXPECTED))

struct action {
	uint16_t id;     /* pinned for ever */
	const char *key; /* "document.route" */
	enum effect effect;
	enum target target;
	const char *undone_by; /* key of the action that takes it back; NULL when nothing does */
	bool asks_first;       /* closes work others count on, or cannot be taken back: the page asks before */
	unsigned phases;       /* BIT(PHASE_...) in which it is possible */
	unsigned from;         /* BIT(DOC_...) of its document */
	unsigned roles;        /* BIT(ROLE_...) */
	size_t input_size;
	const struct field *fields;
	size_t field_count;

	/* The rules beyond the row; fills the event's facts. NULL when the row says it all. Const in the office. */
	struct refusal (*check)(const struct office *office, struct event *event);
	/* Puts the facts of an event into the office. Holds no rule and cannot fail. NULL for nothing. */
	void (*apply)(struct office *office, const struct event *event);
};

/* Is each of its events about a document? */
static inline bool action_has_document(const struct action *action)
{
	return action->target == TARGET_DOCUMENT || action->target == TARGET_NEW;
}

/* By key; NULL when there is none. */
const struct action *action_find(struct str key);
/* All rows, ordered by id. */
const struct action *const *action_list(size_t *ret_count);
struct str action_key(const struct action *action);

#endif
