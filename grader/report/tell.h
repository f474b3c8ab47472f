/* grader/report/tell.h - deeds, conditions and moments in Vietnamese, as the screens of the office say them. */
#ifndef SABAN_GRADER_REPORT_TELL_H
#define SABAN_GRADER_REPORT_TELL_H

#include "base/buf.h"
#include "grader/mark/mark.h"

/* "Chuyển xử lý 246/UBND-NC" */
void tell_deed(const struct seed *seed, const struct deed *deed, struct buf *out);
/* "Nơi nhận: Phòng Kinh tế; Vai trò: Chủ trì; Hạn xử lý: 11:00 ngày 20/06/2024"; nothing for a deed without fields. */
void tell_fields(const struct seed *seed, const struct deed *deed, struct buf *out);
/* "Chuyển xử lý 246/UBND-NC (Vai trò: Chủ trì)" */
void tell_wanted(const struct bound_guide *bound, size_t task, const struct predicate *what, struct buf *out);
/* "Hạn xử lý: không muộn hơn 12:00 ngày 20/06/2024" */
void tell_guard(const struct bound_guide *bound, const struct guard *guard, struct buf *out);
/* The value a deed has in a guard's field: "17:00 ngày 20/06/2024"; "(để trống)" for none. */
void tell_value_of(const struct seed *seed, const struct deed *deed, const struct guard *guard,
                   struct buf *out);

/* "08:05" */
void tell_clock(struct minute minute, struct buf *out);

#endif
