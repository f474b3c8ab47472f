/* tests/load/candidates.h - made-up candidates who sign in, start, look at lists and act, over HTTP.
 *
 * Candidate n has the number PREFIXn (from 1); all have the same code. */
#ifndef SABAN_TESTS_LOAD_CANDIDATES_H
#define SABAN_TESTS_LOAD_CANDIDATES_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

struct candidates;

struct candidates_plan {
	uint16_t port;
	size_t count;
	const char *prefix, *code;
};

/* Signs all of them in and starts their attempts. Ends the program when one of them is not let in. */
struct candidates *candidates_open(const struct candidates_plan *plan);
void candidates_close(struct candidates *candidates);

struct candidates_figures {
	double seconds;
	size_t answers, accepted; /* accepted: actions that were recorded as done */
	size_t bytes;             /* of the last answer's body */
	int64_t p50_us, p99_us;
};

/* Each of them comments on his documents in turn, so many times; every answer names a durable record. */
struct candidates_figures candidates_act(struct candidates *candidates, size_t times);
/* Each of them asks for the path so many times. */
struct candidates_figures candidates_look(struct candidates *candidates, const char *path, size_t times);

/* The documents on the first page of his list. */
size_t candidates_documents(const struct candidates *candidates, const struct str **ret);

#endif
