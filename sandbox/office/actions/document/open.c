/* mo xem: somebody reads a document. Recorded because a task may ask for it; changes nothing another person sees. */
#include "office/office.h"

const struct action action_document_open = {
	.id = 14,
	.key = "document.open",
	.effect = READS,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ARRIVED) | BIT(DOC_RECEIVED) | BIT(DOC_REGISTERED) | BIT(DOC_SUBMITTED) |
            BIT(DOC_PROCESSING) | BIT(DOC_FINISHED) | BIT(DOC_DRAFT) | BIT(DOC_PROPOSED) | BIT(DOC_APPROVED) |
            BIT(DOC_NUMBERED) | BIT(DOC_ISSUED) | BIT(DOC_RECALLED) | BIT(DOC_CANCELLED) | BIT(DOC_REFUSED),
	.roles = ROLES_PERSONS,
};
