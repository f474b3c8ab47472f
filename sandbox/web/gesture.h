/* web/gesture.h - from a form of docs/templates.md to the commands of one gesture. Pure.
 *
 * One press of a button is one gesture; routing makes it several commands, which attempt accepts all or none. Fields
 * that no form has are not passed on: they are a mistake of the one who wrote the client, not of the candidate. */
#ifndef SABAN_WEB_GESTURE_H
#define SABAN_WEB_GESTURE_H

#include "office/action.h"
#include "web/due_text.h"
#include "web/form.h"

struct gesture {
	struct command *commands; /* actor and time are attempt's to fill in */
	size_t count;
	struct str wrong; /* the field that is not known or comes twice, when there is one */
};

struct gesture_target {
	const struct action *action;
	struct str object; /* key of the document */
	int32_t year;      /* of the office, for a day typed without one */
	bool has_main;     /* the document has an open main handler */
};

/* False with gesture.wrong set. */
bool gesture_read(const struct gesture_target *target, const struct form *form, struct arena *arena,
                  struct gesture *ret);

/* Fields that any form may carry beside its own: csrf, key, back, confirmed. */
bool is_every_forms(struct str name);

#endif
