/* export/spreadsheet.c - see spreadsheet.h. The library wants a file by name: it gets one that lives in memory. */
#include "export/spreadsheet.h"

#include "base/buf.h"
#include "base/check.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What a cell of a workbook may hold at most, in letters. */
#define CELL_LETTERS_MAX 32767
#define HEAD_ROWS 4 /* agency, title, note, one that is empty */

struct formats {
	lxw_format *agency, *title, *note, *head, *words, *number;
};

static lxw_format *format_of(lxw_workbook *book, double size, bool is_bold)
{
	lxw_format *format = workbook_add_format(book);
	format_set_font_name(format, "Times New Roman");
	format_set_font_size(format, size);
	if (is_bold)
		format_set_bold(format);
	return format;
}

static struct formats formats_of(lxw_workbook *book)
{
	struct formats formats = {
		.agency = format_of(book, 12, false),
		.title = format_of(book, 14, true),
		.note = format_of(book, 12, false),
		.head = format_of(book, 12, true),
		.words = format_of(book, 12, false),
		.number = format_of(book, 12, false),
	};
	format_set_italic(formats.note);
	format_set_text_wrap(formats.head);
	format_set_align(formats.head, LXW_ALIGN_CENTER);
	format_set_text_wrap(formats.words);
	format_set_align(formats.words, LXW_ALIGN_VERTICAL_TOP);
	format_set_align(formats.number, LXW_ALIGN_VERTICAL_TOP);
	lxw_format *boxed[] = {formats.head, formats.words, formats.number};
	for (size_t i = 0; i < COUNT(boxed); i++)
		format_set_border(boxed[i], LXW_BORDER_THIN);
	return formats;
}

/* Cut where a cell ends: whole letters of UTF-8 only. */
static const char *cell_text(struct arena *arena, struct str text)
{
	size_t letters = 0, end = 0;
	while (end < text.len && letters < CELL_LETTERS_MAX) {
		end++;
		while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
			end++;
		letters++;
	}
	return str_copy_c(arena, str_slice(text, 0, end));
}

static void rows_write(const struct sheet *sheet, lxw_worksheet *page, const struct formats *formats,
                       struct arena *arena)
{
	for (size_t column = 0; column < sheet->column_count; column++) {
		worksheet_set_column(page, (lxw_col_t)column, (lxw_col_t)column, sheet->columns[column].width, NULL);
		worksheet_write_string(page, HEAD_ROWS, (lxw_col_t)column,
		                       cell_text(arena, sheet->columns[column].word), formats->head);
	}
	for (size_t row = 0; row < sheet->row_count; row++) {
		for (size_t column = 0; column < sheet->column_count; column++) {
			const struct sheet_cell *cell = sheet_cell(sheet, row, column);
			lxw_row_t at = (lxw_row_t)(HEAD_ROWS + 1 + row);
			if (sheet->columns[column].is_number)
				worksheet_write_number(page, at, (lxw_col_t)column, (double)cell->number, formats->number);
			else
				worksheet_write_string(page, at, (lxw_col_t)column, cell_text(arena, cell->text),
				                       formats->words);
		}
	}
}

static void book_write(const struct sheet *sheet, lxw_workbook *book, struct arena *arena)
{
	struct formats formats = formats_of(book);
	lxw_worksheet *page = workbook_add_worksheet(book, NULL);
	lxw_doc_properties properties = {
		.title = str_copy_c(arena, sheet->title),
		.author = str_copy_c(arena, sheet->agency),
		.created = (time_t)sheet->made_at.since_epoch * 60,
	};
	workbook_set_properties(book, &properties);
	worksheet_set_landscape(page);
	worksheet_set_paper(page, 9); /* A4 */
	worksheet_fit_to_pages(page, 1, 0);
	worksheet_repeat_rows(page, HEAD_ROWS, HEAD_ROWS);
	worksheet_freeze_panes(page, HEAD_ROWS + 1, 0);
	worksheet_write_string(page, 0, 0, cell_text(arena, sheet->agency), formats.agency);
	worksheet_write_string(page, 1, 0, cell_text(arena, sheet->title), formats.title);
	worksheet_write_string(page, 2, 0, cell_text(arena, sheet->note), formats.note);
	rows_write(sheet, page, &formats, arena);
}

static bool file_take(int file, struct arena *arena, struct str *ret)
{
	struct stat facts;
	if (fstat(file, &facts) != 0 || facts.st_size <= 0)
		return false;
	size_t len = (size_t)facts.st_size, at = 0;
	char *bytes = arena_alloc(arena, len);
	while (at < len) {
		ssize_t got = pread(file, bytes + at, len - at, (off_t)at);
		if (got <= 0)
			return false;
		at += (size_t)got;
	}
	*ret = (struct str){bytes, len};
	return true;
}

bool spreadsheet_write(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr)
{
	static const struct str advice = STR_INIT("see whether memory or the folder for temporary files is full");
	int file = memfd_create("sheet", MFD_CLOEXEC);
	if (file < 0)
		return err_set(reterr, ERR_INTERNAL, STR("no file in memory for a spreadsheet"), advice);
	char path[40];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	lxw_workbook *book = workbook_new(path);
	lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
	if (book != NULL) {
		book_write(sheet, book, arena);
		error = workbook_close(book);
	}
	bool is_done = error == LXW_NO_ERROR && file_take(file, arena, ret);
	close(file);
	if (!is_done)
		return err_set(reterr, ERR_INTERNAL,
		               error == LXW_NO_ERROR ? STR("a spreadsheet cannot be read back")
		                                     : str_from_c(lxw_strerror(error)),
		               advice);
	return true;
}
