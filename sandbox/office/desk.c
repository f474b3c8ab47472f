#include "office/desk.h"

#include "base/sort.h"
#include "office/delegation.h"
#include "office/desk_outgoing.h"
#include "office/holding.h"

static bool is_given_to(const struct office *office, struct party_id person,
                        const struct assignment *assignment)
{
	return assignment->state != ASSIGNMENT_RETAKEN && seed_answers_for(office->seed, person, assignment->to);
}

bool desk_shows(const struct office *office, struct party_id person, const struct document *document)
{
	enum role role = seed_role(office->seed, person);

	if (role == ROLE_SYSTEM)
		return true;
	if (document->status == DOC_EXPECTED)
		return false;
	if (document->outgoing != NULL)
		return desk_shows_outgoing(office, person, document);
	if (role == ROLE_BODY)
		return str_equals(seed_party(office->seed, person)->organ_id, document->facts->issuer_id);
	if (role == ROLE_CLERK || acts_for(office, person, document->submitted_to) ||
	    party_is(document->attendee, person))
		return true;
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (party_is(assignment->from, person) || is_given_to(office, person, assignment))
			return true;
	}
	for (size_t i = 0; i < document->opinion_count; i++) {
		if (party_is(document->opinions[i].from, person) ||
		    seed_answers_for(office->seed, person, document->opinions[i].to))
			return true;
	}
	return false;
}

/* Which of two of his assignments he has the document through: an open one first, then the stronger role. */
static bool is_stronger(const struct assignment *a, const struct assignment *b)
{
	bool a_open = a->state == ASSIGNMENT_OPEN, b_open = b->state == ASSIGNMENT_OPEN;

	if (a_open != b_open)
		return a_open;
	return a->role < b->role;
}

const struct assignment *desk_assignment(const struct office *office, struct party_id person,
                                         const struct document *document)
{
	const struct assignment *best = NULL;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (is_given_to(office, person, assignment) && (best == NULL || is_stronger(assignment, best)))
			best = assignment;
	}
	return best;
}

bool desk_is_marked(struct party_id person, const struct document *document)
{
	for (size_t i = 0; i < document->reader_count; i++) {
		if (party_is(document->readers[i].person, person))
			return document->readers[i].has_marked;
	}
	return false;
}

bool desk_is_unread(struct party_id person, const struct document *document)
{
	for (size_t i = 0; i < document->reader_count; i++) {
		if (party_is(document->readers[i].person, person))
			return document->readers[i].revision != document->revision;
	}
	return true;
}

const struct assignment *document_main(const struct document *document)
{
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (assignment->role == ROUTE_MAIN && assignment->state == ASSIGNMENT_OPEN)
			return assignment;
	}
	return NULL;
}

static struct minute due_of(const struct assignment *assignment, const struct document *document)
{
	if (assignment != NULL && minute_is_given(assignment->due_on))
		return assignment->due_on;
	return document->facts->due_on;
}

struct minute desk_due(const struct office *office, struct party_id person, const struct document *document)
{
	return due_of(desk_assignment(office, person, document), document);
}

static bool is_given_work(const struct assignment *assignment, struct party_id person)
{
	return assignment->state == ASSIGNMENT_OPEN && assignment->role != ROUTE_INFO &&
	       party_is(assignment->from, person);
}

static bool has_given_work(struct party_id person, const struct document *document)
{
	for (size_t i = 0; i < document->assignment_count; i++) {
		if (is_given_work(&document->assignments[i], person))
			return true;
	}
	return false;
}

struct minute desk_given_due(struct party_id person, const struct document *document)
{
	struct minute nearest = CIVIL_NO_MINUTE;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (!is_given_work(assignment, person) || !minute_is_given(assignment->due_on))
			continue;
		if (!minute_is_given(nearest) || assignment->due_on.since_epoch < nearest.since_epoch)
			nearest = assignment->due_on;
	}
	return nearest;
}

