/* The lists of the office as sheets, for a spreadsheet or for paper. */
#include "office/list_index.h"
#include "office/register.h"
#include "office/statistics.h"
#include "pages/parts.h"

#include "base/buf.h"

/* A sheet whose rows are filled one after the other, from the left. */
struct filling {
	const struct screen *screen;
	const struct frame *frame;
	struct sheet sheet;
	struct sheet_cell *next;
};

static struct filling sheet_open(const struct screen *screen, const struct frame *frame, struct str title,
                                 const struct sheet_column *columns, size_t column_count, size_t row_count)
{
	struct sheet_column *said = ARENA_ARRAY(screen->arena, struct sheet_column, column_count);
	struct sheet_cell *cells = ARENA_ARRAY(screen->arena, struct sheet_cell, column_count * row_count);
	for (size_t i = 0; i < column_count; i++) {
		said[i] = columns[i];
		said[i].word = say(screen, columns[i].word);
	}
	return (struct filling){
		.screen = screen,
		.frame = frame,
		.sheet = {.agency = frame->office->seed->name,
	              .title = title,
	              .made_at = frame_now(frame),
	              .columns = said,
	              .column_count = column_count,
	              .cells = cells,
	              .row_count = row_count},
		.next = cells,
	};
}

static void add_text(struct filling *filling, struct str text)
{
	(filling->next++)->text = text;
}

static void add_number(struct filling *filling, uint32_t number)
{
	(filling->next++)->number = number;
}

static void add_day(struct filling *filling, struct day day)
{
	add_text(filling, day_is_given(day) ? say_day(filling->screen->arena, day) : (struct str){0});
}

static void add_minute(struct filling *filling, struct minute at)
{
	struct minute now = frame_now(filling->frame);
	add_text(filling, minute_is_given(at) ? say_minute(filling->screen->arena, at, now) : (struct str){0});
}

static void add_party(struct filling *filling, struct party_id id)
{
	const struct party *party = seed_party(filling->frame->office->seed, id);
	add_text(filling, party ? party->name : (struct str){0});
}

/* ---- work ---- */

struct sheet sheet_of_statistics(const struct screen *screen, const struct frame *frame)
{
	static const struct str title = N_("Thống kê theo đơn vị");
	static const struct sheet_column columns[] = {
		{N_("Đơn vị"), 36, false}, {N_("Đã xong"), 12, true}, {N_("Đang làm, còn hạn"), 18, true},
		{N_("Quá hạn"), 12, true}, {N_("Cộng"), 12, true},
	};
	size_t count;
	const struct unit_work *works = statistics_of_units(frame->office, frame_person(frame), screen->arena,
	                                                    &count);
	struct filling filling = sheet_open(screen, frame, say(screen, title), columns, COUNT(columns), count);
	for (size_t i = 0; i < count; i++) {
		add_party(&filling, works[i].unit);
		add_number(&filling, works[i].done);
		add_number(&filling, works[i].open);
		add_number(&filling, works[i].late);
		add_number(&filling, works[i].done + works[i].open + works[i].late);
	}
	return filling.sheet;
}

struct sheet sheet_of_work(const struct screen *screen, const struct frame *frame,
                           const struct tracking_query *query)
{
	static const struct str title = N_("Theo dõi công việc");
	static const struct sheet_column columns[] = {
		{N_("Số, ký hiệu"), 16, false}, {N_("Trích yếu"), 48, false},  {N_("Nơi nhận việc"), 26, false},
		{N_("Vai trò"), 12, false},     {N_("Người giao"), 22, false}, {N_("Ngày giao"), 16, false},
		{N_("Hạn xử lý"), 16, false},   {N_("Trạng thái"), 14, false},
	};
	size_t count;
	const struct work *works = tracking_list(screen, frame, query, &count);
	struct filling filling = sheet_open(screen, frame, say(screen, title), columns, COUNT(columns), count);
	for (size_t i = 0; i < count; i++) {
		const struct document_facts *facts = office_document(frame->office, works[i].document)->facts;
		add_text(&filling, say_document_name(screen, facts));
		add_text(&filling, facts->subject);
		add_party(&filling, works[i].assignment->to);
		add_text(&filling, say(screen, chip_of_role(works[i].assignment->role).word));
		add_party(&filling, works[i].assignment->from);
		add_minute(&filling, works[i].assignment->at);
		add_minute(&filling, works[i].due);
		add_text(&filling, say(screen, chip_of_work(works[i].state).word));
	}
	return filling.sheet;
}

