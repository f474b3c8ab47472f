/* render/png.c - see png.h. */
#include "render/png.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"

#include <string.h>
#include <zlib.h>

/* White to black, then red ink from faint to full and over text, then blue ink. */
static const unsigned char palette[16][3] = {
	{255, 255, 255}, {223, 223, 223}, {191, 191, 191}, {156, 156, 156}, {120, 120, 120}, {82, 82, 82},
	{42, 42, 42},    {0, 0, 0},       {245, 211, 214}, {228, 146, 152}, {210, 67, 76},   {199, 20, 31},
	{120, 15, 25},   {205, 211, 233}, {125, 140, 200}, {37, 63, 163},
};

/* Nearest colours of the 4096 colours with four bits a channel, found once per page. */
static void index_colours(unsigned char index[4096])
{
	for (unsigned colour = 0; colour < 4096; colour++) {
		int red = (int)(colour >> 8) * 17, green = (int)(colour >> 4 & 15) * 17,
			blue = (int)(colour & 15) * 17;
		int nearest = INT32_MAX;
		for (unsigned i = 0; i < COUNT(palette); i++) {
			int dr = red - palette[i][0], dg = green - palette[i][1], db = blue - palette[i][2];
			int distance = 3 * dr * dr + 4 * dg * dg + 2 * db * db;
			if (distance < nearest) {
				nearest = distance;
				index[colour] = (unsigned char)i;
			}
		}
	}
}

static void add_u32(struct buf *out, uint32_t value)
{
	for (unsigned shift = 32; shift > 0; shift -= 8)
		buf_add_char(out, (char)(value >> (shift - 8) & 255));
}

static void add_chunk(struct buf *out, const char *kind, const void *bytes, size_t len)
{
	add_u32(out, (uint32_t)len);
	size_t from = out->len;
	buf_add_c(out, kind);
	if (len > 0)
		buf_add(out, (struct str){bytes, len});
	add_u32(out, (uint32_t)crc32(crc32(0, NULL, 0), (const Bytef *)out->ptr + from, (uInt)(out->len - from)));
}

/* One filter byte, then two pixels a byte. */
static unsigned char *pack_rows(struct arena *arena, const unsigned char *pixels, uint32_t width,
                                uint32_t height, size_t stride_bytes, size_t *ret_len)
{
	unsigned char index[4096];
	index_colours(index);
	size_t row_len = 1 + (width + 1) / 2;
	unsigned char *rows = arena_alloc_array(arena, height, row_len);
	for (uint32_t y = 0; y < height; y++) {
		unsigned char *row = rows + y * row_len + 1;
		for (uint32_t x = 0; x < width; x++) {
			uint32_t word;
			memcpy(&word, pixels + y * stride_bytes + x * sizeof(word), sizeof(word));
			unsigned char nearest = index[(word >> 12 & 0xf00) | (word >> 8 & 0xf0) | (word >> 4 & 0xf)];
			row[x / 2] = (unsigned char)(row[x / 2] | (x % 2 == 0 ? nearest << 4 : nearest));
		}
	}
	*ret_len = height * row_len;
	return rows;
}

bool png_encode(struct arena *arena, const unsigned char *pixels, uint32_t width, uint32_t height,
                size_t stride_bytes, struct str *ret, struct err *reterr)
{
	size_t rows_len;
	unsigned char *rows = pack_rows(arena, pixels, width, height, stride_bytes, &rows_len);
	uLongf packed_len = compressBound((uLong)rows_len);
	unsigned char *packed = arena_alloc(arena, packed_len);
	if (compress2(packed, &packed_len, rows, (uLong)rows_len, 6) != Z_OK)
		return err_set(reterr, ERR_INTERNAL, STR("zlib could not pack a page's image"), STR(""));

	struct buf out = buf_sized(arena, packed_len + 256);
	buf_add(&out, STR("\x89PNG\r\n\x1a\n"));
	struct buf header = buf_in(arena);
	add_u32(&header, width);
	add_u32(&header, height);
	/* Bit depth 4, palette, and the only methods there are. */
	buf_add(&header, (struct str){"\4\3\0\0\0", 5});
	add_chunk(&out, "IHDR", header.ptr, header.len);
	add_chunk(&out, "PLTE", palette, sizeof(palette));
	add_chunk(&out, "IDAT", packed, packed_len);
	add_chunk(&out, "IEND", NULL, 0);
	*ret = buf_str(&out);
	return true;
}
