/* export/spreadsheet.h - a sheet as an Office Open XML workbook (ISO/IEC 29500), by libxlsxwriter. */
#ifndef SABAN_EXPORT_SPREADSHEET_H
#define SABAN_EXPORT_SPREADSHEET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sheet.h"

/* The file's bytes, in the arena: the same sheet gives the same bytes. Text is text, whatever it begins with: a subject
 * of "=1+1" is no formula. ERR_INTERNAL when the library or memory fails. */
bool spreadsheet_write(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr);

#endif
