/* huy duyet: the one who approved a draft takes it back onto his desk before it has a number. */
#include "office/outgoing.h"

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);

	return party_is(document->outgoing->approved_by, event->actor) ? ACCEPTED : REFUSE(approval_not_yours);
}

static void apply(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);

	document->status = DOC_PROPOSED;
	document->outgoing->approved_by = PARTY_SYSTEM;
	document->outgoing->holder = event->actor;
}

const struct action action_draft_unapprove = {
	.id = 48,
	.key = "draft.unapprove",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_APPROVED),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD),
	.check = check,
	.apply = apply,
};
