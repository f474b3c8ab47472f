/* render/flow.c - the strip itself and running text, see flow.h. */
#include "render/flow.h"

#include "base/arena.h"
#include "base/limits.h"
#include "render/words.h"

/* Part II.6 of the appendix: size 13 to 14, first line 1 to 1.27 cm, at least 6 pt between paragraphs, lines between
 * single and one and a half. */
static const struct type_style wide_style = {
	.size_pt = 14, .pitch_pt = 18.5, .indent_pt = 36, .align = PAPER_JUSTIFY};
static const struct type_style tight_style = {
	.size_pt = 13, .pitch_pt = 16, .indent_pt = 36, .align = PAPER_JUSTIFY};
static const double paragraph_gap_pt = 6;

struct flow flow_in(struct setter *setter, bool is_tight)
{
	return (struct flow){.setter = setter, .is_tight = is_tight};
}

bool flow_is_full(const struct flow *flow)
{
	return flow->height_pt > LIMIT_PAPER_PAGES * TEXT_HEIGHT_PT;
}

struct piece *flow_add(struct flow *flow, const struct panel *panel, double height_pt)
{
	flow->pieces = arena_grow(flow->setter->arena, flow->pieces, flow->count, &flow->capacity,
	                          sizeof(flow->pieces[0]));
	struct piece *piece = &flow->pieces[flow->count++];
	*piece = (struct piece){
		.height_pt = height_pt,
		.line = flow->setter->line,
		.marks = panel->marks,
		.mark_count = panel->count,
		.text = buf_str(&panel->text),
	};
	flow->height_pt += height_pt;
	return piece;
}

struct panel panel_in(struct setter *setter)
{
	return (struct panel){.setter = setter, .text = buf_in(setter->arena)};
}

void panel_mark(struct panel *panel, struct mark mark)
{
	panel->marks = arena_grow(panel->setter->arena, panel->marks, panel->count, &panel->capacity,
	                          sizeof(panel->marks[0]));
	panel->marks[panel->count++] = mark;
}

static struct mark text_mark(const struct set_line *line, const struct type_style *style, double x_pt,
                             double y_pt)
{
	return (struct mark){
		.kind = MARK_TEXT,
		.x_pt = x_pt + line->x_pt,
		.y_pt = y_pt + style_baseline_pt(style),
		.line = line->line,
	};
}

double panel_set(struct panel *panel, const struct paper_text *text, const struct type_style *style,
                 double x_pt, double y_pt, double width_pt, struct set_line *ret_last)
{
	size_t count;
	const struct set_line *lines = setter_set(panel->setter, text, style, width_pt, &count);
	for (size_t i = 0; i < count; i++)
		panel_mark(panel, text_mark(&lines[i], style, x_pt, y_pt + (double)i * style->pitch_pt));
	if (ret_last) {
		*ret_last = lines[count - 1];
		ret_last->x_pt += x_pt;
	}
	return y_pt + (double)count * style->pitch_pt;
}

double panel_set_balanced(struct panel *panel, const struct paper_text *text, const struct type_style *style,
                          double x_pt, double y_pt, double width_pt, struct set_line *ret_last)
{
	size_t count, narrow_count;
	setter_set(panel->setter, text, style, width_pt, &count);
	double fits_pt = width_pt;
	for (double step_pt = width_pt / 4; count > 1 && step_pt > 2; step_pt /= 2) {
		setter_set(panel->setter, text, style, fits_pt - step_pt, &narrow_count);
		if (narrow_count == count)
			fits_pt -= step_pt;
	}
	return panel_set(panel, text, style, x_pt + (width_pt - fits_pt) / 2, y_pt, fits_pt, ret_last);
}

void panel_say(struct panel *panel, struct str first, struct str second)
{
	buf_add(&panel->text, first);
	buf_add(&panel->text, second);
	buf_add_char(&panel->text, '\n');
}

/* The label goes before the text and moves its marked stretches. */
static struct paper_text labelled(struct arena *arena, const struct paper_block *block)
{
	if (str_is_empty(block->label))
		return block->text;
	struct buf text = buf_sized(arena, block->label.len + 1 + block->text.text.len);
	buf_add(&text, block->label);
	buf_add_char(&text, ' ');
	size_t shift = text.len;
	buf_add(&text, block->text.text);

	bool is_bold = block->kind == PAPER_ARTICLE;
	struct paper_span *spans = ARENA_ARRAY(arena, struct paper_span, block->text.span_count + 1);
	spans[0] = (struct paper_span){0, is_bold ? block->label.len : 0, is_bold, false};
	for (size_t i = 0; i < block->text.span_count; i++) {
		spans[i + 1] = block->text.spans[i];
		spans[i + 1].from += shift;
		spans[i + 1].to += shift;
	}
	return (struct paper_text){buf_str(&text), spans, block->text.span_count + 1};
}

static struct type_style style_of(const struct flow *flow, const struct paper_block *block)
{
	struct type_style style = flow->is_tight ? tight_style : wide_style;
	style.align = block->align;
	if (block->align != PAPER_JUSTIFY)
		style.indent_pt = 0;
	style.italic = block->kind == PAPER_BASIS || (block->kind == PAPER_HEADING && block->level == 2);
	style.bold = block->kind == PAPER_DECIDER || block->kind == PAPER_DECIDES || block->kind == PAPER_HEADING;
	return style;
}

/* Each line is a piece, so that a page may end after any of them. */
static void flow_text(struct flow *flow, const struct paper_block *block)
{
	struct setter *setter = flow->setter;
	struct paper_text text = labelled(setter->arena, block);
	struct type_style style = style_of(flow, block);
	if (block->kind == PAPER_DECIDER || block->kind == PAPER_DECIDES)
		text = plain_text(text_upper(setter->arena, text.text));
	size_t count;
	const struct set_line *lines = setter_set(setter, &text, &style, TEXT_WIDTH_PT, &count);
	for (size_t i = 0; i < count && !flow_is_full(flow); i++) {
		struct panel panel = panel_in(setter);
		panel_mark(&panel, text_mark(&lines[i], &style, 0, 0));
		if (i + 1 < count)
			buf_add(&panel.text, lines[i].text);
		else
			panel_say(&panel, lines[i].text, STR(""));
		struct piece *piece = flow_add(flow, &panel, style.pitch_pt);
		piece->before_pt = i == 0 ? paragraph_gap_pt : 0;
		piece->is_kept = block->kind == PAPER_HEADING || block->kind == PAPER_DECIDER ||
		                 block->kind == PAPER_DECIDES;
	}
}

void flow_blocks(struct flow *flow, const struct paper_blocks *blocks)
{
	for (size_t i = 0; i < blocks->count && !flow_is_full(flow); i++) {
		flow->setter->line = blocks->items[i].line;
		if (blocks->items[i].kind == PAPER_TABLE)
			flow_table(flow, &blocks->items[i]);
		else
			flow_text(flow, &blocks->items[i]);
	}
}
