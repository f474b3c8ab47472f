/* mo ho so: somebody begins a dossier of the year's list, or one beside it with a code of its own. Article 29.1. */
#include "base/limits.h"
#include "office/dossier.h"

struct opening {
	struct dossier_id dossier;
	struct str code;
	struct str title;
	unsigned retention;
};

static const struct field fields[] = {
	FIELD_DOSSIER(struct opening, dossier, .required = false),
	FIELD_TEXT(struct opening, code, .length_max = 20),
	FIELD_TEXT(struct opening, title, .required = true, .length_min = 5, .length_max = 500),
	FIELD_CHOICE(struct opening, retention, .required = true, .choices = &retention_names),
};

static bool is_code_taken(const struct office *office, struct str code)
{
	for (uint16_t number = 1; number <= office->dossier_count; number++) {
		if (str_equals(office_dossier(office, (struct dossier_id){number})->code, code))
			return true;
	}
	return false;
}

static struct refusal listed_check(const struct office *office, const struct opening *opening)
{
	if (opening->dossier.number > office->dossier_count)
		return REFUSE_FIELD(unknown_dossier, "dossier");
	if (office_dossier(office, opening->dossier)->state != DOSSIER_LISTED)
		return REFUSE_FIELD(dossier_already_open, "dossier");
	return str_is_empty(opening->code) ? ACCEPTED : REFUSE_FIELD(code_on_the_list, "code");
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct opening *opening = event->input;

	if (opening->dossier.number != 0)
		return listed_check(office, opening);
	if (str_is_empty(opening->code))
		return REFUSE_FIELD(code_missing, "code");
	if (is_code_taken(office, opening->code))
		return REFUSE_FIELD(code_taken, "code");
	return office->dossier_count - office->seed->dossier_count < LIMIT_MADE_DOSSIERS
	           ? ACCEPTED
	           : REFUSE(too_many_dossiers);
}

static void apply(struct office *office, const struct event *event)
{
	const struct opening *opening = event->input;
	struct dossier *dossier;

	if (opening->dossier.number != 0) {
		dossier = office_change_dossier(office, opening->dossier);
	} else {
		dossier = office_make_dossier(office);
		dossier->code = str_copy(office->arena, opening->code);
	}
	dossier->title = str_copy(office->arena, opening->title);
	dossier->retention = (enum retention)opening->retention;
	dossier->state = DOSSIER_OPEN;
	dossier->keeper = event->actor;
	dossier->opened_at = office_minute(office, event->office_ms);
}

const struct action action_dossier_open = {
	.id = 60,
	.key = "dossier.open",
	.effect = CHANGES,
	.target = TARGET_OFFICE,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct opening),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
