/* Outgoing documents in words: their drawers, what they are to others, in whose name they are signed, what became of
 * them at their recipients. */
#include "pages/words.h"

struct str word_of_outgoing_drawer(enum outgoing_drawer drawer)
{
	static const struct str words[OUTGOING_DRAWER_COUNT] = {
		[OUTGOING_ALL] = N_("Tất cả"),
		[OUTGOING_DRAFTS] = N_("Dự thảo của tôi"),
		[OUTGOING_PROPOSED] = N_("Chờ tôi duyệt"),
		[OUTGOING_TO_ISSUE] = N_("Chờ phát hành"),
		[OUTGOING_ISSUED] = N_("Đã phát hành"),
		[OUTGOING_MARKED] = N_("Đã đánh dấu"),
	};
	return words[drawer];
}

struct str word_of_outgoing_empty(enum outgoing_drawer drawer)
{
	static const struct str words[OUTGOING_DRAWER_COUNT] = {
		[OUTGOING_ALL] = N_("Chưa có văn bản đi nào"),
		[OUTGOING_DRAFTS] = N_("Không có dự thảo nào ở chỗ bạn"),
		[OUTGOING_PROPOSED] = N_("Không có dự thảo nào chờ bạn duyệt"),
		[OUTGOING_TO_ISSUE] = N_("Không có văn bản nào chờ phát hành"),
		[OUTGOING_ISSUED] = N_("Chưa phát hành văn bản nào"),
		[OUTGOING_MARKED] = N_("Chưa đánh dấu văn bản nào"),
	};
	return words[drawer];
}

struct str word_of_relation(enum relation relation)
{
	static const struct str words[RELATION_COUNT] = {
		[RELATION_NONE] = N_("Không liên quan văn bản nào"),
		[RELATION_REPLY_TO] = N_("Phúc đáp"),
		[RELATION_REPLACES] = N_("Thay thế"),
		[RELATION_CORRECTS] = N_("Đính chính"),
	};
	return words[relation];
}

struct str word_of_authority(enum authority authority)
{
	static const struct str words[AUTHORITY_COUNT] = {
		[AUTHORITY_OWN] = N_("Người đứng đầu tự ký"), [AUTHORITY_TM] = N_("Thay mặt tập thể (TM.)"),
		[AUTHORITY_KT] = N_("Ký thay (KT.)"),         [AUTHORITY_TL] = N_("Thừa lệnh (TL.)"),
		[AUTHORITY_TUQ] = N_("Thừa uỷ quyền (TUQ.)"), [AUTHORITY_Q] = N_("Quyền (Q.)"),
	};
	return words[authority];
}

struct chip chip_of_delivery(enum delivery_status status)
{
	static const struct chip chips[DELIVERY_STATUS_COUNT] = {
		[DELIVERY_SENT] = {"", "", N_("Đã gửi")},
		[DELIVERY_ARRIVED] = {"", "", N_("Đã đến")},
		[DELIVERY_REFUSED] = {"is-warn", "i-undo", N_("Từ chối nhận")},
		[DELIVERY_RECEIVED] = {"is-ok", "", N_("Đã tiếp nhận")},
		[DELIVERY_ASSIGNED] = {"is-ok", "", N_("Đã phân công")},
		[DELIVERY_PROCESSING] = {"is-ok", "", N_("Đang xử lý")},
		[DELIVERY_DONE] = {"is-ok", "i-check", N_("Đã hoàn thành")},
		[DELIVERY_RECALL_ASKED] = {"is-act", "i-clock", N_("Đã yêu cầu thu hồi")},
		[DELIVERY_RECALLED] = {"is-warn", "i-undo", N_("Đã thu hồi")},
		[DELIVERY_RECALL_REFUSED] = {"is-warn", "i-excl", N_("Không đồng ý thu hồi")},
		[DELIVERY_REPLACED] = {"is-warn", "i-swap", N_("Đã bị thay thế")},
	};
	return chips[status];
}
