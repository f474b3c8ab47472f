/* What ends the page: the key to its shapes, and facts by which the attempt can be found again. */
#include "grader/report/html_page.h"
#include "pages/words.h"

static void fact_open(const struct page *page, enum report_word term, const char *class)
{
	page_add(page, "<dt>");
	page_add_word(page, term);
	page_add(page, "</dt><dd");
	page_add(page, class);
	page_add(page, ">");
}

static void deeds_fact(const struct page *page)
{
	const struct deeds *deeds = &page->telling.mark->deeds;
	struct place places[2] = {{"count", {0}}, {"refused", {0}}};
	uint64_t refused = 0;

	for (uint32_t i = 0; i < deeds->count; i++)
		refused += deeds->items[i].is_refused;
	places[0].text = say_number(page->out->arena, deeds->count - refused);
	places[1].text = say_number(page->out->arena, refused);
	fact_open(page, WORD_DEEDS, "");
	page_add_said(page, WORD_DEEDS_COUNTED, places, 2);
	page_add(page, "</dd>\n");
}

static void time_fact(const struct page *page)
{
	const struct journal *journal = page->journal;
	int64_t last_ms = journal->records[journal->record_count - 1].office_ms;
	struct buf from = buf_in(page->out->arena), to = buf_in(page->out->arena);
	struct place places[2] = {{"from", {0}}, {"to", {0}}};

	tell_clock(office_minute(journal->office, 0), &from);
	tell_moment(&page->telling, office_minute(journal->office, last_ms), &to);
	places[0].text = buf_str(&from);
	places[1].text = buf_str(&to);
	fact_open(page, WORD_OFFICE_TIME, "");
	page_add_said(page, WORD_FROM_TO, places, 2);
	page_add(page, "</dd>\n");
}

void html_facts(const struct page *page)
{
	const struct guide *guide = page->telling.mark->bound->guide;
	const struct place places[] = {{"scenario", guide->scenario},
	                               {"version", say_number(page->out->arena, guide->version)}};

	page_add(page, "<section class=\"about\" aria-labelledby=\"h-facts\"><h2 id=\"h-facts\">");
	page_add_word(page, WORD_ABOUT);
	page_add(page, "</h2><dl class=\"facts\">\n");
	fact_open(page, WORD_SCENARIO, "");
	page_add_text(page, page_scenario(page));
	page_add(page, "</dd>\n");
	time_fact(page);
	if (page->telling.mark->verdict == VERDICT_GRADED)
		deeds_fact(page);
	fact_open(page, WORD_HEAD, " class=\"raw\"");
	page_add_text(page, sha256_hex(page->out->arena, page->journal->head));
	page_add(page, "</dd>\n");
	fact_open(page, WORD_GUIDE, "");
	page_add_said(page, WORD_GUIDE_VERSION, places, 2);
	page_add(page, "</dd>\n");
	if (page->telling.mark->verdict == VERDICT_GRADED) {
		fact_open(page, WORD_HOW, "");
		page_add_word(page, WORD_TWICE);
		page_add(page, "</dd>\n");
	}
	page_add(page, "</dl></section>\n");
}

void html_key(const struct page *page, const size_t counts[LOOK_COUNT])
{
	enum report_language language = page->telling.context->language;

	page_add(page, "<section aria-labelledby=\"h-key\"><h2 id=\"h-key\">");
	page_add_word(page, WORD_KEY);
	page_add(page, "</h2><dl class=\"key\">\n");
	for (unsigned look = 0; look < LOOK_COUNT; look++) {
		if (counts[look] == 0)
			continue;
		page_add(page, "<dt class=\"k-");
		page_add(page, html_class(look));
		page_add(page, "\">");
		html_shape(look, page->out);
		html_chip(look, language, page->out);
		page_add(page, "</dt><dd>");
		page_add(page, html_meaning(look, language));
		page_add(page, "</dd>\n");
	}
	page_add(page, "</dl></section>\n");
}
