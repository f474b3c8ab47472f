/* chuyen xu ly: hand a document to one person or unit, in one role. Decree 30/2020, article 23.2 and 23.4: the one main
 * handler, the supporters and the deadline are named. One record per recipient. */
#include "base/limits.h"
#include "office/desk.h"
#include "office/holding.h"

struct route {
	struct party_id to;
	unsigned role;
	struct minute due_on;
	struct str note;
};

static const struct field fields[] = {
	FIELD_PARTY(struct route, to, .required = false),
	FIELD_CHOICE(struct route, role, .required = true, .choices = &route_role_names),
	FIELD_MINUTE(struct route, due_on, .required = false),
	FIELD_TEXT(struct route, note, .length_max = 500),
};

/* `to` may be missing so that a form without a main handler is refused in the words of the office. */
static struct refusal recipient_check(const struct seed *seed, const struct route *route,
                                      const struct document *document, struct party_id actor)
{
	if (route->to.number == 0)
		return route->role == ROUTE_MAIN ? REFUSE_FIELD(main_missing, "to")
		                                 : REFUSE_FIELD(field_required, "to");
	if (party_is(route->to, actor))
		return REFUSE_FIELD(recipient_is_yourself, "to");
	if (seed_party(seed, route->to)->kind == PARTY_BODY)
		return REFUSE_FIELD(recipient_outside, "to");
	if (document_open_for(document, route->to) != NULL)
		return REFUSE_FIELD(recipient_already_assigned, "to");
	if (route->role == ROUTE_MAIN && document_main(document) != NULL)
		return REFUSE_FIELD(main_already_assigned, "role");
	return ACCEPTED;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct route *route = event->input;
	const struct document *document = office_document(office, event->document);
	struct refusal refusal = recipient_check(office->seed, route, document, event->actor);

	if (is_refused(refusal))
		return refusal;
	if (document->assignment_count >= LIMIT_ASSIGNMENTS_PER_DOCUMENT)
		return REFUSE(too_many_recipients);
	if (minute_is_given(route->due_on) &&
	    route->due_on.since_epoch < office_minute(office, event->office_ms).since_epoch)
		return REFUSE_FIELD(due_in_the_past, "due_on");
	event->facts.assignment = (struct assignment_id){office->next_assignment};
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct route *route = event->input;
	struct document *document = office_change(office, event->document);

	*document_add_assignment(office, document) = (struct assignment){
		.id = event->facts.assignment,
		.from = event->actor,
		.to = route->to,
		.role = (enum route_role)route->role,
		.state = ASSIGNMENT_OPEN,
		.due_on = route->due_on,
		.at = office_minute(office, event->office_ms),
		.note = str_copy(office->arena, route->note),
	};
	document->status = DOC_PROCESSING;
	office->next_assignment = event->facts.assignment.number + 1;
}

const struct action action_document_route = {
	.id = 16,
	.key = "document.route",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.undone_by = "document.retake",
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_SUBMITTED) | BIT(DOC_PROCESSING),
	.roles = BIT(ROLE_LEADER) | BIT(ROLE_OFFICE_HEAD) | BIT(ROLE_UNIT_HEAD),
	.input_size = sizeof(struct route),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
