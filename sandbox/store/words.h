/* store/words.h - what PostgreSQL said, kept for errs that outlive the answer it was said in.
 *
 * An err's texts must live somewhere, and a port's caller gives no arena for them. PostgreSQL's messages are few and
 * come again and again, so each different one is kept once. Thread-safe. */
#ifndef SABAN_STORE_WORDS_H
#define SABAN_STORE_WORDS_H

#include "base/str.h"

struct words;

struct words *words_open(void);
/* Accepts NULL. Every err that holds one of its texts must be done with. */
void words_close(struct words *words);

/* The first line of the text, kept. Once very many different ones have come, a fixed sentence instead. */
struct str words_keep(struct words *words, const char *text);

#endif
