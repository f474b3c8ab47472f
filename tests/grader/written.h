/* tests/grader/written.h - a journal written straight by the engine, deed by deed, at one moment of the office's clock:
 * for attempts longer than a script can play before the bell. */
#ifndef SABAN_TESTS_GRADER_WRITTEN_H
#define SABAN_TESTS_GRADER_WRITTEN_H

#include "base/buf.h"
#include "journal/chain.h"
#include "scenario/scenario.h"

struct written {
	struct chain chain;
	struct office office;
	const struct seed *seed;
	struct buf text;
	struct arena scratch;
};

/* Starts an attempt. `written` stays where it is until written_end. */
void written_begin(struct written *written, const struct scenario *scenario, struct arena *arena);
/* What the candidate does; false when the office refuses it, which is recorded too. */
bool written_add(struct written *written, const char *action, struct str object, const struct pair *pairs,
                 size_t pair_count);
/* Hands in and closes; the journal's text. */
struct str written_end(struct written *written);

#endif
