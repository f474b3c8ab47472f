/* tu choi du hop: nobody goes, for a reason; who was sent and cannot go gives it back to whoever sent him. */
#include "office/meeting.h"

struct declining {
	struct str reason;
};

static const struct field fields[] = {
	FIELD_TEXT(struct declining, reason, .required = true, .length_min = 10, .length_max = 500),
};

static bool was_sent(const struct document *document, struct party_id person)
{
	return party_is(document->attendee, person) && !party_is(document->submitted_to, person);
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = meeting_check(office, event);

	if (is_refused(refusal))
		return refusal;
	return document->attendance == ATTENDANCE_DECLINED ? REFUSE(meeting_already_declined) : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct declining *declining = event->input;
	struct document *document = office_change(office, event->document);
	bool is_given_back = was_sent(document, event->actor);

	meeting_answer(document, is_given_back ? (struct party_id){0} : event->actor,
	               is_given_back ? ATTENDANCE_OPEN : ATTENDANCE_DECLINED);
	document_say(office, document, NOTE_DECLINE, declining->reason, event);
}

const struct action action_meeting_decline = {
	.id = 68,
	.key = "meeting.decline",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct declining),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
