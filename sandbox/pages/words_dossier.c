/* Dossiers, meetings and work in words. */
#include "pages/words.h"

struct chip chip_of_attendance(enum attendance_state state)
{
	static const struct chip chips[ATTENDANCE_STATE_COUNT] = {
		[ATTENDANCE_OPEN] = {"is-act", "", N_("Chưa trả lời")},
		[ATTENDANCE_SENT] = {"is-act", "", N_("Đã cử người, chờ trả lời")},
		[ATTENDANCE_ACCEPTED] = {"is-ok", "i-check", N_("Sẽ dự")},
		[ATTENDANCE_DECLINED] = {"is-bad", "i-no", N_("Không dự")},
	};
	return chips[state];
}

struct chip chip_of_work(enum work_state state)
{
	static const struct chip chips[WORK_STATE_COUNT] = {
		[WORK_OPEN] = {"is-act", "", N_("Đang làm")},
		[WORK_LATE] = {"is-bad", "i-late", N_("Quá hạn")},
		[WORK_DONE] = {"is-ok", "i-check", N_("Đã xong")},
	};
	return chips[state];
}

struct str word_of_retention(enum retention retention)
{
	static const struct str words[RETENTION_COUNT] = {
		[RETENTION_5_YEARS] = N_("5 năm"),   [RETENTION_10_YEARS] = N_("10 năm"),
		[RETENTION_20_YEARS] = N_("20 năm"), [RETENTION_50_YEARS] = N_("50 năm"),
		[RETENTION_70_YEARS] = N_("70 năm"), [RETENTION_PERMANENT] = N_("Vĩnh viễn"),
	};
	return words[retention];
}

struct chip chip_of_dossier(enum dossier_state state)
{
	static const struct chip chips[DOSSIER_STATE_COUNT] = {
		[DOSSIER_LISTED] = {"", "", N_("Chưa mở")},
		[DOSSIER_OPEN] = {"is-act", "", N_("Đang mở")},
		[DOSSIER_CLOSED] = {"is-ok", "", N_("Đã kết thúc")},
		[DOSSIER_HANDED_OVER] = {"is-ok", "i-check", N_("Đã nộp lưu")},
	};
	return chips[state];
}
