/* doi vai: the candidate goes on as another person of the office, where the scenario lets him. */
#include "office/office.h"

struct take_seat {
	struct party_id as;
};

static const struct field fields[] = {
	FIELD_PARTY(struct take_seat, as, .required = true),
};

static bool is_his_seat(const struct seed *seed, struct party_id person)
{
	for (uint32_t i = 0; i < seed->seat_count; i++) {
		if (party_is(seed->seats[i], person))
			return true;
	}
	return false;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct take_seat *take_seat = event->input;

	if (!is_his_seat(office->seed, take_seat->as))
		return REFUSE_FIELD(not_your_seat, "as");
	return party_is(office->candidate, take_seat->as) ? REFUSE_FIELD(already_in_that_seat, "as") : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct take_seat *take_seat = event->input;

	office->candidate = take_seat->as;
}

const struct action action_attempt_take_seat = {
	.id = 7,
	.key = "attempt.take_seat",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct take_seat),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
