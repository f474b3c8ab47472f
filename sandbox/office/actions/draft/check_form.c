/* kiem tra the thuc: the one charged with it finds the form of a draft in order. Decree 30/2020, article 12.2. */
#include "office/outgoing.h"

struct check_form {
	struct str note;
};

static const struct field fields[] = {
	FIELD_TEXT(struct check_form, note, .length_max = 1000),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = holder_check(office, event);

	if (is_refused(refusal))
		return refusal;
	return document->outgoing->form_checked_by.number == 0 ? ACCEPTED : REFUSE(form_already_checked);
}

static void apply(struct office *office, const struct event *event)
{
	const struct check_form *check_form = event->input;
	struct document *document = office_change(office, event->document);

	document->outgoing->form_checked_by = event->actor;
	document_say(office, document, NOTE_COMMENT, check_form->note, event);
}

const struct action action_draft_check_form = {
	.id = 46,
	.key = "draft.check_form",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROPOSED),
	.roles = BIT(ROLE_OFFICE_HEAD),
	.input_size = sizeof(struct check_form),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
