/* don doc: the one who gave an assignment reminds its holder, in one of three degrees. Whether it is late is for a marker
 * to see: the office lets a busy leader remind anybody whom he gave work. */
#include "office/holding.h"

struct reminding {
	struct party_id to;
	unsigned degree;
	struct str text;
};

static const struct field fields[] = {
	FIELD_PARTY(struct reminding, to, .required = true),
	FIELD_CHOICE(struct reminding, degree, .required = true, .choices = &remind_degree_names),
	FIELD_TEXT(struct reminding, text, .required = true, .length_min = 10, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct reminding *reminding = event->input;
	const struct document *document = office_document(office, event->document);
	const struct assignment *given = document_open_for(document, reminding->to);

	if (given == NULL)
		return REFUSE_FIELD(no_open_assignment, "to");
	if (!party_is(given->from, event->actor))
		return REFUSE_FIELD(assignment_not_yours, "to");
	event->facts.assignment = given->id;
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct reminding *reminding = event->input;
	struct document *document = office_change(office, event->document);

	document_say(office, document, NOTE_REMIND, reminding->text, event);
}

const struct action action_document_remind = {
	.id = 30,
	.key = "document.remind",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct reminding),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
