/* render/ink.h - what is drawn rather than set: a training seal and a hand's signature. Neither imitates a real one. */
#ifndef SABAN_RENDER_INK_H
#define SABAN_RENDER_INK_H

#include "render/flow.h"

#include <cairo.h>

/* The colour of an ink at full strength. */
void ink_use(cairo_t *cairo, enum mark_ink ink, double strength);

/* A red double circle: the words that say it is for training around, text in the middle. No star and no emblem. */
void ink_seal(cairo_t *cairo, struct setter *setter, const struct mark *mark);

/* Loops and a flourish in blue, drawn from the letters of the name: the same name always signs the same way. */
void ink_handwriting(cairo_t *cairo, const struct mark *mark);

/* The outlines of a line with its baseline's start at x, y, independent of the surface's resolution. */
void ink_line_path(cairo_t *cairo, PangoLayoutLine *line, double x_pt, double y_pt);

#endif
