/* attempt/deal.c - see deal.h. */
#include "attempt/deal.h"

#include "base/draw.h"

#include <stdbool.h>

#define SEED_BITS 53

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The last digits of a number, modulo the number of variants: they may be too many for an integer. */
static uint64_t place_of(struct str number, uint64_t candidate, uint32_t count)
{
	size_t end = number.len, from;
	while (end > 0 && !is_digit(number.ptr[end - 1]))
		end--;
	from = end;
	while (from > 0 && is_digit(number.ptr[from - 1]))
		from--;
	if (from == end)
		return candidate % count;
	uint64_t place = 0;
	for (size_t i = from; i < end; i++)
		place = (place * 10 + (uint64_t)(number.ptr[i] - '0')) % count;
	return place;
}

static bool have_common_divisor(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a != 1;
}

uint64_t deal_seed(struct str scenario, struct str number, uint64_t candidate, uint32_t variant_count)
{
	if (variant_count <= 1)
		return 0;
	struct draw order = {str_hash(scenario)};
	uint64_t first = draw_below(&order, variant_count), stride = draw_below(&order, variant_count);
	while (have_common_divisor(stride, variant_count))
		stride = (stride + 1) % variant_count;
	uint64_t variant = (first + place_of(number, candidate, variant_count) * stride) % variant_count;

	struct draw own = {str_hash(scenario) ^ str_hash(number) ^ candidate};
	uint64_t seed = draw_next(&own) >> (64 - SEED_BITS);
	seed -= seed % variant_count;
	/* The last multiple may have no room behind it for the variant. */
	if (seed + variant >= UINT64_C(1) << SEED_BITS)
		seed -= variant_count;
	return seed + variant;
}
