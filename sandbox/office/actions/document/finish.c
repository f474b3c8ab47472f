/* ket thuc: the leader it was submitted to closes the document for everybody; any other recipient completes his own
 * part of it (hoan thanh). Who closes it may name the document that answers it. */
#include "office/delegation.h"
#include "office/desk.h"

struct finishing {
	struct document_id answer;
};

static const struct field fields[] = {
	FIELD_DOCUMENT(struct finishing, answer, .required = false),
};

static bool is_closed_for_all(const struct office *office, const struct document *document,
                              struct party_id actor)
{
	return acts_for(office, actor, document->submitted_to);
}

/* An answer has left the house: before that it may still become another one. */
static struct refusal answer_check(const struct office *office, struct document_id answer,
                                   struct party_id actor)
{
	const struct document *document;

	if (answer.number == 0)
		return ACCEPTED;
	if (answer.number > office_document_count(office) ||
	    !desk_shows(office, actor, office_document(office, answer)))
		return REFUSE_FIELD(unknown_document, "answer");
	document = office_document(office, answer);
	return document->status == DOC_ISSUED ? ACCEPTED : REFUSE_FIELD(not_an_answer, "answer");
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct finishing *finishing = event->input;
	struct refusal refusal = answer_check(office, finishing->answer, event->actor);
	const struct document *document = office_document(office, event->document);
	const struct assignment *assignment;

	if (is_refused(refusal) || is_closed_for_all(office, document, event->actor))
		return refusal;
	assignment = desk_assignment(office, event->actor, document);
	if (assignment == NULL || assignment->state != ASSIGNMENT_OPEN)
		return REFUSE(no_open_assignment);
	event->facts.assignment = assignment->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct finishing *finishing = event->input;
	struct document *document = office_change(office, event->document);
	struct assignment *assignment = document_assignment(document, event->facts.assignment);

	if (assignment != NULL)
		assignment->state = ASSIGNMENT_DONE;
	else
		document->status = DOC_FINISHED;
	if (finishing->answer.number != 0)
		document->answered_by = finishing->answer;
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
	.input_size = sizeof(struct finishing),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
