/* web/handlers/lists.c - the work of the units and the register books: pages, and the same lists as files. */
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

static uint32_t page_of(const struct request *request)
{
	uint64_t page;
	bool is_page = str_to_u64(form_get(&request->query, "page"), &page) && page >= 1 && page <= UINT32_MAX;
	return is_page ? (uint32_t)page : 1;
}

/* Writes the sheet and answers with the file under that name. The office is given back before. */
static void answer_file(struct request *request, struct drawing *drawing, const struct sheet *sheet,
                        bool is_printed, const char *name)
{
	const struct sheets_port *sheets = request->web->config.sheets;
	struct str bytes;
	struct err err = {0};
	struct buf disposition = buf_in(&request->arena);
	bool is_done = (is_printed ? sheets->print : sheets->spreadsheet)(sheet, &request->arena, &bytes, &err);
	drawing_drop(drawing);
	if (!is_done) {
		respond_err(request, &err);
		return;
	}
	buf_add_c(&disposition, "attachment; filename=\"");
	buf_add_c(&disposition, name);
	buf_add_char(&disposition, '"');
	request_answer_header(request, "Content-Disposition", buf_str(&disposition));
	respond_fresh_bytes(request, bytes,
	                    is_printed ? "application/pdf"
	                               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

/* ---- work ---- */

void handle_statistics(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_statistics(&drawing.screen, &drawing.frame);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_statistics_file(struct request *request)
{
	struct drawing drawing;
	drawing_begin(&drawing, request);
	struct sheet sheet = sheet_of_statistics(&drawing.screen, &drawing.frame);
	answer_file(request, &drawing, &sheet, false, "thong-ke.xlsx");
}

/* What is not a known value of a filter is as if it were not there. */
static struct tracking_query tracking_of(const struct request *request, const struct seed *seed)
{
	struct tracking_query query = {.page = page_of(request)};
	struct party_id unit = seed_find_party(seed, form_get(&request->query, "unit"));
	if (unit.number != 0 && seed_party(seed, unit)->kind == PARTY_UNIT)
		query.unit = unit;
	name_parse(&tracking_state_names, form_get(&request->query, "state"), &query.state);
	return query;
}

void handle_tracking(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	struct tracking_query query = tracking_of(request, drawing.view.office->seed);
	screen_tracking(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_tracking_file(struct request *request)
{
	struct drawing drawing;
	drawing_begin(&drawing, request);
	struct tracking_query query = tracking_of(request, drawing.view.office->seed);
	struct sheet sheet = sheet_of_work(&drawing.screen, &drawing.frame, &query);
	answer_file(request, &drawing, &sheet, false, "theo-doi-cong-viec.xlsx");
}

/* ---- registers ---- */

/* A day as people type it. Nothing is typed: open; no day: bad, and open. */
static struct day day_typed(struct str text, bool *ret_is_bad)
{
	struct minute minute;
	if (str_is_empty(text))
		return CIVIL_NO_DAY;
	if (minute_parse(text, &minute) || minute_parse_typed(text, &minute))
		return day_of_minute(minute);
	*ret_is_bad = true;
	return CIVIL_NO_DAY;
}

/* Of the first book while none is chosen. */
static struct register_query register_of(const struct request *request, const struct seed *seed)
{
	struct register_query query = {
		.book = seed_find_book(seed, form_get(&request->query, "book")),
		.from_typed = str_trim(form_get(&request->query, "from")),
		.to_typed = str_trim(form_get(&request->query, "to")),
		.page = page_of(request),
	};
	if (query.book.number == 0 && seed->book_count > 0)
		query.book.number = 1;
	query.from = day_typed(query.from_typed, &query.is_bad);
	query.to = day_typed(query.to_typed, &query.is_bad);
	return query;
}

void handle_register(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	struct register_query query = register_of(request, drawing.view.office->seed);
	screen_register(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

static void answer_register(struct request *request, bool is_printed, const char *name)
{
	struct drawing drawing;
	drawing_begin(&drawing, request);
	struct register_query query = register_of(request, drawing.view.office->seed);
	if (query.book.number == 0) {
		drawing_drop(&drawing);
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	struct sheet sheet = sheet_of_register(&drawing.screen, &drawing.frame, &query);
	answer_file(request, &drawing, &sheet, is_printed, name);
}

void handle_register_file(struct request *request)
{
	answer_register(request, false, "so-dang-ky.xlsx");
}

void handle_register_print(struct request *request)
{
	answer_register(request, true, "so-dang-ky.pdf");
}
