/* Which actions the candidate can take on a document now. The engine decides in the end; this keeps from sight what it
 * would refuse whatever is typed. */
#include "office/delegation.h"
#include "office/holding.h"
#include "office/meeting.h"
#include "pages/document_parts.h"

typedef bool offered(const struct document_page *page, struct party_id person);

static bool is_returnable(const struct document_page *page, struct party_id person)
{
	const struct assignment *held = desk_assignment(page->frame->office, person, page->document);
	bool is_before_him = acts_for(page->frame->office, person, page->document->submitted_to) &&
	                     page->document->status == DOC_SUBMITTED;
	return (held && held->state == ASSIGNMENT_OPEN) || is_before_him;
}

static bool is_finishable(const struct document_page *page, struct party_id person)
{
	const struct assignment *held = desk_assignment(page->frame->office, person, page->document);
	return (held && held->state == ASSIGNMENT_OPEN) ||
	       acts_for(page->frame->office, person, page->document->submitted_to);
}

static bool is_stampable(const struct document_page *page, struct party_id person)
{
	UNUSED(person);
	return page->document->facts->channel == CHANNEL_PAPER && page->document->stamp.by.number == 0;
}

static bool is_switchable(const struct document_page *page, struct party_id person)
{
	const struct assignment *former = document_former_main(page->document);
	return former && (party_is(former->from, person) ||
	                  acts_for(page->frame->office, person, page->document->submitted_to));
}

static bool is_extendable(const struct document_page *page, struct party_id person)
{
	for (size_t i = 0; i < page->document->assignment_count; i++) {
		const struct assignment *given = &page->document->assignments[i];
		if (given->state == ASSIGNMENT_OPEN && party_is(given->from, person))
			return true;
	}
	return false;
}

static bool is_asked(const struct document_page *page, struct party_id person)
{
	return document_asked(page->frame->office->seed, person, page->document) != 0;
}

static bool is_passable(const struct document_page *page, struct party_id person)
{
	return document_held_by_unit_of(page->frame->office->seed, person, page->document) != NULL;
}

static bool is_work(const struct document_page *page, struct party_id person)
{
	return document_work_of(page->frame->office->seed, person, page->document) != NULL;
}

static bool is_reopenable(const struct document_page *page, struct party_id person)
{
	const struct document *document = page->document;
	if (acts_for(page->frame->office, person, document->submitted_to))
		return document->status == DOC_FINISHED;
	return document->status != DOC_FINISHED &&
	       document_finished_by(page->frame->office->seed, person, document) != NULL;
}

static bool is_recall_asked(const struct document_page *page, struct party_id person)
{
	UNUSED(person);
	return page->document->recall_asked;
}

static bool is_answerable(const struct document_page *page, struct party_id person)
{
	const struct office *office = page->frame->office;
	return document_invites(page->document) && meeting_is_up_to(office, person, page->document) &&
	       page->document->facts->meeting.until.since_epoch >= frame_now(page->frame).since_epoch;
}

static bool is_acceptable(const struct document_page *page, struct party_id person)
{
	return page->document->attendance != ATTENDANCE_ACCEPTED && is_answerable(page, person);
}

static bool is_declinable(const struct document_page *page, struct party_id person)
{
	return page->document->attendance != ATTENDANCE_DECLINED && is_answerable(page, person);
}

bool document_offers(const struct document_page *page, const struct action *action)
{
	static const struct {
		const char *key;
		offered *is_offered;
	} conditions[] = {
		{"document.return", is_returnable},
		{"document.finish", is_finishable},
		{"document.stamp", is_stampable},
		{"document.switch_main", is_switchable},
		{"document.extend", is_extendable},
		{"document.remind", is_extendable},
		{"document.give_opinion", is_asked},
		{"document.hand_over", is_passable},
		{"document.take_note", is_work},
		{"document.reopen", is_reopenable},
		{"document.answer_recall", is_recall_asked},
		{"meeting.accept", is_acceptable},
		{"meeting.delegate", is_answerable},
		{"meeting.decline", is_declinable},
	};
	const struct office *office = page->frame->office;
	struct party_id person = frame_person(page->frame);
	if (!action || page->frame->mode != FRAME_LIVE || !(action->phases & BIT(office->phase)) ||
	    !(action->from & BIT(page->document->status)) ||
	    !(action->roles & BIT(seed_role(office->seed, person))))
		return false;
	if (str_starts_with(action_key(action), STR("dossier.")))
		return dossiers_count(page, action) > 0;
	if (page->document->outgoing != NULL)
		return outgoing_offers(page, action);
	for (size_t i = 0; i < COUNT(conditions); i++) {
		if (str_equals(str_from_c(conditions[i].key), action_key(action)))
			return conditions[i].is_offered(page, person);
	}
	return true;
}
