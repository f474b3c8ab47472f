#include "grader/report/html.h"

#include "base/sort.h"
#include "grader/report/tell.h"
#include "grader/xml/xml_out.h"
#include "pages/words.h"

static const char style[] =
	":root{--ink:#17242f;--ink-2:#43566a;--line:#d5dde4;--line-2:#768696;--mist:#edf1f4;--sand:#f6eeda;"
	"--ok:#19683a;--ok-0:#e6f4eb;--warn:#8a4200;--warn-0:#fdf0dd;--bad:#a81d1d;--bad-0:#fceae8;"
	"--move:#553a99;--move-0:#f0ecf9}"
	"*{box-sizing:border-box}body{margin:0;background:var(--mist);color:var(--ink);font:1rem/1.5 \"Noto "
	"Sans\",system-ui,\"Liberation Sans\",Arial,sans-serif;font-variant-numeric:tabular-nums}"
	"header{background:var(--sand);border-bottom:1px solid #d9c797;padding:.75rem 1.5rem;font-weight:700}"
	"main{max-width:62rem;margin:0 auto;padding:1.5rem}h1{font-size:1.5rem;margin:0}h2{font-size:1.1875rem;"
	"margin:0 0 .75rem}.top{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;"
	"justify-content:space-between;margin-bottom:1rem}.score b{font-size:2.5rem;line-height:1}"
	"section{background:#fff;border:1px solid var(--line);border-radius:8px;padding:1rem;margin-bottom:1rem}"
	"table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid "
	"var(--line)}.r{text-align:right;white-space:nowrap}.muted{color:var(--ink-2)}p{margin:0}"
	"ol{list-style:none;margin:0;padding:0}.item{display:grid;grid-template-columns:4rem 2.25rem 1fr "
	"6rem;gap:.75rem;padding:.5rem 0;border-top:1px solid var(--line)}.item:first-child{border-top:0}"
	".at{text-align:right;color:var(--ink-2);font-size:.875rem}.shape{inline-size:2rem;block-size:2rem;"
	"border:2px solid var(--line-2);border-radius:50%;display:grid;place-items:center;font-weight:700}"
	".what{font-weight:700}.why{font-size:.9375rem}.why span{color:var(--ink-2)}.basis{margin-top:.25rem;"
	"border-left:3px solid var(--line);padding-left:.5rem}.pt{text-align:right;font-weight:700;"
	"white-space:nowrap}.pt small{display:block;font-weight:400;color:var(--ink-2)}"
	".chip{display:inline-block;border:1px solid var(--line-2);border-radius:4px;padding:0 .4rem;"
	"font-size:.8125rem;font-weight:700;white-space:nowrap}"
	".chip.ok,.ok .shape{color:var(--ok);background:var(--ok-0);border-color:var(--ok)}"
	".chip.warn,.warn .shape{color:var(--warn);background:var(--warn-0);border-color:var(--warn)}"
	".chip.bad,.bad .shape{color:var(--bad);background:var(--bad-0);border-color:var(--bad)}"
	".chip.move,.move .shape{color:var(--move);background:var(--move-0);border-color:var(--move)}"
	".none .shape{border-style:dashed}dl{display:grid;grid-template-columns:max-content 1fr;gap:.375rem 1rem;"
	"margin:0}dd{margin:0}.raw{font-family:\"Liberation Mono\",monospace;overflow-wrap:anywhere}"
	"@media(max-width:40rem){main{padding:.75rem}.item{grid-template-columns:2.25rem 1fr auto}"
	".at{grid-column:1/-1;text-align:left}.at br{display:none}}"
	"@media print{body{background:#fff}header{background:none}section{break-inside:auto;border-color:#999}"
	".item{break-inside:avoid}main{max-width:none;padding:0}}"
	"@media(forced-colors:active){.chip,.shape{border-color:CanvasText}}";

/* ---- the course of a task ---- */

/* A finding and when it belongs: by its record, and without one right behind what it was told after. */
struct placed {
	const struct finding *finding;
	uint64_t place;
};

static int place_compare(const void *a, const void *b, const void *context)
{
	const struct placed *first = a, *second = b;

	(void)context;
	return (first->place > second->place) - (first->place < second->place);
}

static bool is_of_workflow(enum finding_kind kind)
{
	return kind == FINDING_SYNC || kind == FINDING_MISSING || kind == FINDING_WRONG ||
	       kind == FINDING_MISPLACED || kind == FINDING_EXTRA;
}

static void course_write(const struct mark *mark, size_t task, const struct findings *findings,
                         const struct report_context *context, struct buf *out)
{
	struct placed *placed = ARENA_ARRAY(out->arena, struct placed, findings->count);
	uint64_t last = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		if (finding->record != FINDING_NO_RECORD && finding->kind != FINDING_MISPLACED)
			last = finding->record;
		placed[i].finding = finding;
		placed[i].place = finding->record != FINDING_NO_RECORD ? finding->record : last;
		if (finding->record == FINDING_NO_RECORD && !is_of_workflow(finding->kind))
			placed[i].place = UINT64_MAX;
	}
	sort_stable(out->arena, placed, findings->count, sizeof(placed[0]), place_compare, NULL);
	buf_add_c(out, "<ol>\n");
	for (size_t i = 0; i < findings->count; i++)
		html_move(mark, task, placed[i].finding, context, out);
	buf_add_c(out, "</ol>\n");
}

static struct str title_of(const struct report_context *context, struct str ref)
{
	for (size_t i = 0; context->scenario != NULL && i < context->scenario->task_count; i++) {
		if (str_equals(context->scenario->tasks[i].ref, ref))
			return context->scenario->tasks[i].title.vi;
	}
	return ref;
}

