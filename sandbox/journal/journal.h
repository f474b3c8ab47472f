/* journal/journal.h - a whole journal file in memory: reading, folding and proving it. For grader and cli. */
#ifndef SABAN_JOURNAL_JOURNAL_H
#define SABAN_JOURNAL_JOURNAL_H

#include "journal/chain.h"

struct journal {
	struct seed seed;
	struct journal_start start;
	struct record *records; /* record_count of them, record 0 first */
	struct event *events; /* events[n] belongs to records[n] when it was accepted; action is NULL otherwise */
	uint32_t record_count;
	struct office *office; /* after the last record */
	struct sha256 head;
	bool is_closed;        /* has attempt.close */
	bool is_decided_again; /* made under the present rules version, so every decision was re-taken */
};

/* Called after each record was folded, with the office as it is then; NULL for no interest. */
typedef void journal_watcher(void *context, const struct journal *journal, const struct record *record,
                             const struct office *office);

/* Folds text (the whole file). Verify mode proves it; the err names line and record. Everything lives in the arena. */
bool journal_read(struct str text, struct str source, enum replay_mode mode, struct arena *arena,
                  journal_watcher *watcher, void *context, struct journal *ret, struct err *reterr);

#endif
