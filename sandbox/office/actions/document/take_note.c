/* nhan de biet: a recipient for whom a document is no work turns his own main or supporting part into one for
 * information. For a unit its head decides. */
#include "office/holding.h"

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	const struct assignment *work = document_work_of(office->seed, event->actor, document);

	if (work == NULL)
		return REFUSE(nothing_to_take_note);
	event->facts.assignment = work->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);

	document_assignment(document, event->facts.assignment)->role = ROUTE_INFO;
}

const struct action action_document_take_note = {
	.id = 28,
	.key = "document.take_note",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER),
	.check = check,
	.apply = apply,
};
