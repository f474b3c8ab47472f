/* duyet: the one who will sign approves the draft and says in whose name he signs; then it lies with the clerks.
 * Decree 30/2020, articles 11.1 and 13. */
#include "office/outgoing.h"

struct approve {
	unsigned authority;
	struct str note;
};

static const struct field fields[] = {
	FIELD_CHOICE(struct approve, authority, .required = true, .choices = &authority_names),
	FIELD_TEXT(struct approve, note, .length_max = 1000),
};

/* The chief of office signs by order or by authorisation only (article 13.3 and 13.4). */
static struct refusal check(const struct office *office, struct event *event)
{
	const struct approve *approve = event->input;
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	if (seed_role(office->seed, event->actor) == ROLE_OFFICE_HEAD && approve->authority != AUTHORITY_TL &&
	    approve->authority != AUTHORITY_TUQ)
		return REFUSE_FIELD(only_by_order, "authority");
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct approve *approve = event->input;
	struct document *document = office_change(office, event->document);
	struct document_facts *facts = outgoing_change_facts(office, document);

	facts->signer = event->actor;
	facts->authority = (enum authority)approve->authority;
	document->status = DOC_APPROVED;
	document->outgoing->approved_by = event->actor;
	document->outgoing->holder = PARTY_SYSTEM;
	document_say(office, document, NOTE_COMMENT, approve->note, event);
}

const struct action action_draft_approve = {
	.id = 47,
	.key = "draft.approve",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "draft.unapprove",
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROPOSED),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD),
	.input_size = sizeof(struct approve),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
