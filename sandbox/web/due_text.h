/* web/due_text.h - days and times as people type them. */
#ifndef SABAN_WEB_DUE_TEXT_H
#define SABAN_WEB_DUE_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* "20/6", "20-6", "20.6.24" and "11h", "11g00", "11.00" as "20/06/2024 11:00"; what is neither a day nor a time stays as
 * typed, for the office to refuse. */
struct str due_join(struct str day, struct str time, int32_t year, struct arena *arena);

#endif
