/* doi chu tri: another person or unit becomes the main handler in one step, so that there are never two and never none.
 * The former one goes on as a supporter or is out. It may be one who has just returned the document.
 * Decree 30/2020, article 23.4: one main handler is named. */
#include "base/limits.h"
#include "office/delegation.h"
#include "office/desk.h"
#include "office/holding.h"

struct switching {
	struct party_id to;
	unsigned former;
	struct minute due_on;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct switching, to, .required = true),
	FIELD_CHOICE(struct switching, former, .required = true, .choices = &former_main_names),
	FIELD_MINUTE(struct switching, due_on, .required = false),
	FIELD_TEXT(struct switching, note, .length_max = 500),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct switching *switching = event->input;
	const struct document *document = office_document(office, event->document);
	const struct assignment *former = document_former_main(document);
	const struct assignment *held = document_open_for(document, switching->to);

	if (former == NULL)
		return REFUSE(no_main_to_switch);
	if (party_is(switching->to, event->actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (seed_party(office->seed, switching->to)->kind == PARTY_BODY)
		return REFUSE_FIELD(recipient_outside, "to");
	if (held == NULL && document->assignment_count >= LIMIT_ASSIGNMENTS_PER_DOCUMENT)
		return REFUSE(too_many_recipients);
	if (minute_is_given(switching->due_on) &&
	    switching->due_on.since_epoch < office_minute(office, event->office_ms).since_epoch)
		return REFUSE_FIELD(due_in_the_past, "due_on");
	if (former->state == ASSIGNMENT_OPEN && party_is(former->to, switching->to))
		return REFUSE_FIELD(recipient_already_main, "to");
	if (!party_is(former->from, event->actor) && !acts_for(office, event->actor, document->submitted_to))
		return REFUSE(assignment_not_yours);
	event->facts.former = former->id;
	event->facts.assignment = held != NULL ? held->id : (struct assignment_id){office->next_assignment};
	return ACCEPTED;
}

static void former_settle(const struct document *document, struct assignment *former,
                          const struct switching *switching)
{
	/* One who gave it back and is named again, or has got another part since, has nothing left to settle. */
	bool has_other = party_is(former->to, switching->to) ||
	                 (former->state != ASSIGNMENT_OPEN && document_open_for(document, former->to) != NULL);

	if (switching->former == FORMER_SUPPORT && !has_other) {
		former->role = ROUTE_SUPPORT;
		former->state = ASSIGNMENT_OPEN;
	} else if (former->state == ASSIGNMENT_OPEN) {
		former->state = ASSIGNMENT_RETAKEN;
	}
}

static void apply(struct office *office, const struct event *event)
{
	const struct switching *switching = event->input;
	struct document *document = office_change(office, event->document);
	struct assignment *former = document_assignment(document, event->facts.former);
	struct minute due_on = minute_is_given(switching->due_on) ? switching->due_on : former->due_on;
	struct assignment *main;

	former_settle(document, former, switching);
	main = document_assignment(document, event->facts.assignment);
	if (main == NULL) {
		main = document_add_assignment(office, document);
		*main = (struct assignment){.id = event->facts.assignment, .to = switching->to};
		office->next_assignment = event->facts.assignment.number + 1;
	}
	main->from = event->actor;
	main->role = ROUTE_MAIN;
	main->state = ASSIGNMENT_OPEN;
	main->due_on = due_on;
	main->at = office_minute(office, event->office_ms);
	if (str_is_empty(switching->note))
		return;
	main->note = str_copy(office->arena, switching->note);
	document_add_note(
		office, document,
		(struct note){.kind = NOTE_SWITCH, .by = event->actor, .at = main->at, .text = switching->note});
}

const struct action action_document_switch_main = {
	.id = 23,
	.key = "document.switch_main",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct switching),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
