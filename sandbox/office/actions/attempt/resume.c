/* The clock runs on after a pause. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	UNUSED(event);
	office->phase = PHASE_RUNNING;
}

const struct action action_attempt_resume = {
	.id = 4,
	.key = "attempt.resume",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_PAUSED),
	.roles = ROLES_SYSTEM,
	.apply = apply,
};
