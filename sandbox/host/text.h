/* host/text.h - paths put together. */
#ifndef SABAN_HOST_TEXT_H
#define SABAN_HOST_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* a followed by b, in the arena, with a NUL behind it that is not counted. */
struct str text_join(struct arena *arena, struct str a, struct str b);
/* The same for a function that wants a char *. */
const char *text_c(struct arena *arena, struct str a, struct str b);

#endif
