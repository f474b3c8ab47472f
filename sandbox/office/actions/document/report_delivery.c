/* Another agency reports over the axis what became of a document that was sent to it: statuses 01 to 06, 15 and 16. */
#include "office/outgoing.h"

struct report {
	unsigned status;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_CHOICE(struct report, status, .required = true, .choices = &delivery_status_names),
	FIELD_TEXT(struct report, reason, .length_max = 500),
};

#define OPEN_STATUSES                                                                               \
	(BIT(DELIVERY_SENT) | BIT(DELIVERY_ARRIVED) | BIT(DELIVERY_RECEIVED) | BIT(DELIVERY_ASSIGNED) | \
	 BIT(DELIVERY_PROCESSING) | BIT(DELIVERY_RECALL_REFUSED))

/* From which statuses each may follow; none for those that are not the recipient's to report. */
static const unsigned follows[DELIVERY_STATUS_COUNT] = {
	[DELIVERY_ARRIVED] = BIT(DELIVERY_SENT),
	[DELIVERY_REFUSED] = BIT(DELIVERY_SENT) | BIT(DELIVERY_ARRIVED),
	[DELIVERY_RECEIVED] = BIT(DELIVERY_SENT) | BIT(DELIVERY_ARRIVED),
	[DELIVERY_ASSIGNED] = BIT(DELIVERY_RECEIVED),
	[DELIVERY_PROCESSING] = BIT(DELIVERY_RECEIVED) | BIT(DELIVERY_ASSIGNED),
	[DELIVERY_DONE] = OPEN_STATUSES & ~BIT(DELIVERY_SENT) & ~BIT(DELIVERY_ARRIVED),
	[DELIVERY_RECALLED] = BIT(DELIVERY_RECALL_ASKED),
	[DELIVERY_RECALL_REFUSED] = BIT(DELIVERY_RECALL_ASKED),
};

static bool needs_reason(unsigned status)
{
	return status == DELIVERY_REFUSED || status == DELIVERY_RECALL_REFUSED;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct report *report = event->input;
	const struct delivery *delivery = outgoing_delivery(office_document(office, event->document)->outgoing,
	                                                    event->actor);

	if (delivery == NULL || (follows[report->status] & BIT(delivery->status)) == 0)
		return REFUSE_FIELD(delivery_out_of_order, "status");
	if (needs_reason(report->status) && str_is_empty(report->reason))
		return REFUSE_FIELD(reason_missing, "reason");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct report *report = event->input;
	struct document *document = office_change(office, event->document);
	struct delivery *delivery = outgoing_delivery(document->outgoing, event->actor);

	delivery->status = (enum delivery_status)report->status;
	delivery->at = office_minute(office, event->office_ms);
	delivery->reason = str_copy(office->arena, report->reason);
	outgoing_settle_recall(document);
}

const struct action action_document_report_delivery = {
	.id = 53,
	.key = "document.report_delivery",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ISSUED),
	.roles = BIT(ROLE_BODY),
	.input_size = sizeof(struct report),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
