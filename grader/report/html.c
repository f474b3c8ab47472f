#include "grader/report/html_page.h"

static struct str title_of(const struct page *page, struct str ref)
{
	const struct report_context *context = page->telling.context;

	for (size_t i = 0; context->scenario != NULL && i < context->scenario->task_count; i++) {
		if (str_equals(context->scenario->tasks[i].ref, ref))
			return report_in(&context->scenario->tasks[i].title, context->language);
	}
	return ref;
}

/* ---- the result ---- */

/* How often each kind of move stands in the courses. */
static void looks_count(const struct page *page, size_t counts[LOOK_COUNT])
{
	struct telling telling = page->telling;

	for (telling.task = 0; telling.task <= telling.mark->task_count; telling.task++) {
		size_t count;
		const struct course_item *items = course_of(&telling, page->out->arena, &count);

		for (size_t i = 0; i < count; i++)
			counts[items[i].look]++;
	}
}

static void counts_write(const struct page *page, const size_t counts[LOOK_COUNT])
{
	page_add(page, "<ul class=\"counts\">\n");
	for (unsigned look = 0; look < LOOK_COUNT; look++) {
		if (counts[look] == 0)
			continue;
		page_add(page, "<li class=\"k-");
		page_add(page, html_class(look));
		page_add(page, "\">");
		html_shape(look, page->out);
		page_add(page, "<b>");
		buf_add_u64(page->out, counts[look]);
		page_add(page, "</b>");
		html_chip(look, page->telling.context->language, page->out);
		page_add(page, "</li>\n");
	}
	page_add(page, "</ul>\n");
}

static void bar_write(const struct page *page)
{
	const struct mark *mark = page->telling.mark;

	page_add(page,
	         "<svg class=\"bar\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
	         "<rect width=\"1000\" height=\"12\"/><path d=\"M0 0h");
	buf_add_u64(page->out, mark->max == 0 ? 0 : (uint64_t)mark->score * 1000 / mark->max);
	page_add(page, "v12H0z\"/></svg>\n");
}

static void score_write(const struct page *page, const size_t counts[LOOK_COUNT])
{
	const struct mark *mark = page->telling.mark;
	const struct place max = {"max", page_points(page, mark->max)};

	page_add(page, "<div class=\"top\"><h1>");
	page_add_word(page, WORD_TITLE);
	page_add(page, "</h1><p class=\"score\"><b>");
	page_add_points(page, mark->score);
	page_add(page, "</b> ");
	page_add_said(page, WORD_OF_POINTS, &max, 1);
	page_add(page, "</p>\n");
	bar_write(page);
	counts_write(page, counts);
	page_add(page, "</div>\n");
}

static void total_cell(const struct page *page, const char *class, uint32_t score, uint32_t max)
{
	page_add(page, "<td class=\"r");
	page_add(page, class);
	page_add(page, "\">");
	if (max == 0) {
		page_add(page, "–");
	} else {
		page_add_points(page, score);
		page_add(page, " / ");
		page_add_points(page, max);
	}
	page_add(page, "</td>");
}

static bool has_outcome(const struct mark *mark)
{
	for (size_t i = 0; i < mark->task_count; i++) {
		if (mark->tasks[i].outcome_max > 0)
			return true;
	}
	return false;
}

static void head_cell(const struct page *page, enum report_word word, const char *class)
{
	page_add(page, "<th scope=\"col\"");
	page_add(page, class);
	page_add(page, ">");
	page_add_word(page, word);
	page_add(page, "</th>");
}

static void stray_row(const struct page *page, bool is_parted)
{
	int64_t lost = 0;

	for (size_t i = 0; i < page->telling.mark->collateral.count; i++)
		lost += page->telling.mark->collateral.items[i].lost;
	if (lost == 0)
		return;
	page_add(page, "<tr><th scope=\"row\">");
	page_add_word(page, WORD_LOST_OUTSIDE);
	page_add(page, is_parted ? "</th><td></td><td></td><td class=\"r\">−" : "</th><td class=\"r\">−");
	page_add_points(page, (uint32_t)lost);
	page_add(page, "</td></tr>\n");
}

/* Process and outcome are told apart where some task has both or the second; a table of one row says nothing new. */
static void tasks_table(const struct page *page)
{
	const struct mark *mark = page->telling.mark;
	bool is_parted = has_outcome(mark);

	if (mark->task_count == 1 && !is_parted && mark->collateral.count == 0)
		return;
	page_add(page, "<section aria-labelledby=\"h-tasks\"><h2 id=\"h-tasks\">");
	page_add_word(page, WORD_SCORE_BY_TASK);
	page_add(page, "</h2><table><thead><tr>");
	head_cell(page, WORD_TASK, "");
	if (is_parted) {
		head_cell(page, WORD_PROCESS, " class=\"r\"");
		head_cell(page, WORD_OUTCOME, " class=\"r\"");
	}
	head_cell(page, WORD_SCORE, " class=\"r\"");
	page_add(page, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < mark->task_count; i++) {
		const struct task_mark *task = &mark->tasks[i];

		page_add(page, "<tr><th scope=\"row\">");
		page_add_text(page, title_of(page, task->ref));
		page_add(page, "</th>");
		if (is_parted) {
			total_cell(page, " muted", task->score - task->outcome_score, task->max - task->outcome_max);
			total_cell(page, " muted", task->outcome_score, task->outcome_max);
		}
		total_cell(page, "", task->score, task->max);
		page_add(page, "</tr>\n");
	}
	stray_row(page, is_parted);
	page_add(page, "</tbody><tfoot><tr><th scope=\"row\">");
	page_add_word(page, WORD_SUM);
	page_add(page, is_parted ? "</th><td></td><td></td>" : "</th>");
	total_cell(page, "", mark->score, mark->max);
	page_add(page, "</tr></tfoot></table></section>\n");
}

