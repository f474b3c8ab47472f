/* trinh: a registered document is put before a leader. Decree 30/2020, article 23.1. */
#include "office/office.h"

struct submit {
	struct party_id to;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct submit, to, .required = true),
	FIELD_TEXT(struct submit, note, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct submit *submit = event->input;

	if (seed_role(office->seed, submit->to) != ROLE_LEADER)
		return REFUSE_FIELD(recipient_not_a_leader, "to");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct submit *submit = event->input;
	struct document *document = office_change(office, event->document);

	document->status = DOC_SUBMITTED;
	document->submitted_by = event->actor;
	document->submitted_to = submit->to;
	document_say(office, document, NOTE_COMMENT, submit->note, event);
}

const struct action action_document_submit = {
	.id = 13,
	.key = "document.submit",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_REGISTERED),
	.roles = BIT(ROLE_CLERK) | BIT(ROLE_OFFICE_HEAD),
	.input_size = sizeof(struct submit),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
