/* The leader's home: only what waits for a decision, most pressing first, and what happened lately. */
#include "pages/parts.h"

#include "base/buf.h"
#include "base/sort.h"

#define FIRST_ROWS 5
#define RECENT_LINES 6
#define TOGETHER_MINUTES 60 /* deeds of one person further apart are lines of their own */

/* What one walk over the desk finds. */
struct home_counts {
	uint32_t awaiting, overdue, soon, returned, main, support, info;
	uint32_t awaiting_by_urgency[URGENCY_COUNT];
};

static struct home_counts home_count(const struct frame *frame)
{
	struct home_counts counts = {0};
	const struct office *office = frame->office;
	struct party_id person = frame_person(frame);
	for (uint32_t number = 1; number <= office->seed->document_count; number++) {
		const struct document *document = office_document(office, (struct document_id){number});
		unsigned held = desk_drawers(office, person, document);
		if (held == 0)
			continue;
		struct minute due = desk_due(office, person, document);
		if ((held & BIT(DRAWER_AWAITING)) != 0) {
			counts.awaiting++;
			counts.awaiting_by_urgency[document->facts->urgency]++;
		}
		counts.main += (held & BIT(DRAWER_MAIN)) != 0;
		counts.support += (held & BIT(DRAWER_SUPPORT)) != 0;
		counts.info += (held & BIT(DRAWER_INFO)) != 0;
		counts.overdue += (held & BIT(DRAWER_OVERDUE)) != 0;
		counts.soon += document->status != DOC_FINISHED && minute_is_given(due) &&
		               due_nearness(due, frame_now(frame)) == DUE_SOON;
		counts.returned += document_is_returned(document);
	}
	return counts;
}

/* "1 hoả tốc, 2 khẩn": the urgent ones among those that await direction. */
static struct str urgency_detail(const struct screen *screen, const struct home_counts *counts)
{
	struct buf out = buf_sized(screen->arena, 64);
	for (unsigned urgency = URGENCY_COUNT - 1; urgency > URGENCY_NORMAL; urgency--) {
		if (counts->awaiting_by_urgency[urgency] == 0)
			continue;
		if (out.len > 0)
			buf_add(&out, STR(", "));
		buf_add_u64(&out, counts->awaiting_by_urgency[urgency]);
		buf_add_char(&out, ' ');
		buf_add(&out, say(screen, chip_of_urgency((enum urgency)urgency).word));
	}
	return buf_str(&out);
}

static void tile_add(const struct screen *screen, struct value *tiles, uint32_t count, struct str href,
                     const char *icon, struct str word, struct str detail)
{
	if (count == 0)
		return;
	struct value *tile = value_add_record(tiles);
	value_set_number(tile, "count", count);
	value_set_text(tile, "href", href);
	value_set_c(tile, "icon", icon);
	value_set_text(tile, "word", say(screen, word));
	value_set_text(tile, "detail", detail);
}

static void incoming_tile_add(const struct screen *screen, struct value *tiles, uint32_t count,
                              struct incoming_query query, const char *icon, struct str word,
                              struct str detail)
{
	tile_add(screen, tiles, count, link_incoming(screen->arena, &query), icon, word, detail);
}

/* What is approved waits for the clerks alone. */
static void outgoing_tiles_add(const struct screen *screen, const struct frame *frame, struct value *tiles)
{
	static const struct str proposed = N_("Dự thảo chờ bạn duyệt"), drafts = N_("Dự thảo ở chỗ bạn"),
							to_issue = N_("Văn bản chờ phát hành");
	struct outgoing_counts counts = outgoing_count(screen, frame);
	bool is_clerk = seed_role(frame->office->seed, frame_person(frame)) == ROLE_CLERK;
	const struct {
		enum outgoing_drawer drawer;
		const char *icon;
		struct str word;
		bool is_his;
	} tiled[] = {
		{OUTGOING_PROPOSED, "i-done", proposed, true},
		{OUTGOING_DRAFTS, "i-pen", drafts, true},
		{OUTGOING_TO_ISSUE, "i-out", to_issue, is_clerk},
	};
	for (size_t i = 0; i < COUNT(tiled); i++) {
		const struct outgoing_query query = {.drawer = tiled[i].drawer};
		if (tiled[i].is_his)
			tile_add(screen, tiles, counts.drawers[tiled[i].drawer], link_outgoing(screen->arena, &query),
			         tiled[i].icon, tiled[i].word, (struct str){0});
	}
}

static void tiles_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	static const struct str to_direct = N_("Văn bản chờ bút phê, chuyển"),
							to_do = N_("Văn bản chờ bạn xử lý"), overdue = N_("Văn bản quá hạn"),
							soon = N_("Văn bản tới hạn trong 24 giờ"), returned = N_("Văn bản bị trả lại"),
							returned_detail = N_("Chủ trì đã trả lại, chưa ai chủ trì"),
							main = N_("Bạn đang chủ trì"), support = N_("Bạn đang phối hợp"),
							info = N_("Gửi bạn để biết");
	struct home_counts counts = home_count(frame);
	bool is_leader = seed_role(frame->office->seed, frame_person(frame)) == ROLE_LEADER;
	struct value *tiles = value_set_list(page, "tiles");
	incoming_tile_add(screen, tiles, counts.awaiting, (struct incoming_query){.drawer = DRAWER_AWAITING},
	                  "i-in", is_leader ? to_direct : to_do, urgency_detail(screen, &counts));
	incoming_tile_add(screen, tiles, counts.returned, (struct incoming_query){.only = ONLY_RETURNED},
	                  "i-undo", returned, say(screen, returned_detail));
	incoming_tile_add(screen, tiles, counts.overdue, (struct incoming_query){.drawer = DRAWER_OVERDUE},
	                  "i-late", overdue, (struct str){0});
	incoming_tile_add(screen, tiles, counts.soon, (struct incoming_query){.only = ONLY_SOON}, "i-clock", soon,
	                  (struct str){0});
	incoming_tile_add(screen, tiles, counts.main, (struct incoming_query){.drawer = DRAWER_MAIN}, "i-pen",
	                  main, (struct str){0});
	incoming_tile_add(screen, tiles, counts.support, (struct incoming_query){.drawer = DRAWER_SUPPORT},
	                  "i-list", support, (struct str){0});
	incoming_tile_add(screen, tiles, counts.info, (struct incoming_query){.drawer = DRAWER_INFO}, "i-eye",
	                  info, (struct str){0});
	outgoing_tiles_add(screen, frame, tiles);
	value_set_bool(page, "has_tiles", value_count(tiles) > 0);
}

