/* render/print.h - a sheet on paper: A4 across, the head of the columns on each page, pages numbered. So a register is
 * printed (in so; Decree 30/2020, articles 16.2 and 22.2). */
#ifndef SABAN_RENDER_PRINT_H
#define SABAN_RENDER_PRINT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sheet.h"

/* PDF bytes in the arena; the same sheet gives the same bytes. A letter that the typeface lacks is printed as a box. A
 * row taller than a page is cut at its end. ERR_LIMIT above LIMIT_PRINT_PAGES pages, ERR_MISSING when the typeface is
 * not installed, ERR_INTERNAL when cairo fails. */
bool sheet_print(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr);

#endif
