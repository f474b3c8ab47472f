/* render/print.c - see print.h. */
#include "render/print.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "render/setter.h"

#include <cairo-pdf.h>

static const double width_pt = 841.89, height_pt = 595.28, margin_pt = 42, padding_pt = 3, foot_pt = 24;

struct printer {
	struct setter *setter;
	cairo_t *cairo;
	const struct sheet *sheet;
	double *edges_pt; /* of the columns */
	double y_pt;
	uint32_t pages;
};

/* ---- text ---- */

static double text_draw(struct printer *printer, struct str text, const struct type_style *style, double x_pt,
                        double y_pt, double room_pt, double bottom_pt, bool is_drawn)
{
	struct paper_text words = plain_text(text);
	size_t count;
	const struct set_line *lines = setter_set(printer->setter, &words, style, room_pt, &count);
	size_t i = 0;
	for (; i < count && y_pt + ((double)i + 1) * style->pitch_pt <= bottom_pt; i++) {
		if (!is_drawn)
			continue;
		cairo_move_to(printer->cairo, x_pt + lines[i].x_pt,
		              y_pt + (double)i * style->pitch_pt + style_baseline_pt(style));
		pango_cairo_show_layout_line(printer->cairo, lines[i].line);
	}
	return (double)i * style->pitch_pt;
}

static double bottom_of_page(void)
{
	return height_pt - margin_pt - foot_pt;
}

/* ---- rows ---- */

static struct str cell_text(const struct printer *printer, size_t row, size_t column)
{
	const struct sheet_cell *cell = sheet_cell(printer->sheet, row, column);
	struct buf digits = buf_in(printer->setter->arena);
	if (!printer->sheet->columns[column].is_number)
		return cell->text;
	buf_add_i64(&digits, cell->number);
	return buf_str(&digits);
}

#define HEAD_ROW SIZE_MAX

/* Draws a row at the printer's place, or only measures it. */
static double row_draw(struct printer *printer, size_t row, bool is_drawn)
{
	bool is_head = row == HEAD_ROW;
	double tallest_pt = 0;
	for (size_t column = 0; column < printer->sheet->column_count; column++) {
		struct type_style style = {.size_pt = 10, .pitch_pt = 12.5, .bold = is_head, .align = PAPER_LEFT};
		if (is_head)
			style.align = PAPER_CENTER;
		else if (printer->sheet->columns[column].is_number)
			style.align = PAPER_RIGHT;
		double left_pt = printer->edges_pt[column], right_pt = printer->edges_pt[column + 1];
		struct str text = is_head ? printer->sheet->columns[column].word : cell_text(printer, row, column);
		double drawn_pt = text_draw(printer, text, &style, left_pt + padding_pt, printer->y_pt + padding_pt,
		                            right_pt - left_pt - 2 * padding_pt, bottom_of_page() - padding_pt,
		                            is_drawn);
		tallest_pt = drawn_pt > tallest_pt ? drawn_pt : tallest_pt;
	}
	tallest_pt += 2 * padding_pt;
	cairo_set_line_width(printer->cairo, 0.6);
	for (size_t column = 0; column < printer->sheet->column_count && is_drawn; column++) {
		cairo_rectangle(printer->cairo, printer->edges_pt[column], printer->y_pt,
		                printer->edges_pt[column + 1] - printer->edges_pt[column], tallest_pt);
		cairo_stroke(printer->cairo);
	}
	return tallest_pt;
}

/* As tall as it would be on an empty page. */
static double row_height(struct printer *printer, size_t row)
{
	double at_pt = printer->y_pt;
	printer->y_pt = margin_pt;
	double tall_pt = row_draw(printer, row, false);
	printer->y_pt = at_pt;
	return tall_pt;
}

/* ---- pages ---- */

