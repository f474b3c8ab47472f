/* The meeting that a document invites to: when, where, who goes, what else is at that time, and the answers. */
#include "office/meeting.h"
#include "pages/document_parts.h"

#include "base/buf.h"

struct str say_period(const struct screen *screen, struct minute from, struct minute until)
{
	static const struct str one_day = N_("{from} đến {until}, ngày {day}"),
							more_days = N_("{from}, ngày {day} đến {until}, ngày {last}");
	struct arena *arena = screen->arena;
	struct day first = day_of_minute(from), last = day_of_minute(until);
	const struct place places[] = {
		{"from", say_hour(arena, from)},
		{"until", say_hour(arena, until)},
		{"day", say_day(arena, first)},
		{"last", say_day(arena, last)},
	};
	return say_filled(screen, first.since_epoch == last.since_epoch ? one_day : more_days, places,
	                  COUNT(places));
}

void meeting_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                  struct value *record)
{
	const struct meeting *meeting = &document->facts->meeting;
	const struct party *attendee = seed_party(frame->office->seed, document->attendee);
	value_set_text(record, "when", say_period(screen, meeting->from, meeting->until));
	value_set_text(record, "place", meeting->place);
	value_set_text(record, "attendee", attendee ? attendee->name : (struct str){0});
	chip_fill(screen, record, "state", chip_of_attendance(document->attendance));
}

/* Others on his calendar at the same time. */
static void clashes_fill(const struct document_page *page, struct value *record)
{
	const struct frame *frame = page->frame;
	size_t count;
	const struct document_id *mine = meeting_list(frame->desk, frame->office, frame_person(frame), false,
	                                              page->screen->arena, &count);
	struct value *clashes = value_set_list(record, "clashes");
	for (size_t i = 0; i < count; i++) {
		const struct document *other = office_document(frame->office, mine[i]);
		if (other->facts == page->document->facts || !meetings_clash(other, page->document))
			continue;
		struct value *clash = value_add_record(clashes);
		value_set_text(clash, "href", link_document(page->screen->arena, other->facts->key));
		value_set_text(clash, "number", say_document_name(page->screen, other->facts));
		value_set_text(clash, "when",
		               say_period(page->screen, other->facts->meeting.from, other->facts->meeting.until));
	}
	value_set_bool(record, "has_clashes", value_count(clashes) > 0);
}

void document_meeting_fill(const struct document_page *page, struct value *root)
{
	static const struct str keys[] = {STR_INIT("meeting.accept"), STR_INIT("meeting.delegate"),
	                                  STR_INIT("meeting.decline")};
	if (!document_invites(page->document)) {
		value_set_c(root, "meeting", "");
		return;
	}
	struct value *meeting = value_set_record(root, "meeting");
	meeting_fill(page->screen, page->frame, page->document, meeting);
	clashes_fill(page, meeting);
	struct value *answers = value_set_list(meeting, "answers");
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct action *action = action_find(keys[i]);
		if (document_offers(page, action))
			generic_fill(page, action, value_add_record(answers));
	}
}
