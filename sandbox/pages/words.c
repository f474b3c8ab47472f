#include "pages/words.h"

#include "base/buf.h"
#include "pages/parts.h"

struct str say(const struct screen *screen, struct str id)
{
	return catalog_text(pages_catalog(screen->pages, screen->language), id);
}

struct str say_filled(const struct screen *screen, struct str id, const struct place *places, size_t count)
{
	struct buf out = buf_sized(screen->arena, 64);
	catalog_fill(pages_catalog(screen->pages, screen->language), id, places, count, &out);
	return buf_str(&out);
}

struct str say_number(struct arena *arena, uint64_t number)
{
	struct buf out = buf_sized(arena, 24);
	buf_add_u64(&out, number);
	return buf_str(&out);
}

struct str say_points(struct arena *arena, uint32_t hundredths)
{
	struct buf out = buf_sized(arena, 16);
	buf_add_u64(&out, hundredths / 100);
	if (hundredths % 100 > 0) {
		buf_add_char(&out, ',');
		buf_add_u64(&out, hundredths % 100 / 10);
		if (hundredths % 10 > 0)
			buf_add_u64(&out, hundredths % 10);
	}
	return buf_str(&out);
}

struct str say_document_number(struct arena *arena, const struct document_facts *facts)
{
	struct buf out = buf_sized(arena, facts->number.len + facts->notation.len + 1);
	buf_add(&out, facts->number);
	buf_add_char(&out, '/');
	buf_add(&out, facts->notation);
	return buf_str(&out);
}

struct str say_document_name(const struct screen *screen, const struct document_facts *facts)
{
	static const struct str none = N_("chưa có số");
	return str_is_empty(facts->number) && str_is_empty(facts->notation)
	           ? say(screen, none)
	           : say_document_number(screen->arena, facts);
}

struct chip chip_of_urgency(enum urgency urgency)
{
	static const struct chip chips[URGENCY_COUNT] = {
		[URGENCY_NORMAL] = {"", "", N_("")},
		[URGENCY_URGENT] = {"u-1", "i-excl", N_("Khẩn")},
		[URGENCY_VERY_URGENT] = {"u-2", "i-warn", N_("Thượng khẩn")},
		[URGENCY_EXPRESS] = {"u-3", "i-fire", N_("Hoả tốc")},
		[URGENCY_TIMED] = {"u-3", "i-fire", N_("Hoả tốc hẹn giờ")},
	};
	return chips[urgency];
}

struct chip chip_of_role(enum route_role role)
{
	static const struct chip chips[ROUTE_ROLE_COUNT] = {
		[ROUTE_MAIN] = {"r-main", "", N_("Chủ trì")},
		[ROUTE_SUPPORT] = {"r-support", "", N_("Phối hợp")},
		[ROUTE_INFO] = {"r-info", "", N_("Để biết")},
	};
	return chips[role];
}

struct chip chip_of_assignment(enum assignment_state state)
{
	static const struct chip chips[ASSIGNMENT_STATE_COUNT] = {
		[ASSIGNMENT_OPEN] = {"", "", N_("Đang giữ")},
		[ASSIGNMENT_DONE] = {"is-ok", "", N_("Đã xong")},
		[ASSIGNMENT_RETURNED] = {"is-warn", "", N_("Đã trả lại")},
		[ASSIGNMENT_RETAKEN] = {"r-info", "", N_("Đã thu hồi")},
		[ASSIGNMENT_HANDED_OVER] = {"r-info", "", N_("Đã chuyển đơn vị khác")},
	};
	return chips[state];
}

struct chip chip_of_document(const struct document *document, struct party_id person)
{
	static const struct chip chips[DOC_STATUS_COUNT] = {
		[DOC_EXPECTED] = {"", "", N_("Chưa đến")},
		[DOC_ARRIVED] = {"", "", N_("Chờ tiếp nhận")},
		[DOC_RECEIVED] = {"", "", N_("Chờ vào sổ")},
		[DOC_REGISTERED] = {"", "", N_("Chờ trình")},
		[DOC_SUBMITTED] = {"", "", N_("Đã trình")},
		[DOC_PROCESSING] = {"", "", N_("Đang xử lý")},
		[DOC_FINISHED] = {"is-ok", "", N_("Đã kết thúc")},
		[DOC_DRAFT] = {"", "", N_("Dự thảo")},
		[DOC_PROPOSED] = {"", "", N_("Đang trình")},
		[DOC_APPROVED] = {"is-ok", "", N_("Đã duyệt")},
		[DOC_NUMBERED] = {"is-ok", "", N_("Đã cấp số")},
		[DOC_ISSUED] = {"is-ok", "", N_("Đã phát hành")},
		[DOC_RECALLED] = {"is-warn", "", N_("Đã thu hồi")},
		[DOC_CANCELLED] = {"is-warn", "", N_("Đã huỷ theo thu hồi")},
		[DOC_REFUSED] = {"is-warn", "", N_("Đã từ chối")},
	};
	static const struct chip awaiting = {"is-act", "", N_("Chưa bút phê")};
	static const struct chip directed = {"is-act", "", N_("Đã bút phê, chưa chuyển")};
	static const struct chip returned = {"is-warn", "", N_("Chủ trì trả lại")};
	if (document_is_returned(document))
		return returned;
	if (document->status != DOC_SUBMITTED || !party_is(document->submitted_to, person))
		return chips[document->status];
	for (size_t i = 0; i < document->note_count; i++) {
		if (document->notes[i].kind == NOTE_DIRECTIVE)
			return directed;
	}
	return awaiting;
}

