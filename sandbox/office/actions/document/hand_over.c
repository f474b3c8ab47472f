/* chuyen don vi khac: the head of the unit that has a document passes his unit's part on to another unit, in the same
 * role and with the same deadline. Who gave it stays the one who gave it. */
#include "base/limits.h"
#include "office/holding.h"

struct handing {
	struct party_id to;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_PARTY(struct handing, to, .required = true),
	FIELD_TEXT(struct handing, reason, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct handing *handing = event->input;
	const struct document *document = office_document(office, event->document);
	const struct assignment *held = document_held_by_unit_of(office->seed, event->actor, document);

	if (held == NULL)
		return REFUSE(not_head_of_holder);
	if (party_is(handing->to, held->to))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (document_open_for(document, handing->to) != NULL)
		return REFUSE_FIELD(recipient_already_assigned, "to");
	if (document->assignment_count >= LIMIT_ASSIGNMENTS_PER_DOCUMENT)
		return REFUSE(too_many_recipients);
	if (seed_party(office->seed, handing->to)->kind != PARTY_UNIT)
		return REFUSE_FIELD(recipient_not_a_unit, "to");
	event->facts.former = held->id;
	event->facts.assignment = (struct assignment_id){office->next_assignment};
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct handing *handing = event->input;
	struct document *document = office_change(office, event->document);
	struct assignment *next = document_add_assignment(office, document);
	struct assignment *held = document_assignment(document, event->facts.former);

	*next = *held;
	next->id = event->facts.assignment;
	next->to = handing->to;
	next->at = office_minute(office, event->office_ms);
	next->reason = (struct str){0};
	held->state = ASSIGNMENT_HANDED_OVER;
	held->reason = str_copy(office->arena, handing->reason);
	office->next_assignment = event->facts.assignment.number + 1;
	document_add_note(
		office, document,
		(struct note){.kind = NOTE_HAND_OVER, .by = event->actor, .at = next->at, .text = handing->reason});
}

const struct action action_document_hand_over = {
	.id = 27,
	.key = "document.hand_over",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct handing),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
