#include "grader/stats/decimal.h"

#include <assert.h>

void decimal_write(double value, unsigned places, char mark, struct buf *out)
{
	double size = value < 0 ? -value : value;
	uint64_t scale = 1, whole;

	assert(places <= 6 && size < 1e12);
	for (unsigned i = 0; i < places; i++)
		scale *= 10;
	whole = (uint64_t)(size * (double)scale + 0.5);
	if (value < 0 && whole > 0)
		buf_add_char(out, '-');
	buf_add_u64(out, whole / scale);
	if (places == 0)
		return;
	buf_add_char(out, mark);
	buf_add_padded(out, whole % scale, places);
}
