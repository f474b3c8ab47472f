/* The image writer: what it packs can be unpacked again by the book. */
#include "render/png.h"

#include "base/arena.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

static uint32_t u32_at(struct str bytes, size_t at)
{
	const unsigned char *b = (const unsigned char *)bytes.ptr + at;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Where the chunk's bytes begin; checks its sum. */
static size_t chunk(struct str png, const char *kind, uint32_t *ret_len)
{
	size_t at = 8;
	while (at + 12 <= png.len && memcmp(png.ptr + at + 4, kind, 4) != 0)
		at += 12 + u32_at(png, at);
	assert_true(at + 12 <= png.len);
	*ret_len = u32_at(png, at);
	uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)png.ptr + at + 4, *ret_len + 4);
	assert_int_equal(u32_at(png, at + 8 + *ret_len), sum);
	return at + 8;
}

static void pixels_become_the_nearest_colours(void **state)
{
	(void)state;
	/* Three by two: white, black, red ink; blue ink, grey, white; one word of padding a row. */
	static const uint32_t pixels[8] = {0xffffff, 0, 0xc7141f, 0, 0x173399, 0x787878, 0xfefefe, 0};
	struct arena arena = test_arena();
	struct err err = {0};
	struct str png;
	assert_true(png_encode(&arena, (const unsigned char *)pixels, 3, 2, 16, &png, &err));
	assert_memory_equal(png.ptr, "\x89PNG\r\n\x1a\n", 8);
	uint32_t len;
	size_t header = chunk(png, "IHDR", &len);
	assert_int_equal(u32_at(png, header), 3);
	assert_int_equal(u32_at(png, header + 4), 2);
	assert_memory_equal(png.ptr + header + 8, "\4\3\0\0\0", 5);
	size_t data = chunk(png, "IDAT", &len);
	unsigned char rows[16];
	uLongf rows_len = sizeof(rows);
	assert_int_equal(uncompress(rows, &rows_len, (const Bytef *)png.ptr + data, len), Z_OK);
	assert_int_equal(rows_len, 6);
	size_t palette = chunk(png, "PLTE", &len);
	assert_int_equal(len, 48);
	static const unsigned char expected[6][3] = {{255, 255, 255}, {0, 0, 0},       {199, 20, 31},
	                                             {37, 63, 163},   {120, 120, 120}, {255, 255, 255}};
	for (size_t i = 0; i < 6; i++) {
		unsigned char pair = rows[i / 3 * 3 + 1 + i % 3 / 2];
		unsigned index = i % 3 % 2 == 0 ? pair >> 4 : pair & 15;
		assert_memory_equal(png.ptr + palette + 3 * index, expected[i], 3);
	}
	chunk(png, "IEND", &len);
	assert_int_equal(len, 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pixels_become_the_nearest_colours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
