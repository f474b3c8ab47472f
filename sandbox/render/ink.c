/* render/ink.c - see ink.h. */
#include "render/ink.h"

#include "render/words.h"

static const double turn = 6.283185307179586;

void ink_use(cairo_t *cairo, enum mark_ink ink, double strength)
{
	switch (ink) {
	case INK_BLACK:
		cairo_set_source_rgba(cairo, 0, 0, 0, strength);
		break;
	case INK_RED:
		cairo_set_source_rgba(cairo, 0.78, 0.08, 0.12, strength);
		break;
	case INK_BLUE:
		cairo_set_source_rgba(cairo, 0.09, 0.20, 0.62, strength);
		break;
	}
}

/* A path of the line at scale 1, from a context of its own: glyph outlines follow the resolution of the context they
 * are taken from, and ours must not. The surface is without bounds, because cairo drops glyphs outside of them. */
static cairo_path_t *line_path(PangoLayoutLine *line)
{
	cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
	cairo_t *cairo = cairo_create(surface);
	pango_cairo_layout_line_path(cairo, line);
	cairo_path_t *path = cairo_copy_path(cairo);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return path;
}

void ink_line_path(cairo_t *cairo, PangoLayoutLine *line, double x_pt, double y_pt)
{
	cairo_path_t *path = line_path(line);
	cairo_save(cairo);
	cairo_translate(cairo, x_pt, y_pt);
	cairo_append_path(cairo, path);
	cairo_restore(cairo);
	cairo_path_destroy(path);
}

/* Bends a path that runs along y = 0 around a circle, its middle at the top. */
static void bend_path(cairo_path_t *path, double width_pt, double radius_pt)
{
	for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
		for (int j = 1; j < path->data[i].header.length; j++) {
			double angle = (path->data[i + j].point.x - width_pt / 2) / radius_pt;
			double distance = radius_pt - path->data[i + j].point.y;
			cairo_matrix_t rotation;
			path->data[i + j].point.x = 0;
			path->data[i + j].point.y = -distance;
			cairo_matrix_init_rotate(&rotation, angle);
			cairo_matrix_transform_point(&rotation, &path->data[i + j].point.x, &path->data[i + j].point.y);
		}
	}
}

static void draw_circle(cairo_t *cairo, double radius_pt, double width_pt)
{
	cairo_new_sub_path(cairo);
	cairo_arc(cairo, 0, 0, radius_pt, 0, turn);
	cairo_set_line_width(cairo, width_pt);
	cairo_stroke(cairo);
}

static void draw_ring(cairo_t *cairo, struct setter *setter, double radius_pt)
{
	static const struct type_style style = {.size_pt = 7.6, .pitch_pt = 9, .bold = true, .align = PAPER_LEFT};
	struct paper_text text = plain_text(STR("CON DẤU LUYỆN TẬP  •  KHÔNG CÓ GIÁ TRỊ PHÁP LÝ  •"));
	size_t count;
	const struct set_line *line = setter_set(setter, &text, &style, 10000, &count);
	cairo_path_t *path = line_path(line->line);
	/* The ring is closed exactly, whatever the width of the words. */
	double stretch = turn * radius_pt / (line->width_pt + 4);
	for (int i = 0; i < path->num_data; i += path->data[i].header.length)
		for (int j = 1; j < path->data[i].header.length; j++)
			path->data[i + j].point.x *= stretch;
	bend_path(path, line->width_pt * stretch, radius_pt);
	cairo_append_path(cairo, path);
	cairo_fill(cairo);
	cairo_path_destroy(path);
}

static void draw_middle(cairo_t *cairo, struct setter *setter, struct str words, double width_pt)
{
	struct type_style style = {.size_pt = 10.5, .pitch_pt = 12, .bold = true, .align = PAPER_CENTER};
	struct paper_text text = plain_text(text_upper(setter->arena, words));
	size_t count;
	const struct set_line *lines = setter_set(setter, &text, &style, width_pt, &count);
	double top_pt = -(double)count * style.pitch_pt / 2;
	for (size_t i = 0; i < count; i++)
		ink_line_path(cairo, lines[i].line, lines[i].x_pt - width_pt / 2,
		              top_pt + (double)i * style.pitch_pt + style_baseline_pt(&style));
	cairo_fill(cairo);
}

