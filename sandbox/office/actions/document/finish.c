/* ket thuc: the leader it was submitted to closes the document for everybody; any other recipient completes his own
 * part of it (hoan thanh). */
#include "office/desk.h"

static bool is_closed_for_all(const struct document *document, struct party_id actor)
{
	return party_is(document->submitted_to, actor);
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	const struct assignment *assignment;

	if (is_closed_for_all(document, event->actor))
		return ACCEPTED;
	assignment = desk_assignment(office, event->actor, document);
	if (assignment == NULL || assignment->state != ASSIGNMENT_OPEN)
		return REFUSE(no_open_assignment);
	event->facts.assignment = assignment->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);
	struct assignment *assignment = document_assignment(document, event->facts.assignment);

	if (assignment != NULL)
		assignment->state = ASSIGNMENT_DONE;
	else
		document->status = DOC_FINISHED;
}

const struct action action_document_finish = {
	.id = 20,
	.key = "document.finish",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "document.reopen",
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER),
	.check = check,
	.apply = apply,
};
