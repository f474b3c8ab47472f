/* loai khoi ho so: the keeper takes out what is a duplicate, a mere draft, or of other work. Article 29.2. */
#include "office/dossier.h"

struct removing {
	struct dossier_id dossier;
	unsigned reason;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct removing, dossier, .required = true),
	FIELD_CHOICE(struct removing, reason, .required = true, .choices = &removal_reason_names),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct removing *removing = event->input;
	struct refusal refusal = dossier_check_open(office, removing->dossier);

	if (!is_refused(refusal))
		refusal = dossier_check_keeper(office, removing->dossier, event->actor);
	if (is_refused(refusal))
		return refusal;
	return dossier_holds(office_dossier(office, removing->dossier), event->document)
	           ? ACCEPTED
	           : REFUSE_FIELD(not_in_dossier, "dossier");
}

static void apply(struct office *office, const struct event *event)
{
	const struct removing *removing = event->input;

	dossier_take(office, office_change_dossier(office, removing->dossier), event->document);
}

const struct action action_dossier_remove = {
	.id = 62,
	.key = "dossier.remove",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "dossier.add",
	.phases = BIT(PHASE_RUNNING),
	.from = DOC_THERE,
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct removing),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
