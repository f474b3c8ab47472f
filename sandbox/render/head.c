/* render/head.c - what stands above the body: parts 1 to 5, 9a and 10 of the decree's layout plan. */
#include "render/flow.h"

#include "base/buf.h"
#include "render/words.h"

/* The two columns of the letterhead. */
static const double left_width_pt = 186;
static const double right_x_pt = 190, right_width_pt = TEXT_WIDTH_PT - 190;

static const struct type_style superior_style = {.size_pt = 12, .pitch_pt = 15, .align = PAPER_CENTER};
static const struct type_style issuer_style = {
	.size_pt = 12, .pitch_pt = 15, .bold = true, .align = PAPER_CENTER};
static const struct type_style motto_style = {
	.size_pt = 13, .pitch_pt = 17, .bold = true, .align = PAPER_CENTER};
static const struct type_style number_style = {.size_pt = 13, .pitch_pt = 17, .align = PAPER_CENTER};
static const struct type_style date_style = {
	.size_pt = 13, .pitch_pt = 17, .italic = true, .align = PAPER_CENTER};
static const struct type_style about_style = {.size_pt = 12, .pitch_pt = 14.5, .align = PAPER_CENTER};
static const struct type_style stamp_style = {
	.size_pt = 13, .pitch_pt = 17, .bold = true, .align = PAPER_CENTER};
static const struct type_style title_style = {
	.size_pt = 14, .pitch_pt = 19, .bold = true, .align = PAPER_CENTER};
static const struct type_style small_title_style = {
	.size_pt = 14, .pitch_pt = 18, .bold = true, .align = PAPER_CENTER};
static const struct type_style note_style = {
	.size_pt = 13, .pitch_pt = 17, .italic = true, .align = PAPER_CENTER};
static const struct type_style centered_style = {.size_pt = 14, .pitch_pt = 18.5, .align = PAPER_CENTER};
static const struct type_style letter_style = {.size_pt = 14, .pitch_pt = 18.5, .align = PAPER_LEFT};

/* For lines in the middle. */
static double set_words(struct panel *panel, struct str words, const struct type_style *style, double x_pt,
                        double y_pt, double width_pt, struct set_line *ret_last)
{
	struct paper_text text = plain_text(words);
	return panel_set_balanced(panel, &text, style, x_pt, y_pt, width_pt, ret_last);
}

/* A rule below a line, centred, covering that share of it. */
static void rule_below(struct panel *panel, const struct set_line *line, double share, double y_pt)
{
	double width_pt = line->width_pt * share;
	panel_mark(panel, (struct mark){.kind = MARK_RULE,
	                                .x_pt = line->x_pt + (line->width_pt - width_pt) / 2,
	                                .y_pt = y_pt,
	                                .width_pt = width_pt});
}

static double set_name(struct panel *panel, const struct paper_name *name, const struct type_style *style,
                       double y_pt, struct set_line *ret_last)
{
	for (size_t i = 0; i < name->line_count; i++)
		y_pt = set_words(panel, text_upper(panel->setter->arena, name->lines[i]), style, 0, y_pt,
		                 left_width_pt, ret_last);
	return y_pt;
}

