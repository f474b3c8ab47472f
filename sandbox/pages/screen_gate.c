/* Before the exam: signing in and waiting; and what anybody may know, what this software is. */
#include "base/fold.h"
#include "pages/parts.h"

#include "base/buf.h"

struct said say_sign_in(const struct screen *screen, const struct sign_in *sign_in)
{
	static const struct str
		wrong = N_("Số báo danh hoặc mã dự thi chưa đúng."),
		wrong_advice = N_("Nhìn lại thẻ rồi gõ lại. Vẫn không được thì giơ tay."),
		limited = N_("Đã thử quá nhiều lần."),
		limited_advice = N_("Đợi {seconds} giây rồi thử lại. Nếu bạn chưa bắt đầu, đồng hồ chưa chạy. Đang "
	                        "thi thì báo giám thị ngay."),
		ended = N_("Lần đăng nhập này đã kết thúc."),
		ended_advice = N_("Đăng nhập lại để về đúng chỗ đang làm. Mọi thao tác đã lưu vẫn còn.");
	const struct place seconds = {"seconds", say_number(screen->arena, sign_in->wait_seconds)};
	switch (sign_in->trouble) {
	case SIGN_IN_FINE:
		break;
	case SIGN_IN_WRONG:
		return (struct said){say(screen, wrong), say(screen, wrong_advice)};
	case SIGN_IN_LIMITED:
		return (struct said){say(screen, limited), say_filled(screen, limited_advice, &seconds, 1)};
	case SIGN_IN_ENDED:
		return (struct said){say(screen, ended), say(screen, ended_advice)};
	}
	return (struct said){0};
}

void screen_sign_in(const struct screen *screen, const struct sign_in *sign_in)
{
	static const struct str title = N_("Vào phòng thi");
	struct value *page = page_open(screen, title, sign_in->csrf, STR("/sign-in"));
	value_set_text(page, "scenario", sign_in->title);
	value_set_text(page, "number", sign_in->candidate_number);
	if (sign_in->trouble != SIGN_IN_FINE)
		said_fill(page, "trouble", say_sign_in(screen, sign_in));
	value_set_bool(page, "wrong", sign_in->trouble == SIGN_IN_WRONG);
	page_close(screen, page, "pages/sign-in");
}

struct str waiting_sample(void)
{
	return STR("Uỷ ban nhân dân");
}

static struct str whom_he_plays(const struct screen *screen, const struct waiting *waiting)
{
	static const struct str both = N_("{post} {office}");
	const struct place places[] = {{"post", say_office_word(screen, waiting->post)},
	                               {"office", waiting->office}};
	return str_is_empty(waiting->post) ? waiting->office : say_filled(screen, both, places, COUNT(places));
}

void screen_waiting(const struct screen *screen, const struct waiting *waiting)
{
	static const struct str title = N_("Phòng chờ");
	struct value *page = page_open(screen, title, waiting->csrf, STR("/waiting"));
	candidate_fill(page, waiting->candidate_number, waiting->candidate_name);
	value_set_text(page, "scenario", waiting->scenario_title);
	value_set_text(page, "unit", waiting->candidate_unit);
	value_set_text(page, "plays", whom_he_plays(screen, waiting));
	value_set_number(page, "tasks", waiting->task_count);
	value_set_text(page, "points", say_points(screen->arena, waiting->points_hundredths));
	value_set_number(page, "minutes", waiting->duration_ms / 60000);
	value_set_text(page, "clock_text", say_left(screen->arena, waiting->duration_ms));
	value_set_text(page, "sample", waiting_sample());
	value_set_text(page, "tried", waiting->tried);
	bool was_tried = !str_is_empty(waiting->tried);
	bool is_right = str_equals(fold_marked(screen->arena, waiting->tried),
	                           fold_marked(screen->arena, waiting_sample()));
	value_set_bool(page, "try_ok", was_tried && is_right);
	value_set_bool(page, "try_bad", was_tried && !is_right);
	value_set_bool(page, "must_agree", waiting->must_agree);
	struct value *instructions = value_set_list(page, "instructions");
	for (size_t i = 0; i < waiting->instruction_count; i++)
		value_add_text(instructions, waiting->instructions[i]);
	page_close(screen, page, "pages/waiting");
}

void screen_about(const struct screen *screen, const struct about *about)
{
	static const struct str title = N_("Về phần mềm này");
	struct value *page = page_open(screen, title, (struct str){0}, STR("/about"));
	value_set_text(page, "version", about->version);
	value_set_text(page, "source", about->source_url);
	page_close(screen, page, "pages/about");
}
