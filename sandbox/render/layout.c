/* render/layout.c - paper_layout: the strip, its pages, and the three forms of each. */
#include "render/paper.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "render/page.h"
#include "render/png.h"

#include <cairo-pdf.h>

/* 150 dots an inch. */
#define IMAGE_WIDTH 1240
#define IMAGE_HEIGHT 1754

static struct flow flow_paper(struct setter *setter, const struct paper *paper, bool is_tight)
{
	struct flow flow = flow_in(setter, is_tight);
	setter->line = paper->line;
	if (str_is_empty(paper->attachment_of)) {
		flow_letterhead(&flow, paper);
		flow_title(&flow, paper);
		flow_addressees(&flow, paper);
		flow_blocks(&flow, &paper->body);
		if (!flow_is_full(&flow))
			flow_signature(&flow, paper);
	} else {
		flow_attachment_line(&flow, paper);
	}
	/* One more than there may be pages is enough to be refused. */
	for (size_t i = 0; i < paper->appendix_count && i <= LIMIT_PAPER_PAGES && !flow_is_full(&flow); i++) {
		size_t first = flow.count;
		flow_appendix_head(&flow, paper, &paper->appendices[i]);
		flow.pieces[first].starts_section = i > 0 || str_is_empty(paper->attachment_of);
		flow_blocks(&flow, &paper->appendices[i].blocks);
	}
	return flow;
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned len)
{
	buf_add(closure, (struct str){(const char *)bytes, len});
	return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, struct arena *arena, const struct paper *paper)
{
	struct buf date = buf_in(arena), title = buf_in(arena);
	day_write(paper->issued_on, &date);
	buf_add(&date, STR("T00:00:00+07:00"));
	buf_add(&title, paper->number_and_notation);
	if (!str_is_empty(paper->subject)) {
		buf_add(&title, STR(" "));
		buf_add(&title, paper->subject);
	}
	/* Without these two cairo asks for the time, and the same paper would give other bytes tomorrow. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
	                               str_copy_c(arena, buf_str(&date)));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, str_copy_c(arena, buf_str(&date)));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_copy_c(arena, buf_str(&title)));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_copy_c(arena, paper->issuer.text));
}

static bool cairo_failed(cairo_status_t status, struct err *reterr)
{
	return err_set(reterr, ERR_INTERNAL, str_from_c(cairo_status_to_string(status)), STR(""));
}

static bool write_pdf(struct setter *setter, const struct paper *paper, const struct page_list *pages,
                      struct str *ret, struct err *reterr)
{
	struct buf out = buf_in(setter->arena);
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, &out, PAGE_WIDTH_PT,
	                                                               PAGE_HEIGHT_PT);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	set_metadata(surface, setter->arena, paper);
	cairo_t *cairo = cairo_create(surface);
	for (size_t i = 0; i < pages->count; i++) {
		page_draw(cairo, setter, &pages->items[i], false);
		cairo_show_page(cairo);
	}
	cairo_status_t status = cairo_status(cairo);
	cairo_destroy(cairo);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	*ret = buf_str(&out);
	return status == CAIRO_STATUS_SUCCESS || cairo_failed(status, reterr);
}

static bool write_png(struct setter *setter, const struct page *page, struct str *ret, struct err *reterr)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, IMAGE_WIDTH, IMAGE_HEIGHT);
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, IMAGE_WIDTH / PAGE_WIDTH_PT, IMAGE_HEIGHT / PAGE_HEIGHT_PT);
	page_draw(cairo, setter, page, true);
	cairo_status_t status = cairo_status(cairo);
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	bool is_done = status == CAIRO_STATUS_SUCCESS
	                   ? png_encode(setter->arena, cairo_image_surface_get_data(surface), IMAGE_WIDTH,
	                                IMAGE_HEIGHT, (size_t)cairo_image_surface_get_stride(surface), ret,
	                                reterr)
	                   : cairo_failed(status, reterr);
	cairo_surface_destroy(surface);
	return is_done;
}

static bool cut_paper(struct setter *setter, const struct paper *paper, bool is_tight, struct page_list *ret,
                      struct err *reterr)
{
	struct flow flow = flow_paper(setter, paper, is_tight);
	/* The setter has filled *reterr already. */
	return !setter->has_failed && pages_cut(&flow, ret, reterr);
}

/* As a typist would: the smaller size when that spares a page with nothing but the last lines and the signature. */
static bool choose_size(struct setter *setter, const struct paper *paper, struct page_list *ret,
                        struct err *reterr)
{
	struct page_list tight;
	if (!cut_paper(setter, paper, false, ret, reterr))
		return false;
	if (ret->count == 1)
		return true;
	if (!cut_paper(setter, paper, true, &tight, reterr))
		return false;
	if (tight.count < ret->count)
		*ret = tight;
	return true;
}

static bool write_pages(struct setter *setter, const struct paper *paper, struct paper_pages *ret,
                        struct err *reterr)
{
	struct page_list list;
	if (!choose_size(setter, paper, &list, reterr))
		return false;
	struct paper_page *pages = ARENA_ARRAY(setter->arena, struct paper_page, list.count);
	for (size_t i = 0; i < list.count; i++) {
		pages[i].text = page_text(setter->arena, &list.items[i]);
		if (!write_png(setter, &list.items[i], &pages[i].png, reterr))
			return false;
	}
	ret->pages = pages;
	ret->count = list.count;
	/* A seal's words are set while they are drawn. */
	return write_pdf(setter, paper, &list, &ret->pdf, reterr) && !setter->has_failed;
}

bool paper_layout(struct arena *arena, const struct paper *paper, struct paper_pages *ret, struct err *reterr)
{
	struct setter setter;
	if (!setter_open(&setter, arena, paper->source, reterr))
		return false;
	bool is_done = write_pages(&setter, paper, ret, reterr);
	setter_close(&setter);
	return is_done;
}
