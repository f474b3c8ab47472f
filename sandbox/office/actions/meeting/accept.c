/* nhan loi du hop: whoever it is up to goes himself; who was sent says yes. Two at one time can be accepted: the calendar
 * says that they clash. */
#include "office/meeting.h"

struct accepting {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct accepting, note, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = meeting_check(office, event);

	if (is_refused(refusal))
		return refusal;
	return document->attendance == ATTENDANCE_ACCEPTED ? REFUSE(meeting_already_accepted) : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct accepting *accepting = event->input;
	struct document *document = office_change(office, event->document);

	meeting_answer(document, event->actor, ATTENDANCE_ACCEPTED);
	document_say(office, document, NOTE_COMMENT, accepting->note, event);
}

const struct action action_meeting_accept = {
	.id = 67,
	.key = "meeting.accept",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct accepting),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
