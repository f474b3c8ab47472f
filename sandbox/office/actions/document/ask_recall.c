/* The agency that issued an incoming document wants it back and says why. For any other agency there is no such
 * document (desk_shows). Decree 30/2020, article 18.4; status 13. */
#include "office/office.h"

struct ask_recall {
	struct str reason;
};

static const struct field fields[] = {
	FIELD_TEXT(struct ask_recall, reason, .required = true, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);

	return document->recall_asked ? REFUSE(recall_already_asked) : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct ask_recall *ask = event->input;
	struct document *document = office_change(office, event->document);

	document->recall_asked = true;
	document_say(office, document, NOTE_RECALL, ask->reason, event);
}

const struct action action_document_ask_recall = {
	.id = 54,
	.key = "document.ask_recall",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ARRIVED) | BIT(DOC_RECEIVED) | BIT(DOC_REGISTERED) | BIT(DOC_SUBMITTED) |
            BIT(DOC_PROCESSING) | BIT(DOC_FINISHED),
	.roles = BIT(ROLE_BODY),
	.input_size = sizeof(struct ask_recall),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