static void page_begin(struct printer *printer)
{
	static const struct type_style agency = {.size_pt = 11, .pitch_pt = 14, .align = PAPER_LEFT};
	static const struct type_style title = {
		.size_pt = 14, .pitch_pt = 20, .bold = true, .align = PAPER_CENTER};
	static const struct type_style note = {
		.size_pt = 11, .pitch_pt = 15, .italic = true, .align = PAPER_CENTER};
	double room_pt = width_pt - 2 * margin_pt;
	printer->pages++;
	printer->y_pt = margin_pt;
	if (printer->pages == 1) {
		printer->y_pt += text_draw(printer, printer->sheet->agency, &agency, margin_pt, printer->y_pt,
		                           room_pt, bottom_of_page(), true);
		printer->y_pt += text_draw(printer, printer->sheet->title, &title, margin_pt, printer->y_pt, room_pt,
		                           bottom_of_page(), true);
		if (!str_is_empty(printer->sheet->note))
			printer->y_pt += text_draw(printer, printer->sheet->note, &note, margin_pt, printer->y_pt,
			                           room_pt, bottom_of_page(), true);
		printer->y_pt += 8;
	}
	printer->y_pt += row_draw(printer, HEAD_ROW, true);
}

static void page_end(struct printer *printer)
{
	static const struct type_style style = {.size_pt = 11, .pitch_pt = 14, .align = PAPER_CENTER};
	struct buf digits = buf_in(printer->setter->arena);
	buf_add_u64(&digits, printer->pages);
	text_draw(printer, buf_str(&digits), &style, margin_pt, height_pt - margin_pt - 14,
	          width_pt - 2 * margin_pt, height_pt, true);
	cairo_show_page(printer->cairo);
}

static bool rows_print(struct printer *printer, struct err *reterr)
{
	page_begin(printer);
	for (size_t row = 0; row < printer->sheet->row_count; row++) {
		if (printer->y_pt + row_height(printer, row) > bottom_of_page()) {
			page_end(printer);
			if (printer->pages >= LIMIT_PRINT_PAGES)
				return err_set(reterr, ERR_LIMIT, STR("the list has too many pages to be printed"),
				               STR("choose a shorter period"));
			page_begin(printer);
		}
		printer->y_pt += row_draw(printer, row, true);
	}
	page_end(printer);
	return true;
}

/* ---- the file ---- */

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned len)
{
	buf_add(closure, (struct str){(const char *)bytes, len});
	return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, struct arena *arena, const struct sheet *sheet)
{
	struct buf date = buf_in(arena);
	minute_write(sheet->made_at, &date);
	buf_add(&date, STR(":00+07:00"));
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
	                               str_copy_c(arena, buf_str(&date)));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, str_copy_c(arena, buf_str(&date)));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_copy_c(arena, sheet->title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_copy_c(arena, sheet->agency));
}

static double *edges_of(const struct sheet *sheet, struct arena *arena)
{
	double *edges = ARENA_ARRAY(arena, double, sheet->column_count + 1);
	uint64_t total = 0, left = 0;
	for (size_t i = 0; i < sheet->column_count; i++)
		total += sheet->columns[i].width;
	for (size_t i = 0; i <= sheet->column_count; i++) {
		edges[i] = margin_pt + (width_pt - 2 * margin_pt) * (double)left / (double)total;
		left += i < sheet->column_count ? sheet->columns[i].width : 0;
	}
	return edges;
}

bool sheet_print(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr)
{
	struct setter setter;
	struct buf out = buf_in(arena);
	if (!setter_open(&setter, arena, sheet->title, reterr))
		return false;
	setter.takes_any_letter = true;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, &out, width_pt, height_pt);
	struct printer printer = {
		.setter = &setter,
		.cairo = cairo_create(surface),
		.sheet = sheet,
		.edges_pt = edges_of(sheet, arena),
	};
	set_metadata(surface, arena, sheet);
	bool is_done = rows_print(&printer, reterr);
	cairo_status_t status = cairo_status(printer.cairo);
	cairo_destroy(printer.cairo);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	setter_close(&setter);
	if (is_done && status != CAIRO_STATUS_SUCCESS)
		is_done = err_set(reterr, ERR_INTERNAL, str_from_c(cairo_status_to_string(status)), STR(""));
	*ret = buf_str(&out);
	return is_done;
}
