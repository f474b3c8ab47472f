/* gia han: the one who gave an assignment sets a later deadline for it. It may lie beyond what the sender asked for:
 * that is for the office to answer for, so the office allows it and a marker can see it. */
#include "office/holding.h"

struct extending {
	struct party_id to;
	struct minute due_on;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_PARTY(struct extending, to, .required = true),
	FIELD_MINUTE(struct extending, due_on, .required = true),
	FIELD_TEXT(struct extending, reason, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct extending *extending = event->input;
	const struct document *document = office_document(office, event->document);
	const struct assignment *given = document_open_for(document, extending->to);

	if (extending->due_on.since_epoch < office_minute(office, event->office_ms).since_epoch)
		return REFUSE_FIELD(due_in_the_past, "due_on");
	if (given == NULL)
		return REFUSE_FIELD(no_open_assignment, "to");
	if (!party_is(given->from, event->actor))
		return REFUSE_FIELD(assignment_not_yours, "to");
	if (minute_is_given(given->due_on) && extending->due_on.since_epoch <= given->due_on.since_epoch)
		return REFUSE_FIELD(due_not_later, "due_on");
	event->facts.assignment = given->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct extending *extending = event->input;
	struct document *document = office_change(office, event->document);

	document_assignment(document, event->facts.assignment)->due_on = extending->due_on;
	document_add_note(office, document,
	                  (struct note){.kind = NOTE_EXTEND,
	                                .by = event->actor,
	                                .at = office_minute(office, event->office_ms),
	                                .text = extending->reason});
}

const struct action action_document_extend = {
	.id = 24,
	.key = "document.extend",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct extending),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
