/* base/draw.h - numbers drawn from a seed, the same on every machine and for ever: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", 2014). Whole numbers only. Never for secrets: who knows the seed
 * knows what follows.
 *
 *	struct draw draw = {seed};
 *	uint64_t side = draw_below(&draw, 6); */
#ifndef SABAN_BASE_DRAW_H
#define SABAN_BASE_DRAW_H

#include <assert.h>
#include <stdint.h>

struct draw {
	uint64_t state; /* at first the seed; any will do */
};

static inline uint64_t draw_next(struct draw *draw)
{
	uint64_t z = draw->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* From 0 to sides - 1, each as likely as the others: what would favour the first ones is drawn again. */
static inline uint64_t draw_below(struct draw *draw, uint64_t sides)
{
	assert(sides > 0);
	uint64_t surplus = (UINT64_MAX % sides + 1) % sides, drawn = draw_next(draw);

	while (drawn > UINT64_MAX - surplus)
		drawn = draw_next(draw);
	return drawn % sides;
}

#endif
