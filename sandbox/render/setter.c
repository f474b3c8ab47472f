/* render/setter.c - see setter.h. */
#include "render/setter.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define TYPEFACE "Liberation Serif"

/* Liberation Serif's own, in parts of its size. */
static const double face_ascent = 0.891, face_descent = 0.216;

static PangoFontDescription *describe(double size_pt, bool bold, bool italic)
{
	PangoFontDescription *description = pango_font_description_new();
	pango_font_description_set_family_static(description, TYPEFACE);
	pango_font_description_set_absolute_size(description, size_pt * PANGO_SCALE);
	pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(description, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	return description;
}

static PangoFont *load_face(const struct setter *setter)
{
	PangoFontDescription *wanted = describe(14, false, false);
	PangoFont *font = pango_context_load_font(setter->context, wanted);
	pango_font_description_free(wanted);
	return font;
}

static bool face_is_there(const struct setter *setter)
{
	PangoFont *font = load_face(setter);
	if (!font)
		return false;
	PangoFontDescription *found = pango_font_describe(font);
	bool is_there = str_equals(str_from_c(pango_font_description_get_family(found)), STR(TYPEFACE));
	pango_font_description_free(found);
	g_object_unref(font);
	return is_there;
}

bool setter_open(struct setter *setter, struct arena *arena, struct str source, struct err *reterr)
{
	*setter = (struct setter){.arena = arena, .source = source, .reterr = reterr};
	setter->map = pango_cairo_font_map_new();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(setter->map), 72);
	setter->context = pango_font_map_create_context(setter->map);
	pango_context_set_language(setter->context, pango_language_from_string("vi"));
	pango_context_set_base_dir(setter->context, PANGO_DIRECTION_LTR);
	/* No rounding to pixels anywhere: the page is the same whatever surface it is drawn on. */
	pango_context_set_round_glyph_positions(setter->context, FALSE);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(setter->context, options);
	cairo_font_options_destroy(options);
	if (face_is_there(setter))
		return true;
	setter_close(setter);
	return err_set(reterr, ERR_MISSING, STR("the typeface " TYPEFACE " is not installed"),
	               STR("install the package fonts-liberation2"));
}

void setter_close(struct setter *setter)
{
	for (size_t i = 0; i < setter->layout_count; i++)
		g_object_unref(setter->layouts[i]);
	setter->layout_count = 0;
	g_clear_object(&setter->context);
	g_clear_object(&setter->map);
}

/* Names the first letter that the typeface lacks. */
static void refuse_letter(struct setter *setter, struct str text)
{
	if (setter->has_failed)
		return;
	setter->has_failed = true;
	PangoFont *font = load_face(setter);
	PangoCoverage *coverage = pango_font_get_coverage(font, pango_context_get_language(setter->context));
	struct buf what = buf_in(setter->arena);
	buf_add(&what, STR("the typeface has no letter for "));
	uint32_t found = 0;
	while (found == 0 && !str_is_empty(text)) {
		uint32_t code_point = utf8_next(&text);
		if (pango_coverage_get(coverage, (int)code_point) == PANGO_COVERAGE_NONE)
			found = code_point;
	}
	g_object_unref(coverage);
	g_object_unref(font);
	char hex[16];
	g_snprintf(hex, sizeof(hex), "U+%04X", found);
	buf_add_c(&what, hex);
	err_at(setter->reterr, ERR_INPUT, setter->source, setter->line, buf_str(&what),
	       STR("write it in other letters"));
}

static void mark_spans(PangoAttrList *attributes, const struct paper_text *text)
{
	for (size_t i = 0; i < text->span_count; i++) {
		const struct paper_span *span = &text->spans[i];
		PangoAttribute *marks[] = {span->bold ? pango_attr_weight_new(PANGO_WEIGHT_BOLD) : NULL,
		                           span->italic ? pango_attr_style_new(PANGO_STYLE_ITALIC) : NULL};
		for (size_t j = 0; j < 2; j++) {
			if (!marks[j])
				continue;
			marks[j]->start_index = (guint)span->from;
			marks[j]->end_index = (guint)span->to;
			pango_attr_list_insert(attributes, marks[j]);
		}
	}
}

