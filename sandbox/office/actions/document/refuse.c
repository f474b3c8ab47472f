/* tu choi tiep nhan: the clerk does not take an arrived document in and tells its sender why. It is never registered.
 * Decree 30/2020, article 21.2; status 02 of the axis. */
#include "office/office.h"

struct refusing {
	unsigned code;
	struct str reason;
};

static const struct field fields[] = {
	FIELD_CHOICE(struct refusing, code, .required = true, .choices = &refuse_code_names),
	FIELD_TEXT(struct refusing, reason, .required = true, .length_min = 10, .length_max = 500),
};

static void apply(struct office *office, const struct event *event)
{
	const struct refusing *refusing = event->input;
	struct document *document = office_change(office, event->document);

	document->status = DOC_REFUSED;
	document->refused_for = (enum refuse_code)refusing->code;
	document_add_note(office, document,
	                  (struct note){.kind = NOTE_REFUSE,
	                                .by = event->actor,
	                                .at = office_minute(office, event->office_ms),
	                                .text = refusing->reason});
}

const struct action action_document_refuse = {
	.id = 21,
	.key = "document.refuse",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_ARRIVED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct refusing),
	.fields = fields,
	.field_count = COUNT(fields),
	.apply = apply,
};
