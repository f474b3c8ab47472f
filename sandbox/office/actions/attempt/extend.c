/* Extra time, effective at once: the bell rings that much later. */
#include "base/limits.h"
#include "office/office.h"

struct extend {
	int64_t by;
};

static const struct field fields[] = {
	FIELD_DURATION(struct extend, by, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct extend *extend = event->input;

	UNUSED(office);
	return extend->by > LIMIT_EXTENSION_MS ? REFUSE_FIELD(field_too_long, "by") : ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct extend *extend = event->input;

	office->extension_ms += extend->by;
}

const struct action action_attempt_extend = {
	.id = 5,
	.key = "attempt.extend",
	.effect = READS,
	.target = TARGET_ATTEMPT,
	.phases = BIT(PHASE_RUNNING) | BIT(PHASE_PAUSED),
	.roles = ROLES_SYSTEM,
	.input_size = sizeof(struct extend),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
