/* render/page.c - see page.h. */
#include "render/page.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "render/ink.h"

/* Where pages are being filled. */
struct cutter {
	const struct flow *flow;
	struct page_list *pages;
	double y_pt; /* the end of what stands on the newest page */
};

static struct page *new_page(struct cutter *cutter, bool starts_section)
{
	struct page_list *pages = cutter->pages;
	uint32_t number = starts_section || pages->count == 0 ? 1 : pages->items[pages->count - 1].number + 1;
	pages->items = arena_grow(cutter->flow->setter->arena, pages->items, pages->count, &pages->capacity,
	                          sizeof(pages->items[0]));
	struct page *page = &pages->items[pages->count++];
	*page = (struct page){.number = number};
	cutter->y_pt = 0;
	return page;
}

static void place(struct cutter *cutter, const struct piece *piece)
{
	struct page *page = &cutter->pages->items[cutter->pages->count - 1];
	page->items = arena_grow(cutter->flow->setter->arena, page->items, page->count, &page->capacity,
	                         sizeof(page->items[0]));
	double y_pt = cutter->y_pt + (page->count > 0 ? piece->before_pt : 0);
	page->items[page->count++] = (struct placed){piece, y_pt};
	cutter->y_pt = y_pt + piece->height_pt;
}

/* How far the piece reaches together with those it is kept with, counted up to one page. */
static double kept_height(const struct flow *flow, size_t at)
{
	double height_pt = flow->pieces[at].height_pt;
	for (; at + 1 < flow->count && flow->pieces[at].is_kept && !flow->pieces[at + 1].starts_section; at++) {
		const struct piece *next = &flow->pieces[at + 1];
		if (height_pt + next->before_pt + next->height_pt > TEXT_HEIGHT_PT)
			return height_pt;
		height_pt += next->before_pt + next->height_pt;
	}
	return height_pt;
}

static double heads_height(const struct flow *flow, const struct piece *piece)
{
	double height_pt = 0;
	for (size_t i = piece->heads_from; i < piece->heads_to; i++)
		height_pt += flow->pieces[i].height_pt;
	return height_pt;
}

static bool cut_at(struct cutter *cutter, size_t at, struct err *reterr)
{
	const struct flow *flow = cutter->flow;
	const struct piece *piece = &flow->pieces[at];
	if (heads_height(flow, piece) + piece->height_pt > TEXT_HEIGHT_PT)
		return err_at(reterr, ERR_INPUT, flow->setter->source, piece->line,
		              STR("something here is taller than a page and cannot be divided"),
		              STR("split the row of the table, or shorten the head or the list of recipients"));
	bool is_first = cutter->pages->count == 0 || piece->starts_section;
	if (is_first || cutter->y_pt + piece->before_pt + kept_height(flow, at) > TEXT_HEIGHT_PT) {
		new_page(cutter, is_first);
		for (size_t i = piece->heads_from; i < piece->heads_to; i++)
			place(cutter, &flow->pieces[i]);
	}
	place(cutter, piece);
	return true;
}

bool pages_cut(const struct flow *flow, struct page_list *ret, struct err *reterr)
{
	struct cutter cutter = {.flow = flow, .pages = ret};
	*ret = (struct page_list){0};
	for (size_t i = 0; i < flow->count && ret->count <= LIMIT_PAPER_PAGES; i++)
		if (!cut_at(&cutter, i, reterr))
			return false;
	if (ret->count > LIMIT_PAPER_PAGES || flow_is_full(flow))
		return err_at(reterr, ERR_LIMIT, flow->setter->source, 0, STR("the paper has too many pages"),
		              STR("split it into attachments of at most 200 pages"));
	return true;
}

static void draw_line(cairo_t *cairo, const struct mark *mark, double y_pt, bool as_outlines)
{
	if (as_outlines) {
		ink_line_path(cairo, mark->line, mark->x_pt, y_pt + mark->y_pt);
		cairo_fill(cairo);
	} else {
		cairo_move_to(cairo, mark->x_pt, y_pt + mark->y_pt);
		pango_cairo_show_layout_line(cairo, mark->line);
	}
}

static void draw_mark(cairo_t *cairo, struct setter *setter, const struct mark *mark, double y_pt,
                      bool as_outlines)
{
	struct mark here = *mark;
	here.y_pt += y_pt;
	ink_use(cairo, mark->ink, 1);
	switch (mark->kind) {
	case MARK_TEXT:
		draw_line(cairo, mark, y_pt, as_outlines);
		break;
	case MARK_RULE:
		cairo_set_line_width(cairo, 0.75);
		cairo_move_to(cairo, here.x_pt, here.y_pt);
		cairo_rel_line_to(cairo, here.width_pt, 0);
		cairo_stroke(cairo);
		break;
	case MARK_BOX:
		cairo_set_line_width(cairo, mark->ink == INK_RED ? 1.4 : 0.6);
		cairo_rectangle(cairo, here.x_pt, here.y_pt, here.width_pt, here.height_pt);
		cairo_stroke(cairo);
		break;
	case MARK_SEAL:
		ink_seal(cairo, setter, &here);
		break;
	case MARK_HANDWRITING:
		ink_handwriting(cairo, &here);
		break;
	}
}

/* In the middle of the top margin, 13 to 14 pt, upright. */
static void draw_number(cairo_t *cairo, struct setter *setter, uint32_t number, bool as_outlines)
{
	static const struct type_style style = {.size_pt = 13, .pitch_pt = 16, .align = PAPER_CENTER};
	struct buf digits = buf_in(setter->arena);
	buf_add_u64(&digits, number);
	struct paper_text text = plain_text(buf_str(&digits));
	size_t count;
	const struct set_line *line = setter_set(setter, &text, &style, TEXT_WIDTH_PT, &count);
	struct mark mark = {.kind = MARK_TEXT, .x_pt = line->x_pt, .line = line->line};
	draw_mark(cairo, setter, &mark, -22, as_outlines);
}

void page_draw(cairo_t *cairo, struct setter *setter, const struct page *page, bool as_outlines)
{
	cairo_save(cairo);
	cairo_translate(cairo, PAGE_LEFT_PT, PAGE_TOP_PT);
	if (page->number > 1)
		draw_number(cairo, setter, page->number, as_outlines);
	for (size_t i = 0; i < page->count; i++) {
		const struct placed *placed = &page->items[i];
		setter->line = placed->piece->line;
		for (size_t j = 0; j < placed->piece->mark_count; j++)
			draw_mark(cairo, setter, &placed->piece->marks[j], placed->y_pt, as_outlines);
	}
	cairo_restore(cairo);
}

struct str page_text(struct arena *arena, const struct page *page)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < page->count; i++)
		buf_add(&out, page->items[i].piece->text);
	struct str text = buf_str(&out);
	return str_trim(text);
}
