/* grader/text/tokens.h - folded text as a row of words, dates and times of day, so that what is looked for is found as a
 * whole and in each customary way of writing it.
 *
 *	"trước 16h ngày 20/6/2024"  ->  word(trước) time(16:00) word(ngày) date(20/6/2024)
 *
 * Dates: 20/6, 20-06, 20.6.2024, 20/06/2024, 20 tháng 6, 20 tháng 6 năm 2024. One without a year equals any of that day
 * and month. Times: 16h, 16h30, 16:30, 16g30, 16 giờ, 16 giờ 30, 16 giờ 30 phút. A notation is one word: 12/UBND-NC is
 * not found in 112/UBND-NC, nor in 12/UBND-NCKH; letters parted by a hyphen or slash alone are words of their own. */
#ifndef SABAN_GRADER_TEXT_TOKENS_H
#define SABAN_GRADER_TEXT_TOKENS_H

#include "base/arena.h"
#include "base/str.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_DATE,
	TOKEN_TIME,
};

struct token {
	enum token_kind kind;
	struct str word;        /* of a word; borrowed from the text */
	uint16_t first, second; /* day and month, or hour and minute */
	uint16_t year;          /* of a date; 0: not given */
};

struct tokens {
	struct token *items;
	size_t count, capacity;
};

/* text must be folded (grader/text/fold.h). */
struct tokens text_tokens(struct str text, struct arena *arena);

/* True when the tokens of part stand in whole, one behind the other. An empty part is in everything. */
bool tokens_contain(const struct tokens *whole, const struct tokens *part);

#endif
