/* Actions and refusals in words. Address the reader as "ban", say what to do next, blame nobody. */
#include "pages/words.h"

static const struct action_words actions[] = {
	{"document.open", N_("Mở văn bản"), N_("Chưa mở được"), N_("Đã mở văn bản"), N_(""), N_(""), N_("")},
	{"document.direct", N_("Ghi bút phê"), N_("Chưa ghi được bút phê"), N_("Đã ghi bút phê"),
     N_("Văn bản chưa chuyển cho ai. Chọn nơi nhận rồi bấm Chuyển xử lý."), N_("ghi ý kiến chỉ đạo"),
     N_("{who} ghi ý kiến chỉ đạo ở {number}")},
	{"document.route", N_("Chuyển xử lý"), N_("Chưa chuyển được"), N_("Đã chuyển xử lý"),
     N_("Nơi nhận thấy ngay. Cần đổi thì thu hồi ở phần Đã giao."), N_("chuyển tới"),
     N_("{who} chuyển {number} cho bạn")},
	{"document.retake", N_("Thu hồi"), N_("Chưa thu hồi được"), N_("Đã thu hồi"),
     N_("Nơi đó không còn giữ văn bản này. Chuyển lại khi cần."), N_("thu hồi từ"),
     N_("{who} thu hồi {number}")},
	{"document.return", N_("Trả lại"), N_("Chưa trả lại được"), N_("Đã trả lại văn bản"), N_(""),
     N_("trả lại"), N_("{who} trả lại {number}")},
	{"document.comment", N_("Ghi ý kiến"), N_("Chưa ghi được ý kiến"), N_("Đã ghi ý kiến"), N_(""),
     N_("ghi ý kiến xử lý"), N_("{who} ghi ý kiến ở {number}")},
	{"document.finish", N_("Kết thúc văn bản"), N_("Chưa kết thúc được"), N_("Đã kết thúc văn bản"), N_(""),
     N_("kết thúc phần việc"), N_("{who} xong phần việc ở {number}")},
	{"document.arrive", N_("Văn bản tới"), N_("Chưa nhận được"), N_("Văn bản đã tới"), N_(""),
     N_("chuyển văn bản tới cơ quan"), N_("")},
	{"document.receive", N_("Tiếp nhận"), N_("Chưa tiếp nhận được"), N_("Đã tiếp nhận"), N_(""),
     N_("tiếp nhận"), N_("")},
	{"document.register", N_("Vào sổ"), N_("Chưa vào sổ được"), N_("Đã vào sổ"), N_(""), N_("vào sổ"),
     N_("")},
	{"document.submit", N_("Trình lãnh đạo"), N_("Chưa trình được"), N_("Đã trình lãnh đạo"), N_(""),
     N_("trình"), N_("Có văn bản mới: {number}")},
	{"attempt.start", N_("Bắt đầu làm bài"), N_("Chưa bắt đầu được"), N_("Đã bắt đầu"), N_(""), N_(""),
     N_("")},
	{"attempt.hand_in", N_("Nộp bài"), N_("Chưa nộp được"), N_("Đã nộp bài"), N_(""), N_(""), N_("")},
	{"attempt.pause", N_("Tạm dừng"), N_("Chưa tạm dừng được"), N_("Đã tạm dừng"), N_(""), N_(""), N_("")},
	{"attempt.resume", N_("Tiếp tục"), N_("Chưa tiếp tục được"), N_("Đã tiếp tục"), N_(""), N_(""), N_("")},
	{"attempt.extend", N_("Thêm giờ"), N_("Chưa thêm giờ được"), N_("Đã thêm giờ"), N_(""), N_(""), N_("")},
	{"attempt.close", N_("Đóng bài"), N_("Chưa đóng bài được"), N_("Đã đóng bài"), N_(""), N_(""), N_("")},
};

const struct action_words *words_of_action(const struct action *action)
{
	for (size_t i = 0; i < COUNT(actions); i++) {
		if (str_equals(str_from_c(actions[i].key), action_key(action)))
			return &actions[i];
	}
	return NULL;
}

