/* nop luu: the keeper gives a closed dossier to the agency's archive, for good. Article 30. */
#include "office/dossier.h"

struct handing {
	struct dossier_id dossier;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct handing, dossier, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct handing *handing = event->input;
	struct refusal refusal = dossier_check_closed(office, handing->dossier);

	return is_refused(refusal) ? refusal : dossier_check_keeper(office, handing->dossier, event->actor);
}

static void apply(struct office *office, const struct event *event)
{
	const struct handing *handing = event->input;

	office_change_dossier(office, handing->dossier)->state = DOSSIER_HANDED_OVER;
}

const struct action action_dossier_hand_over = {
	.id = 65,
	.key = "dossier.hand_over",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct handing),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
