/* How the work stands that was given to each unit: a table, and a bar for whoever reads pictures better. */
#include "office/list_index.h"
#include "pages/parts.h"

#define BAR_WIDTH 240

static void bar_add(struct value *bars, const char *class, uint32_t amount, uint32_t most, uint32_t *x)
{
	uint32_t width = most == 0 ? 0 : amount * BAR_WIDTH / most;
	if (width == 0)
		return;
	struct value *bar = value_add_record(bars);
	value_set_c(bar, "class", class);
	value_set_number(bar, "x", *x);
	value_set_number(bar, "width", width);
	*x += width;
}

static void numbers_fill(const struct unit_work *work, struct value *row)
{
	value_set_number(row, "done", work->done);
	value_set_number(row, "open", work->open);
	value_set_number(row, "late", work->late);
	value_set_number(row, "sum", (int64_t)work->done + work->open + work->late);
}

/* Where the parts behind each number are listed. */
static void links_fill(const struct screen *screen, const struct frame *frame, struct party_id unit,
                       struct value *row)
{
	static const struct {
		const char *name;
		enum tracking_state state;
	} links[] = {{"done_href", TRACKING_DONE},
	             {"open_href", TRACKING_OPEN},
	             {"late_href", TRACKING_LATE},
	             {"sum_href", TRACKING_ALL}};
	for (size_t i = 0; i < COUNT(links); i++) {
		const struct tracking_query query = {.unit = unit, .state = links[i].state};
		value_set_text(row, links[i].name,
		               link_tracking(screen->arena, frame->office->seed, "/tracking", &query));
	}
}

static void unit_fill(const struct screen *screen, const struct frame *frame, const struct unit_work *work,
                      uint32_t most, struct value *row)
{
	uint32_t x = 0;
	struct value *bars = value_set_list(row, "bars");
	value_set_text(row, "unit", party_name(screen, frame, work->unit));
	numbers_fill(work, row);
	links_fill(screen, frame, work->unit, row);
	bar_add(bars, "bar-done", work->done, most, &x);
	bar_add(bars, "bar-open", work->open, most, &x);
	bar_add(bars, "bar-late", work->late, most, &x);
}

void screen_statistics(const struct screen *screen, const struct frame *frame)
{
	static const struct str title = N_("Thống kê theo đơn vị");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	size_t count;
	const struct list_index *lists = desk_lists(frame->desk, frame->office);
	const struct unit_work *works = lists ? list_statistics(lists, frame->office, screen->arena, &count)
	                                      : statistics_of_units(frame->office, frame_person(frame),
	                                                            screen->arena, &count);
	struct unit_work sum = {.done = 0};
	uint32_t most = 0;
	frame_fill(screen, frame, RAIL_NONE, page);
	for (size_t i = 0; i < count; i++) {
		uint32_t all = works[i].done + works[i].open + works[i].late;
		sum.done += works[i].done;
		sum.open += works[i].open;
		sum.late += works[i].late;
		most = all > most ? all : most;
	}
	struct value *rows = value_set_list(page, "rows");
	for (size_t i = 0; i < count; i++)
		unit_fill(screen, frame, &works[i], most, value_add_record(rows));
	value_set_bool(page, "has_rows", count > 0);
	value_set_number(page, "bar_width", BAR_WIDTH);
	numbers_fill(&sum, value_set_record(page, "total"));
	export_fill(screen, "statistics", (struct str){0}, STR("/statistics.xlsx"),
	            value_set_record(page, "spreadsheet"));
	page_close(screen, page, "pages/statistics");
}
