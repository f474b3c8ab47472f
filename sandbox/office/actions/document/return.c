/* tra lai: a recipient gives a document back to the one who routed it, or the leader gives a submitted one back to the
 * clerk, with a reason of at least ten characters. */
#include "office/delegation.h"
#include "office/desk.h"

struct returning {
	struct str reason;
};

static const struct field fields[] = {
	FIELD_TEXT(struct returning, reason, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	const struct assignment *assignment = desk_assignment(office, event->actor, document);

	if (assignment != NULL && assignment->state == ASSIGNMENT_OPEN) {
		event->facts.assignment = assignment->id;
		return ACCEPTED;
	}
	if (document->status == DOC_SUBMITTED && acts_for(office, event->actor, document->submitted_to))
		return ACCEPTED;
	return REFUSE(nothing_to_return);
}

static void apply(struct office *office, const struct event *event)
{
	const struct returning *returning = event->input;
	struct document *document = office_change(office, event->document);
	struct assignment *assignment = document_assignment(document, event->facts.assignment);

	if (assignment != NULL) {
		assignment->state = ASSIGNMENT_RETURNED;
		assignment->reason = str_copy(office->arena, returning->reason);
	} else {
		document->status = DOC_REGISTERED;
	}
	document_add_note(office, document,
	                  (struct note){.kind = NOTE_RETURN,
	                                .by = event->actor,
	                                .at = office_minute(office, event->office_ms),
	                                .text = returning->reason});
}

const struct action action_document_return = {
	.id = 18,
	.key = "document.return",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER),
	.input_size = sizeof(struct returning),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