struct chip chip_of_nearness(enum nearness nearness)
{
	switch (nearness) {
	case DUE_LATER:
		break;
	case DUE_SOON:
		return (struct chip){"due-soon", "i-clock", {0}};
	case DUE_LATE:
		return (struct chip){"due-late", "i-late", {0}};
	}
	return (struct chip){"", "i-cal", {0}};
}

struct str word_of_secrecy(enum secrecy secrecy)
{
	static const struct str words[SECRECY_COUNT] = {
		[SECRECY_NONE] = N_("Thường"),
		[SECRECY_CONFIDENTIAL] = N_("Mật"),
		[SECRECY_SECRET] = N_("Tối mật"),
		[SECRECY_TOP_SECRET] = N_("Tuyệt mật"),
	};
	return words[secrecy];
}

struct str word_of_refuse_code(enum refuse_code code)
{
	static const struct str words[REFUSE_CODE_COUNT] = {
		[REFUSE_WRONG_RECIPIENT] = N_("Gửi sai nơi nhận"),
		[REFUSE_BAD_SIGNATURE] = N_("Chữ ký số không hợp lệ"),
		[REFUSE_INCOMPLETE] = N_("Thiếu trang hoặc thiếu tệp"),
	};
	return words[code];
}

struct str word_of_channel(enum channel channel)
{
	static const struct str words[CHANNEL_COUNT] = {
		[CHANNEL_AXIS] = N_("Điện tử"),
		[CHANNEL_PAPER] = N_("Bản giấy"),
	};
	return words[channel];
}

struct str word_of_note(enum note_kind kind)
{
	static const struct str words[NOTE_KIND_COUNT] = {
		[NOTE_DIRECTIVE] = N_("Bút phê"),
		[NOTE_COMMENT] = N_("Ý kiến xử lý"),
		[NOTE_RETURN] = N_("Lý do trả lại"),
		[NOTE_SLIP] = N_("Phiếu trình"),
		[NOTE_RECALL] = N_("Lý do thu hồi"),
		[NOTE_REFUSE] = N_("Lý do từ chối"),
		[NOTE_SWITCH] = N_("Lý do đổi chủ trì"),
		[NOTE_EXTEND] = N_("Lý do gia hạn"),
		[NOTE_HAND_OVER] = N_("Lý do chuyển đơn vị khác"),
		[NOTE_REOPEN] = N_("Lý do mở lại"),
		[NOTE_REMIND] = N_("Đôn đốc"),
		[NOTE_DECLINE] = N_("Báo vắng mặt"),
		[NOTE_SEND] = N_("Cử người dự thay"),
	};
	return words[kind];
}

struct str word_of_drawer(enum drawer drawer, enum role role)
{
	static const struct str waits = N_("Chờ bạn xử lý");
	static const struct str words[DRAWER_COUNT] = {
		[DRAWER_ALL] = N_("Tất cả"),         [DRAWER_AWAITING] = N_("Chờ bút phê"),
		[DRAWER_MAIN] = N_("Chủ trì"),       [DRAWER_SUPPORT] = N_("Phối hợp"),
		[DRAWER_INFO] = N_("Để biết"),       [DRAWER_OVERDUE] = N_("Quá hạn"),
		[DRAWER_GIVEN] = N_("Việc đã giao"), [DRAWER_MARKED] = N_("Đã đánh dấu"),
		[DRAWER_OPINION] = N_("Xin ý kiến"),
	};
	return drawer == DRAWER_AWAITING && role != ROLE_LEADER ? waits : words[drawer];
}

struct str word_of_empty(enum drawer drawer, enum role role)
{
	static const struct str waits = N_("Không còn văn bản nào chờ bạn xử lý");
	static const struct str words[DRAWER_COUNT] = {
		[DRAWER_ALL] = N_("Chưa có văn bản đến nào"),
		[DRAWER_AWAITING] = N_("Không còn văn bản nào chờ bút phê"),
		[DRAWER_MAIN] = N_("Không có văn bản nào bạn chủ trì"),
		[DRAWER_SUPPORT] = N_("Không có văn bản nào bạn phối hợp"),
		[DRAWER_INFO] = N_("Không có văn bản nào gửi bạn để biết"),
		[DRAWER_OVERDUE] = N_("Không có văn bản nào quá hạn"),
		[DRAWER_GIVEN] = N_("Việc bạn giao đã xong hết"),
		[DRAWER_MARKED] = N_("Chưa đánh dấu văn bản nào"),
		[DRAWER_OPINION] = N_("Không có câu hỏi nào đang chờ trả lời"),
	};
	return drawer == DRAWER_AWAITING && role != ROLE_LEADER ? waits : words[drawer];
}
