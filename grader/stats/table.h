/* grader/stats/table.h - a table for terminals: the first columns to the left, the others to the right, as wide as their
 * widest cell. Cells are one line of text without combining marks, so that a code point is a column. */
#ifndef SABAN_GRADER_STATS_TABLE_H
#define SABAN_GRADER_STATS_TABLE_H

#include "base/buf.h"

#define TABLE_COLUMNS_MAX 10

struct table {
	struct arena *arena;
	size_t column_count, left_count;
	struct str *cells; /* row after row */
	size_t cell_count, cell_capacity;
};

struct table table_in(struct arena *arena, size_t column_count, size_t left_count);
/* Cells are added row after row; the text is borrowed. */
void table_add(struct table *table, struct str cell);
/* Writes all rows, each ended by LF. */
void table_write(const struct table *table, struct buf *out);

#endif
