/* dua vao ho so: anybody who sees a document may put it into an open dossier. Article 29.2: all papers of the matter
 * belong there; that a draft or a duplicate does not is for the keeper to see. */
#include "base/limits.h"
#include "office/dossier.h"

struct adding {
	struct dossier_id dossier;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct adding, dossier, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct adding *adding = event->input;
	struct refusal refusal = dossier_check_open(office, adding->dossier);
	const struct dossier *dossier;

	if (is_refused(refusal))
		return refusal;
	dossier = office_dossier(office, adding->dossier);
	if (dossier_holds(dossier, event->document))
		return REFUSE_FIELD(already_in_dossier, "dossier");
	return dossier->document_count < LIMIT_DOCUMENTS_PER_DOSSIER ? ACCEPTED
	                                                             : REFUSE_FIELD(dossier_full, "dossier");
}

static void apply(struct office *office, const struct event *event)
{
	const struct adding *adding = event->input;

	dossier_put(office, office_change_dossier(office, adding->dossier), event->document);
}

const struct action action_dossier_add = {
	.id = 61,
	.key = "dossier.add",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "dossier.remove",
	.phases = BIT(PHASE_RUNNING),
	.from = DOC_THERE,
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct adding),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
