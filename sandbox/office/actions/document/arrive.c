/* A document reaches the agency over the axis (lien thong); the clerk has yet to receive it. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);

	document->status = DOC_ARRIVED;
	document->arrived_at = office_minute(office, event->office_ms);
}

const struct action action_document_arrive = {
	.id = 10,
	.key = "document.arrive",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_EXPECTED),
	.roles = ROLES_SYSTEM,
	.apply = apply,
};
