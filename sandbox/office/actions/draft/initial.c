/* ky nhay: the head of the drafting unit answers for the content, the chief of office for the form, each with his
 * initials. Decree 30/2020, article 12. */
#include "office/outgoing.h"

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	return document->outgoing->initialled_by.number == 0 ? ACCEPTED : REFUSE(already_initialled);
}

static void apply(struct office *office, const struct event *event)
{
	office_change(office, event->document)->outgoing->initialled_by = event->actor;
}

const struct action action_draft_initial = {
	.id = 45,
	.key = "draft.initial",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROPOSED),
	.roles = BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICE_HEAD),
	.check = check,
	.apply = apply,
};
