/* danh dau ca nhan: a person marks a document for himself. Nobody else sees it. */
#include "office/desk.h"

static struct refusal check(const struct office *office, struct event *event)
{
	return desk_is_marked(event->actor, office_document(office, event->document)) ? REFUSE(already_marked)
	                                                                              : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	document_set_mark(office, office_change(office, event->document), event->actor, true);
}

const struct action action_document_mark = {
	.id = 31,
	.key = "document.mark",
	.effect = READS,
	.target = TARGET_DOCUMENT,
	.undone_by = "document.unmark",
	.phases = BIT(PHASE_RUNNING),
	.from = DOC_THERE,
	.roles = ROLES_PERSONS,
	.check = check,
	.apply = apply,
};
