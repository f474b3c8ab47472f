/* A register book as a list, to be looked through, printed or taken along (Decree 30/2020, articles 16 and 22). */
#include "pages/parts.h"

static void books_fill(const struct frame *frame, const struct register_query *query, struct value *page)
{
	const struct seed *seed = frame->office->seed;
	struct value *books = value_set_list(page, "books");
	for (uint16_t number = 1; number <= seed->book_count; number++) {
		const struct book *book = seed_book(seed, (struct book_id){number});
		struct value *option = value_add_record(books);
		value_set_text(option, "value", book->key);
		value_set_text(option, "word", book->name);
		value_set_bool(option, "chosen", query->book.number == number);
	}
}

/* The sheet as it will be printed. */
static void sheet_fill(const struct screen *screen, const struct sheet *sheet, struct value *page)
{
	struct value *heads = value_set_list(page, "heads"), *rows = value_set_list(page, "rows");
	for (size_t column = 0; column < sheet->column_count; column++) {
		struct value *head = value_add_record(heads);
		value_set_text(head, "word", sheet->columns[column].word);
		value_set_bool(head, "is_number", sheet->columns[column].is_number);
	}
	for (size_t row = 0; row < sheet->row_count; row++) {
		struct value *cells = value_set_list(value_add_record(rows), "cells");
		for (size_t column = 0; column < sheet->column_count; column++) {
			const struct sheet_cell *cell = sheet_cell(sheet, row, column);
			struct value *item = value_add_record(cells);
			bool is_number = sheet->columns[column].is_number;
			value_set_text(item, "word", sheet->columns[column].word);
			value_set_bool(item, "is_number", is_number);
			value_set_text(item, "text",
			               is_number ? say_number(screen->arena, (uint64_t)cell->number) : cell->text);
		}
	}
	value_set_bool(page, "has_rows", sheet->row_count > 0);
}

static struct str page_href(const struct screen *screen, const struct frame *frame,
                            const struct register_query *query, size_t number, bool is_there)
{
	struct register_query link = *query;
	link.page = (uint32_t)number;
	return is_there ? link_register(screen->arena, frame->office->seed, "/register", &link) : (struct str){0};
}

static void rows_fill(const struct screen *screen, const struct frame *frame,
                      const struct register_query *query, struct value *page)
{
	size_t from, count;
	const struct sheet sheet = register_page(screen, frame, query, &from, &count);
	size_t page_count = (count + REGISTER_PER_PAGE - 1) / REGISTER_PER_PAGE,
		   current = from / REGISTER_PER_PAGE + 1;
	sheet_fill(screen, &sheet, page);
	value_set_text(page, "name", sheet.title);
	value_set_number(page, "from", (int64_t)from + 1);
	value_set_number(page, "to", (int64_t)(from + sheet.row_count));
	value_set_number(page, "found", (int64_t)count);
	value_set_bool(page, "has_pages", page_count > 1);
	page_link_fill(page, "previous", page_href(screen, frame, query, current - 1, current > 1));
	page_link_fill(page, "next", page_href(screen, frame, query, current + 1, current < page_count));
}

void export_fill(const struct screen *screen, const char *what, struct str book, struct str back,
                 struct value *form)
{
	value_set_text(form, "action", link_office_action(screen->arena, action_find(STR("office.export"))));
	value_set_c(form, "what", what);
	value_set_text(form, "book", book);
	value_set_text(form, "back", back);
}

void screen_register(const struct screen *screen, const struct frame *frame,
                     const struct register_query *query)
{
	static const struct str title = N_("Sổ đăng ký văn bản"),
							no_day = N_("Ngày không đúng. Hãy viết như 18/06/2024 rồi lọc lại.");
	const struct seed *seed = frame->office->seed;
	struct register_query whole = *query;
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_NONE, page);
	books_fill(frame, query, page);
	value_set_text(page, "from_day", query->from_typed);
	value_set_text(page, "to_day", query->to_typed);
	value_set_text(page, "fault", query->is_bad ? say(screen, no_day) : (struct str){0});
	value_set_bool(page, "has_book", query->book.number != 0);
	if (query->book.number != 0) {
		struct str key = seed_book(seed, query->book)->key;
		whole.page = 1;
		rows_fill(screen, frame, query, page);
		export_fill(screen, "register", key, link_register(screen->arena, seed, "/register.pdf", &whole),
		            value_set_record(page, "print"));
		export_fill(screen, "register", key, link_register(screen->arena, seed, "/register.xlsx", &whole),
		            value_set_record(page, "spreadsheet"));
	}
	page_close(screen, page, "pages/register");
}
