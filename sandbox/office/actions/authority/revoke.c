/* cham dut uy quyen: the leader takes the authority back before its time is over. */
#include "office/delegation.h"

struct revoking {
	struct party_id to;
};

static const struct field fields[] = {
	FIELD_PARTY(struct revoking, to, .required = true),
};

static uint32_t standing(const struct office *office, const struct event *event)
{
	const struct revoking *revoking = event->input;

	return delegation_between(office, event->actor, revoking->to, office_minute(office, event->office_ms));
}

static struct refusal check(const struct office *office, struct event *event)
{
	event->facts.number = standing(office, event);
	return event->facts.number != 0 ? ACCEPTED : REFUSE_FIELD(not_delegated, "to");
}

static void apply(struct office *office, const struct event *event)
{
	delegation_end(office, event->facts.number, office_minute(office, event->office_ms));
}

const struct action action_authority_revoke = {
	.id = 71,
	.key = "authority.revoke",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.phases = BIT(PHASE_RUNNING),
	.roles = BIT(ROLE_LEADER),
	.input_size = sizeof(struct revoking),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
