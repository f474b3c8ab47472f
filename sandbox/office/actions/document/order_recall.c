/* quyet dinh thu hoi: a leader orders that an issued document be taken back, and says why. Decree 30/2020, article 18.4.
 */
#include "office/outgoing.h"

struct order_recall {
	struct str reason;
};

static const struct field fields[] = {
	FIELD_TEXT(struct order_recall, reason, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);

	return document->outgoing->recall_ordered_by.number == 0 ? ACCEPTED : REFUSE(recall_already_ordered);
}

static void apply(struct office *office, const struct event *event)
{
	const struct order_recall *order = event->input;
	struct document *document = office_change(office, event->document);

	document->outgoing->recall_ordered_by = event->actor;
	document_say(office, document, NOTE_RECALL, order->reason, event);
}

const struct action action_document_order_recall = {
	.id = 51,
	.key = "document.order_recall",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ISSUED),
	.roles = BIT(ROLE_LEADER),
	.input_size = sizeof(struct order_recall),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
