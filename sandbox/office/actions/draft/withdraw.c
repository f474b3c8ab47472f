/* rut lai: the one who put a draft before somebody takes it back before it is approved. */
#include "office/outgoing.h"

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);

	return party_is(document->outgoing->proposed_by, event->actor) ? ACCEPTED : REFUSE(proposal_not_yours);
}

static void apply(struct office *office, const struct event *event)
{
	outgoing_reopen(office_change(office, event->document), event->actor);
}

const struct action action_draft_withdraw = {
	.id = 43,
	.key = "draft.withdraw",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROPOSED),
	.roles = ROLES_PERSONS,
	.check = check,
	.apply = apply,
};