static const struct refusal_words refusals[] = {
	{"attempt_not_started", N_("bài thi chưa bắt đầu"), N_("Vào phòng chờ và bấm Bắt đầu làm bài.")},
	{"attempt_paused", N_("bài thi đang tạm dừng"),
     N_("Đợi giám thị cho tiếp tục. Những gì bạn gõ vẫn còn.")},
	{"attempt_handed_in", N_("bài đã nộp"), N_("Mở biên nhận để xem mã bài.")},
	{"attempt_closed", N_("bài đã kết thúc"), N_("Mở biên nhận để xem mã bài.")},
	{"attempt_already_started", N_("bài thi đã bắt đầu rồi"), N_("Về trang chủ để làm tiếp.")},
	{"attempt_not_paused", N_("bài thi không tạm dừng"), N_("Làm tiếp như thường.")},
	{"too_many_records", N_("bài đã có quá nhiều thao tác"), N_("Giơ tay báo giám thị.")},
	{"unknown_document", N_("không có văn bản này"), N_("Mở lại danh sách văn bản đến.")},
	{"not_your_role", N_("việc này không thuộc vai của bạn"), N_("Chuyển cho người có vai đó làm.")},
	{"document_not_received", N_("văn bản chưa được tiếp nhận"),
     N_("Văn thư tiếp nhận trước, rồi bạn làm tiếp.")},
	{"document_not_registered", N_("văn bản chưa vào sổ"), N_("Văn thư vào sổ trước, rồi bạn làm tiếp.")},
	{"document_not_submitted", N_("văn bản chưa trình lãnh đạo"),
     N_("Văn thư trình trước, rồi bạn làm tiếp.")},
	{"document_already_received", N_("văn bản đã được tiếp nhận"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_already_registered", N_("văn bản đã vào sổ"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_already_submitted", N_("văn bản đã trình lãnh đạo"), N_("Xem phần Luân chuyển của văn bản.")},
	{"document_finished", N_("văn bản đã kết thúc"),
     N_("Văn bản này chỉ còn xem. Chọn văn bản khác để làm tiếp.")},
	{"document_already_there", N_("văn bản đã tới cơ quan"), N_("Xem phần Luân chuyển của văn bản.")},
	{"unknown_field", N_("biểu mẫu có ô lạ"), N_("Tải lại trang rồi làm lại. Những gì bạn gõ vẫn còn.")},
	{"field_required", N_("ô {field} còn trống"), N_("Điền ô {field} rồi bấm lại.")},
	{"field_too_long", N_("ô {field} quá dài"), N_("Rút ngắn ô {field} rồi bấm lại.")},
	{"field_too_short", N_("ô {field} quá ngắn"), N_("Viết rõ hơn ở ô {field} rồi bấm lại.")},
	{"field_not_a_choice", N_("ô {field} không có lựa chọn đó"),
     N_("Chọn một mục có sẵn ở ô {field} rồi bấm lại.")},
	{"field_not_a_date", N_("ngày giờ ở ô {field} không đúng"),
     N_("Gõ ngày như 20/06/2024, giờ như 11:00, rồi bấm lại.")},
	{"field_not_a_duration", N_("ô {field} không phải khoảng thời gian"), N_("Sửa ô {field} rồi bấm lại.")},
	{"unknown_party", N_("không có nơi nhận này"), N_("Chọn nơi nhận có trong danh sách rồi bấm lại.")},
	{"unknown_book", N_("không có sổ này"), N_("Chọn sổ có trong danh sách rồi bấm lại.")},
	{"main_missing", N_("chưa có nơi chủ trì"),
     N_("Chọn đúng một nơi ở cột Chủ trì rồi bấm lại. Nội dung bút phê vẫn còn nguyên.")},
	{"recipient_is_yourself", N_("nơi nhận là chính bạn"), N_("Bỏ chọn tên bạn, chọn nơi khác rồi bấm lại.")},
	{"recipient_not_a_leader", N_("người nhận không phải lãnh đạo"), N_("Chọn một lãnh đạo rồi bấm lại.")},
	{"recipient_already_assigned", N_("có nơi nhận đang giữ văn bản này rồi"),
     N_("Bỏ chọn nơi đó rồi bấm lại. Muốn đổi vai trò thì thu hồi ở phần Đã giao trước.")},
	{"main_already_assigned", N_("văn bản đã có nơi chủ trì"),
     N_("Mỗi văn bản chỉ một nơi chủ trì. Chọn Không đổi chủ trì, hoặc thu hồi nơi đang chủ trì ở phần Đã "
        "giao.")},
	{"too_many_recipients", N_("quá nhiều nơi nhận"), N_("Bỏ bớt nơi nhận rồi bấm lại.")},
	{"due_in_the_past", N_("hạn xử lý đã qua"), N_("Đặt hạn sau giờ hiện tại rồi bấm lại.")},
	{"no_open_assignment", N_("không còn phần việc nào đang giữ"), N_("Xem phần Đã giao của văn bản.")},
	{"assignment_not_yours", N_("phần việc này do người khác giao"), N_("Chỉ người giao mới thu hồi được.")},
	{"nothing_to_return", N_("bạn không giữ văn bản này"), N_("Chỉ người đang giữ mới trả lại được.")},
};

const struct refusal_words *words_of_refusal(enum refusal_code code)
{
	for (size_t i = 0; i < COUNT(refusals); i++) {
		if (str_equals(str_from_c(refusals[i].name), refusal_name(code)))
			return &refusals[i];
	}
	return NULL;
}

/* The same field has a label of its own in each form; the first line that fits is taken. */
struct str word_of_field(const struct action *action, struct str name)
{
	static const struct {
		const char *action; /* NULL: any */
		const char *name;
		struct str word;
	} fields[] = {
		{"document.direct", "note", N_("Ý kiến chỉ đạo")},
		{"document.route", "note", N_("Ghi chú cho người nhận")},
		{"document.comment", "note", N_("Ý kiến")},
		{NULL, "note", N_("Ý kiến, ghi chú")},
		{NULL, "directive", N_("Ý kiến chỉ đạo")},
		{NULL, "to", N_("Nơi nhận")},
		{NULL, "main", N_("Chủ trì")},
		{NULL, "support", N_("Phối hợp")},
		{NULL, "info", N_("Để biết")},
		{NULL, "role", N_("Vai trò")},
		{NULL, "due_on", N_("Hạn xử lý")},
		{NULL, "due_day", N_("Ngày")},
		{NULL, "due_time", N_("Giờ")},
		{NULL, "reason", N_("Lý do trả lại")},
		{NULL, "book", N_("Sổ")},
	};
	for (size_t i = 0; i < COUNT(fields); i++) {
		bool is_its = fields[i].action == NULL ||
		              (action != NULL && str_equals(str_from_c(fields[i].action), action_key(action)));
		if (is_its && str_equals(str_from_c(fields[i].name), name))
			return fields[i].word;
	}
	return (struct str){0};
}

/* A form that contradicts itself: nobody has the document yet, as the office's own words would say. */
static const struct refusal_words clashes[] = {
	{"recipient_already_assigned", N_("một nơi nhận được chọn hai lần"),
     N_("Mỗi nơi nhận chỉ có một vai trò. Bỏ bớt rồi bấm lại.")},
	{"main_already_assigned", N_("có hai nơi chủ trì"),
     N_("Mỗi văn bản chỉ một nơi chủ trì. Chọn một nơi rồi bấm lại.")},
};

static const struct refusal_words *words_of_state(const struct form_state *state)
{
	for (size_t i = 0; state->is_own_clash && i < COUNT(clashes); i++) {
		if (str_equals(str_from_c(clashes[i].name), refusal_name(state->refusal.code)))
			return &clashes[i];
	}
	return words_of_refusal(state->refusal.code);
}

struct said say_refusal(const struct screen *screen, const struct form_state *state)
{
	static const struct str sentence = N_("{failed}: {reason}.");
	const struct refusal_words *words = words_of_state(state);
	const struct action_words *verb = words_of_action(state->action);
	struct str name = state->refusal.field;
	if (!words || !verb)
		return (struct said){.title = refusal_name(state->refusal.code)};
	struct str label = word_of_field(state->refused ? state->refused : state->action, name);
	const struct place field = {"field", say(screen, str_is_empty(label) ? name : label)};
	const struct place places[] = {
		{"failed", say(screen, verb->failed)},
		{"reason", say_filled(screen, words->reason, &field, 1)},
	};
	return (struct said){
		.title = say_filled(screen, sentence, places, COUNT(places)),
		.advice = say_filled(screen, words->advice, &field, 1),
	};
}

struct said say_done(const struct screen *screen, const struct action *action)
{
	const struct action_words *words = words_of_action(action);
	if (!words)
		return (struct said){0};
	return (struct said){.title = say(screen, words->done), .advice = say(screen, words->after)};
}

/* The arrival counts when it is submitted to him: before that he cannot see it. */
struct str say_news(const struct screen *screen, const struct office *office, struct party_id person,
                    const struct action *action, struct party_id actor, struct document_id id)
{
	const struct action_words *words = words_of_action(action);
	if (!words || str_is_empty(words->news) || id.number == 0 || party_is(actor, person))
		return (struct str){0};
	const struct document *document = office_document(office, id);
	if (!desk_shows(office, person, document))
		return (struct str){0};
	const struct party *who = seed_party(office->seed, actor);
	const struct place places[] = {
		{"number", say_document_number(screen->arena, document->facts)},
		{"who", who ? who->name : (struct str){0}},
	};
	return say_filled(screen, words->news, places, COUNT(places));
}
