/* render/setter.h - setting text in the one typeface: pango, held at 72 units an inch so that its unit is the point.
 *
 * Lines are set once and drawn on every surface, so PDF, image and text can never disagree about where a line ends. */
#ifndef SABAN_RENDER_SETTER_H
#define SABAN_RENDER_SETTER_H

#include "base/err.h"
#include "render/paper.h"

#include <pango/pangocairo.h>

struct arena;

/* Lives from setter_open to setter_close; the lines it set live as long. The first failure stays in *reterr. */
struct setter {
	struct arena *arena;
	struct str source;
	uint32_t line; /* of the XML that is being set, for errors */
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout **layouts; /* to be given back */
	size_t layout_count, layout_capacity;
	bool takes_any_letter; /* one that the typeface lacks is set as a box */
	bool has_failed;
	struct err *reterr;
};

struct type_style {
	double size_pt;
	double pitch_pt;  /* from one baseline to the next */
	double indent_pt; /* of the first line */
	bool bold, italic;
	enum paper_align align;
};

/* A line of set text; x is relative to the left edge of the width it was set in. */
struct set_line {
	PangoLayoutLine *line;
	double x_pt, width_pt;
	struct str text; /* with the blank at its end, when it has one */
};

/* ERR_MISSING when the typeface is not installed. */
bool setter_open(struct setter *setter, struct arena *arena, struct str source, struct err *reterr);
void setter_close(struct setter *setter);

/* At least one line, also for an empty text. A letter that the typeface lacks makes the setter fail. */
const struct set_line *setter_set(struct setter *setter, const struct paper_text *text,
                                  const struct type_style *style, double width_pt, size_t *ret_count);

/* From the top of a line's pitch to its baseline. */
double style_baseline_pt(const struct type_style *style);

/* Text without marked stretches. */
struct paper_text plain_text(struct str text);

#endif
