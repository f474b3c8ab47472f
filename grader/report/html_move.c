#include "grader/report/html.h"
#include "grader/xml/xml_out.h"
#include "pages/words.h"

static struct str word(const struct telling *telling, enum report_word which)
{
	return report_word(which, telling->context->language);
}

static void when_write(const struct telling *telling, const struct deed *deed, struct buf *out)
{
	buf_add_c(out, "<p class=\"at\">");
	if (deed == NULL) {
		buf_add_c(out, "<span>–</span>");
	} else {
		buf_add_c(out, "<b>");
		tell_clock(deed->at, out);
		buf_add_c(out, "</b> <span><span class=\"vh\">");
		buf_add(out, word(telling, WORD_RECORD));
		buf_add_c(out, " </span>#");
		buf_add_u64(out, deed->seq);
		buf_add_c(out, "</span>");
	}
	buf_add_c(out, "</p>");
}

static void definition_write(struct str term, const struct str *texts, size_t count, struct buf *out)
{
	if (count == 0 || (count == 1 && str_is_empty(texts[0])))
		return;
	buf_add_c(out, "<dt>");
	buf_add(out, term);
	buf_add_c(out, "</dt>");
	for (size_t i = 0; i < count; i++) {
		buf_add_c(out, "<dd>");
		xml_escape(out, texts[i]);
		buf_add_c(out, "</dd>");
	}
	buf_add_char(out, '\n');
}

static void lost_write(const struct telling *telling, int32_t lost, struct buf *out)
{
	buf_add_c(out, lost > 0 ? "−" : lost < 0 ? "+" : "");
	points_write_short((uint32_t)(lost < 0 ? -lost : lost), telling->context->language, out);
}

/* Of several mistakes in one step each says its own price. */
static void found_write(const struct telling *telling, const struct reason *reason, int32_t price,
                        struct buf *out)
{
	if (str_is_empty(reason->found))
		return;
	buf_add_c(out, "<dt>");
	buf_add(out, word(telling, WORD_FOUND_LABEL));
	buf_add_c(out, "</dt><dd>");
	xml_escape(out, reason->found);
	if (price != 0) {
		buf_add_c(out, " <b class=\"part\">(");
		lost_write(telling, price, out);
		buf_add_c(out, ")</b>");
	}
	buf_add_c(out, "</dd>\n");
}

/* "Đề, ý 3:" and the sentence. */
static void sentence_write(const struct telling *telling, struct str basis, struct buf *out)
{
	const struct report_context *context = telling->context;
	struct cited cited = {0};
	bool is_known = report_find_sentence(context, basis, &cited);
	const struct place places[] = {
		{"number", say_number(out->arena, cited.number + 1)},
		{"task", say_number(out->arena, cited.task + 1)},
		{"id", basis},
	};
	struct buf label = buf_in(out->arena);

	if (str_is_empty(basis))
		return;
	report_say(context,
	           !is_known                           ? WORD_SENTENCE_ID
	           : context->scenario->task_count > 1 ? WORD_SENTENCE_OF
	                                               : WORD_SENTENCE,
	           places, 3, &label);
	buf_add_c(out, "<p class=\"basis\"><span>");
	xml_escape(out, buf_str(&label));
	buf_add_c(out, "</span> ");
	xml_escape(out, cited.text);
	buf_add_c(out, "</p>\n");
}

static void detail_write(const struct telling *telling, struct str detail, struct buf *out)
{
	if (str_is_empty(detail))
		return;
	buf_add_c(out, "<p class=\"detail\">");
	buf_add(out, word(telling, WORD_EXPRESSION));
	buf_add_c(out, " <code>");
	xml_escape(out, detail);
	buf_add_c(out, "</code></p>\n");
}

static void reasons_write(const struct telling *telling, const struct course_item *item, struct buf *out)
{
	bool is_shared = item->finding_count > 1;

	buf_add_c(out, "<dl>\n");
	for (size_t i = 0; i < item->finding_count; i++) {
		struct reason reason = reason_of(telling, &item->findings[i], out->arena);

		definition_write(word(telling, reason.is_wanted_never ? WORD_FORBIDDEN_LABEL : WORD_WANTED_LABEL),
		                 reason.wanted, reason.wanted_count, out);
		found_write(telling, &reason, is_shared ? item->findings[i].lost : 0, out);
	}
	buf_add_c(out, "</dl>\n");
}

