/* khoi phuc: a finishing is taken back. Who closed the document for all opens it for all; any other recipient opens his
 * own part again. */
#include "office/delegation.h"
#include "office/desk.h"
#include "office/holding.h"

struct reopening {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct reopening, note, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	const struct assignment *done;

	if (acts_for(office, event->actor, document->submitted_to))
		return document->status == DOC_FINISHED ? ACCEPTED : REFUSE(document_not_finished);
	done = document_finished_by(office->seed, event->actor, document);
	if (done == NULL || document->status == DOC_FINISHED)
		return REFUSE(nothing_to_reopen);
	if (done->role == ROUTE_MAIN && document_main(document) != NULL)
		return REFUSE(main_already_assigned);
	event->facts.assignment = done->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct reopening *reopening = event->input;
	struct document *document = office_change(office, event->document);
	struct assignment *assignment = document_assignment(document, event->facts.assignment);

	if (assignment != NULL)
		assignment->state = ASSIGNMENT_OPEN;
	else
		document->status = document_awaits_direction(document) ? DOC_SUBMITTED : DOC_PROCESSING;
	if (!str_is_empty(reopening->note))
		document_add_note(office, document,
		                  (struct note){.kind = NOTE_REOPEN,
		                                .by = event->actor,
		                                .at = office_minute(office, event->office_ms),
		                                .text = reopening->note});
}

const struct action action_document_reopen = {
	.id = 29,
	.key = "document.reopen",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER),
	.input_size = sizeof(struct reopening),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
