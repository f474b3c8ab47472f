/* base/sheet.h - a table of words and numbers that leaves the service as a file: for a spreadsheet or for paper. Whoever
 * fills it chooses the reader's language; whoever writes the file knows nothing of the office. */
#ifndef SABAN_BASE_SHEET_H
#define SABAN_BASE_SHEET_H

#include "base/civil.h"
#include "base/str.h"

struct sheet_column {
	struct str word;
	uint32_t width; /* share of the sheet's width; about so many letters */
	bool is_number; /* its cells hold numbers */
};

struct sheet_cell {
	struct str text; /* of a column of words */
	int64_t number;  /* of a column of numbers */
};

struct sheet {
	struct str agency;     /* "Uỷ ban nhân dân xã An Bình" */
	struct str title;      /* "Sổ văn bản đến năm 2024" */
	struct str note;       /* under the title: the period, what was left out; may be empty */
	struct minute made_at; /* on the office's clock: the same sheet always gives the same bytes */
	const struct sheet_column *columns;
	size_t column_count;
	const struct sheet_cell *cells; /* row by row */
	size_t row_count;
};

static inline const struct sheet_cell *sheet_cell(const struct sheet *sheet, size_t row, size_t column)
{
	return &sheet->cells[row * sheet->column_count + column];
}

#endif
