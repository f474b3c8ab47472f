/* ket thuc ho so: the work is done; the keeper sets title and retention as they have turned out to be. Article 29.3. */
#include "office/dossier.h"

struct closing {
	struct dossier_id dossier;
	struct str title;
	unsigned retention;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct closing, dossier, .required = true),
	FIELD_TEXT(struct closing, title, .required = true, .length_min = 5, .length_max = 500),
	FIELD_CHOICE(struct closing, retention, .required = true, .choices = &retention_names),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct closing *closing = event->input;
	struct refusal refusal = dossier_check_open(office, closing->dossier);

	if (!is_refused(refusal))
		refusal = dossier_check_keeper(office, closing->dossier, event->actor);
	if (is_refused(refusal))
		return refusal;
	return office_dossier(office, closing->dossier)->document_count > 0
	           ? ACCEPTED
	           : REFUSE_FIELD(dossier_empty, "dossier");
}

static void apply(struct office *office, const struct event *event)
{
	const struct closing *closing = event->input;
	struct dossier *dossier = office_change_dossier(office, closing->dossier);

	dossier->title = str_copy(office->arena, closing->title);
	dossier->retention = (enum retention)closing->retention;
	dossier->state = DOSSIER_CLOSED;
	dossier->closed_at = office_minute(office, event->office_ms);
}

const struct action action_dossier_close = {
	.id = 63,
	.key = "dossier.close",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.undone_by = "dossier.reopen",
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct closing),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
