/* journal/worktime_json.h - the member "worktime" of a starting office: its hours and its special days. It is left out
 * by an office that keeps the usual hours. */
#ifndef SABAN_JOURNAL_WORKTIME_JSON_H
#define SABAN_JOURNAL_WORKTIME_JSON_H

#include "base/arena.h"
#include "base/json_write.h"
#include "journal/json_read.h"
#include "office/worktime.h"

/* Writes key and value; nothing for NULL. */
void worktime_write(struct json_out *json, const struct worktime *worktime);

/* NULL in *ret for no member. False when it is no calendar: hours that overlap, days out of order, too many of either. */
bool worktime_read(const cJSON *json, struct arena *arena, const struct worktime **ret);

#endif
