/* The calendar: a week of meetings, his own or all he may see. */
#include "office/meeting.h"
#include "pages/parts.h"

static struct str week_href(const struct screen *screen, const struct calendar_query *query, int32_t days,
                            bool is_everybodys)
{
	struct calendar_query link = *query;
	link.monday.since_epoch += days;
	link.is_everybodys = is_everybodys;
	return link_calendar(screen->arena, &link);
}

/* One that others of his day overlap is marked. */
static bool clashes(const struct frame *frame, const struct document_id *list, size_t count, size_t at)
{
	const struct document *document = office_document(frame->office, list[at]);
	for (size_t i = 0; i < count; i++) {
		if (i != at && meetings_clash(document, office_document(frame->office, list[i])))
			return true;
	}
	return false;
}

static void meeting_add(const struct screen *screen, const struct frame *frame,
                        const struct document *document, bool has_clash, struct value *row)
{
	meeting_fill(screen, frame, document, row);
	value_set_text(row, "from", say_hour(screen->arena, document->facts->meeting.from));
	value_set_text(row, "until", say_hour(screen->arena, document->facts->meeting.until));
	value_set_text(row, "href", link_document(screen->arena, document->facts->key));
	value_set_text(row, "subject", document->facts->subject);
	value_set_text(row, "host", document->facts->issuer_name);
	value_set_bool(row, "has_clash", has_clash);
	value_set_bool(row, "awaits", meeting_awaits(frame->office, frame_person(frame), document));
}

static void day_fill(const struct screen *screen, const struct frame *frame, struct day day,
                     const struct document_id *list, size_t count, bool is_his, struct value *record)
{
	struct value *meetings = value_set_list(record, "meetings");
	value_set_text(record, "day", say_week_day(screen, day));
	value_set_bool(record, "is_today", day_of_minute(frame_now(frame)).since_epoch == day.since_epoch);
	for (size_t i = 0; i < count; i++) {
		const struct document *document = office_document(frame->office, list[i]);
		if (day_of_minute(document->facts->meeting.from).since_epoch > day.since_epoch ||
		    day_of_minute(document->facts->meeting.until).since_epoch < day.since_epoch)
			continue;
		meeting_add(screen, frame, document, is_his && clashes(frame, list, count, i),
		            value_add_record(meetings));
	}
	value_set_bool(record, "has_meetings", value_count(meetings) > 0);
}

void screen_calendar(const struct screen *screen, const struct frame *frame,
                     const struct calendar_query *query)
{
	static const struct str title = N_("Lịch công tác");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	size_t count, shown = 0;
	const struct document_id *list = meeting_list(frame->desk, frame->office, frame_person(frame),
	                                              query->is_everybodys, screen->arena, &count);
	struct value *days = value_set_list(page, "days");
	frame_fill(screen, frame, RAIL_CALENDAR, page);
	for (int32_t i = 0; i < 7; i++) {
		struct value *day = value_add_record(days);
		day_fill(screen, frame, (struct day){query->monday.since_epoch + i}, list, count,
		         !query->is_everybodys, day);
		shown += value_is_something(value_at(day, "has_meetings"));
	}
	value_set_bool(page, "is_everybodys", query->is_everybodys);
	value_set_bool(page, "is_empty", shown == 0);
	value_set_text(page, "mine_href", week_href(screen, query, 0, false));
	value_set_text(page, "all_href", week_href(screen, query, 0, true));
	value_set_text(page, "before_href", week_href(screen, query, -7, query->is_everybodys));
	value_set_text(page, "after_href", week_href(screen, query, 7, query->is_everybodys));
	value_set_text(page, "first", say_day(screen->arena, query->monday));
	value_set_text(page, "last", say_day(screen->arena, (struct day){query->monday.since_epoch + 6}));
	page_close(screen, page, "pages/calendar");
}