/* ---- registers ---- */

static struct str type_and_subject(const struct screen *screen, const struct document_facts *facts)
{
	struct buf out = buf_sized(screen->arena, 128);
	buf_add(&out, say_office_word(screen, facts->type_name));
	buf_add_c(&out, ": ");
	buf_add(&out, facts->subject);
	return buf_str(&out);
}

/* Whom it went to: those who have or had it, in the order of giving; before that whom it was submitted to. */
static struct str receivers(const struct screen *screen, const struct frame *frame,
                            const struct document *document)
{
	const struct seed *seed = frame->office->seed;
	struct buf out = buf_sized(screen->arena, 64);
	for (size_t i = 0; i < document->assignment_count; i++) {
		if (document->assignments[i].state == ASSIGNMENT_RETAKEN)
			continue;
		buf_add_c(&out, buf_str(&out).len > 0 ? ", " : "");
		buf_add(&out, seed_party(seed, document->assignments[i].to)->name);
	}
	if (buf_str(&out).len == 0 && document->submitted_to.number != 0)
		buf_add(&out, seed_party(seed, document->submitted_to)->name);
	return buf_str(&out);
}

/* When it was first given on; CIVIL_NO_MINUTE while nobody has got it. */
static struct minute given_on(const struct document *document)
{
	return document->assignment_count > 0 ? document->assignments[0].at : CIVIL_NO_MINUTE;
}

/* Decree 30/2020, appendix IV: the columns of the register of incoming documents. */
static const struct sheet_column incoming_columns[] = {
	{N_("Ngày đến"), 11, false},
	{N_("Số đến"), 7, true},
	{N_("Tác giả"), 18, false},
	{N_("Số, ký hiệu"), 14, false},
	{N_("Ngày tháng văn bản"), 11, false},
	{N_("Tên loại và trích yếu nội dung"), 36, false},
	{N_("Đơn vị hoặc người nhận"), 20, false},
	{N_("Ngày chuyển"), 11, false},
	{N_("Ký nhận"), 8, false},
	{N_("Ghi chú"), 10, false},
};

static void incoming_add(struct filling *filling, const struct document *document)
{
	const struct document_facts *facts = document->facts;
	struct minute given = given_on(document);
	add_day(filling, register_day(document));
	add_number(filling, document->arrival_number);
	add_text(filling, facts->issuer_name);
	add_text(filling, say_document_number(filling->screen->arena, facts));
	add_day(filling, facts->issued_on);
	add_text(filling, type_and_subject(filling->screen, facts));
	add_text(filling, receivers(filling->screen, filling->frame, document));
	add_day(filling, minute_is_given(given) ? day_of_minute(given) : CIVIL_NO_DAY);
	add_text(filling, (struct str){0});
	add_text(filling, facts->urgency == URGENCY_NORMAL
	                      ? (struct str){0}
	                      : say(filling->screen, chip_of_urgency(facts->urgency).word));
}

/* The same appendix: outgoing documents. */
static const struct sheet_column outgoing_columns[] = {
	{N_("Số, ký hiệu"), 16, false},
	{N_("Ngày tháng văn bản"), 11, false},
	{N_("Tên loại và trích yếu nội dung"), 40, false},
	{N_("Người ký"), 18, false},
	{N_("Nơi nhận"), 26, false},
	{N_("Đơn vị soạn, nhận bản lưu"), 18, false},
	{N_("Số lượng bản"), 8, true},
	{N_("Ghi chú"), 12, false},
};

