/* trinh: the holder puts a draft before the one who checks, initials or approves it next, with a slip (phieu trinh).
 * Decree 30/2020, articles 11 and 12. */
#include "office/outgoing.h"

struct propose {
	struct party_id to;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct propose, to, .required = true),
	FIELD_TEXT(struct propose, note, .length_max = 1000),
};

static bool is_superior(enum role role)
{
	return role == ROLE_UNIT_HEAD || role == ROLE_OFFICE_HEAD || role == ROLE_LEADER;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct propose *propose = event->input;
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	if (party_is(propose->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (!is_superior(seed_role(office->seed, propose->to)))
		return REFUSE_FIELD(recipient_not_a_superior, "to");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct propose *propose = event->input;
	struct document *document = office_change(office, event->document);

	document->status = DOC_PROPOSED;
	outgoing_hand(document, propose->to, event->actor);
	document_say(office, document, NOTE_SLIP, propose->note, event);
}

const struct action action_draft_propose = {
	.id = 42,
	.key = "draft.propose",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "draft.withdraw",
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_DRAFT) | BIT(DOC_PROPOSED),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct propose),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
