#include "grader/report/html.h"
#include "grader/report/tell.h"
#include "grader/xml/xml_out.h"
#include "pages/words.h"

/* How a kind of finding looks: a class for its colour, a shape, a word, and what it means. */
struct look {
	const char *class, *shape, *word, *meaning;
};

static const struct look looks[] = {
	[FINDING_SYNC] = {"ok", "✓", "Đúng", "làm đúng, đủ điểm"},
	[FINDING_MISSING] = {"none", "–", "Thiếu", "đề cần, bạn chưa làm"},
	[FINDING_WRONG] = {"warn", "✕", "Sai nội dung", "có làm, nội dung chưa đúng"},
	[FINDING_MISPLACED] = {"move", "⇄", "Sai thứ tự", "có làm, chưa đúng lúc"},
	[FINDING_EXTRA] = {"none", "+", "Làm thêm", "không được và không mất điểm"},
	[FINDING_UNDONE] = {"move", "↺", "Làm lại", "đã thu hồi một lần làm trước"},
	[FINDING_SURPLUS] = {"warn", "+", "Thừa", "nhiều hơn đề cần"},
	[FINDING_BOTH] = {"warn", "⇉", "Cả hai cách", "đề cần một cách"},
	[FINDING_NEVER] = {"bad", "⊘", "Không được làm", "đề không cho làm"},
	[FINDING_RULE] = {"warn", "✕", "Trái quy tắc", "đề yêu cầu cách làm khác"},
	[FINDING_GOAL] = {"warn", "◎", "Chưa đạt", "kết quả cuối chưa như đề cần"},
	[FINDING_COLLATERAL] = {"bad", "◆", "Ngoài đề", "thay đổi đề không yêu cầu"},
	[FINDING_FLOOR] = {"none", "▔", "Không dưới 0", "điểm không trừ xuống dưới 0"},
};

void html_key(struct buf *out)
{
	for (unsigned kind = 0; kind < FINDING_KIND_COUNT; kind++) {
		buf_add_c(out, "<dt><span class=\"chip ");
		buf_add_c(out, looks[kind].class);
		buf_add_c(out, "\"><span aria-hidden=\"true\">");
		buf_add_c(out, looks[kind].shape);
		buf_add_c(out, "</span> ");
		buf_add_c(out, looks[kind].word);
		buf_add_c(out, "</span></dt><dd>");
		buf_add_c(out, looks[kind].meaning);
		buf_add_c(out, "</dd>\n");
	}
}

static void line_write(const char *label, const struct buf *text, struct buf *out)
{
	if (text->len == 0)
		return;
	buf_add_c(out, "<p class=\"why\"><span>");
	buf_add_c(out, label);
	buf_add_c(out, "</span> ");
	xml_escape(out, buf_str(text));
	buf_add_c(out, "</p>\n");
}

/* What the move is about, in words. */
static void title_write(const struct mark *mark, size_t task, const struct finding *finding, struct buf *out)
{
	struct buf text = buf_in(out->arena);

	if (finding->deed != NULL)
		tell_deed(mark->bound->seed, finding->deed, &text);
	else if (finding->what != NULL)
		tell_wanted(mark->bound, task, finding->what, &text);
	else if (finding->kind == FINDING_FLOOR)
		buf_add_c(&text, "Điểm bị trừ nhiều hơn điểm có");
	else
		buf_add(&text, finding->step);
	xml_escape(out, buf_str(&text));
}

/* A rule or a goal that waits for a step which was not done. */
static bool is_not_judged(const struct finding *finding)
{
	return (finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL) && finding->lost == 0;
}

static void reasons_write(const struct mark *mark, size_t task, const struct finding *finding,
                          const struct report_context *context, struct buf *out)
{
	struct buf wanted = buf_in(out->arena), found = buf_in(out->arena), sentence = buf_in(out->arena);

	if (is_not_judged(finding)) {
		buf_add_c(out, "<p class=\"why\">Không xét, vì bước cần cho mục này chưa làm.</p>\n");
		return;
	}
	if (finding->guard != NULL) {
		tell_guard(mark->bound, finding->guard, &wanted);
		tell_value_of(mark->bound->seed, finding->deed, finding->guard, &found);
	} else {
		if (finding->deed != NULL)
			tell_fields(mark->bound->seed, finding->deed, &found);
		if (finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL)
			buf_add(&wanted, finding->wanted);
		else if (finding->what != NULL && finding->deed != NULL && finding->kind != FINDING_SYNC &&
		         finding->kind != FINDING_NEVER)
			tell_wanted(mark->bound, task, finding->what, &wanted);
	}
	line_write("Cần:", &wanted, out);
	line_write("Bạn đã:", &found, out);
	if (finding->lost != 0 && !str_is_empty(finding->basis)) {
		buf_add(&sentence, report_sentence(context, finding->basis));
		buf_add_c(out, "<p class=\"why basis\"><span>Đề, câu ");
		xml_escape(out, finding->basis);
		buf_add_c(out, ":</span> ");
		xml_escape(out, buf_str(&sentence));
		buf_add_c(out, "</p>\n");
	}
}

static void place_write(const struct finding *finding, struct buf *out)
{
	buf_add_c(out, "<span class=\"at\">");
	if (finding->record == FINDING_NO_RECORD || finding->deed == NULL) {
		buf_add_c(out, "–");
	} else {
		tell_clock(finding->deed->at, out);
		buf_add_c(out, " <br>#");
		buf_add_u64(out, finding->record);
	}
	buf_add_c(out, "</span>");
}

static void points_cell(const struct finding *finding, struct buf *out)
{
	buf_add_c(out, "<p class=\"pt\">");
	if (finding->lost > 0)
		buf_add_c(out, "−");
	else if (finding->lost < 0 || finding->worth > 0)
		buf_add_c(out, "+");
	if (finding->lost != 0)
		buf_add(out, say_points(out->arena, (uint32_t)(finding->lost < 0 ? -finding->lost : finding->lost)));
	else if (finding->worth > 0)
		buf_add(out, say_points(out->arena, finding->worth));
	else
		buf_add_c(out, "0");
	if (finding->worth > 0) {
		buf_add_c(out, "<small>bước ");
		buf_add(out, say_points(out->arena, finding->worth));
		buf_add_c(out, "</small>");
	}
	buf_add_c(out, "</p>");
}

void html_move(const struct mark *mark, size_t task, const struct finding *finding,
               const struct report_context *context, struct buf *out)
{
	const struct look *look = &looks[finding->kind];

	buf_add_c(out, "<li class=\"item ");
	buf_add_c(out, look->class);
	buf_add_c(out, "\">");
	place_write(finding, out);
	buf_add_c(out, "<span class=\"shape\" aria-hidden=\"true\">");
	buf_add_c(out, look->shape);
	buf_add_c(out, "</span><div><p class=\"what\">");
	title_write(mark, task, finding, out);
	buf_add_c(out, " <span class=\"chip ");
	buf_add_c(out, look->class);
	buf_add_c(out, "\">");
	buf_add_c(out, look->word);
	buf_add_c(out, "</span></p>\n");
	reasons_write(mark, task, finding, context, out);
	buf_add_c(out, "</div>");
	points_cell(finding, out);
	buf_add_c(out, "</li>\n");
}
