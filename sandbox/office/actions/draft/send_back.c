/* tra lai du thao: its holder sends a draft back with a reason, by the rule to the head of the drafting unit, who passes
 * it to the drafter. Decree 30/2020, article 10.3. */
#include "office/outgoing.h"

struct send_back {
	struct party_id to;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_PARTY(struct send_back, to, .required = true),
	FIELD_TEXT(struct send_back, reason, .required = true, .length_min = 10, .length_max = 1000),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct send_back *send_back = event->input;
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	if (party_is(send_back->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (!outgoing_is_in_flow(office->seed, send_back->to, document))
		return REFUSE_FIELD(recipient_not_in_flow, "to");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct send_back *send_back = event->input;
	struct document *document = office_change(office, event->document);

	outgoing_reopen(document, send_back->to);
	document_say(office, document, NOTE_RETURN, send_back->reason, event);
}

const struct action action_draft_send_back = {
	.id = 44,
	.key = "draft.send_back",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_DRAFT) | BIT(DOC_PROPOSED),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct send_back),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