/* What waits for somebody who is no leader: the clerk's next step, or his opinion. */
static bool waits_for(const struct office *office, struct party_id person, const struct document *document)
{
	bool is_with_clerk = document->status == DOC_ARRIVED || document->status == DOC_RECEIVED ||
	                     document->status == DOC_REGISTERED;

	switch (seed_role(office->seed, person)) {
	case ROLE_CLERK:
		return is_with_clerk;
	case ROLE_OFFICE_HEAD:
	case ROLE_UNIT_HEAD:
	case ROLE_OFFICER:
		return document_asked(office->seed, person, document) != 0;
	case ROLE_SYSTEM:
	case ROLE_LEADER:
	case ROLE_BODY:
	case ROLE_COUNT:
		break;
	}
	return false;
}

static bool has_asked(struct party_id person, const struct document *document)
{
	for (size_t i = 0; i < document->opinion_count; i++) {
		if (party_is(document->opinions[i].from, person) && document->opinions[i].answered_by.number == 0)
			return true;
	}
	return false;
}

unsigned desk_drawers(const struct office *office, struct party_id person, const struct document *document)
{
	static const enum drawer of_role[ROUTE_ROLE_COUNT] = {
		[ROUTE_MAIN] = DRAWER_MAIN,
		[ROUTE_SUPPORT] = DRAWER_SUPPORT,
		[ROUTE_INFO] = DRAWER_INFO,
	};
	unsigned drawers = BIT(DRAWER_ALL);

	if (document->outgoing != NULL || !desk_shows(office, person, document))
		return 0;
	if (desk_is_marked(person, document))
		drawers |= BIT(DRAWER_MARKED);
	if (document->status == DOC_SUBMITTED && acts_for(office, person, document->submitted_to))
		drawers |= BIT(DRAWER_AWAITING);
	if (document->status == DOC_FINISHED || document->status == DOC_REFUSED)
		return drawers;
	if (waits_for(office, person, document))
		drawers |= BIT(DRAWER_AWAITING);
	if (has_given_work(person, document))
		drawers |= BIT(DRAWER_GIVEN);
	if (document_asked(office->seed, person, document) != 0 || has_asked(person, document))
		drawers |= BIT(DRAWER_OPINION);

	const struct assignment *assignment = desk_assignment(office, person, document);
	struct minute due = due_of(assignment, document);

	if (assignment != NULL && assignment->state == ASSIGNMENT_OPEN)
		drawers |= BIT(of_role[assignment->role]);
	if (minute_is_given(due) && due.since_epoch < office_minute(office, office->now_ms).since_epoch)
		drawers |= BIT(DRAWER_OVERDUE);
	return drawers;
}

static int newest_first(const struct document *a, const struct document *b)
{
	if (a->arrived_at.since_epoch != b->arrived_at.since_epoch)
		return a->arrived_at.since_epoch < b->arrived_at.since_epoch ? 1 : -1;
	if (a->arrival_number != b->arrival_number)
		return a->arrival_number < b->arrival_number ? 1 : -1;
	return 0;
}

int desk_order(enum drawer drawer, const struct document *a, const struct document *b)
{
	if (drawer == DRAWER_AWAITING && a->facts->urgency != b->facts->urgency)
		return a->facts->urgency < b->facts->urgency ? 1 : -1;
	return newest_first(a, b);
}

struct listing {
	const struct office *office;
	enum drawer drawer;
};

static int in_order(const void *a, const void *b, const void *context)
{
	const struct listing *listing = context;

	return desk_order(listing->drawer, office_document(listing->office, *(const struct document_id *)a),
	                  office_document(listing->office, *(const struct document_id *)b));
}

struct document_id *desk_list(const struct office *office, struct party_id person, enum drawer drawer,
                              struct arena *arena, size_t *ret_count)
{
	struct listing listing = {office, drawer};
	uint32_t all = office_document_count(office);
	struct document_id *list = ARENA_ARRAY(arena, struct document_id, all);
	size_t count = 0;

	for (uint32_t number = 1; number <= all; number++) {
		struct document_id id = {number};

		if ((desk_drawers(office, person, office_document(office, id)) & BIT(drawer)) != 0)
			list[count++] = id;
	}
	sort_stable(arena, list, count, sizeof(list[0]), in_order, &listing);
	*ret_count = count;
	return list;
}
