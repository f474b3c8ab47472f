/* uy quyen: a leader lets somebody else do what is before him, for a period and a reason. Article 13.3. */
#include "base/limits.h"
#include "office/delegation.h"

struct delegating {
	struct party_id to;
	struct minute from_on;
	struct minute until_on;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_PARTY(struct delegating, to, .required = true),
	FIELD_MINUTE(struct delegating, from_on, .required = true),
	FIELD_MINUTE(struct delegating, until_on, .required = true),
	FIELD_TEXT(struct delegating, reason, .required = true, .length_min = 10, .length_max = 500),
};

/* Deputies, the chief of office, heads of units: whoever can answer for it. */
static bool may_act(const struct seed *seed, struct party_id person)
{
	enum role role = seed_role(seed, person);

	return role == ROLE_LEADER || role == ROLE_OFFICE_HEAD || role == ROLE_UNIT_HEAD;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct delegating *delegating = event->input;
	struct minute now = office_minute(office, event->office_ms);

	if (party_is(delegating->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (!may_act(office->seed, delegating->to))
		return REFUSE_FIELD(recipient_not_competent, "to");
	if (delegating->until_on.since_epoch <= delegating->from_on.since_epoch)
		return REFUSE_FIELD(period_reversed, "until_on");
	if (delegating->until_on.since_epoch <= now.since_epoch)
		return REFUSE_FIELD(due_in_the_past, "until_on");
	if (delegation_between(office, event->actor, delegating->to, now) != 0)
		return REFUSE_FIELD(already_delegated, "to");
	return office->delegation_count < LIMIT_DELEGATIONS ? ACCEPTED : REFUSE(too_many_delegations);
}

static void apply(struct office *office, const struct event *event)
{
	const struct delegating *delegating = event->input;

	delegation_add(office, (struct delegation){
							   .from = event->actor,
							   .to = delegating->to,
							   .from_at = delegating->from_on,
							   .until_at = delegating->until_on,
							   .ended_at = CIVIL_NO_MINUTE,
							   .reason = delegating->reason,
						   });
}

const struct action action_authority_delegate = {
	.id = 70,
	.key = "authority.delegate",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.undone_by = "authority.revoke",
	.phases = BIT(PHASE_RUNNING),
	.roles = BIT(ROLE_LEADER),
	.input_size = sizeof(struct delegating),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
