/* base/json_write.h - JSON text (RFC 8259), appended to a buf as it is told. Nothing is kept but one comma.
 *
 *	struct json_out json = json_out_in(&out);
 *	json_object_open(&json);
 *	json_member_str(&json, "kind", STR("document"));
 *	json_key(&json, "to");
 *	json_array_open(&json);
 *	json_array_close(&json);
 *	json_object_close(&json);        -> {"kind":"document","to":[]}
 *
 * No blanks and no line ends are written; keys come out in the order given, so equal calls give equal bytes. Strings
 * must be valid UTF-8, as every str is; they are written as they are, but for the quotation mark, the backslash and
 * the control characters, which are escaped. Whether each object has its key before each value, and whether each open
 * has its close, is up to the caller. */
#ifndef SABAN_BASE_JSON_WRITE_H
#define SABAN_BASE_JSON_WRITE_H

#include "base/buf.h"

struct json_out {
	struct buf *out; /* borrowed */
	bool comma;      /* the next key or value must be parted from what stands before it */
};

/* A writer that appends to out; what out already holds is left alone and gets no comma. */
struct json_out json_out_in(struct buf *out);

void json_object_open(struct json_out *json);
void json_object_close(struct json_out *json);
void json_array_open(struct json_out *json);
void json_array_close(struct json_out *json);

/* The next value belongs to this key. */
void json_key(struct json_out *json, const char *key);

void json_str(struct json_out *json, struct str value);
void json_u64(struct json_out *json, uint64_t value);
void json_i64(struct json_out *json, int64_t value);
void json_bool(struct json_out *json, bool value);
void json_null(struct json_out *json);

/* A key and its value in one call. */
void json_member_str(struct json_out *json, const char *key, struct str value);
/* The empty str becomes null: "not given". */
void json_member_str_or_null(struct json_out *json, const char *key, struct str value);
void json_member_u64(struct json_out *json, const char *key, uint64_t value);
void json_member_i64(struct json_out *json, const char *key, int64_t value);
void json_member_bool(struct json_out *json, const char *key, bool value);
void json_member_null(struct json_out *json, const char *key);

/* One string with its quotation marks and nothing else, for a writer that does without struct json_out. */
void json_quote(struct buf *out, struct str value);

#endif
