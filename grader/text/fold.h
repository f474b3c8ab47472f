/* grader/text/fold.h - text as people mean it: two spellings of the same Vietnamese text become the same bytes.
 *
 * Unicode decomposition (so NFC and NFD are one), no upper case, each run of blanks one blank and none at the ends, all
 * dashes a hyphen, invisible characters left out, and the tone mark at one of its two customary places: "hoà" is
 * "hòa", "thuỷ" is "thủy". Without accents "báo cáo" is "bao cao" and "đ" is "d". */
#ifndef SABAN_GRADER_TEXT_FOLD_H
#define SABAN_GRADER_TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"

/* The folded text, in the arena. text is valid UTF-8. */
struct str text_fold(struct str text, bool ignore_accents, struct arena *arena);

#endif
