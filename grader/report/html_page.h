/* grader/report/html_page.h - a page of HTML being written; for the files of report. */
#ifndef SABAN_GRADER_REPORT_HTML_PAGE_H
#define SABAN_GRADER_REPORT_HTML_PAGE_H

#include "grader/report/html.h"

struct page {
	struct telling telling;
	const struct journal *journal;
	struct buf *out;
};

/* Markup as it is; all others escape. */
void page_add(const struct page *page, const char *markup);
void page_add_text(const struct page *page, struct str text);
void page_add_word(const struct page *page, enum report_word word);
void page_add_said(const struct page *page, enum report_word word, const struct place *places, size_t count);
void page_add_points(const struct page *page, uint32_t hundredths);
struct str page_points(const struct page *page, uint32_t hundredths);
/* Title of the scenario; its id when no more is known. */
struct str page_scenario(const struct page *page);

/* ---- html_about.c ---- */

void html_facts(const struct page *page);
/* counts: of each look; the key holds those that occur. */
void html_key(const struct page *page, const size_t counts[LOOK_COUNT]);

#endif
