/* journal/json_read.h - looking into JSON text with cJSON. Tolerant by itself: a member that is missing or of another
 * type reads as empty or 0. The readers above it are strict all the same, because each writes what it has read in its
 * canonical form again and refuses a text that differs in a single byte. That also settles what cJSON lets pass:
 * doubled and case-blind keys, fractions, numbers beyond 2^53. */
#ifndef SABAN_JOURNAL_JSON_READ_H
#define SABAN_JOURNAL_JSON_READ_H

#include "base/arena.h"
#include "base/auto.h"
#include "base/err.h"

#include <cjson/cJSON.h>

AUTO_DEFINE(cJSON, cJSON_Delete);

/* Parses a text that must be one object, well-formed UTF-8, within LIMIT_JOURNAL_LINE_BYTES. Free with cJSON_Delete. */
cJSON *json_parse(struct str text, struct str source, uint32_t line, struct err *reterr);

/* The member of that exact name; NULL when there is none. Accepts a NULL object. */
const cJSON *json_member(const cJSON *object, const char *key);
/* Copies into the arena. */
struct str json_text(const cJSON *object, const char *key, struct arena *arena);
struct str json_item_text(const cJSON *item, struct arena *arena);
/* 0 when it is no whole number between -2^53 and 2^53. */
int64_t json_number(const cJSON *object, const char *key);
/* Elements of an array or object. */
size_t json_count(const cJSON *list);

#endif