/* Parts 2 and 1 side by side; the rule under the issuer is a third to a half of its line, under the motto all of it. */
static double set_names(struct panel *panel, const struct paper *paper)
{
	struct set_line last;
	double left_pt = set_name(panel, &paper->superior, &superior_style, 0, &last);
	left_pt = set_name(panel, &paper->issuer, &issuer_style, left_pt, &last);
	rule_below(panel, &last, 0.4, left_pt + 2);

	double right_pt = set_words(panel, STR("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), &issuer_style, right_x_pt,
	                            0, right_width_pt, NULL);
	right_pt = set_words(panel, STR("Độc lập - Tự do - Hạnh phúc"), &motto_style, right_x_pt, right_pt,
	                     right_width_pt, &last);
	rule_below(panel, &last, 1, right_pt + 2);
	return (left_pt > right_pt ? left_pt : right_pt) + 9;
}

/* Parts 10a and 10b: 8 mm high and as wide as the decree gives each mark (20, 40, 30 mm); the longer marks, which it
 * does not measure, in proportion. */
static double set_stamp(struct panel *panel, struct str mark, double y_pt)
{
	if (str_is_empty(mark))
		return y_pt;
	double width_pt = mark.len > 16   ? 150
	                  : mark.len > 12 ? 113.4
	                  : mark.len > 6  ? 85
	                                  : 56.7,
		   height_pt = 22.7;
	double x_pt = (left_width_pt - width_pt) / 2;
	panel_mark(panel, (struct mark){.kind = MARK_BOX,
	                                .ink = INK_RED,
	                                .x_pt = x_pt,
	                                .y_pt = y_pt + 6,
	                                .width_pt = width_pt,
	                                .height_pt = height_pt});
	size_t first = panel->count;
	set_words(panel, mark, &stamp_style, x_pt, y_pt + 6 + (height_pt - stamp_style.pitch_pt) / 2, width_pt,
	          NULL);
	for (size_t i = first; i < panel->count; i++)
		panel->marks[i].ink = INK_RED;
	return y_pt + 6 + height_pt;
}

static void say_letterhead(struct panel *panel, const struct paper *paper, struct str date)
{
	panel_say(panel, STR("Cộng hoà xã hội chủ nghĩa Việt Nam"), STR(""));
	panel_say(panel, STR("Độc lập - Tự do - Hạnh phúc"), STR(""));
	if (!str_is_empty(paper->superior.text))
		panel_say(panel, paper->superior.text, STR(""));
	panel_say(panel, paper->issuer.text, STR(""));
	panel_say(panel, STR("Số: "), paper->number_and_notation);
	panel_say(panel, date, STR(""));
	if (paper->secrecy > 0)
		panel_say(panel, STR("Dấu chỉ độ mật: "), secrecy_mark(paper->secrecy));
	if (paper->urgency > 0)
		panel_say(panel, STR("Dấu chỉ độ khẩn: "), urgency_mark(paper->urgency));
}

static struct str place_and_date(const struct panel *panel, const struct paper *paper)
{
	struct buf out = buf_in(panel->setter->arena);
	buf_add(&out, paper->place);
	buf_add(&out, STR(", "));
	buf_add(&out, paper->is_undated ? STR("ngày ... tháng ... năm ...")
	                                : date_in_words(panel->setter->arena, paper->issued_on));
	return buf_str(&out);
}

static struct str with_prefix(const struct panel *panel, struct str prefix, struct str words)
{
	struct buf out = buf_in(panel->setter->arena);
	buf_add(&out, prefix);
	buf_add(&out, words);
	return buf_str(&out);
}

void flow_letterhead(struct flow *flow, const struct paper *paper)
{
	struct panel panel = panel_in(flow->setter);
	double y_pt = set_names(&panel, paper);
	struct str date = place_and_date(&panel, paper);
	double left_pt = set_words(&panel, with_prefix(&panel, STR("Số: "), paper->number_and_notation),
	                           &number_style, 0, y_pt, left_width_pt, NULL);
	double right_pt = set_words(&panel, date, &date_style, right_x_pt, y_pt, right_width_pt, NULL);
	say_letterhead(&panel, paper, date);
	if (!paper->has_title) {
		struct str about = with_prefix(&panel, paper->is_about ? STR("V/v ") : STR(""), paper->subject);
		left_pt = set_words(&panel, about, &about_style, 0, left_pt + 1, left_width_pt, NULL);
		panel_say(&panel, about, STR(""));
	}
	left_pt = set_stamp(&panel, secrecy_mark(paper->secrecy), left_pt);
	left_pt = set_stamp(&panel, urgency_mark(paper->urgency), left_pt);
	struct piece *piece = flow_add(flow, &panel, (left_pt > right_pt ? left_pt : right_pt) + 6);
	piece->starts_section = true;
	piece->is_kept = true;
}

void flow_title(struct flow *flow, const struct paper *paper)
{
	if (!paper->has_title)
		return;
	struct panel panel = panel_in(flow->setter);
	struct set_line last;
	struct str title = text_upper(flow->setter->arena, paper->type_name);
	struct str subject = paper->is_about ? with_prefix(&panel, STR("Về việc "), paper->subject)
	                                     : text_capitalised(flow->setter->arena, paper->subject);
	double y_pt = set_words(&panel, title, &title_style, 0, 0, TEXT_WIDTH_PT, NULL);
	y_pt = set_words(&panel, subject, &small_title_style, 40, y_pt, TEXT_WIDTH_PT - 80, &last);
	rule_below(&panel, &last, 0.4, y_pt + 3);
	panel_say(&panel, paper->type_name, STR(""));
	panel_say(&panel, subject, STR(""));
	struct piece *piece = flow_add(flow, &panel, y_pt + 12);
	piece->before_pt = 6;
	piece->is_kept = true;
}

/* A list under the colon of the lead, each line but the last with a semicolon; a telegram's lead stands in the middle. */
static double set_addressee_list(struct panel *panel, const struct paper *paper, struct str lead,
                                 bool is_telegram)
{
	struct set_line lead_line;
	double x_pt = 70;
	struct paper_text lead_text = plain_text(lead);
	double y_pt = is_telegram ? set_words(panel, lead, &centered_style, 0, 0, TEXT_WIDTH_PT, &lead_line)
	                          : panel_set(panel, &lead_text, &letter_style, x_pt, 0, TEXT_WIDTH_PT - x_pt,
	                                      &lead_line);
	double list_x_pt = is_telegram ? x_pt + 36 : x_pt + lead_line.width_pt;
	panel_say(panel, lead, STR(""));
	for (size_t i = 0; i < paper->addressee_count; i++) {
		struct buf line = buf_in(panel->setter->arena);
		buf_add(&line, STR("- "));
		buf_add(&line, paper->addressees[i]);
		buf_add_char(&line, i + 1 < paper->addressee_count ? ';' : '.');
		struct paper_text text = plain_text(buf_str(&line));
		y_pt = panel_set(panel, &text, &letter_style, list_x_pt, y_pt, TEXT_WIDTH_PT - list_x_pt, NULL);
		panel_say(panel, buf_str(&line), STR(""));
	}
	return y_pt;
}

void flow_addressees(struct flow *flow, const struct paper *paper)
{
	if (paper->addressee_count == 0)
		return;
	struct panel panel = panel_in(flow->setter);
	double height_pt;
	if (str_equals(paper->doc_type, STR("telegram"))) {
		struct str issuer = text_upper(flow->setter->arena, paper->issuer.text);
		height_pt = set_addressee_list(&panel, paper, with_prefix(&panel, issuer, STR(" điện:")), true);
	} else if (paper->addressee_count > 1) {
		height_pt = set_addressee_list(&panel, paper, STR("Kính gửi:"), false);
	} else {
		struct str line = with_prefix(&panel, STR("Kính gửi: "), paper->addressees[0]);
		height_pt = set_words(&panel, line, &centered_style, 0, 0, TEXT_WIDTH_PT, NULL);
		panel_say(&panel, line, STR(""));
	}
	struct piece *piece = flow_add(flow, &panel, height_pt + 4);
	piece->before_pt = 8;
	piece->is_kept = true;
}

/* What stands top right on a separate attachment (appendix I, part II.8.đ): number and notation, instant of signing with
 * its zone, size 10, upright. */
void flow_attachment_line(struct flow *flow, const struct paper *paper)
{
	static const struct type_style style = {.size_pt = 10, .pitch_pt = 13, .align = PAPER_RIGHT};
	struct civil civil = civil_from_day(paper->issued_on);
	struct panel panel = panel_in(flow->setter);
	struct buf line = buf_in(flow->setter->arena);
	buf_add(&line, paper->number_and_notation);
	buf_add(&line, STR("; "));
	buf_add_padded(&line, (uint64_t)civil.day, 2);
	buf_add_char(&line, '/');
	buf_add_padded(&line, (uint64_t)civil.month, 2);
	buf_add_char(&line, '/');
	buf_add_i64(&line, civil.year);
	buf_add_char(&line, ' ');
	buf_add(&line, str_slice(paper->signed_at, 11, 19));
	buf_add(&line, STR(" +07:00"));
	panel_say(&panel, buf_str(&line), STR(""));
	struct piece *piece = flow_add(flow, &panel,
	                               set_words(&panel, buf_str(&line), &style, 0, 0, TEXT_WIDTH_PT, NULL) + 6);
	piece->starts_section = true;
	piece->is_kept = true;
}

/* "(Kèm theo Công văn số 246/UBND-NC ngày 17 tháng 6 năm 2024 của …)" */
static struct str went_with(const struct panel *panel, const struct paper *paper)
{
	struct buf out = buf_in(panel->setter->arena);
	buf_add(&out, STR("(Kèm theo "));
	buf_add(&out, paper->type_name);
	buf_add(&out, STR(" số "));
	buf_add(&out, paper->number_and_notation);
	buf_add_char(&out, ' ');
	buf_add(&out, date_in_words(panel->setter->arena, paper->issued_on));
	buf_add(&out, STR(" của "));
	buf_add(&out, paper->issuer.text);
	buf_add_char(&out, ')');
	return buf_str(&out);
}

void flow_appendix_head(struct flow *flow, const struct paper *paper, const struct paper_appendix *appendix)
{
	struct panel panel = panel_in(flow->setter);
	struct set_line last;
	struct str note = appendix->note;
	if (str_is_empty(note) && str_is_empty(paper->attachment_of))
		note = went_with(&panel, paper);
	double y_pt = set_words(&panel, appendix->label, &title_style, 0, 0, TEXT_WIDTH_PT, NULL);
	struct str title = text_upper(flow->setter->arena, appendix->title);
	y_pt = set_words(&panel, title, &small_title_style, 20, y_pt, TEXT_WIDTH_PT - 40, &last);
	panel_say(&panel, appendix->label, STR(""));
	panel_say(&panel, appendix->title, STR(""));
	if (!str_is_empty(note)) {
		y_pt = set_words(&panel, note, &note_style, 20, y_pt, TEXT_WIDTH_PT - 40, &last);
		panel_say(&panel, note, STR(""));
	}
	rule_below(&panel, &last, 0.4, y_pt + 3);
	struct piece *piece = flow_add(flow, &panel, y_pt + 14);
	piece->is_kept = true;
}
