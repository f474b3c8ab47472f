/* store/arrays.c - see arrays.h. */
#include "store/arrays.h"

#include "base/check.h"

#include <endian.h>
#include <string.h>

enum {
	DIMENSIONS,
	HAS_NULL,
	ELEMENT_TYPE,
	LENGTH,
	LOWER_BOUND,
	HEADER_WORDS
};

static void add_u32(struct buf *bytes, uint32_t value)
{
	uint32_t wire = htobe32(value);
	buf_add(bytes, (struct str){(const char *)&wire, sizeof(wire)});
}

struct array array_in(struct arena *arena, enum pg_type of, size_t count_expected)
{
	size_t element_bytes = of == PG_TEXT ? 512 : 12;
	struct array array = {
		.bytes = buf_sized(arena, HEADER_WORDS * sizeof(uint32_t) + count_expected * element_bytes),
		.of = of};
	for (int i = 0; i < HEADER_WORDS; i++)
		add_u32(&array.bytes, 0);
	return array;
}

void array_add_i32(struct array *array, int32_t value)
{
	assert(array->of == PG_INT4);
	add_u32(&array->bytes, sizeof(value));
	add_u32(&array->bytes, (uint32_t)value);
	array->count++;
}

void array_add_i64(struct array *array, int64_t value)
{
	assert(array->of == PG_INT8);
	add_u32(&array->bytes, sizeof(value));
	uint64_t wire = htobe64((uint64_t)value);
	buf_add(&array->bytes, (struct str){(const char *)&wire, sizeof(wire)});
	array->count++;
}

void array_add_text(struct array *array, struct str value)
{
	assert(array->of == PG_TEXT && value.len <= INT32_MAX);
	add_u32(&array->bytes, (uint32_t)value.len);
	buf_add(&array->bytes, value);
	array->count++;
}

void array_add_null(struct array *array)
{
	add_u32(&array->bytes, UINT32_MAX);
	array->has_null = true;
	array->count++;
}

struct str array_str(struct array *array)
{
	/* An array without elements has no dimension at all. */
	bool is_empty = array->count == 0;
	uint32_t header[HEADER_WORDS] = {
		[DIMENSIONS] = htobe32(is_empty ? 0 : 1),
		[HAS_NULL] = htobe32(array->has_null ? 1 : 0),
		[ELEMENT_TYPE] = htobe32((uint32_t)array->of),
		[LENGTH] = htobe32(array->count),
		[LOWER_BOUND] = htobe32(1),
	};
	memcpy(array->bytes.ptr, header, sizeof(header));
	return str_slice(buf_str(&array->bytes), 0, is_empty ? LENGTH * sizeof(uint32_t) : array->bytes.len);
}
