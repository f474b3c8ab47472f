/* base/fold.h - Vietnamese text as search and comparison see it. UTF-8 in and out; the result lies in the arena. */
#ifndef SABAN_BASE_FOLD_H
#define SABAN_BASE_FOLD_H

#include "base/arena.h"
#include "base/str.h"

/* Small letters without marks: "Uỷ ban" as "uy ban", composed or decomposed. */
struct str fold_plain(struct arena *arena, struct str text);

/* Letters with their marks, small, tones moved to the end of their word: "Uỷ" and "Ủy" are the same, composed or
 * decomposed; blanks count once. The marks are bytes that no text from outside holds. */
struct str fold_marked(struct arena *arena, struct str text);

#endif
