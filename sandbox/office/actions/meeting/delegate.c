/* cu nguoi du hop thay: whoever it is up to sends a colleague, who sees the invitation and answers himself. */
#include "office/meeting.h"

struct sending {
	struct party_id to;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct sending, to, .required = true),
	FIELD_TEXT(struct sending, note, .required = true, .length_min = 5, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct sending *sending = event->input;
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = meeting_check(office, event);

	if (is_refused(refusal))
		return refusal;
	if (seed_party(office->seed, sending->to)->kind != PARTY_PERSON)
		return REFUSE_FIELD(recipient_not_a_person, "to");
	if (party_is(sending->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	return party_is(document->attendee, sending->to) ? REFUSE_FIELD(already_sent_there, "to") : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct sending *sending = event->input;
	struct document *document = office_change(office, event->document);

	meeting_answer(document, sending->to, ATTENDANCE_SENT);
	document_say(office, document, NOTE_SEND, sending->note, event);
}

const struct action action_meeting_delegate = {
	.id = 69,
	.key = "meeting.delegate",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct sending),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
