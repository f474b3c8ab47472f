/* tiep nhan: the clerk has checked an arrived document and takes it in. Decree 30/2020, article 21.2. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	office_change(office, event->document)->status = DOC_RECEIVED;
}

const struct action action_document_receive = {
	.id = 11,
	.key = "document.receive",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ARRIVED),
	.roles = BIT(ROLE_CLERK),
	.apply = apply,
};
