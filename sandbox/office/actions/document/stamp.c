/* dong dau den: the clerk puts the DEN stamp on a paper original, with the number and day of the register, and hands it
 * on. Decree 30/2020, articles 21.1 and 22; the paper goes to whom the document is for (article 23.4). */
#include "office/office.h"

struct stamping {
	struct party_id to;
};

static const struct field fields[] = {
	FIELD_PARTY(struct stamping, to, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct stamping *stamping = event->input;
	const struct document *document = office_document(office, event->document);

	if (document->facts->channel != CHANNEL_PAPER)
		return REFUSE(document_not_paper);
	if (document->stamp.by.number != 0)
		return REFUSE(document_already_stamped);
	if (party_is(stamping->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (seed_party(office->seed, stamping->to)->kind == PARTY_BODY)
		return REFUSE_FIELD(recipient_outside, "to");
	event->facts.number = document->arrival_number;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct stamping *stamping = event->input;

	office_change(office, event->document)->stamp = (struct stamp){
		.by = event->actor,
		.to = stamping->to,
		.at = office_minute(office, event->office_ms),
	};
}

const struct action action_document_stamp = {
	.id = 22,
	.key = "document.stamp",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_REGISTERED) | BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct stamping),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
