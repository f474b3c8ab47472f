/* The end, at the bell or after handing in. The last record of every journal: nothing is appended behind it. */
#include "office/office.h"

static void apply(struct office *office, const struct event *event)
{
	UNUSED(event);
	office->phase = PHASE_CLOSED;
	office->pending_count = 0;
}

const struct action action_attempt_close = {
	.id = 6,
	.key = "attempt.close",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_RUNNING) | BIT(PHASE_PAUSED) | BIT(PHASE_HANDED_IN),
	.roles = ROLES_SYSTEM,
	.apply = apply,
};
