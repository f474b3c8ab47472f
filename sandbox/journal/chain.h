/* journal/chain.h - appending to a journal and folding one: the only two ways a record meets an office.
 *
 * A chain is an office, its starting hash, and the hash of its last line. Appending is done on a fork while the line is
 * on its way to the disk:
 *
 *	struct office fork;
 *	office_fork(&fork, &attempt->office, &request);
 *	struct chain draft = attempt->chain;
 *	draft.office = &fork;
 *	struct entry entry = chain_append(&draft, &command, at_ms, &request);
 *	... commit entry.line ...
 *	chain_fold(&attempt->chain, &entry);              after the commit: the same event into the real office
 */
#ifndef SABAN_JOURNAL_CHAIN_H
#define SABAN_JOURNAL_CHAIN_H

#include "journal/record.h"

struct chain {
	struct office *office;
	struct sha256 start; /* hash of the starting office's line */
	struct sha256 head;  /* hash of the last line */
	int64_t at_ms;       /* of the last record */
	uint32_t next_seq;
	uint32_t rules; /* rules version of a replayed journal */
	int64_t anchor_at_ms,
		anchor_office_ms; /* where both clocks stood when the phase last became PHASE_RUNNING */
};

/* One appended record: its line, its decision, and the head it makes. */
struct entry {
	struct record record;
	struct decision decision;
	struct str line; /* without LF */
	struct sha256 head;
	struct imprint imprint; /* of the document it changed, so that folding it again needs no hashing */
};

/* Record 0: applies attempt.start to a new office. `office` is in PHASE_NEW; `start.start` is filled by the caller. */
struct entry chain_start(struct chain *chain, struct office *office, const struct journal_start *start,
                         int64_t at_ms, struct arena *arena);

/* Decides the command on the chain's office, folds it, and makes the line. at_ms is raised to the record before. */
struct entry chain_append(struct chain *chain, const struct command *command, int64_t at_ms,
                          struct arena *arena);

/* Folds an entry made on a fork of this chain's office. */
void chain_fold(struct chain *chain, const struct entry *entry);

/* How a stored line is folded again. */
enum replay_mode {
	REPLAY_TRUST,  /* the service's own store: fold only */
	REPLAY_VERIFY, /* chain, decision and digest are all made again and compared */
};

/* Folds the next stored line. With REPLAY_VERIFY the err names record, member, wanted and found. The record is given
 * back in *ret (texts in the arena). A record made under other rules is folded without deciding it again. */
bool chain_replay(struct chain *chain, struct str line, struct str source, uint32_t line_number,
                  enum replay_mode mode, struct arena *arena, struct record *ret, struct entry *ret_entry,
                  struct err *reterr);

/* The office clock at a UTC instant: runs with it while the phase is PHASE_RUNNING, else stands. */
int64_t chain_office_ms(const struct chain *chain, int64_t at_ms);

#endif
