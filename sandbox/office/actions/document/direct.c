/* but phe: the leader writes what is to be done, by whom and until when. Decree 30/2020, article 23.2. */
#include "office/office.h"

struct direct {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct direct, note, .required = true, .length_max = 1000),
};

static void apply(struct office *office, const struct event *event)
{
	const struct direct *direct = event->input;

	document_add_note(office, office_change(office, event->document),
	                  (struct note){.kind = NOTE_DIRECTIVE,
	                                .by = event->actor,
	                                .at = office_minute(office, event->office_ms),
	                                .text = direct->note});
}

const struct action action_document_direct = {
	.id = 15,
	.key = "document.direct",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER),
	.input_size = sizeof(struct direct),
	.fields = fields,
	.field_count = COUNT(fields),
	.apply = apply,
};
