/* pages/difference.h - what differs between two texts, word by word. Pure.
 *
 *	"Nộp trước ngày 20" and "Nộp trước 16 giờ ngày 20" give: same "Nộp trước ", added "16 giờ ", same "ngày 20".
 *
 * The longest common subsequence of their words: the common beginning and end are set aside first; when what is left
 * between them is more than LIMIT_DIFFERENCE_CELLS pairs of words, it is told as removed and added as a whole. */
#ifndef SABAN_PAGES_DIFFERENCE_H
#define SABAN_PAGES_DIFFERENCE_H

#include "base/str.h"

struct arena;

enum change {
	CHANGE_NONE,
	CHANGE_REMOVED,
	CHANGE_ADDED,
};

/* A stretch of words with the blanks behind them: a slice of the old text when it was removed, else of the new one. */
struct stretch {
	enum change change;
	struct str text;
};

/* The stretches in order of reading; what was removed stands before what was added in its place. Put together, those
 * that were not removed are the new text. Costs the product of the words that differ. */
struct stretch *difference(struct arena *arena, struct str old_text, struct str new_text, size_t *ret_count);

#endif