/* How many numbers of a paragraph are kept whole: each is a run of its own, and pango's time grows with their square. */
#define KEPT_NUMBERS_MAX 100

/* Numbers and dates, "96/TTr-TCKH" or "27/7/2024", stay in one line. Longer ones may be broken. */
static void keep_numbers(PangoAttrList *attributes, struct str text)
{
	size_t from = 0, kept = 0;
	while (from < text.len && kept < KEPT_NUMBERS_MAX) {
		struct str word = str_slice(text, from, from + str_index_of(str_slice(text, from, text.len), ' '));
		if (word.len <= 40 && str_index_of(word, '/') < word.len) {
			PangoAttribute *whole = pango_attr_allow_breaks_new(FALSE);
			whole->start_index = (guint)from;
			whole->end_index = (guint)(from + word.len);
			pango_attr_list_insert(attributes, whole);
			kept++;
		}
		from += word.len + 1;
	}
}

static PangoLayout *make_layout(struct setter *setter, const struct paper_text *text,
                                const struct type_style *style, double width_pt)
{
	PangoLayout *layout = pango_layout_new(setter->context);
	setter->layouts = arena_grow(setter->arena, setter->layouts, setter->layout_count,
	                             &setter->layout_capacity, sizeof(setter->layouts[0]));
	setter->layouts[setter->layout_count++] = layout;
	PangoFontDescription *font = describe(style->size_pt, style->bold, style->italic);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	/* Another typeface stepping in would change with the machine. */
	PangoAttrList *attributes = pango_attr_list_new();
	pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
	mark_spans(attributes, text);
	keep_numbers(attributes, text->text);
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_text(layout, text->text.len > 0 ? text->text.ptr : "", (int)text->text.len);
	pango_layout_set_width(layout, (int)(width_pt * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_indent(layout, (int)(style->indent_pt * PANGO_SCALE));
	pango_layout_set_justify(layout, style->align == PAPER_JUSTIFY);
	switch (style->align) {
	case PAPER_JUSTIFY:
	case PAPER_LEFT:
		pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
		break;
	case PAPER_CENTER:
		pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
		break;
	case PAPER_RIGHT:
		pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
		break;
	}
	return layout;
}

const struct set_line *setter_set(struct setter *setter, const struct paper_text *text,
                                  const struct type_style *style, double width_pt, size_t *ret_count)
{
	PangoLayout *layout = make_layout(setter, text, style, width_pt);
	if (!setter->takes_any_letter && pango_layout_get_unknown_glyphs_count(layout) > 0)
		refuse_letter(setter, text->text);
	size_t count = (size_t)pango_layout_get_line_count(layout);
	struct set_line *lines = ARENA_ARRAY(setter->arena, struct set_line, count);
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	for (size_t i = 0; i < count; i++) {
		PangoRectangle extents;
		pango_layout_iter_get_line_extents(iter, NULL, &extents);
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
		size_t from = (size_t)line->start_index;
		lines[i] = (struct set_line){line, (double)extents.x / PANGO_SCALE,
		                             (double)extents.width / PANGO_SCALE,
		                             str_slice(text->text, from, from + (size_t)line->length)};
		pango_layout_iter_next_line(iter);
	}
	pango_layout_iter_free(iter);
	*ret_count = count;
	return lines;
}

double style_baseline_pt(const struct type_style *style)
{
	return (style->pitch_pt - (face_ascent + face_descent) * style->size_pt) / 2 +
	       face_ascent * style->size_pt;
}

struct paper_text plain_text(struct str text)
{
	return (struct paper_text){.text = text};
}
