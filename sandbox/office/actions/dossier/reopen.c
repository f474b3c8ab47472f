/* mo lai ho so: the keeper goes on with a dossier that he closed and has not handed over yet. */
#include "office/dossier.h"

struct reopening {
	struct dossier_id dossier;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct reopening, dossier, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct reopening *reopening = event->input;
	struct refusal refusal = dossier_check_closed(office, reopening->dossier);

	return is_refused(refusal) ? refusal : dossier_check_keeper(office, reopening->dossier, event->actor);
}

static void apply(struct office *office, const struct event *event)
{
	const struct reopening *reopening = event->input;
	struct dossier *dossier = office_change_dossier(office, reopening->dossier);

	dossier->state = DOSSIER_OPEN;
	dossier->closed_at = CIVIL_NO_MINUTE;
}

const struct action action_dossier_reopen = {
	.id = 64,
	.key = "dossier.reopen",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct reopening),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
