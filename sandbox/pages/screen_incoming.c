/* The list of incoming documents: drawers, filters, search, pages. */
#include "base/fold.h"
#include "pages/parts.h"

static const struct str onlys[ONLY_COUNT] = {
	[ONLY_ANY] = STR_INIT("any"),   [ONLY_UNREAD] = STR_INIT("unread"),     [ONLY_SOON] = STR_INIT("soon"),
	[ONLY_LATE] = STR_INIT("late"), [ONLY_RETURNED] = STR_INIT("returned"),
};
const struct name_table incoming_only_names = {onlys, COUNT(onlys)};

static bool is_filtered(const struct incoming_query *query)
{
	return query->only != ONLY_ANY || query->urgency_min > 0 || !str_is_empty(query->words);
}

static bool is_wanted(const struct screen *screen, const struct frame *frame, const struct document *document,
                      const struct incoming_query *query, struct str folded)
{
	struct party_id person = frame_person(frame);
	if (document->facts->urgency < query->urgency_min)
		return false;
	struct minute due = query->drawer == DRAWER_GIVEN ? desk_given_due(person, document)
	                                                  : desk_due(frame->office, person, document);
	switch (query->only) {
	case ONLY_ANY:
	case ONLY_COUNT:
		break;
	case ONLY_UNREAD:
		if (!desk_is_unread(person, document))
			return false;
		break;
	case ONLY_SOON:
		if (document->status == DOC_FINISHED || !minute_is_given(due) ||
		    due_nearness(due, frame_now(frame)) != DUE_SOON)
			return false;
		break;
	case ONLY_LATE:
		if (document->status == DOC_FINISHED || !minute_is_given(due) ||
		    due.since_epoch >= frame_now(frame).since_epoch)
			return false;
		break;
	case ONLY_RETURNED:
		if (!document_is_returned(document))
			return false;
		break;
	}
	return str_is_empty(folded) || document_matches(screen->arena, document->facts, folded);
}

/* The tabs, each with the number of its documents, whatever else is filtered. */
static void drawers_fill(const struct screen *screen, const struct frame *frame,
                         const struct incoming_query *query, const struct desk_counts *counts,
                         struct value *page)
{
	static const enum drawer order[] = {DRAWER_AWAITING, DRAWER_MAIN,    DRAWER_SUPPORT,
	                                    DRAWER_INFO,     DRAWER_OVERDUE, DRAWER_GIVEN,
	                                    DRAWER_OPINION,  DRAWER_MARKED,  DRAWER_ALL};
	enum role role = seed_role(frame->office->seed, frame_person(frame));
	struct value *drawers = value_set_list(page, "drawers");
	for (size_t i = 0; i < COUNT(order); i++) {
		struct incoming_query link = {.drawer = order[i]};
		/* Clerks and officers give no work. */
		if (order[i] == DRAWER_GIVEN && (role == ROLE_CLERK || role == ROLE_OFFICER))
			continue;
		struct value *drawer = value_add_record(drawers);
		value_set_text(drawer, "href", link_incoming(screen->arena, &link));
		value_set_text(drawer, "word", say(screen, word_of_drawer(order[i], role)));
		value_set_number(drawer, "count", counts->drawers[order[i]]);
		value_set_bool(drawer, "current", order[i] == query->drawer);
	}
	value_set_number(page, "total", counts->drawers[DRAWER_ALL]);
	value_set_number(page, "unread", counts->unread);
}

static void choice_add(const struct screen *screen, struct value *list, struct str value, struct str word,
                       bool chosen)
{
	struct value *choice = value_add_record(list);
	value_set_text(choice, "value", value);
	value_set_text(choice, "word", say(screen, word));
	value_set_bool(choice, "chosen", chosen);
}

static void filters_fill(const struct screen *screen, const struct frame *frame,
                         const struct incoming_query *query, struct value *page)
{
	static const struct str all = N_("Tất cả"), urgent = N_("Khẩn trở lên"), very = N_("Thượng khẩn trở lên"),
							express = N_("Hoả tốc");
	static const struct str only_words[ONLY_COUNT] = {
		[ONLY_ANY] = N_("Tất cả"),
		[ONLY_UNREAD] = N_("Chưa đọc"),
		[ONLY_SOON] = N_("Tới hạn trong 24 giờ"),
		[ONLY_LATE] = N_("Đã quá hạn"),
		[ONLY_RETURNED] = N_("Chủ trì trả lại"),
	};
	value_set_text(page, "drawer", name_of(&drawer_names, query->drawer));
	value_set_text(page, "words", query->words);
	struct value *urgencies = value_set_list(page, "urgencies");
	choice_add(screen, urgencies, STR("0"), all, query->urgency_min == URGENCY_NORMAL);
	choice_add(screen, urgencies, STR("1"), urgent, query->urgency_min == URGENCY_URGENT);
	choice_add(screen, urgencies, STR("2"), very, query->urgency_min == URGENCY_VERY_URGENT);
	choice_add(screen, urgencies, STR("3"), express, query->urgency_min >= URGENCY_EXPRESS);
	struct value *choices = value_set_list(page, "onlys");
	for (unsigned i = 0; i < ONLY_COUNT; i++)
		choice_add(screen, choices, name_of(&incoming_only_names, i), only_words[i], query->only == i);
	value_set_bool(page, "is_filtered", is_filtered(query));
	value_set_bool(page, "is_all", query->drawer == DRAWER_ALL);
	value_set_bool(page, "is_given", query->drawer == DRAWER_GIVEN);
	value_set_text(
		page, "empty",
		say(screen, word_of_empty(query->drawer, seed_role(frame->office->seed, frame_person(frame)))));
}

