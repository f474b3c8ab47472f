/* The work of all units, part by part: who has it, by when, and how it stands. */
#include "office/list_index.h"
#include "pages/parts.h"

static const struct str states[TRACKING_COUNT] = {
	[TRACKING_ALL] = STR_INIT("all"),   [TRACKING_OPEN] = STR_INIT("open"),
	[TRACKING_SOON] = STR_INIT("soon"), [TRACKING_LATE] = STR_INIT("late"),
	[TRACKING_DONE] = STR_INIT("done"),
};
const struct name_table tracking_state_names = {states, COUNT(states)};

static bool is_wanted(const struct frame *frame, const struct tracking_query *query, const struct work *work)
{
	if (query->unit.number != 0 && !party_is(query->unit, work->unit))
		return false;
	switch (query->state) {
	case TRACKING_OPEN:
		return work->state == WORK_OPEN;
	case TRACKING_SOON:
		return work->state == WORK_OPEN && minute_is_given(work->due) &&
		       due_nearness(work->due, frame_now(frame)) == DUE_SOON;
	case TRACKING_LATE:
		return work->state == WORK_LATE;
	case TRACKING_DONE:
		return work->state == WORK_DONE;
	default:
		return true;
	}
}

struct work *tracking_list(const struct screen *screen, const struct frame *frame,
                           const struct tracking_query *query, size_t *ret_count)
{
	size_t all, count = 0;
	struct work *works = work_list(frame->office, frame_person(frame), screen->arena, &all);
	for (size_t i = 0; i < all; i++) {
		if (is_wanted(frame, query, &works[i]))
			works[count++] = works[i];
	}
	*ret_count = count;
	return works;
}

/* ---- the page ---- */

static void filters_fill(const struct screen *screen, const struct frame *frame,
                         const struct tracking_query *query, struct value *page)
{
	static const struct str words[TRACKING_COUNT] = {
		[TRACKING_ALL] = N_("Mọi trạng thái"), [TRACKING_OPEN] = N_("Đang làm, còn hạn"),
		[TRACKING_SOON] = N_("Sắp đến hạn"),   [TRACKING_LATE] = N_("Quá hạn"),
		[TRACKING_DONE] = N_("Đã xong"),
	};
	const struct seed *seed = frame->office->seed;
	struct value *units = value_set_list(page, "units"), *list = value_set_list(page, "states");
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		const struct party *party = seed_party(seed, (struct party_id){number});
		if (party->kind != PARTY_UNIT)
			continue;
		struct value *unit = value_add_record(units);
		value_set_text(unit, "value", party->key);
		value_set_text(unit, "word", party->name);
		value_set_bool(unit, "chosen", query->unit.number == number);
	}
	for (unsigned i = 0; i < TRACKING_COUNT; i++) {
		struct value *state = value_add_record(list);
		value_set_text(state, "value", name_of(&tracking_state_names, i));
		value_set_text(state, "word", say(screen, words[i]));
		value_set_bool(state, "chosen", i == query->state);
	}
}

static void work_fill(const struct screen *screen, const struct frame *frame, const struct work *work,
                      struct value *row)
{
	const struct seed *seed = frame->office->seed;
	const struct document_facts *facts = office_document(frame->office, work->document)->facts;
	const struct party *from = seed_party(seed, work->assignment->from);
	value_set_text(row, "href", link_document(screen->arena, facts->key));
	value_set_text(row, "number", say_document_name(screen, facts));
	value_set_text(row, "issuer", facts->issuer_name);
	value_set_text(row, "subject", facts->subject);
	chip_fill(screen, row, "urgency", chip_of_urgency(facts->urgency));
	value_set_text(row, "holder", party_name(screen, frame, work->assignment->to));
	chip_fill(screen, row, "role", chip_of_role(work->assignment->role));
	value_set_text(row, "giver", from ? from->name : (struct str){0});
	value_set_text(row, "due",
	               minute_is_given(work->due) ? say_minute(screen->arena, work->due, frame_now(frame))
	                                          : (struct str){0});
	chip_fill(screen, row, "state", chip_of_work(work->state));
}

static struct str page_href(const struct screen *screen, const struct frame *frame,
                            const struct tracking_query *query, size_t number, bool is_there)
{
	struct tracking_query link = *query;
	link.page = (uint32_t)number;
	return is_there ? link_tracking(screen->arena, frame->office->seed, "/tracking", &link) : (struct str){0};
}

/* The parts of one page, of *ret_all. A page beyond the last counts as the last: *current is set to it. */
static const struct work *page_of(const struct screen *screen, const struct frame *frame,
                                  const struct tracking_query *query, size_t *current, size_t *ret_kept,
                                  size_t *ret_all)
{
	const struct list_index *lists = desk_lists(frame->desk, frame->office);
	bool is_whole = lists != NULL && query->unit.number == 0 && query->state == TRACKING_ALL;
	const struct work *works = NULL;
	for (;;) {
		size_t from = (*current - 1) * TRACKING_PER_PAGE;
		if (is_whole)
			works = list_work(lists, frame->office, from, TRACKING_PER_PAGE, screen->arena, ret_kept,
			                  ret_all);
		else
			works = tracking_list(screen, frame, query, ret_all);
		if (from < *ret_all || *current == 1)
			break;
		*current = *ret_all == 0 ? 1 : (*ret_all + TRACKING_PER_PAGE - 1) / TRACKING_PER_PAGE;
	}
	if (is_whole)
		return works;
	size_t from = (*current - 1) * TRACKING_PER_PAGE;
	*ret_kept = *ret_all - from < TRACKING_PER_PAGE ? *ret_all - from : TRACKING_PER_PAGE;
	return works == NULL ? NULL : &works[from];
}

static void rows_fill(const struct screen *screen, const struct frame *frame,
                      const struct tracking_query *query, struct value *page)
{
	size_t kept, count, current = query->page < 1 ? 1 : query->page;
	const struct work *works = page_of(screen, frame, query, &current, &kept, &count);
	size_t page_count = (count + TRACKING_PER_PAGE - 1) / TRACKING_PER_PAGE;
	size_t from = (current - 1) * TRACKING_PER_PAGE;
	struct value *rows = value_set_list(page, "rows");
	for (size_t i = 0; i < kept; i++)
		work_fill(screen, frame, &works[i], value_add_record(rows));
	value_set_bool(page, "has_rows", kept > 0);
	value_set_number(page, "from", (int64_t)from + 1);
	value_set_number(page, "to", (int64_t)(from + kept));
	value_set_number(page, "found", (int64_t)count);
	value_set_bool(page, "has_pages", page_count > 1);
	page_link_fill(page, "previous", page_href(screen, frame, query, current - 1, current > 1));
	page_link_fill(page, "next", page_href(screen, frame, query, current + 1, current < page_count));
}

void screen_tracking(const struct screen *screen, const struct frame *frame,
                     const struct tracking_query *query)
{
	static const struct str title = N_("Theo dõi công việc");
	struct tracking_query whole = *query;
	whole.page = 1;
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_NONE, page);
	filters_fill(screen, frame, query, page);
	rows_fill(screen, frame, query, page);
	value_set_bool(page, "is_filtered", query->unit.number != 0 || query->state != TRACKING_ALL);
	export_fill(screen, "work", (struct str){0},
	            link_tracking(screen->arena, frame->office->seed, "/tracking.xlsx", &whole),
	            value_set_record(page, "spreadsheet"));
	page_close(screen, page, "pages/tracking");
}
