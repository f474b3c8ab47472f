/* bo danh dau: a person takes his own mark off again. */
#include "office/desk.h"

static struct refusal check(const struct office *office, struct event *event)
{
	return desk_is_marked(event->actor, office_document(office, event->document)) ? ACCEPTED
	                                                                              : REFUSE(not_marked);
}

static void apply(struct office *office, const struct event *event)
{
	document_set_mark(office, office_change(office, event->document), event->actor, false);
}

const struct action action_document_unmark = {
	.id = 32,
	.key = "document.unmark",
	.effect = READS,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = DOC_THERE,
	.roles = ROLES_PERSONS,
	.check = check,
	.apply = apply,
};
