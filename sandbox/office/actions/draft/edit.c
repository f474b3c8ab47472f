/* sua du thao: its holder rewrites a draft; the wording before stays as a version. Decree 30/2020, article 10. */
#include "base/limits.h"
#include "office/outgoing.h"

struct edit {
	struct wording wording;
};

static_assert(offsetof(struct edit, wording) == 0, "WORDING_FIELDS count from there");

static const struct field fields[] = {
	WORDING_FIELDS,
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct edit *edit = event->input;
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	if (office_document(office, event->document)->outgoing->version_count >= LIMIT_VERSIONS)
		return REFUSE(too_many_versions);
	return wording_check(office->seed, &edit->wording);
}

static void apply(struct office *office, const struct event *event)
{
	const struct edit *edit = event->input;

	outgoing_write(office, office_change(office, event->document), &edit->wording, event);
}

const struct action action_draft_edit = {
	.id = 41,
	.key = "draft.edit",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_DRAFT),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct edit),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