static void outgoing_add(struct filling *filling, const struct document *document)
{
	const struct document_facts *facts = document->facts;
	const struct outgoing *outgoing = document->outgoing;
	const struct seed *seed = filling->frame->office->seed;
	const struct party *drafter = seed_party(seed, outgoing->drafter);
	struct buf to = buf_sized(filling->screen->arena, 64);
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		buf_add_c(&to, i > 0 ? ", " : "");
		buf_add(&to, seed_party(seed, outgoing->deliveries[i].to)->name);
	}
	add_text(filling, say_document_number(filling->screen->arena, facts));
	add_day(filling, facts->issued_on);
	add_text(filling, type_and_subject(filling->screen, facts));
	add_party(filling, facts->signer);
	add_text(filling, buf_str(&to));
	add_party(filling, drafter ? drafter->unit : (struct party_id){0});
	add_number(filling, (uint32_t)outgoing->delivery_count);
	add_text(filling,
	         document->status == DOC_RECALLED
	             ? say(filling->screen, chip_of_document(document, frame_person(filling->frame)).word)
	             : (struct str){0});
}

/* "Từ 01/06/2024 đến 18/06/2024"; empty for the whole book. */
static struct str period_of(const struct screen *screen, const struct register_query *query)
{
	static const struct str both = N_("Từ ngày {from} đến ngày {to}"), since = N_("Từ ngày {from}"),
							until = N_("Đến ngày {to}");
	bool has_from = day_is_given(query->from), has_to = day_is_given(query->to);
	const struct place places[] = {
		{"from", has_from ? say_day(screen->arena, query->from) : (struct str){0}},
		{"to", has_to ? say_day(screen->arena, query->to) : (struct str){0}},
	};
	if (!has_from && !has_to)
		return (struct str){0};
	return say_filled(screen, has_from && has_to ? both : has_from ? since : until, places, COUNT(places));
}

static struct sheet register_sheet(const struct screen *screen, const struct frame *frame,
                                   const struct register_query *query, const struct document_id *ids,
                                   size_t count)
{
	const struct book *book = seed_book(frame->office->seed, query->book);
	bool is_incoming = book->direction == DIRECTION_INCOMING;
	struct filling filling = sheet_open(
		screen, frame, book->name, is_incoming ? incoming_columns : outgoing_columns,
		is_incoming ? COUNT(incoming_columns) : COUNT(outgoing_columns), count);
	for (size_t i = 0; i < count; i++) {
		const struct document *document = office_document(frame->office, ids[i]);
		if (is_incoming)
			incoming_add(&filling, document);
		else
			outgoing_add(&filling, document);
	}
	filling.sheet.note = period_of(screen, query);
	return filling.sheet;
}

static const struct document_id *registered(const struct screen *screen, const struct frame *frame,
                                            const struct register_query *query, size_t *ret_count)
{
	return register_list(frame->office, frame_person(frame), query->book, query->from, query->to,
	                     screen->arena, ret_count);
}

struct sheet sheet_of_register(const struct screen *screen, const struct frame *frame,
                               const struct register_query *query)
{
	size_t count;
	const struct document_id *ids = registered(screen, frame, query, &count);
	return register_sheet(screen, frame, query, ids, count);
}

struct sheet register_page(const struct screen *screen, const struct frame *frame,
                           const struct register_query *query, size_t *ret_from, size_t *ret_count)
{
	const struct list_index *lists = desk_lists(frame->desk, frame->office);
	bool is_whole = lists != NULL && !day_is_given(query->from) && !day_is_given(query->to);
	const struct document_id *ids = NULL;
	size_t rows, page = query->page < 1 ? 1 : query->page;
	for (;;) {
		*ret_from = (page - 1) * REGISTER_PER_PAGE;
		if (is_whole)
			ids = list_register(lists, frame->office, query->book, *ret_from, REGISTER_PER_PAGE,
			                    screen->arena, &rows, ret_count);
		else
			ids = registered(screen, frame, query, ret_count);
		if (*ret_from < *ret_count || page == 1)
			break;
		page = *ret_count == 0 ? 1 : (*ret_count + REGISTER_PER_PAGE - 1) / REGISTER_PER_PAGE;
	}
	if (is_whole)
		return register_sheet(screen, frame, query, ids, rows);
	rows = *ret_count - *ret_from < REGISTER_PER_PAGE ? *ret_count - *ret_from : REGISTER_PER_PAGE;
	return register_sheet(screen, frame, query, ids == NULL ? NULL : &ids[*ret_from], rows);
}
