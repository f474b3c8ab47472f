/* The list of outgoing documents: drawers, search, pages. */
#include "base/fold.h"
#include "pages/document_parts.h"

static void drawers_fill(const struct screen *screen, const struct frame *frame,
                         const struct outgoing_query *query, struct value *page)
{
	static const enum outgoing_drawer order[] = {OUTGOING_ALL,      OUTGOING_DRAFTS, OUTGOING_PROPOSED,
	                                             OUTGOING_TO_ISSUE, OUTGOING_ISSUED, OUTGOING_MARKED};
	struct outgoing_counts counts = outgoing_count(screen, frame);
	struct value *drawers = value_set_list(page, "drawers");
	for (size_t i = 0; i < COUNT(order); i++) {
		const struct outgoing_query link = {.drawer = order[i]};
		struct value *drawer = value_add_record(drawers);
		value_set_text(drawer, "href", link_outgoing(screen->arena, &link));
		value_set_text(drawer, "word", say(screen, word_of_outgoing_drawer(order[i])));
		value_set_number(drawer, "count", counts.drawers[order[i]]);
		value_set_bool(drawer, "current", order[i] == query->drawer);
	}
	value_set_number(page, "total", counts.drawers[OUTGOING_ALL]);
}

/* Empty when there is no such page. */
static struct str page_href(const struct screen *screen, const struct outgoing_query *query, uint32_t number,
                            bool is_there)
{
	struct outgoing_query link = *query;
	link.page = number;
	return is_there ? link_outgoing(screen->arena, &link) : (struct str){0};
}

static void rows_fill(const struct screen *screen, const struct frame *frame,
                      const struct outgoing_query *query, struct value *page)
{
	size_t listed, found = 0;
	struct document_id *ids = desk_outgoing_list(frame->desk, frame->office, frame_person(frame),
	                                             query->drawer, screen->arena, &listed);
	struct str folded = fold_plain(screen->arena, str_trim(query->words));
	for (size_t i = 0; i < listed; i++) {
		const struct document_facts *facts = office_document(frame->office, ids[i])->facts;
		if (str_is_empty(folded) || document_matches(screen->arena, facts, folded))
			ids[found++] = ids[i];
	}
	size_t page_count = (found + OUTGOING_PER_PAGE - 1) / OUTGOING_PER_PAGE;
	size_t current = query->page < page_count ? query->page : page_count;
	current = current < 1 ? 1 : current;
	size_t from = (current - 1) * OUTGOING_PER_PAGE;
	size_t to = from + OUTGOING_PER_PAGE < found ? from + OUTGOING_PER_PAGE : found;
	struct value *rows = value_set_list(page, "rows");
	for (size_t i = from; i < to; i++)
		outgoing_fill(screen, frame, office_document(frame->office, ids[i]), value_add_record(rows));
	value_set_bool(page, "has_rows", to > from);
	value_set_number(page, "from", (int64_t)from + 1);
	value_set_number(page, "to", (int64_t)to);
	value_set_number(page, "found", (int64_t)found);
	value_set_bool(page, "has_pages", page_count > 1);
	page_link_fill(page, "previous", page_href(screen, query, (uint32_t)current - 1, current > 1));
	page_link_fill(page, "next", page_href(screen, query, (uint32_t)current + 1, current < page_count));
}

void screen_outgoing(const struct screen *screen, const struct frame *frame,
                     const struct outgoing_query *query)
{
	static const struct str title = N_("Văn bản đi");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_OUTGOING, page);
	drawers_fill(screen, frame, query, page);
	rows_fill(screen, frame, query, page);
	value_set_text(page, "drawer", name_of(&outgoing_drawer_names, query->drawer));
	value_set_text(page, "sought", query->words);
	value_set_bool(page, "is_filtered", !str_is_empty(query->words));
	value_set_bool(page, "is_all", query->drawer == OUTGOING_ALL);
	value_set_text(page, "empty", say(screen, word_of_outgoing_empty(query->drawer)));
	page_close(screen, page, "pages/outgoing");
}
