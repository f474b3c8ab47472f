/* A proctor stops the clock: until attempt.resume nothing happens and nothing can be done. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	UNUSED(event);
	office->phase = PHASE_PAUSED;
}

const struct action action_attempt_pause = {
	.id = 3,
	.key = "attempt.pause",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_SYSTEM,
	.apply = apply,
};
