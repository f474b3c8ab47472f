/* render/page.h - cutting the strip into pages, and drawing a page. */
#ifndef SABAN_RENDER_PAGE_H
#define SABAN_RENDER_PAGE_H

#include "render/flow.h"

#include <cairo.h>

struct placed {
	const struct piece *piece;
	double y_pt; /* below the top margin */
};

struct page {
	struct placed *items;
	size_t count, capacity;
	uint32_t number; /* within its section, from 1; shown from 2 on (appendix I, part I.7) */
};

struct page_list {
	struct page *items;
	size_t count, capacity;
};

/* ERR_LIMIT above LIMIT_PAPER_PAGES, ERR_INPUT when a piece is taller than a page. */
bool pages_cut(const struct flow *flow, struct page_list *ret, struct err *reterr);

/* Draws in points from the page's top left corner. as_outlines: letters as shapes, for images, where glyphs would be
 * moved to whole pixels; otherwise as text that can be selected and searched. */
void page_draw(cairo_t *cairo, struct setter *setter, const struct page *page, bool as_outlines);

struct str page_text(struct arena *arena, const struct page *page);

#endif