static int pressing_first(const void *a, const void *b, const void *context)
{
	const struct frame *frame = context;
	const struct document *one = office_document(frame->office, *(const struct document_id *)a);
	const struct document *two = office_document(frame->office, *(const struct document_id *)b);
	struct minute one_due = desk_due(frame->office, frame_person(frame), one);
	struct minute two_due = desk_due(frame->office, frame_person(frame), two);
	if (one->facts->urgency != two->facts->urgency)
		return one->facts->urgency > two->facts->urgency ? -1 : 1;
	int64_t first = minute_is_given(one_due) ? one_due.since_epoch : INT32_MAX;
	int64_t second = minute_is_given(two_due) ? two_due.since_epoch : INT32_MAX;
	return first == second ? 0 : first < second ? -1 : 1;
}

static void rows_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	size_t count;
	struct document_id *ids = desk_list(frame->office, frame_person(frame), DRAWER_AWAITING, screen->arena,
	                                    &count);
	sort_stable(screen->arena, ids, count, sizeof(ids[0]), pressing_first, frame);
	struct value *rows = value_set_list(page, "rows");
	for (size_t i = 0; i < count && i < FIRST_ROWS; i++)
		document_fill(screen, frame, office_document(frame->office, ids[i]), value_add_record(rows));
	value_set_bool(page, "has_rows", count > 0);
}

/* Traces of a document that one person left one after the other are one line: "tiếp nhận, vào sổ số đến 129, trình".
 * The latest lines of all documents he may see are kept newest first, in a short sorted list. */
struct recent {
	const struct document *document;
	size_t first, last; /* traces[first..last], of one person, those without words between them left out */
	struct minute at;   /* of the last one */
};

static void recent_insert(struct recent *list, size_t *count, struct recent line)
{
	size_t at = *count;
	while (at > 0 && list[at - 1].at.since_epoch < line.at.since_epoch)
		at--;
	if (at == RECENT_LINES)
		return;
	if (*count < RECENT_LINES)
		(*count)++;
	for (size_t i = *count - 1; i > at; i--)
		list[i] = list[i - 1];
	list[at] = line;
}

static bool is_told(const struct trace *trace)
{
	const struct action_words *words = words_of_action(trace->action);
	return words && !str_is_empty(words->traced);
}

/* The first trace of the line that ends with this one. */
static size_t recent_first(const struct document *document, size_t last)
{
	const struct trace *traces = document->traces;
	size_t first = last;
	for (size_t i = last; i > 0; i--) {
		const struct trace *trace = &traces[i - 1];
		if (!party_is(trace->by, traces[last].by) ||
		    traces[last].at.since_epoch - trace->at.since_epoch > TOGETHER_MINUTES)
			break;
		if (is_told(trace))
			first = i - 1;
	}
	return first;
}

static size_t recent_collect(const struct frame *frame, struct recent *list)
{
	size_t count = 0;
	const struct office *office = frame->office;
	for (uint32_t number = 1; number <= office_document_count(office); number++) {
		const struct document *document = office_document(office, (struct document_id){number});
		if (!desk_shows(office, frame_person(frame), document))
			continue;
		for (size_t i = document->trace_count; i > 0; i--) {
			if (!is_told(&document->traces[i - 1]))
				continue;
			size_t first = recent_first(document, i - 1);
			recent_insert(list, &count, (struct recent){document, first, i - 1, document->traces[i - 1].at});
			i = first + 1;
		}
	}
	return count;
}

static void recent_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	struct recent list[RECENT_LINES];
	size_t count = recent_collect(frame, list);
	struct value *recent = value_set_list(page, "recent");
	for (size_t i = 0; i < count; i++) {
		const struct document_facts *facts = list[i].document->facts;
		struct value *line = value_add_record(recent);
		value_set_text(line, "when", say_recent(screen->arena, list[i].at, frame_now(frame)));
		value_set_text(line, "href", link_document(screen->arena, facts->key));
		value_set_text(line, "number", say_document_name(screen, facts));
		value_set_text(line, "subject", facts->subject);
		struct value *deeds = value_set_list(line, "deeds");
		for (size_t k = list[i].first; k <= list[i].last; k++) {
			const struct trace *trace = &list[i].document->traces[k];
			if (!is_told(trace))
				continue;
			struct value *deed = value_add_record(deeds);
			trace_fill(screen, frame, trace, deed);
			value_set_bool(deed, "again", k > list[i].first);
			value_set_text(line, "by", party_name(screen, frame, trace->by));
		}
	}
	value_set_bool(page, "has_recent", count > 0);
}

void screen_home(const struct screen *screen, const struct frame *frame)
{
	static const struct str title = N_("Trang chủ");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_HOME, page);
	value_set_text(page, "today", say_today(screen, frame_now(frame)));
	tiles_fill(screen, frame, page);
	rows_fill(screen, frame, page);
	recent_fill(screen, frame, page);
	page_close(screen, page, "pages/home");
}