/* Empty when there is no such page. */
static struct str page_href(const struct screen *screen, const struct incoming_query *query, uint32_t number,
                            bool is_there)
{
	struct incoming_query link = *query;
	link.page = number;
	return is_there ? link_incoming(screen->arena, &link) : (struct str){0};
}

/* Numbers of pages: the first, the last and those around the current one would do for hundreds; the list shows all up
 * to this many and else a window of it. */
#define PAGE_LINKS 9

static void pager_fill(const struct screen *screen, const struct incoming_query *query, uint32_t current,
                       uint32_t count, struct value *page)
{
	uint32_t first = current > PAGE_LINKS / 2 ? current - PAGE_LINKS / 2 : 1;
	if (count > PAGE_LINKS && first > count - PAGE_LINKS + 1)
		first = count - PAGE_LINKS + 1;
	if (count <= PAGE_LINKS)
		first = 1;
	value_set_bool(page, "has_pages", count > 1);
	page_link_fill(page, "previous", page_href(screen, query, current - 1, current > 1));
	page_link_fill(page, "next", page_href(screen, query, current + 1, current < count));
	struct value *pages = value_set_list(page, "pages");
	for (uint32_t number = first; number <= count && number < first + PAGE_LINKS; number++) {
		struct incoming_query link = *query;
		link.page = number;
		struct value *item = value_add_record(pages);
		value_set_text(item, "href", link_incoming(screen->arena, &link));
		value_set_number(item, "number", number);
		value_set_bool(item, "current", number == current);
	}
}

/* What a page of the list shows. */
struct shown {
	const struct document *rows[INCOMING_PER_PAGE];
	uint32_t found; /* on all pages */
	uint32_t page, page_count;
};

static uint32_t page_count_of(uint32_t found)
{
	return (found + INCOMING_PER_PAGE - 1) / INCOMING_PER_PAGE;
}

/* The page asked for, or the last there is. */
static uint32_t page_within(const struct incoming_query *query, uint32_t page_count)
{
	uint32_t page = query->page < page_count ? query->page : page_count;
	return page < 1 ? 1 : page;
}

/* With nothing filtered the counts say which page is the last, and nobody looks beyond the page that is shown. */
static struct shown plain_collect(const struct screen *screen, const struct frame *frame,
                                  const struct incoming_query *query, uint32_t found)
{
	struct shown shown = {.found = found, .page_count = page_count_of(found)};
	shown.page = page_within(query, shown.page_count);
	struct desk_walk walk = desk_walk(frame->desk, frame->office, query->drawer, screen->arena);
	for (uint32_t i = 0; i < found && i < shown.page * INCOMING_PER_PAGE; i++)
		shown.rows[i % INCOMING_PER_PAGE] = desk_walk_next(&walk);
	return shown;
}

/* Which page is the last is known at the end: every page is collected until then, over the one before. */
static struct shown filtered_collect(const struct screen *screen, const struct frame *frame,
                                     const struct incoming_query *query)
{
	struct shown shown = {0};
	uint32_t wanted = query->page < 1 ? 1 : query->page;
	struct str folded = fold_plain(screen->arena, str_trim(query->words));
	struct desk_walk walk = desk_walk(frame->desk, frame->office, query->drawer, screen->arena);
	for (const struct document *document; (document = desk_walk_next(&walk)) != NULL;) {
		if (!is_wanted(screen, frame, document, query, folded))
			continue;
		if (page_count_of(shown.found + 1) <= wanted)
			shown.rows[shown.found % INCOMING_PER_PAGE] = document;
		shown.found++;
	}
	shown.page_count = page_count_of(shown.found);
	shown.page = page_within(query, shown.page_count);
	return shown;
}

/* In what he gave, the deadline that he set is the one that counts. */
static void row_fill(const struct screen *screen, const struct frame *frame, enum drawer drawer,
                     const struct document *document, struct value *row)
{
	document_fill(screen, frame, document, row);
	if (drawer == DRAWER_GIVEN)
		document_due_fill(screen, frame, document, desk_given_due(frame_person(frame), document), row);
}

static void rows_fill(const struct screen *screen, const struct frame *frame,
                      const struct incoming_query *query, const struct desk_counts *counts,
                      struct value *page)
{
	struct shown shown = is_filtered(query)
	                         ? filtered_collect(screen, frame, query)
	                         : plain_collect(screen, frame, query, counts->drawers[query->drawer]);
	uint32_t from = (shown.page - 1) * INCOMING_PER_PAGE;
	uint32_t to = from + INCOMING_PER_PAGE < shown.found ? from + INCOMING_PER_PAGE : shown.found;
	struct value *rows = value_set_list(page, "rows");
	for (uint32_t i = from; i < to; i++)
		row_fill(screen, frame, query->drawer, shown.rows[i % INCOMING_PER_PAGE], value_add_record(rows));
	value_set_bool(page, "has_rows", to > from);
	value_set_bool(page, "with_arrival", true);
	value_set_bool(page, "with_role", true);
	value_set_number(page, "from", (int64_t)from + 1);
	value_set_number(page, "to", to);
	value_set_number(page, "found", shown.found);
	pager_fill(screen, query, shown.page, shown.page_count, page);
}

void screen_incoming(const struct screen *screen, const struct frame *frame,
                     const struct incoming_query *query)
{
	static const struct str title = N_("Văn bản đến");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	struct desk_counts counts = frame_fill(screen, frame, RAIL_INCOMING, page);
	drawers_fill(screen, frame, query, &counts, page);
	filters_fill(screen, frame, query, page);
	rows_fill(screen, frame, query, &counts, page);
	page_close(screen, page, "pages/incoming");
}
