/* The candidate has read the instructions and starts: the clock runs from here. Record 0 of every journal. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	UNUSED(event);
	office->phase = PHASE_RUNNING;
}

const struct action action_attempt_start = {
	.id = 1,
	.key = "attempt.start",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_NEW),
	.roles = ROLES_SYSTEM,
	.apply = apply,
};
