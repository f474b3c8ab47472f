/* render/table.c - tables: one piece a row, the head rows repeated on each page. */
#include "render/flow.h"

#include "base/arena.h"

static const double cell_padding_pt = 3.5;
static const double table_gap_pt = 8;

struct table_shape {
	const struct paper_table *table;
	double *edges_pt; /* column_count + 1 of them */
};

static struct table_shape shape_of(struct arena *arena, const struct paper_table *table)
{
	uint64_t total = 0;
	for (size_t i = 0; i < table->column_count; i++)
		total += table->columns[i].width;
	struct table_shape shape = {table, ARENA_ARRAY(arena, double, table->column_count + 1)};
	uint64_t left = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		left += table->columns[i].width;
		shape.edges_pt[i + 1] = TEXT_WIDTH_PT * (double)left / (double)total;
	}
	return shape;
}

static struct piece *flow_row(struct flow *flow, const struct table_shape *shape, const struct paper_row *row)
{
	struct panel panel = panel_in(flow->setter);
	double height_pt = 0;
	size_t column = 0;
	for (size_t i = 0; i < row->cell_count; i++) {
		const struct paper_cell *cell = &row->cells[i];
		struct type_style style = {.size_pt = 12, .pitch_pt = 15.5, .bold = row->is_head};
		style.align = row->is_head ? PAPER_CENTER : shape->table->columns[column].align;
		double x_pt = shape->edges_pt[column], width_pt = shape->edges_pt[column + cell->span] - x_pt;
		double inner_pt = width_pt > 3 * cell_padding_pt ? width_pt - 2 * cell_padding_pt : cell_padding_pt;
		double bottom_pt = panel_set(&panel, &cell->text, &style, x_pt + cell_padding_pt, cell_padding_pt,
		                             inner_pt, NULL);
		height_pt = bottom_pt > height_pt ? bottom_pt : height_pt;
		if (i > 0)
			buf_add(&panel.text, STR(" | "));
		buf_add(&panel.text, cell->text.text);
		column += cell->span;
	}
	buf_add_char(&panel.text, '\n');
	height_pt += cell_padding_pt;
	column = 0;
	for (size_t i = 0; i < row->cell_count; i++) {
		double x_pt = shape->edges_pt[column], right_pt = shape->edges_pt[column + row->cells[i].span];
		panel_mark(&panel,
		           (struct mark){
					   .kind = MARK_BOX, .x_pt = x_pt, .width_pt = right_pt - x_pt, .height_pt = height_pt});
		column += row->cells[i].span;
	}
	return flow_add(flow, &panel, height_pt);
}

void flow_table(struct flow *flow, const struct paper_block *block)
{
	struct table_shape shape = shape_of(flow->setter->arena, block->table);
	size_t heads_from = flow->count, heads_to = flow->count;
	for (size_t i = 0; i < block->table->row_count && !flow_is_full(flow); i++) {
		const struct paper_row *row = &block->table->rows[i];
		struct piece *piece = flow_row(flow, &shape, row);
		piece->before_pt = i == 0 ? table_gap_pt : 0;
		if (row->is_head && heads_to == flow->count - 1) {
			piece->is_kept = true;
			heads_to = flow->count;
		} else {
			piece->heads_from = heads_from;
			piece->heads_to = heads_to;
		}
	}
}
