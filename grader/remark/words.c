#include "grader/remark/tell.h"

static const struct {
	struct str vi, en;
} words[SAY_COUNT] = {
	[SAY_SET] = {STR_INIT("Đợt chấm lại số "), STR_INIT("Set of new marks ")},
	[SAY_PROPOSED] = {STR_INIT("đề xuất"), STR_INIT("proposed")},
	[SAY_APPLIED] = {STR_INIT("đã áp dụng"), STR_INIT("applied")},
	[SAY_DROPPED] = {STR_INIT("đã bỏ"), STR_INIT("dropped")},
	[SAY_GUIDE] = {STR_INIT("Hướng dẫn chấm, phiên bản: "), STR_INIT("Marking guide, version: ")},
	[SAY_MAX] = {STR_INIT("; điểm tối đa: "), STR_INIT("; maximum: ")},
	[SAY_ATTEMPT] = {STR_INIT("Bài"), STR_INIT("Attempt")},
	[SAY_CANDIDATE] = {STR_INIT("Số báo danh"), STR_INIT("Candidate")},
	[SAY_NOTE] = {STR_INIT("Ghi chú"), STR_INIT("Note")},
	[SAY_OLD] = {STR_INIT("Điểm cũ"), STR_INIT("Old")},
	[SAY_NEW] = {STR_INIT("Điểm mới"), STR_INIT("New")},
	[SAY_DIFFERENCE] = {STR_INIT("Chênh lệch"), STR_INIT("Difference")},
	[SAY_OLD_RANK] = {STR_INIT("Hạng cũ"), STR_INIT("Old rank")},
	[SAY_NEW_RANK] = {STR_INIT("Hạng mới"), STR_INIT("New rank")},
	[SAY_UP] = {STR_INIT("lên mức 50 %"), STR_INIT("up across 50 %")},
	[SAY_DOWN] = {STR_INIT("xuống dưới 50 %"), STR_INIT("down across 50 %")},
	[SAY_NEEDS_HUMAN] = {STR_INIT("cần người chấm"), STR_INIT("needs a human")},
	[SAY_ATTEMPTS] = {STR_INIT("Số bài: "), STR_INIT("Attempts: ")},
	[SAY_CHANGED] = {STR_INIT("; đổi điểm: "), STR_INIT("; changed: ")},
	[SAY_RAISED] = {STR_INIT(" (tăng: "), STR_INIT(" (raised: ")},
	[SAY_LOWERED] = {STR_INIT(", giảm: "), STR_INIT(", lowered: ")},
	[SAY_UNCHANGED] = {STR_INIT("); giữ nguyên: "), STR_INIT("); unchanged: ")},
	[SAY_CROSSING_UP] = {STR_INIT("Từ dưới lên mức 50 %: "), STR_INIT("Up across 50 %: ")},
	[SAY_CROSSING_DOWN] = {STR_INIT("; từ trên xuống dưới 50 %: "), STR_INIT("; down across 50 %: ")},
	[SAY_RANK_MOVED] = {STR_INIT("; đổi hạng: "), STR_INIT("; rank moved: ")},
	[SAY_HUMANS] = {STR_INIT("; cần người chấm: "), STR_INIT("; needing a human: ")},
	[SAY_DECIDE] = {STR_INIT("Điểm cũ vẫn có hiệu lực. Áp dụng đợt này: --apply #. Bỏ đợt này: --drop #.\n"),
                    STR_INIT("The old marks are still in force. To apply this set: --apply #. To drop it: "
                             "--drop #.\n")},
	[SAY_NOTHING] = {STR_INIT("Hướng dẫn này đang có hiệu lực: không có gì thay đổi.\n"),
                     STR_INIT("This guide is the one in force: nothing changes.\n")},
	[SAY_IS_APPLIED] =
		{STR_INIT("Đã áp dụng đợt chấm lại số #. Điểm mới có hiệu lực từ bây giờ; điểm cũ vẫn được lưu.\n"),
         STR_INIT("Set # is applied. Its marks are in force now; the old ones are kept.\n")},
	[SAY_IS_DROPPED] = {STR_INIT("Đã bỏ đợt chấm lại số #. Điểm đang có hiệu lực không đổi.\n"),
                        STR_INIT("Set # is dropped. The marks in force stay as they are.\n")},
	[SAY_WAS_APPLIED] = {STR_INIT("Đợt chấm lại số # đã được áp dụng từ trước: không có gì thay đổi.\n"),
                         STR_INIT("Set # was applied before: nothing changes.\n")},
	[SAY_WAS_DROPPED] = {STR_INIT("Đợt chấm lại số # đã bị bỏ từ trước: không có gì thay đổi.\n"),
                         STR_INIT("Set # was dropped before: nothing changes.\n")},
	[SAY_SCENARIO] = {STR_INIT("Kịch bản"), STR_INIT("Scenario")},
	[SAY_STATE] = {STR_INIT("Trạng thái"), STR_INIT("State")},
	[SAY_VERSIONS] = {STR_INIT("Phiên bản"), STR_INIT("Versions")},
	[SAY_MADE] = {STR_INIT("Người tạo, lúc"), STR_INIT("Made by, at")},
	[SAY_DECIDED] = {STR_INIT("Người quyết định, lúc"), STR_INIT("Decided by, at")},
	[SAY_NO_SETS] = {STR_INIT("Chưa có đợt chấm lại nào.\n"), STR_INIT("There is no set of new marks.\n")},
};

struct str remark_word(enum remark_word word, enum report_language language)
{
	return language == REPORT_VI ? words[word].vi : words[word].en;
}

void remark_sentence(enum remark_word word, uint64_t set, enum report_language language, struct buf *out)
{
	struct str rest = remark_word(word, language);

	while (!str_is_empty(rest)) {
		size_t before = rest.len;
		struct str part = str_cut(&rest, '#');

		buf_add(out, part);
		if (part.len < before)
			buf_add_u64(out, set);
	}
}
