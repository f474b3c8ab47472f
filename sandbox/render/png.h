/* render/png.h - a page's image as a small file: 16 colours of paper and ink, two pixels a byte (PNG, 2nd edition). */
#ifndef SABAN_RENDER_PNG_H
#define SABAN_RENDER_PNG_H

#include "base/err.h"

struct arena;

/* Pixels are cairo's RGB24: one native 32-bit word each, 0x00RRGGBB, rows stride_bytes apart. */
bool png_encode(struct arena *arena, const unsigned char *pixels, uint32_t width, uint32_t height,
                size_t stride_bytes, struct str *ret, struct err *reterr);

#endif
