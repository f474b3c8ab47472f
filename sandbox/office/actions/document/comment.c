/* y kien xu ly: somebody who has the document writes a remark all others who have it can read. */
#include "office/office.h"

struct comment {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct comment, note, .required = true, .length_max = 1000),
};

static void apply(struct office *office, const struct event *event)
{
	const struct comment *comment = event->input;

	document_add_note(office, office_change(office, event->document),
	                  (struct note){.kind = NOTE_COMMENT,
	                                .by = event->actor,
	                                .at = office_minute(office, event->office_ms),
	                                .text = comment->note});
}

const struct action action_document_comment = {
	.id = 19,
	.key = "document.comment",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING) | BIT(DOC_DRAFT) | BIT(DOC_PROPOSED) |
            BIT(DOC_APPROVED) | BIT(DOC_NUMBERED) | BIT(DOC_ISSUED) | BIT(DOC_RECALLED),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct comment),
	.fields = fields,
	.field_count = COUNT(fields),
	.apply = apply,
};
