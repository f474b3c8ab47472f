/* thu hoi: the one who routed a document takes it back from a recipient who has not finished with it. */
#include "office/holding.h"

struct retake {
	struct party_id to;
};

static const struct field fields[] = {
	FIELD_PARTY(struct retake, to, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct retake *retake = event->input;
	const struct document *document = office_document(office, event->document);
	const struct assignment *open = NULL;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (assignment->state == ASSIGNMENT_OPEN && party_is(assignment->to, retake->to))
			open = assignment;
	}
	if (open == NULL)
		return REFUSE_FIELD(no_open_assignment, "to");
	if (!party_is(open->from, event->actor))
		return REFUSE_FIELD(assignment_not_yours, "to");
	event->facts.assignment = open->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);

	document_assignment(document, event->facts.assignment)->state = ASSIGNMENT_RETAKEN;
	if (document_awaits_direction(document))
		document->status = DOC_SUBMITTED;
}

const struct action action_document_retake = {
	.id = 17,
	.key = "document.retake",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct retake),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
