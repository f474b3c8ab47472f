/* render/foot.c - parts 7, 8 and 9b of the decree's layout plan: recipients on the left, the signature on the right. */
#include "render/flow.h"

#include "base/buf.h"
#include "render/words.h"

static const double list_width_pt = 215;
static const double signature_x_pt = 220, signature_width_pt = TEXT_WIDTH_PT - 220;
/* The room left for a signature, and the seal over it: 30 mm across. */
static const double gap_height_pt = 76, seal_size_pt = 85;

static const struct type_style list_head_style = {
	.size_pt = 12, .pitch_pt = 15, .bold = true, .italic = true, .align = PAPER_LEFT};
static const struct type_style list_style = {.size_pt = 11, .pitch_pt = 13.5, .align = PAPER_LEFT};
static const struct type_style post_style = {
	.size_pt = 14, .pitch_pt = 18, .bold = true, .align = PAPER_CENTER};

static double set_words(struct panel *panel, struct str words, const struct type_style *style, double x_pt,
                        double y_pt, double width_pt)
{
	struct paper_text text = plain_text(words);
	return panel_set(panel, &text, style, x_pt, y_pt, width_pt, NULL);
}

static double set_recipient(struct panel *panel, struct str lead, struct str whom, char end, double y_pt)
{
	struct buf line = buf_in(panel->setter->arena);
	buf_add(&line, lead);
	buf_add(&line, whom);
	buf_add_char(&line, end);
	panel_say(panel, buf_str(&line), STR(""));
	return set_words(panel, buf_str(&line), &list_style, 0, y_pt, list_width_pt);
}

static double set_recipients(struct panel *panel, const struct paper *paper)
{
	if (paper->recipient_count == 0)
		return 0;
	bool is_stored = !str_is_empty(paper->store);
	double y_pt = set_words(panel, STR("Nơi nhận:"), &list_head_style, 0, 0, list_width_pt);
	panel_say(panel, STR("Nơi nhận:"), STR(""));
	for (size_t i = 0; i < paper->recipient_count; i++) {
		bool is_last = i + 1 == paper->recipient_count && !is_stored;
		y_pt = set_recipient(panel, STR("- "), paper->recipients[i], is_last ? '.' : ';', y_pt);
	}
	return is_stored ? set_recipient(panel, STR("- Lưu: "), paper->store, '.', y_pt) : y_pt;
}

/* The handwriting in the middle of the gap, the seal covering about a third of it from the left (article 33.1). */
static void draw_signature(struct panel *panel, const struct paper *paper, double y_pt)
{
	double width_pt = 120, height_pt = 54, middle_pt = signature_x_pt + signature_width_pt / 2;
	double x_pt = middle_pt - width_pt / 2 + 8;
	if (paper->is_signed)
		panel_mark(panel, (struct mark){.kind = MARK_HANDWRITING,
		                                .ink = INK_BLUE,
		                                .x_pt = x_pt,
		                                .y_pt = y_pt + 12,
		                                .width_pt = width_pt,
		                                .height_pt = height_pt,
		                                .text = paper->signer_name});
	if (paper->is_signed && !str_is_empty(paper->stamp))
		panel_mark(panel, (struct mark){.kind = MARK_SEAL,
		                                .ink = INK_RED,
		                                .x_pt = x_pt + width_pt / 3 - seal_size_pt,
		                                .y_pt = y_pt - 5,
		                                .width_pt = seal_size_pt,
		                                .height_pt = seal_size_pt,
		                                .text = paper->stamp});
}

static double set_signature(struct panel *panel, const struct paper *paper)
{
	struct arena *arena = panel->setter->arena;
	double y_pt = 0;
	for (size_t i = 0; i < paper->authority_count; i++) {
		struct buf line = buf_in(arena);
		buf_add(&line, paper->authorities[i].code);
		buf_add_char(&line, ' ');
		panel_say(panel, buf_str(&line), paper->authorities[i].whom);
		buf_add(&line, text_upper(arena, paper->authorities[i].whom));
		y_pt = set_words(panel, buf_str(&line), &post_style, signature_x_pt, y_pt, signature_width_pt);
	}
	y_pt = set_words(panel, text_upper(arena, paper->signer_position), &post_style, signature_x_pt, y_pt,
	                 signature_width_pt);
	panel_say(panel, paper->signer_position, STR(""));
	draw_signature(panel, paper, y_pt);
	if (paper->is_signed)
		panel_say(panel, STR("[Chữ ký]"), STR(""));
	if (paper->is_signed && !str_is_empty(paper->stamp)) {
		struct buf seal = buf_in(arena);
		buf_add(&seal, STR("[Con dấu: "));
		buf_add(&seal, paper->stamp);
		panel_say(panel, buf_str(&seal), STR("]"));
	}
	panel_say(panel, paper->signer_name, STR(""));
	return set_words(panel, paper->signer_name, &post_style, signature_x_pt, y_pt + gap_height_pt,
	                 signature_width_pt);
}

void flow_signature(struct flow *flow, const struct paper *paper)
{
	/* A signature never stands on a page of its own: the last two lines of the text go with it. */
	for (size_t i = flow->count > 2 ? flow->count - 2 : 0; i < flow->count; i++)
		flow->pieces[i].is_kept = true;
	flow->setter->line = paper->signer_line;
	struct panel panel = panel_in(flow->setter);
	double right_pt = set_signature(&panel, paper);
	double left_pt = set_recipients(&panel, paper);
	struct piece *piece = flow_add(flow, &panel, left_pt > right_pt ? left_pt : right_pt);
	piece->before_pt = 12;
}
