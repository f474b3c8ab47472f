/* tests/support/fake_store.h - the database of the tests: store_port in memory, with failures on demand.
 *
 * Candidates are added by the test; sessions, attempts, lines, drafts and marks behave as the port promises: (attempt,
 * seq) is unique, the lease is checked, one commit is stored whole or not at all. Thread-safe.
 *
 *	struct fake_store *fake = fake_store_open(FAKE_STORE_BY_HAND);
 *	fake_store_add_candidate(fake, (struct candidate){.number = STR("001"), ...});
 *	... fake_store_port(fake)->commit(...) ...
 *	fake_store_pump(fake);          // now done() runs
 *	fake_store_close(fake); */
#ifndef SABAN_TESTS_SUPPORT_FAKE_STORE_H
#define SABAN_TESTS_SUPPORT_FAKE_STORE_H

#include "attempt/ports.h"

enum fake_store_mode {
	FAKE_STORE_BY_HAND, /* commits wait for fake_store_pump: no threads, the order is the test's */
	FAKE_STORE_THREAD,  /* a writer thread of its own, as the real one has */
};

struct fake_store;

struct fake_store *fake_store_open(enum fake_store_mode mode);
/* Ends the writer; waiting commits are failed. */
void fake_store_close(struct fake_store *fake);
const struct store_port *fake_store_port(struct fake_store *fake);

/* Texts are copied. Gives the id, which is candidate.id when that is not 0. */
uint64_t fake_store_add_candidate(struct fake_store *fake, struct candidate candidate);

/* Carries out the commits that wait, in order, and calls their done(). Gives their number. */
size_t fake_store_pump(struct fake_store *fake);

/* From now on every call answers ERR_DOWN and every commit COMMIT_FAILED, until set back. */
void fake_store_set_down(struct fake_store *fake, bool is_down);
/* The next `count` commits end in this outcome and store nothing. */
void fake_store_fail_commits(struct fake_store *fake, enum commit_outcome outcome, unsigned count);
/* Commits that may wait; beyond it commit() answers false. Starts at LIMIT_QUEUED_COMMITS. */
void fake_store_set_queue_max(struct fake_store *fake, size_t queue_max);

/* Another server is simulated by writing straight into the store. */
bool fake_store_append(struct fake_store *fake, uint64_t attempt, uint32_t seq, struct str line);
void fake_store_set_lease(struct fake_store *fake, uint64_t attempt, uint64_t lease);

/* The attempt is published with this proof. */
void fake_store_publish(struct fake_store *fake, uint64_t attempt, struct str proof);

/* Lines of an attempt; the n-th line, borrowed until fake_store_close. */
size_t fake_store_line_count(struct fake_store *fake, uint64_t attempt);
struct str fake_store_line(struct fake_store *fake, uint64_t attempt, size_t at);
/* How often the audit trail got this word, and all of it as text "what detail LF". */
size_t fake_store_audit_count(struct fake_store *fake, struct str what);
struct str fake_store_audit_text(struct fake_store *fake, struct arena *arena);

#endif
