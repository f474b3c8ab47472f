/* When something is in the way: always a sentence, whose fault it is not, and what to do. */
#include "pages/parts.h"

#include "base/buf.h"

struct problem_words {
	const char *icon;
	bool is_ours;    /* "Khong phai loi cua ban, khong mat diem" */
	bool can_repeat; /* a link to the same address makes sense */
	struct str title, advice;
};

static const struct problem_words problems[PROBLEM_COUNT] = {
	[PROBLEM_NOT_FOUND] = {"i-search", false, false, N_("Không có trang này"),
                           N_("Địa chỉ sai, hoặc văn bản không có trên bàn làm việc của bạn. Mở lại từ danh "
                              "sách văn bản đến.")},
	[PROBLEM_STALE_FORM] = {"i-reload", false, false, N_("Biểu mẫu đã cũ, chưa gửi đi"),
                            N_("Trang mở từ lần đăng nhập trước nên chưa được nhận. Bấm Gửi lại, hoặc chép "
                               "phần đã gõ sang trang mới.")},
	[PROBLEM_BAD_FORM] = {"i-warn", false, false, N_("Biểu mẫu gửi lên không đọc được"),
                          N_("Chưa có gì thay đổi. Tải lại trang rồi làm lại.")},
	[PROBLEM_TOO_LARGE] = {"i-warn", false, false, N_("Nội dung gửi lên quá lớn"),
                           N_("Chưa có gì thay đổi. Rút ngắn nội dung rồi gửi lại.")},
	[PROBLEM_TOO_MANY] =
		{"i-clock", false, true, N_("Bạn đã thử quá nhiều lần"),
         N_("Đợi một lát rồi thử lại. Nếu bạn chưa bắt đầu, đồng hồ chưa chạy. Đang thi thì báo giám "
            "thị ngay.")},
	[PROBLEM_METHOD] = {"i-warn", false, false, N_("Trang này không nhận cách gửi đó"),
                        N_("Quay lại trang trước rồi dùng nút có sẵn.")},
	[PROBLEM_CLOSED] = {"i-late", false, false, N_("Bài đã kết thúc"),
                        N_("Thao tác này tới sau khi bài đóng nên không được ghi. Mọi thao tác đã lưu trước "
                           "đó vẫn còn. Về trang chủ để xem biên nhận.")},
	[PROBLEM_MOVED] = {"i-swap", false, false, N_("Chỗ ngồi đã chuyển"),
                       N_("Bài của bạn đang mở ở máy khác. Máy này chỉ còn xem, không mất thao tác nào. Nếu "
                          "bạn không đổi máy, giơ tay báo giám thị.")},
	[PROBLEM_PAUSED] = {"i-pause", false, true, N_("Bài thi đang tạm dừng"),
                        N_("Đồng hồ của bạn đang đứng. Đợi giám thị cho tiếp tục rồi gửi lại.")},
	[PROBLEM_INTERNAL] = {"i-warn", true, true, N_("Máy chủ chưa trả lời được trang này"),
                          N_("Thử lại sau ít phút. Những gì đã lưu vẫn còn nguyên.")},
	[PROBLEM_NOT_LOADED] = {"i-warn", true, false, N_("Bài thi của bạn chưa được nạp"), N_("Báo giám thị.")},
	[PROBLEM_DOWN] =
		{"i-offline", true, true, N_("Máy chủ đang bận hoặc mất kết nối tới kho lưu"),
         N_("Thao tác vừa rồi chưa được lưu. Những gì đã lưu vẫn còn nguyên. Thử lại sau ít giây.")},
};

struct said say_problem(const struct screen *screen, enum problem problem)
{
	return (struct said){say(screen, problems[problem].title), say(screen, problems[problem].advice)};
}

/* The action that the form was to be posted to: "/documents/cv-246/actions/document.route". NULL for other paths. The
 * button for the directive alone sends the whole form for routing. */
static const struct action *action_posted_to(struct str path)
{
	struct str last = path;
	while (!str_is_empty(path))
		last = str_cut(&path, '/');
	const struct action *action = action_find(last);
	return action == action_find(STR("document.direct")) ? action_find(STR("document.route")) : action;
}

static void typed_fill(const struct screen *screen, const struct problem_facts *facts, struct value *page)
{
	const struct action *action = action_posted_to(facts->path);
	struct value *typed = value_set_list(page, "typed"), *shown = value_set_list(page, "shown");
	for (size_t i = 0; i < facts->typed_count; i++) {
		const struct pair *pair = &facts->typed[i];
		struct value *hidden = value_add_record(typed);
		value_set_text(hidden, "name", pair->name);
		value_set_text(hidden, "value", pair->value);
		struct str word = word_of_field(action, pair->name);
		if (str_is_empty(word) || str_is_empty(pair->value))
			continue;
		struct value *line = value_add_record(shown);
		value_set_text(line, "word", say(screen, word));
		value_set_text(line, "value", pair->value);
	}
}

void screen_problem(const struct screen *screen, enum problem problem, const struct problem_facts *facts)
{
	const struct problem_words *words = &problems[problem];
	struct value *page = page_open(screen, words->title, facts->csrf, (struct str){0});
	value_set_c(page, "icon", words->icon);
	value_set_text(page, "heading", say(screen, words->title));
	value_set_text(page, "advice", say(screen, words->advice));
	value_set_bool(page, "calm", words->is_ours);
	value_set_text(page, "again", words->can_repeat ? facts->path : (struct str){0});
	value_set_text(page, "code", facts->code);
	value_set_text(page, "wait_seconds",
	               facts->wait_seconds > 0 ? say_number(screen->arena, facts->wait_seconds)
	                                       : (struct str){0});
	value_set_bool(page, "is_signed_in", facts->is_signed_in);
	value_set_bool(page, "can_leave", problem == PROBLEM_NOT_LOADED);
	bool has_typed = problem == PROBLEM_STALE_FORM && facts->typed_count > 0;
	value_set_bool(page, "has_typed", has_typed);
	value_set_text(page, "action", facts->path);
	if (has_typed)
		typed_fill(screen, facts, page);
	page_close(screen, page, "pages/problem");
}
