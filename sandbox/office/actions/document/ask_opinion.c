/* xin y kien: somebody who has the document asks a person or a unit about it, to be answered by a date. Who is asked sees
 * the document from then on, and is no handler of it. */
#include "base/limits.h"
#include "office/holding.h"

struct asking {
	struct party_id to;
	struct minute due_on;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct asking, to, .required = true),
	FIELD_MINUTE(struct asking, due_on, .required = true),
	FIELD_TEXT(struct asking, note, .required = true, .length_max = 1000),
};

static bool is_asked_already(const struct document *document, struct party_id to)
{
	for (size_t i = 0; i < document->opinion_count; i++) {
		if (document->opinions[i].answered_by.number == 0 && party_is(document->opinions[i].to, to))
			return true;
	}
	return false;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct asking *asking = event->input;
	const struct document *document = office_document(office, event->document);

	if (party_is(asking->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (seed_party(office->seed, asking->to)->kind == PARTY_BODY)
		return REFUSE_FIELD(recipient_outside, "to");
	if (asking->due_on.since_epoch < office_minute(office, event->office_ms).since_epoch)
		return REFUSE_FIELD(due_in_the_past, "due_on");
	if (is_asked_already(document, asking->to))
		return REFUSE_FIELD(opinion_already_asked, "to");
	if (document->opinion_count >= LIMIT_OPINIONS_PER_DOCUMENT)
		return REFUSE(too_many_opinions);
	event->facts.opinion = (uint32_t)document->opinion_count + 1;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct asking *asking = event->input;

	*document_add_opinion(office, office_change(office, event->document)) = (struct opinion){
		.from = event->actor,
		.to = asking->to,
		.due_on = asking->due_on,
		.at = office_minute(office, event->office_ms),
		.question = str_copy(office->arena, asking->note),
	};
}

const struct action action_document_ask_opinion = {
	.id = 25,
	.key = "document.ask_opinion",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD) | BIT(ROLE_OFFICER),
	.input_size = sizeof(struct asking),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
