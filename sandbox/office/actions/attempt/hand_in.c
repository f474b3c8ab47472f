/* The candidate hands in before the bell. attempt.close by the system follows at once. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	UNUSED(event);
	office->phase = PHASE_HANDED_IN;
}

const struct action action_attempt_hand_in = {
	.id = 2,
	.key = "attempt.hand_in",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.apply = apply,
};
