/* cho y kien: who was asked answers the oldest question put to him or to his unit. A late answer is an answer too. */
#include "office/holding.h"

struct answering {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct answering, note, .required = true, .length_max = 1000),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);

	event->facts.opinion = document_asked(office->seed, event->actor, document);
	return event->facts.opinion == 0 ? REFUSE(opinion_not_asked) : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct answering *answering = event->input;
	struct document *document = office_change(office, event->document);
	struct opinion *opinion;

	assert(event->facts.opinion != 0 && event->facts.opinion <= document->opinion_count);
	opinion = &document->opinions[event->facts.opinion - 1];
	opinion->answered_by = event->actor;
	opinion->answered_at = office_minute(office, event->office_ms);
	opinion->answer = str_copy(office->arena, answering->note);
}

const struct action action_document_give_opinion = {
	.id = 26,
	.key = "document.give_opinion",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct answering),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
