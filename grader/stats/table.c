#include "grader/stats/table.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>

struct table table_in(struct arena *arena, size_t column_count, size_t left_count)
{
	assert(column_count > 0 && column_count <= TABLE_COLUMNS_MAX);
	return (struct table){.arena = arena, .column_count = column_count, .left_count = left_count};
}

void table_add(struct table *table, struct str cell)
{
	table->cells = arena_grow(table->arena, table->cells, table->cell_count, &table->cell_capacity,
	                          sizeof(table->cells[0]));
	table->cells[table->cell_count++] = cell;
}

static void blanks(struct buf *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_add_char(out, ' ');
}

void table_write(const struct table *table, struct buf *out)
{
	size_t widths[TABLE_COLUMNS_MAX] = {0};

	for (size_t i = 0; i < table->cell_count; i++) {
		size_t *width = &widths[i % table->column_count], length = utf8_length(table->cells[i]);

		*width = length > *width ? length : *width;
	}
	for (size_t i = 0; i < table->cell_count; i++) {
		size_t column = i % table->column_count, pad = widths[column] - utf8_length(table->cells[i]);
		bool is_last = column + 1 == table->column_count;

		if (column > 0)
			blanks(out, 2);
		if (column >= table->left_count)
			blanks(out, pad);
		buf_add(out, table->cells[i]);
		if (column < table->left_count && !is_last)
			blanks(out, pad);
		if (is_last)
			buf_add_char(out, '\n');
	}
}
