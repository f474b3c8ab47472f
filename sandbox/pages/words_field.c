/* The labels of an action's fields. */
#include "pages/words.h"

/* The same field has a label of its own in each form; the first line that fits is taken. */
static const struct {
	const char *action; /* NULL: any */
	const char *name;
	struct str word;
} fields[] = {
	{"document.direct", "note", N_("Ý kiến chỉ đạo")},
	{"document.route", "note", N_("Ghi chú cho người nhận")},
	{"document.comment", "note", N_("Ý kiến")},
	{"draft.propose", "note", N_("Phiếu trình")},
	{"draft.send_back", "to", N_("Trả cho")},
	{"draft.propose", "to", N_("Trình tới")},
	{"document.order_recall", "reason", N_("Lý do thu hồi")},
	{"document.recall", "reason", N_("Lý do thu hồi")},
	{"document.answer_recall", "reason", N_("Lý do")},
	{"document.report_delivery", "reason", N_("Lý do")},
	{"document.ask_recall", "reason", N_("Lý do thu hồi")},
	{"document.ask_opinion", "note", N_("Câu hỏi")},
	{"document.give_opinion", "note", N_("Ý kiến của bạn")},
	{"document.ask_opinion", "due_on", N_("Hạn trả lời")},
	{"document.ask_opinion", "to", N_("Nơi được hỏi")},
	{"document.switch_main", "to", N_("Chủ trì mới")},
	{"document.switch_main", "due_on", N_("Hạn của chủ trì mới")},
	{"document.extend", "due_on", N_("Hạn mới")},
	{"document.extend", "to", N_("Nơi được gia hạn")},
	{"document.remind", "to", N_("Nơi được đôn đốc")},
	{"document.remind", "degree", N_("Loại đôn đốc")},
	{"document.remind", "text", N_("Nội dung đôn đốc")},
	{"document.hand_over", "to", N_("Đơn vị nhận")},
	{"document.submit", "to", N_("Trình lên")},
	{"document.stamp", "to", N_("Giao bản giấy cho")},
	{"document.refuse", "reason", N_("Lý do từ chối")},
	{"document.extend", "reason", N_("Lý do gia hạn")},
	{"document.hand_over", "reason", N_("Lý do chuyển")},
	{"document.finish", "answer", N_("Văn bản trả lời")},
	{"dossier.remove", "reason", N_("Lý do loại")},
	{NULL, "dossier", N_("Hồ sơ")},
	{"dossier.open", "code", N_("Số, ký hiệu hồ sơ")},
	{NULL, "title", N_("Tiêu đề hồ sơ")},
	{NULL, "retention", N_("Thời hạn bảo quản")},
	{"meeting.delegate", "to", N_("Người dự thay")},
	{"meeting.delegate", "note", N_("Lời dặn")},
	{"meeting.decline", "reason", N_("Lý do vắng mặt")},
	{"authority.delegate", "to", N_("Người được uỷ quyền")},
	{"authority.delegate", "reason", N_("Lý do uỷ quyền")},
	{NULL, "from_on", N_("Từ lúc")},
	{NULL, "until_on", N_("Đến lúc")},
	{NULL, "what", N_("Nội dung xuất")},
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
	{NULL, "type", N_("Loại văn bản")},
	{NULL, "subject", N_("Trích yếu")},
	{NULL, "body", N_("Nội dung")},
	{NULL, "to_places", N_("Nơi nhận")},
	{NULL, "urgency", N_("Độ khẩn")},
	{NULL, "secrecy", N_("Độ mật")},
	{NULL, "signer", N_("Người ký")},
	{NULL, "authority", N_("Ký thay mặt ai")},
	{NULL, "relation", N_("Quan hệ")},
	{NULL, "about", N_("Văn bản liên quan")},
	{NULL, "status", N_("Trạng thái")},
	{NULL, "answer", N_("Trả lời")},
	{NULL, "as", N_("Vai")},
	{NULL, "code", N_("Mã lý do")},
	{NULL, "former", N_("Nơi chủ trì cũ")},
};

struct str word_of_field(const struct action *action, struct str name)
{
	for (size_t i = 0; i < COUNT(fields); i++) {
		bool is_its = fields[i].action == NULL ||
		              (action != NULL && str_equals(str_from_c(fields[i].action), action_key(action)));
		if (is_its && str_equals(str_from_c(fields[i].name), name))
			return fields[i].word;
	}
	return (struct str){0};
}
