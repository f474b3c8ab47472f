/* render/flow.h - a paper as one long strip of pieces, before it is cut into pages.
 *
 * A piece is what no page break may divide: a line of a paragraph, a row of a table, the head, the signature. Its marks
 * are what is drawn, in points from its own top left corner at the left margin; its text is what is read aloud. */
#ifndef SABAN_RENDER_FLOW_H
#define SABAN_RENDER_FLOW_H

#include "base/buf.h"
#include "render/paper.h"
#include "render/setter.h"

/* A4 with the margins of Decree 30/2020, appendix I, part I.1: left 30 mm, right 15, top and bottom 20. */
#define PAGE_WIDTH_PT 595.276
#define PAGE_HEIGHT_PT 841.890
#define PAGE_LEFT_PT 85.04
#define PAGE_TOP_PT 56.69
#define TEXT_WIDTH_PT 467.72
#define TEXT_HEIGHT_PT 728.50

enum mark_kind {
	MARK_TEXT,        /* y is the baseline */
	MARK_RULE,        /* a horizontal line from x, y */
	MARK_BOX,         /* the outline of a rectangle */
	MARK_SEAL,        /* a round seal in that square, text in its middle */
	MARK_HANDWRITING, /* a signature in that rectangle, drawn from the name in text */
};

enum mark_ink {
	INK_BLACK,
	INK_RED,
	INK_BLUE,
};

struct mark {
	enum mark_kind kind;
	enum mark_ink ink;
	double x_pt, y_pt, width_pt, height_pt;
	PangoLayoutLine *line;
	struct str text;
};

struct piece {
	double before_pt; /* space above, dropped at the top of a page */
	double height_pt;
	bool is_kept;        /* on the same page as the next piece, where that is possible */
	bool starts_section; /* on a new page, and pages are counted anew */
	uint32_t line;       /* in the XML */
	const struct mark *marks;
	size_t mark_count;
	struct str text; /* ends in a line feed when a paragraph ends there */
	/* Pieces to be repeated above it when it begins a page: the head rows of its table. Indices of the flow. */
	size_t heads_from, heads_to;
};

struct flow {
	struct setter *setter;
	struct piece *pieces;
	size_t count, capacity;
	double height_pt; /* of all pieces, without the space between */
	bool is_tight;    /* the smaller of the sizes that the decree allows */
};

/* A piece under construction. */
struct panel {
	struct setter *setter;
	struct mark *marks;
	size_t count, capacity;
	struct buf text;
};

struct flow flow_in(struct setter *setter, bool is_tight);
/* True when the strip cannot fit on LIMIT_PAPER_PAGES any more: stop adding. */
bool flow_is_full(const struct flow *flow);
/* The new piece, to be refined by the caller until the next is added. */
struct piece *flow_add(struct flow *flow, const struct panel *panel, double height_pt);

struct panel panel_in(struct setter *setter);
void panel_mark(struct panel *panel, struct mark mark);
/* Sets text from x, y in a width and returns the y below it; the last line's x and width go to *ret_last unless NULL.
 * Adds nothing to the panel's text. */
double panel_set(struct panel *panel, const struct paper_text *text, const struct type_style *style,
                 double x_pt, double y_pt, double width_pt, struct set_line *ret_last);
/* The same in the narrowest width that needs no more lines, so that no line of a title is left with a single word. */
double panel_set_balanced(struct panel *panel, const struct paper_text *text, const struct type_style *style,
                          double x_pt, double y_pt, double width_pt, struct set_line *ret_last);
/* Adds one line to the panel's text: the parts with nothing between them. */
void panel_say(struct panel *panel, struct str first, struct str second);

/* What the parts of a paper become. */
void flow_letterhead(struct flow *flow, const struct paper *paper);
void flow_title(struct flow *flow, const struct paper *paper);
void flow_addressees(struct flow *flow, const struct paper *paper);
void flow_attachment_line(struct flow *flow, const struct paper *paper);
void flow_appendix_head(struct flow *flow, const struct paper *paper, const struct paper_appendix *appendix);
void flow_blocks(struct flow *flow, const struct paper_blocks *blocks);
void flow_table(struct flow *flow, const struct paper_block *block);
void flow_signature(struct flow *flow, const struct paper *paper);

#endif
