/* grader/command/attempts.h - what marking all attempts of a database asks of it; main.c stands it on the store.
 *
 * One thread at a time. Errs' texts live as long as the port is open. */
#ifndef SABAN_GRADER_COMMAND_ATTEMPTS_H
#define SABAN_GRADER_COMMAND_ATTEMPTS_H

#include "base/arena.h"
#include "base/err.h"
#include "journal/sha256.h"

/* The newest guide of a scenario. */
struct kept_guide {
	struct str scenario;
	uint32_t version; /* in the database: each change of the file makes a new one */
	struct str xml;
	uint64_t closed, open; /* attempts at the scenario */
};

/* A closed attempt, and what a marking under this guide, by this program, made of its journal as it is now. */
struct kept_mark {
	uint64_t attempt;
	struct sha256 head;
	bool is_marked, needs_human;
	uint32_t score_hundredths;
	struct str line; /* of JSON, without LF */
};

struct attempts_port {
	void *self;
	/* Of every scenario, or of the one that is named. */
	bool (*guides)(void *self, struct str scenario, struct arena *arena, struct kept_guide **ret,
	               size_t *ret_count, struct err *reterr);
	/* Those with a number above `after`, by number, at most `most`. */
	bool (*list)(void *self, const struct kept_guide *guide, uint64_t after, uint32_t most,
	             struct arena *arena, struct kept_mark **ret, size_t *ret_count, struct err *reterr);
	/* The journals as files; an empty one for an attempt that is not there. */
	bool (*journals)(void *self, const uint64_t *attempts, size_t count, struct arena *arena, struct str *ret,
	                 struct err *reterr);
	bool (*keep)(void *self, const struct kept_guide *guide, const struct kept_mark *marks, size_t count,
	             struct arena *scratch, struct err *reterr);
	void (*close)(void *self);
};

#endif