static void total_cell(uint32_t score, uint32_t max, struct buf *out)
{
	buf_add(out, say_points(out->arena, score));
	buf_add_c(out, " / ");
	buf_add(out, say_points(out->arena, max));
}

static void tasks_table(const struct mark *mark, const struct report_context *context, struct buf *out)
{
	buf_add_c(
		out,
		"<section aria-labelledby=\"h-tasks\"><h2 id=\"h-tasks\">Điểm từng nhiệm vụ</h2><table><thead><tr>"
		"<th scope=\"col\">Nhiệm vụ</th><th scope=\"col\" class=\"r\">Quá trình</th>"
		"<th scope=\"col\" class=\"r\">Kết quả</th><th scope=\"col\" class=\"r\">Điểm</th></tr></thead>"
		"<tbody>\n");
	for (size_t i = 0; i < mark->task_count; i++) {
		const struct task_mark *task = &mark->tasks[i];

		buf_add_c(out, "<tr><th scope=\"row\">");
		xml_escape(out, title_of(context, task->ref));
		buf_add_c(out, "</th><td class=\"r muted\">");
		total_cell(task->score - task->outcome_score, task->max - task->outcome_max, out);
		buf_add_c(out, "</td><td class=\"r muted\">");
		total_cell(task->outcome_score, task->outcome_max, out);
		buf_add_c(out, "</td><td class=\"r\"><b>");
		total_cell(task->score, task->max, out);
		buf_add_c(out, "</b></td></tr>\n");
	}
	buf_add_c(out, "</tbody></table></section>\n");
}

/* What the task is evidence of, by the guide's tags. */
static void skills_write(const struct guide_task *task, struct buf *out)
{
	if (str_is_empty(task->skills))
		return;
	buf_add_c(out, "<p class=\"muted\">Kỹ năng: ");
	xml_escape(out, task->skills);
	buf_add_c(out, "</p>\n");
}

static void task_section(const struct mark *mark, size_t index, const struct report_context *context,
                         struct buf *out)
{
	const struct task_mark *task = &mark->tasks[index];

	buf_add_c(out, "<section><h2>");
	xml_escape(out, title_of(context, task->ref));
	buf_add_c(out, "</h2>\n");
	skills_write(&mark->bound->guide->tasks[index], out);
	course_write(mark, index, &task->findings, context, out);
	buf_add_c(out, "<p class=\"top\"><b>Cộng</b><b>");
	total_cell(task->score, task->max, out);
	buf_add_c(out, "</b></p></section>\n");
}

static void facts_section(const struct mark *mark, const struct journal *journal, struct buf *out)
{
	buf_add_c(out, "<section aria-labelledby=\"h-facts\"><h2 id=\"h-facts\">Bài làm</h2><dl><dt>Thao tác đã "
	               "ghi</dt><dd>");
	buf_add_u64(out, journal->record_count);
	buf_add_c(out, "</dd><dt>Mã bài</dt><dd class=\"raw\">");
	buf_add(out, sha256_hex(out->arena, journal->head));
	buf_add_c(out, "</dd><dt>Hướng dẫn chấm</dt><dd>");
	xml_escape(out, mark->bound->guide->scenario);
	buf_add_c(out, ", bản ");
	buf_add_u64(out, mark->bound->guide->version);
	buf_add_c(
		out,
		"</dd><dt>Cách chấm</dt><dd>Máy chấm hai lần độc lập, hai kết quả trùng nhau</dd></dl></section>\n");
}

static void page_open(struct buf *out)
{
	buf_add_c(out,
	          "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
	          "content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
	          "content=\"default-src 'none';style-src 'unsafe-inline'\"><title>Kết quả phần thực hành · Sa "
	          "Bàn</title><style>");
	buf_add_c(out, style);
	buf_add_c(out, "</style></head><body><header>Sa Bàn</header><main>\n");
}

void report_html(const struct mark *mark, const struct report_context *context, const struct journal *journal,
                 struct buf *out)
{
	page_open(out);
	buf_add_c(out, "<div class=\"top\"><h1>Kết quả phần thực hành</h1>");
	if (mark->verdict == VERDICT_NEEDS_HUMAN) {
		buf_add_c(out, "</div><section><h2>Bài này cần người chấm</h2><p>Máy không tự cho điểm. Lý do: ");
		xml_escape(out, mark->reason);
		buf_add_c(out, "</p></section></main></body></html>\n");
		return;
	}
	buf_add_c(out, "<p class=\"score\"><b>");
	buf_add(out, say_points(out->arena, mark->score));
	buf_add_c(out, "</b> <span class=\"muted\">trên ");
	buf_add(out, say_points(out->arena, mark->max));
	buf_add_c(out, " điểm</span></p></div>\n");
	tasks_table(mark, context, out);
	for (size_t i = 0; i < mark->task_count; i++)
		task_section(mark, i, context, out);
	if (mark->collateral.count > 0) {
		buf_add_c(out, "<section><h2>Thay đổi ngoài nhiệm vụ</h2>\n");
		course_write(mark, 0, &mark->collateral, context, out);
		buf_add_c(out, "</section>\n");
	}
	facts_section(mark, journal, out);
	buf_add_c(out, "<section aria-labelledby=\"h-key\"><h2 id=\"h-key\">Cách đọc</h2><dl>\n");
	html_key(out);
	buf_add_c(out, "</dl></section></main></body></html>\n");
}
