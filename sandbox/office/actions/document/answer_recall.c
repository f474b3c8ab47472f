/* huy theo thu hoi: the clerk gives a document back to the issuer who recalls it, or says why not. What is finished
 * cannot be given back any more. Decree 30/2020, article 18.4; statuses 15 and 16. */
#include "office/office.h"

struct answer_recall {
	unsigned answer;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_CHOICE(struct answer_recall, answer, .required = true, .choices = &recall_answer_names),
	FIELD_TEXT(struct answer_recall, reason, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct answer_recall *answer = event->input;
	const struct document *document = office_document(office, event->document);

	if (!document->recall_asked)
		return REFUSE(recall_not_asked);
	if (answer->answer == RECALL_ACCEPT && document->status == DOC_FINISHED)
		return REFUSE_FIELD(document_finished, "answer");
	if (answer->answer == RECALL_REFUSE && str_is_empty(answer->reason))
		return REFUSE_FIELD(reason_missing, "reason");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct answer_recall *answer = event->input;
	struct document *document = office_change(office, event->document);

	document->recall_asked = false;
	if (answer->answer == RECALL_ACCEPT)
		document->status = DOC_CANCELLED;
	document_say(office, document, NOTE_RECALL, answer->reason, event);
}

const struct action action_document_answer_recall = {
	.id = 55,
	.key = "document.answer_recall",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ARRIVED) | BIT(DOC_RECEIVED) | BIT(DOC_REGISTERED) | BIT(DOC_SUBMITTED) |
            BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct answer_recall),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
