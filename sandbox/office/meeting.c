#include "office/meeting.h"

#include "base/sort.h"
#include "office/delegation.h"
#include "office/holding.h"

bool document_invites(const struct document *document)
{
	return meeting_is_given(&document->facts->meeting);
}

bool meeting_is_up_to(const struct office *office, struct party_id person, const struct document *document)
{
	return acts_for(office, person, document->submitted_to) || party_is(document->attendee, person) ||
	       document_work_of(office->seed, person, document) != NULL;
}

bool meeting_is_his(const struct office *office, struct party_id person, const struct document *document)
{
	if (!document_invites(document) || !desk_shows(office, person, document))
		return false;
	if (party_is(document->attendee, person))
		return document->attendance != ATTENDANCE_DECLINED;
	return document->attendance != ATTENDANCE_ACCEPTED && meeting_awaits(office, person, document);
}

bool meeting_awaits(const struct office *office, struct party_id person, const struct document *document)
{
	if (!document_invites(document) || !desk_shows(office, person, document))
		return false;
	switch (document->attendance) {
	case ATTENDANCE_OPEN:
		return meeting_is_up_to(office, person, document);
	case ATTENDANCE_SENT:
		return party_is(document->attendee, person);
	case ATTENDANCE_ACCEPTED:
	case ATTENDANCE_DECLINED:
	case ATTENDANCE_STATE_COUNT:
		break;
	}
	return false;
}

bool meetings_clash(const struct document *a, const struct document *b)
{
	return a->facts->meeting.from.since_epoch < b->facts->meeting.until.since_epoch &&
	       b->facts->meeting.from.since_epoch < a->facts->meeting.until.since_epoch;
}

struct refusal meeting_check(const struct office *office, const struct event *event)
{
	const struct document *document = office_document(office, event->document);

	if (!document_invites(document))
		return REFUSE(not_an_invitation);
	if (document->facts->meeting.until.since_epoch < office_minute(office, event->office_ms).since_epoch)
		return REFUSE(meeting_over);
	return meeting_is_up_to(office, event->actor, document) ? ACCEPTED : REFUSE(meeting_not_yours);
}

void meeting_answer(struct document *document, struct party_id attendee, enum attendance_state state)
{
	document->attendee = attendee;
	document->attendance = state;
}

static int by_beginning(const void *a, const void *b, const void *context)
{
	const struct office *office = context;
	int32_t one = office_document(office, *(const struct document_id *)a)->facts->meeting.from.since_epoch;
	int32_t two = office_document(office, *(const struct document_id *)b)->facts->meeting.from.since_epoch;

	if (one != two)
		return one < two ? -1 : 1;
	return ((const struct document_id *)a)->number < ((const struct document_id *)b)->number ? -1 : 1;
}

static bool is_listed(const struct office *office, struct party_id person, const struct document *document,
                      bool is_everybodys)
{
	return is_everybodys ? document_invites(document) && desk_shows(office, person, document)
	                     : meeting_is_his(office, person, document);
}

/* What the index knows of holds for the person whose desk it is, and for documents that nobody touched. */
struct document_id *meeting_list(const struct desk_index *index, const struct office *office,
                                 struct party_id person, bool is_everybodys, struct arena *arena,
                                 size_t *ret_count)
{
	bool is_known = party_is(person, office->candidate) && !acts_for_others(office, person);
	enum invitations which = !is_known ? INVITATIONS_ALL : is_everybodys ? INVITATIONS_SEEN : INVITATIONS_HIS;
	size_t all, count = 0, capacity;
	const struct document_id *invitations = desk_invitations(index, office, which, &all);
	struct document_id *list = ARENA_ARRAY(arena, struct document_id, all);
	uint32_t at = 0;

	capacity = all;
	for (size_t i = 0; i < all; i++) {
		const struct document *document = office_document(office, invitations[i]);
		bool is_touched = document != &office->seed->documents[invitations[i].number - 1];

		if (is_known ? !is_touched : is_listed(office, person, document, is_everybodys))
			list[count++] = invitations[i];
	}
	for (const struct touched *touched; is_known && (touched = office_touched_next(office, &at)) != NULL;) {
		if (!is_listed(office, person, touched->document, is_everybodys))
			continue;
		list = arena_grow(arena, list, count, &capacity, sizeof(list[0]));
		list[count++] = touched->id;
	}
	sort_stable(arena, list, count, sizeof(list[0]), by_beginning, office);
	*ret_count = count;
	return list;
}