/* What was taken back has no finding; it is told by what it said. */
static void deed_write(const struct telling *telling, const struct deed *deed, struct buf *out)
{
	struct buf fields = buf_in(out->arena);

	tell_fields(telling, deed, &fields);
	if (fields.len == 0)
		return;
	buf_add_c(out, "<dl><dt>");
	buf_add(out, word(telling, WORD_FOUND_LABEL));
	buf_add_c(out, "</dt><dd>");
	xml_escape(out, buf_str(&fields));
	buf_add_c(out, "</dd></dl>\n");
}

static void title_write(const struct telling *telling, const struct course_item *item, struct buf *out)
{
	struct buf title = buf_in(out->arena);

	if (item->findings == NULL)
		tell_deed(telling, item->deed, &title);
	else
		buf_add(&title, reason_of(telling, item->findings, out->arena).title);
	buf_add_c(out, "<p class=\"what\"><span>");
	xml_escape(out, buf_str(&title));
	buf_add_c(out, "</span> ");
	html_chip(item->look, telling->context->language, out);
	buf_add_c(out, "</p>\n");
}

static void body_write(const struct telling *telling, const struct course_item *item, struct buf *out)
{
	struct reason reason;

	title_write(telling, item, out);
	if (item->findings == NULL) {
		deed_write(telling, item->deed, out);
		return;
	}
	reason = reason_of(telling, item->findings, out->arena);
	if (reason.is_not_judged) {
		buf_add_c(out, "<p>");
		buf_add(out, word(telling, WORD_NOT_JUDGED));
		buf_add_c(out, "</p>\n");
		return;
	}
	if (reason.wanted_count > 0 || !str_is_empty(reason.found))
		reasons_write(telling, item, out);
	if (item->findings->lost != 0)
		sentence_write(telling, item->findings->basis, out);
	detail_write(telling, reason.detail, out);
}

/* A step earns what it is worth less what is lost in it; other moves only cost. */
static void points_write_cell(const struct telling *telling, const struct course_item *item, struct buf *out)
{
	const struct finding *finding = item->findings;
	enum report_language language = telling->context->language;
	bool is_step = item->look == FINDING_SYNC || item->look == FINDING_MISSING ||
	               item->look == FINDING_WRONG || item->look == FINDING_MISPLACED;
	int32_t lost = 0;

	for (size_t i = 0; i < item->finding_count; i++)
		lost += finding[i].lost;
	buf_add_c(out, "<p class=\"pt\">");
	if (finding == NULL) {
		buf_add_c(out, "<small>");
		buf_add(out, word(telling, WORD_NOT_COUNTED));
		buf_add_c(out, "</small>");
	} else if (is_step && finding->of_step->points > 0) {
		uint32_t worth = finding->of_step->points;
		struct buf got = buf_in(out->arena), of = buf_in(out->arena);
		struct place places[2] = {{"got", {0}}, {"worth", {0}}};

		points_write_short(worth - (uint32_t)lost, language, &got);
		points_write_short(worth, language, &of);
		places[0].text = buf_str(&got);
		places[1].text = buf_str(&of);
		lost_write(telling, lost == 0 ? -(int32_t)worth : lost, out);
		buf_add_c(out, "<small>");
		report_say(telling->context, WORD_EARNED, places, 2, out);
		buf_add_c(out, "</small>");
	} else {
		lost_write(telling, lost, out);
	}
	buf_add_c(out, "</p>");
}

void html_move(const struct telling *telling, const struct course_item *item, struct buf *out)
{
	buf_add_c(out, "<li class=\"move k-");
	buf_add_c(out, html_class(item->look));
	buf_add_c(out, "\">");
	when_write(telling, item->deed, out);
	html_shape(item->look, out);
	buf_add_c(out, "<div class=\"body\">");
	body_write(telling, item, out);
	buf_add_c(out, "</div>");
	points_write_cell(telling, item, out);
	buf_add_c(out, "</li>\n");
}
