/* grader/report/tell.h - deeds, conditions, rules and moments in words, as the screens of the office say them, in the
 * language of the report. Names of people and units, and what was typed, stay as they are. */
#ifndef SABAN_GRADER_REPORT_TELL_H
#define SABAN_GRADER_REPORT_TELL_H

#include "grader/report/report.h"

/* What is told, and of which task; task_count of the guide: of none. */
struct telling {
	const struct report_context *context;
	const struct mark *mark;
	size_t task;
};

/* "Chuyển xử lý 246/UBND-NC" */
void tell_deed(const struct telling *telling, const struct deed *deed, struct buf *out);
/* "Nơi nhận: Phòng Kinh tế; Vai trò: Chủ trì; Hạn xử lý: 11:00 ngày 20/06/2024"; nothing for a deed without fields. */
void tell_fields(const struct telling *telling, const struct deed *deed, struct buf *out);
/* "Chuyển xử lý 246/UBND-NC" */
void tell_aim(const struct telling *telling, const struct predicate *what, struct buf *out);
/* The same with its conditions: "Chuyển xử lý 246/UBND-NC (Vai trò: Chủ trì)" */
void tell_wanted(const struct telling *telling, const struct predicate *what, struct buf *out);
/* An object of the task: the document that it is, or, where nothing that was made is it, what it should be: " (văn bản trả
 * lời 246/UBND-NC)". */
void tell_object(const struct telling *telling, uint32_t object, struct buf *out);
/* " 246/UBND-NC"; the subject of one that has no number yet; "" for a document without key. */
void tell_document(const struct mark *mark, struct str key, struct buf *out);

/* ---- tell_value.c ---- */

/* In the language of the report: a word of the screens. */
struct str tell_screen_word(const struct telling *telling, struct str id);
/* "08:05"; "17:00 ngày 20/06/2024" */
void tell_clock(struct minute minute, struct buf *out);
void tell_moment(const struct telling *telling, struct minute minute, struct buf *out);
/* "1 giờ 30 phút" */
void tell_duration(const struct telling *telling, int64_t ms, struct buf *out);
/* "Hạn xử lý: " */
void tell_field_name(const struct telling *telling, struct str name, struct buf *out);
/* One value of a field, as it stands in a journal. */
void tell_value(const struct telling *telling, const struct field *field, struct str value, struct buf *out);
/* "Hạn xử lý: không muộn hơn 12:00 ngày 20/06/2024" */
void tell_guard(const struct telling *telling, const struct guard *guard, struct buf *out);
/* The value a deed has in a guard's field: "Hạn xử lý: 17:00 ngày 20/06/2024"; "(để trống)" for none. */
void tell_value_of(const struct telling *telling, const struct deed *deed, const struct guard *guard,
                   struct buf *out);

/* ---- tell_end.c ---- */

/* "sau “Mở văn bản” có “Chuyển xử lý”, trong 12 phút" */
void tell_rule(const struct telling *telling, const struct guide_rule *rule, struct buf *out);
/* The documents a goal asks about: " 246/UBND-NC, 251/SNV"; nothing when it names none. */
void tell_goal_documents(const struct telling *telling, const struct guide_goal *goal, struct buf *out);
/* How they were left: "khi hết bài, 246/UBND-NC: Đang xử lý; Chủ trì: Phòng Kinh tế" */
void tell_goal_state(const struct telling *telling, const struct guide_goal *goal, struct buf *out);

#endif
