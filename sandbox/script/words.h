/* script/words.h - a line of a script cut into words. */
#ifndef SABAN_SCRIPT_WORDS_H
#define SABAN_SCRIPT_WORDS_H

#include "base/arena.h"
#include "base/err.h"

/* Where a script is being read, and where errors go. */
struct line_reading {
	struct arena *arena;
	struct str source;
	uint32_t line;
	struct err *reterr;
};

bool line_broken(const struct line_reading *in, const char *what, struct str word, const char *advice);

/* name=value: name is empty for a word without an equals sign outside quotation marks. */
struct word {
	struct str name;
	struct str text; /* the value, or the whole word; quotation marks taken off */
	bool is_pair;
};

struct words_list {
	const struct word *items;
	size_t count;
};

/* Up to a comment or the end. */
bool line_words(const struct line_reading *in, struct str line, struct words_list *ret);

#endif