/* ---- courses ---- */

static void course_write(const struct telling *telling, const struct course_item *items, size_t count,
                         struct buf *out)
{
	buf_add_c(out, "<ol>\n");
	for (size_t i = 0; i < count; i++)
		html_move(telling, &items[i], out);
	buf_add_c(out, "</ol></section>\n");
}

static void task_section(const struct page *page, size_t index)
{
	const struct task_mark *task = &page->telling.mark->tasks[index];
	struct str skills = page->telling.mark->bound->guide->tasks[index].skills;
	const struct place got[] = {{"got", page_points(page, task->score)},
	                            {"max", page_points(page, task->max)}};
	const struct place tagged = {"skills", skills};
	struct telling telling = page->telling;
	const struct course_item *items;
	size_t count;

	telling.task = index;
	items = course_of(&telling, page->out->arena, &count);
	page_add(page, "<section><div class=\"head\"><h2>");
	page_add_text(page, title_of(page, task->ref));
	page_add(page, "</h2><b>");
	page_add_said(page, WORD_TASK_SUM, got, 2);
	page_add(page, "</b></div>\n");
	if (!str_is_empty(skills)) {
		page_add(page, "<p class=\"muted\">");
		page_add_said(page, WORD_SKILLS, &tagged, 1);
		page_add(page, "</p>\n");
	}
	page_add(page, "<p class=\"vh\">");
	page_add_word(page, WORD_WHAT_YOU_DID);
	page_add(page, "</p>\n");
	course_write(&telling, items, count, page->out);
}

static void stray_section(const struct page *page)
{
	struct telling telling = page->telling;
	const struct course_item *items;
	size_t count;

	telling.task = telling.mark->task_count;
	items = course_of(&telling, page->out->arena, &count);
	if (count == 0)
		return;
	page_add(page, "<section><div class=\"head\"><h2>");
	page_add_word(page, WORD_COLLATERAL);
	page_add(page, "</h2></div>\n");
	course_write(&telling, items, count, page->out);
}

static void page_open(const struct page *page)
{
	page_add(page, "<!doctype html>\n<html lang=\"");
	page_add(page, page->telling.context->language == REPORT_VI ? "vi" : "en");
	page_add(page,
	         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
	         "content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
	         "content=\"default-src 'none';style-src 'unsafe-inline'\"><meta name=\"color-scheme\" "
	         "content=\"light\"><title>");
	page_add_word(page, WORD_TITLE);
	page_add(page, " · ");
	page_add_text(page, page_scenario(page));
	page_add(page, " · Sa Bàn</title>\n<style>\n");
	html_style(page->out);
	page_add(page, "</style></head>\n<body><header><b>");
	page_add_word(page, WORD_PRODUCT);
	page_add(page, "</b><span>");
	page_add_text(page, page_scenario(page));
	page_add(page, "</span></header>\n<main>\n");
}

static void needs_human_write(const struct page *page)
{
	page_add(page, "<div><h1>");
	page_add_word(page, WORD_TITLE);
	page_add(page, "</h1></div><section><h2>");
	page_add_word(page, WORD_THIS_NEEDS_HUMAN);
	page_add(page, "</h2><p>");
	page_add_word(page, WORD_WHY_HUMAN);
	page_add(page, " ");
	page_add_text(page, report_cause(page->telling.mark->why.cause, page->telling.context->language));
	/* What exactly is for whoever marks, and in one language. */
	page_add(page, ".</p><p class=\"muted\" lang=\"en\">");
	page_add_text(page, page->telling.mark->why.text);
	page_add(page, ".</p></section>\n");
	html_facts(page);
}

void report_html(const struct mark *mark, const struct report_context *context, const struct journal *journal,
                 struct buf *out)
{
	struct page page = {.telling = {context, mark, mark->task_count}, .journal = journal, .out = out};
	size_t counts[LOOK_COUNT] = {0};

	page_open(&page);
	if (mark->verdict == VERDICT_NEEDS_HUMAN) {
		needs_human_write(&page);
	} else {
		looks_count(&page, counts);
		score_write(&page, counts);
		tasks_table(&page);
		for (size_t i = 0; i < mark->task_count; i++)
			task_section(&page, i);
		stray_section(&page);
		html_key(&page, counts);
		html_facts(&page);
	}
	page_add(&page, "</main></body></html>\n");
}
