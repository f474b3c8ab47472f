/* thu hoi van ban da phat hanh: the clerk asks one recipient to give it back, on a leader's order; inside the agency it
 * is taken back at once. Decree 30/2020, article 18.4; status 13 of the axis. */
#include "office/outgoing.h"

struct recall {
	struct party_id to;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_PARTY(struct recall, to, .required = true),
	FIELD_TEXT(struct recall, reason, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct recall *recall = event->input;
	const struct outgoing *outgoing = office_document(office, event->document)->outgoing;
	const struct delivery *delivery = outgoing_delivery(outgoing, recall->to);

	if (outgoing->recall_ordered_by.number == 0)
		return REFUSE(recall_not_ordered);
	if (delivery == NULL)
		return REFUSE_FIELD(not_sent_there, "to");
	if (delivery->status == DELIVERY_RECALL_ASKED)
		return REFUSE_FIELD(recall_already_asked, "to");
	if (delivery_is_over(delivery->status) || delivery->status == DELIVERY_RECALL_REFUSED)
		return REFUSE_FIELD(recipient_has_answered, "to");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct recall *recall = event->input;
	struct document *document = office_change(office, event->document);
	struct delivery *delivery = outgoing_delivery(document->outgoing, recall->to);
	bool is_outside = seed_party(office->seed, recall->to)->kind == PARTY_BODY;

	delivery->status = is_outside ? DELIVERY_RECALL_ASKED : DELIVERY_RECALLED;
	delivery->at = office_minute(office, event->office_ms);
	delivery->reason = str_copy(office->arena, recall->reason);
	outgoing_settle_recall(document);
}

const struct action action_document_recall = {
	.id = 52,
	.key = "document.recall",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ISSUED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct recall),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