void ink_seal(cairo_t *cairo, struct setter *setter, const struct mark *mark)
{
	double radius_pt = mark->width_pt / 2;
	cairo_save(cairo);
	cairo_translate(cairo, mark->x_pt + radius_pt, mark->y_pt + radius_pt);
	/* Nobody stamps quite straight. */
	cairo_rotate(cairo, ((double)(str_hash(mark->text) % 13) - 6) / 100);
	ink_use(cairo, mark->ink, 0.8);
	draw_circle(cairo, radius_pt - 1, 1.9);
	draw_circle(cairo, radius_pt - 4, 0.6);
	draw_circle(cairo, radius_pt - 13.5, 0.8);
	draw_ring(cairo, setter, radius_pt - 11.3);
	draw_middle(cairo, setter, mark->text, 2 * (radius_pt - 17));
	cairo_restore(cairo);
}

/* The next of a row of numbers between 0 and 1 (a 64-bit congruential step, upper bits). */
static double next_share(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (double)(*state >> 40) / (double)(1u << 24);
}

/* A tall first letter: a stem, a loop back through it, and a bowl. Returns where it ends. */
static double write_capital(cairo_t *cairo, uint64_t *state, double base)
{
	double x = 6 + 6 * next_share(state), top = 1 + 5 * next_share(state), wide = 16 + 9 * next_share(state);
	cairo_move_to(cairo, x - 4, 15 + 6 * next_share(state));
	cairo_curve_to(cairo, x + 4, top - 5, x + 15, top - 1, x + 7, 19);
	cairo_curve_to(cairo, x + 2, base + 9, x - 11, base + 7, x - 6, base - 5);
	cairo_curve_to(cairo, x, 9, x + wide, top + 2, x + wide - 1, 17);
	cairo_curve_to(cairo, x + wide - 2, base - 1, x + 10, base + 3, x + wide - 4, base - 5);
	return x + wide - 4;
}

/* A small letter: an arch, a bowl, or now and then a loop above or below the line. */
static double write_letter(cairo_t *cairo, uint64_t *state, double x, double base)
{
	double width = 6 + 7 * next_share(state), kind = next_share(state);
	double rise = kind < 0.25 ? 24 : 6 + 6 * next_share(state), fall = kind > 0.8 ? 13 : 1;
	cairo_curve_to(cairo, x + width * 0.5, base - rise * 1.2, x + width * 0.9, base - rise, x + width * 0.55,
	               base - 3);
	cairo_curve_to(cairo, x + width * 0.4, base + fall, x + width * 0.1, base + fall * 1.2, x + width * 0.4,
	               base - 1);
	cairo_curve_to(cairo, x + width * 0.6, base - 3, x + width * 0.8, base - 3, x + width, base - 5);
	return x + width;
}

void ink_handwriting(cairo_t *cairo, const struct mark *mark)
{
	uint64_t state = str_hash(mark->text);
	unsigned letters = 3 + (unsigned)(next_share(&state) * 3);
	double base = 27 + 3 * next_share(&state), lean = 0.15 + 0.25 * next_share(&state);
	cairo_matrix_t slant;
	cairo_matrix_init(&slant, mark->width_pt / 100, 0, -lean, mark->height_pt / 45, mark->x_pt + lean * 25,
	                  mark->y_pt);
	cairo_save(cairo);
	cairo_transform(cairo, &slant);
	double x = write_capital(cairo, &state, base);
	for (unsigned i = 0; i < letters; i++)
		x = write_letter(cairo, &state, x, base - i);
	/* Out to the right, and back under the name. */
	double sweep = 98 - x, drop = 35 + 6 * next_share(&state);
	cairo_curve_to(cairo, x + sweep * 0.4, base - 14, x + sweep, base - 18, x + sweep * 0.9, base - 9);
	cairo_curve_to(cairo, x + sweep * 0.5, drop, 50, drop + 3, 10 + 14 * next_share(&state), drop + 1);
	cairo_curve_to(cairo, 34, drop - 5, 72, drop - 8, 96, drop - 12 + 5 * next_share(&state));
	cairo_restore(cairo);

	/* The pen's width must not lean with the letters. */
	cairo_save(cairo);
	ink_use(cairo, mark->ink, 0.92);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
	cairo_set_line_width(cairo, 1.25);
	cairo_stroke(cairo);
	cairo_restore(cairo);
}
