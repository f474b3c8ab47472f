/* The end: looking over what is left, and the receipt. */
#include "pages/parts.h"

#include "base/buf.h"

/* Leads to a page, or to a task that is shown when its button is pressed. */
static void left_add(struct value *left, struct str text, struct str href, struct str task)
{
	struct value *item = value_add_record(left);
	value_set_text(item, "text", text);
	value_set_text(item, "href", href);
	value_set_text(item, "show", task);
}

static void left_fill(const struct screen *screen, const struct frame *frame, const struct hand_in *hand_in,
                      struct value *page)
{
	static const struct str untouched = N_("Câu {number} chưa làm"),
							skipped = N_("Câu {number} còn tạm bỏ qua"),
							flagged = N_("Câu {number} còn đánh dấu xem lại"),
							made = N_("Dự thảo mới: bản nháp chưa gửi"),
							draft = N_("Văn bản {number}: bản nháp chưa gửi ({action})");
	struct value *left = value_set_list(page, "left");
	for (size_t i = 0; i < frame->task_count; i++) {
		const struct frame_task *task = &frame->tasks[i];
		const struct place number = {"number", say_number(screen->arena, task->number)};
		if (!task->is_begun)
			left_add(left, say_filled(screen, untouched, &number, 1), (struct str){0}, task->ref);
		if (task->is_skipped)
			left_add(left, say_filled(screen, skipped, &number, 1), (struct str){0}, task->ref);
		if (task->is_flagged)
			left_add(left, say_filled(screen, flagged, &number, 1), (struct str){0}, task->ref);
	}
	for (size_t i = 0; i < hand_in->draft_count; i++) {
		const struct unsent_draft *unsent = &hand_in->drafts[i];
		if (unsent->document.number == 0) {
			left_add(left, say(screen, made), STR("/outgoing/new"), (struct str){0});
			continue;
		}
		const struct document_facts *facts = office_document(frame->office, unsent->document)->facts;
		const struct action_words *words = words_of_action(unsent->action);
		const struct place places[] = {
			{"number", say_document_name(screen, facts)},
			{"action", words ? say(screen, words->name) : action_key(unsent->action)},
		};
		left_add(left, say_filled(screen, draft, places, COUNT(places)),
		         link_document(screen->arena, facts->key), (struct str){0});
	}
	value_set_bool(page, "has_left", value_count(left) > 0);
	value_set_number(page, "left_count", (int64_t)value_count(left));
}

static void tasks_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	static const struct str begun = N_("Đã làm"), untouched = N_("Chưa làm"), skipped = N_("Tạm bỏ qua");
	struct value *tasks = value_set_list(page, "tasks");
	for (size_t i = 0; i < frame->task_count; i++) {
		const struct frame_task *task = &frame->tasks[i];
		struct value *row = value_add_record(tasks);
		value_set_number(row, "number", task->number);
		value_set_text(row, "name", task->title);
		value_set_text(row, "points", say_points(screen->arena, task->points_hundredths));
		bool is_done = task->is_begun && !task->is_skipped;
		value_set_c(row, "class", is_done ? "is-ok" : "");
		value_set_c(row, "icon", task->is_skipped ? "i-skip" : is_done ? "i-half" : "i-ring");
		value_set_text(row, "state", say(screen, task->is_skipped ? skipped : is_done ? begun : untouched));
		value_set_bool(row, "flagged", task->is_flagged);
	}
}

void screen_hand_in(const struct screen *screen, const struct frame *frame, const struct hand_in *hand_in)
{
	static const struct str title = N_("Xem lại và nộp bài");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_NONE, page);
	left_fill(screen, frame, hand_in, page);
	tasks_fill(screen, frame, page);
	value_set_bool(page, "must_agree", hand_in->must_agree);
	page_close(screen, page, "pages/hand-in");
}

/* Hexadecimal in groups of four digits, which is what an eye can compare. */
static void hex_fill(const struct screen *screen, struct value *page, const char *name, const uint8_t *bytes,
                     size_t len)
{
	struct value *groups = value_set_list(page, name);
	struct buf hex = buf_sized(screen->arena, 2 * len);
	buf_add_hex(&hex, bytes, len);
	for (size_t at = 0; at < hex.len; at += 4)
		value_add_text(groups, str_slice(buf_str(&hex), at, at + 4));
}

void screen_receipt(const struct screen *screen, const struct frame *frame, const struct receipt_facts *facts)
{
	static const struct str title = N_("Biên nhận bài làm");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	candidate_fill(page, frame->candidate_number, frame->candidate_name);
	value_set_text(page, "attempt", say_number(screen->arena, facts->attempt));
	value_set_text(page, "scenario", facts->scenario_title);
	value_set_bool(page, "at_the_bell", facts->at_the_bell);
	value_set_number(page, "records", facts->record_count);
	value_set_number(page, "last_record", (int64_t)facts->record_count - 1);
	value_set_text(page, "closed_at", say_instant(screen->arena, facts->closed_at_ms));
	hex_fill(screen, page, "head", facts->head, sizeof(facts->head));
	hex_fill(screen, page, "signature", facts->signature, sizeof(facts->signature));
	hex_fill(screen, page, "key", facts->public_key, sizeof(facts->public_key));
	value_set_text(page, "text", facts->text);
	value_set_bool(page, "published", facts->is_published);
	page_close(screen, page, "pages/receipt");
}
