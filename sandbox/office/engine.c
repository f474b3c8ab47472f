/* The generic half of decide: everything the row of an action says, in order of precedence, and then its own check. */
#include "base/limits.h"
#include "office/office.h"

#include "office/desk.h"

#include <string.h>

static struct refusal phase_check(const struct office *office, const struct action *action)
{
	if ((action->phases & BIT(office->phase)) != 0)
		return ACCEPTED;
	switch (office->phase) {
	case PHASE_NEW:
		return REFUSE(attempt_not_started);
	case PHASE_RUNNING:
		return (action->phases & BIT(PHASE_NEW)) != 0 ? REFUSE(attempt_already_started)
		                                              : REFUSE(attempt_not_paused);
	case PHASE_PAUSED:
		return REFUSE(attempt_paused);
	case PHASE_HANDED_IN:
		return REFUSE(attempt_handed_in);
	case PHASE_CLOSED:
		return REFUSE(attempt_closed);
	case PHASE_COUNT:
		break;
	}
	UNREACHABLE();
	return ACCEPTED;
}

#define OUTGOING_LIFE                                                                               \
	(BIT(DOC_DRAFT) | BIT(DOC_PROPOSED) | BIT(DOC_APPROVED) | BIT(DOC_NUMBERED) | BIT(DOC_ISSUED) | \
	 BIT(DOC_RECALLED))
#define INCOMING_LIFE (~OUTGOING_LIFE)

static bool status_is_outgoing(enum document_status status)
{
	return (BIT(status) & OUTGOING_LIFE) != 0;
}

/* Why a document is in the wrong state for an action: the nearest step that is missing, or that is already behind it. */
static struct refusal status_check(const struct action *action, enum document_status status)
{
	static const enum refusal_code too_early[DOC_STATUS_COUNT] = {
		[DOC_EXPECTED] = REFUSED_unknown_document,        [DOC_ARRIVED] = REFUSED_document_not_received,
		[DOC_RECEIVED] = REFUSED_document_not_registered, [DOC_REGISTERED] = REFUSED_document_not_submitted,
		[DOC_DRAFT] = REFUSED_draft_not_proposed,         [DOC_PROPOSED] = REFUSED_draft_not_approved,
		[DOC_APPROVED] = REFUSED_document_not_numbered,   [DOC_NUMBERED] = REFUSED_document_not_issued,
	};
	static const enum refusal_code too_late[DOC_STATUS_COUNT] = {
		[DOC_ARRIVED] = REFUSED_document_already_there,
		[DOC_RECEIVED] = REFUSED_document_already_received,
		[DOC_REGISTERED] = REFUSED_document_already_registered,
		[DOC_SUBMITTED] = REFUSED_document_already_submitted,
		[DOC_PROCESSING] = REFUSED_document_already_submitted,
		[DOC_FINISHED] = REFUSED_document_finished,
		[DOC_PROPOSED] = REFUSED_draft_already_proposed,
		[DOC_APPROVED] = REFUSED_draft_already_approved,
		[DOC_NUMBERED] = REFUSED_document_already_numbered,
		[DOC_ISSUED] = REFUSED_document_already_issued,
		[DOC_RECALLED] = REFUSED_document_already_recalled,
		[DOC_REFUSED] = REFUSED_document_refused,
	};
	unsigned life = status_is_outgoing(status) ? OUTGOING_LIFE : INCOMING_LIFE;
	bool is_over = status == DOC_FINISHED || status == DOC_REFUSED;
	unsigned later = ~(BIT(status + 1) - 1u) & life;

	if ((action->from & BIT(status)) != 0)
		return ACCEPTED;
	if ((action->from & life) == 0)
		return status_is_outgoing(status) ? REFUSE(document_is_outgoing) : REFUSE(document_is_incoming);
	if (status == DOC_CANCELLED)
		return REFUSE(document_cancelled);
	if (!is_over && (action->from & later) != 0)
		return (struct refusal){.code = too_early[status]};
	/* Behind it: name the first step that the action would have made and that is already made. Of an outgoing document
	 * the last step is named, because that is what stands in the way. */
	is_over = is_over || status_is_outgoing(status);
	for (unsigned step = 0; step < (unsigned)status && !is_over; step++) {
		if ((action->from & life & BIT(step)) != 0 && (action->from & BIT(step + 1)) == 0)
			return (struct refusal){.code = too_late[step + 1]};
	}
	return (struct refusal){.code = too_late[status]};
}

static struct refusal document_check(const struct office *office, const struct command *command,
                                     struct document_id *ret)
{
	struct document_id id = office_find_document(office, command->object);
	const struct document *document;

	if (id.number == 0)
		return REFUSE(unknown_document);
	document = office_document(office, id);
	if (!desk_shows(office, command->actor, document))
		return REFUSE(unknown_document);
	*ret = id;
	return ACCEPTED;
}

/* Handing in stays possible, and the bell must always be able to ring. */
static bool is_over_limit(const struct office *office, const struct command *command)
{
	return office->record_count >= LIMIT_RECORDS_PER_ATTEMPT && command->action->target != TARGET_ATTEMPT;
}

static struct refusal row_check(const struct office *office, const struct command *command,
                                struct event *event)
{
	const struct action *action = command->action;
	struct refusal refusal = phase_check(office, action);

	if (is_refused(refusal))
		return refusal;
	if (is_over_limit(office, command))
		return REFUSE(too_many_records);
	if (action->target == TARGET_DOCUMENT) {
		refusal = document_check(office, command, &event->document);
		if (is_refused(refusal))
			return refusal;
	}
	if ((action->roles & BIT(seed_role(office->seed, command->actor))) == 0)
		return REFUSE(not_your_role);
	if (action->target == TARGET_DOCUMENT)
		return status_check(action, office_document(office, event->document)->status);
	return ACCEPTED;
}

struct decision office_decide(const struct office *office, const struct command *command, struct arena *arena)
{
	const struct action *action = command->action;
	struct decision decision = {
		.event = {.action = action,
	              .actor = command->actor,
	              .office_ms = command->office_ms,
	              .pending = command->pending},
		.pairs = command->pairs,
		.pair_count = command->pair_count,
	};
	void *input = arena_alloc(arena, action->input_size);

	decision.event.input = input;
	decision.refusal = row_check(office, command, &decision.event);
	if (!is_refused(decision.refusal))
		decision.refusal = fields_decode(office->seed, action, command->pairs, command->pair_count, arena,
		                                 input);
	if (!is_refused(decision.refusal) && action->check != NULL)
		decision.refusal = action->check(office, &decision.event);
	if (decision.event.facts.draft != 0)
		decision.event.document = seed_made_document(office->seed, decision.event.facts.draft);
	if (!is_refused(decision.refusal))
		decision.pairs = fields_encode(office->seed, action, input, arena, &decision.pair_count);
	return decision;
}
