/* exchange/sentence.h - a sentence put together from pieces, for warnings and errs.
 *
 *	SENTENCE(arena, element->name, STR(" is missing in "), parent->name) */
#ifndef SABAN_EXCHANGE_SENTENCE_H
#define SABAN_EXCHANGE_SENTENCE_H

#include "base/check.h"
#include "base/str.h"

struct arena;

/* The pieces one behind the other, in the arena. */
struct str sentence_join(struct arena *arena, const struct str *pieces, size_t count);

#define SENTENCE(arena, ...) \
	sentence_join((arena), (const struct str[]){__VA_ARGS__}, COUNT(((const struct str[]){__VA_ARGS__})))

/* A number as digits. */
struct str sentence_number(struct arena *arena, uint64_t number);

#endif
