#include "grader/report/html_page.h"

#include "grader/xml/xml_out.h"

void page_add(const struct page *page, const char *markup)
{
	buf_add_c(page->out, markup);
}

void page_add_text(const struct page *page, struct str text)
{
	xml_escape(page->out, text);
}

void page_add_word(const struct page *page, enum report_word word)
{
	page_add_text(page, report_word(word, page->telling.context->language));
}

void page_add_said(const struct page *page, enum report_word word, const struct place *places, size_t count)
{
	struct buf said = buf_in(page->out->arena);

	report_say(page->telling.context, word, places, count, &said);
	page_add_text(page, buf_str(&said));
}

void page_add_points(const struct page *page, uint32_t hundredths)
{
	points_write_short(hundredths, page->telling.context->language, page->out);
}

struct str page_points(const struct page *page, uint32_t hundredths)
{
	struct buf text = buf_in(page->out->arena);

	points_write_short(hundredths, page->telling.context->language, &text);
	return buf_str(&text);
}

struct str page_scenario(const struct page *page)
{
	const struct report_context *context = page->telling.context;

	return context->scenario != NULL ? report_in(&context->scenario->title, context->language)
	                                 : page->telling.mark->bound->guide->scenario;
}
