/* store/arrays.h - PostgreSQL arrays in the binary format, the way many rows travel in one statement.
 *
 *	struct array seqs = array_in(&arena, PG_INT4, rows);
 *	array_add_i32(&seqs, 7);
 *	pg_add_binary(&args, PG_INT4_ARRAY, array_str(&seqs));
 *
 * Layout: dimensions (1), whether any element is null, the elements' type, their number, the lower bound (1), then each
 * element's length (-1: null) and bytes; all numbers are 32 bits, big-endian. */
#ifndef SABAN_STORE_ARRAYS_H
#define SABAN_STORE_ARRAYS_H

#include "base/buf.h"
#include "store/pg.h"

struct array {
	struct buf bytes;
	enum pg_type of;
	uint32_t count;
	bool has_null;
};

struct array array_in(struct arena *arena, enum pg_type of, size_t count_expected);
void array_add_i32(struct array *array, int32_t value);
void array_add_i64(struct array *array, int64_t value);
void array_add_text(struct array *array, struct str value);
void array_add_null(struct array *array);
/* The finished value; nothing may be added afterwards. */
struct str array_str(struct array *array);

#endif
