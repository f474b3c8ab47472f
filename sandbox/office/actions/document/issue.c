/* phat hanh: a numbered document goes to one recipient, inside or over the axis. One record per recipient; with the
 * first it is issued and never changes again. Decree 30/2020, article 18. */
#include "base/limits.h"
#include "office/outgoing.h"

struct issue {
	struct party_id to;
};

static const struct field fields[] = {
	FIELD_PARTY(struct issue, to, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct issue *issue = event->input;
	const struct outgoing *outgoing = office_document(office, event->document)->outgoing;

	if (outgoing_delivery(outgoing, issue->to) != NULL)
		return REFUSE_FIELD(recipient_already_sent, "to");
	if (outgoing->delivery_count >= LIMIT_RECIPIENTS)
		return REFUSE(too_many_recipients);
	return ACCEPTED;
}

/* A document that replaces another takes its place wherever both were sent. */
static void replace_at(struct office *office, struct document_id old, struct party_id to, struct minute at)
{
	struct document *document = office_change(office, old);
	struct delivery *delivery = NULL;

	if (document->outgoing != NULL)
		delivery = outgoing_delivery(document->outgoing, to);
	if (delivery != NULL && delivery->status != DELIVERY_RECALLED) {
		delivery->status = DELIVERY_REPLACED;
		delivery->at = at;
		outgoing_settle_recall(document);
	}
}

/* Inside the agency it is there at once; over the axis the other side reports. */
static void apply(struct office *office, const struct event *event)
{
	const struct issue *issue = event->input;
	struct document *document = office_change(office, event->document);
	struct outgoing *outgoing = document->outgoing;
	bool is_outside = seed_party(office->seed, issue->to)->kind == PARTY_BODY;
	struct minute now = office_minute(office, event->office_ms);

	document->status = DOC_ISSUED;
	outgoing->deliveries = arena_grow(office->arena, outgoing->deliveries, outgoing->delivery_count,
	                                  &outgoing->delivery_capacity, sizeof(outgoing->deliveries[0]));
	outgoing->deliveries[outgoing->delivery_count++] = (struct delivery){
		.to = issue->to,
		.status = is_outside ? DELIVERY_SENT : DELIVERY_ARRIVED,
		.at = now,
	};
	if (document->facts->relation == RELATION_REPLACES)
		replace_at(office, document->facts->about, issue->to, now);
}

const struct action action_document_issue = {
	.id = 50,
	.key = "document.issue",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_NUMBERED) | BIT(DOC_ISSUED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct issue),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
