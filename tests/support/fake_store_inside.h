/* tests/support/fake_store_inside.h - what fake_store.c and fake_store_rows.c share. */
#ifndef SABAN_TESTS_SUPPORT_FAKE_STORE_INSIDE_H
#define SABAN_TESTS_SUPPORT_FAKE_STORE_INSIDE_H

#include "tests/support/fake_store.h"

#include <pthread.h>

struct fake_attempt {
	struct stored_attempt stored;
	struct str start_line;
	struct commit_line *lines;
	size_t line_count, line_capacity;
	struct stored_key *keys;
	size_t key_count, key_capacity;
	struct stored_draft *drafts;
	size_t draft_count, draft_capacity;
	struct stored_mark *marks;
	size_t mark_count, mark_capacity;
	struct str proof; /* empty: not published */
};

struct fake_audit {
	struct str what, detail;
};

struct fake_store {
	struct store_port port;
	pthread_mutex_t mutex;
	pthread_cond_t woken;
	pthread_t thread;
	enum fake_store_mode mode;
	bool is_ending, is_down;
	struct arena arena; /* everything it keeps; grows until it is closed */
	struct commit *first, **last;
	size_t queued, queue_max;
	enum commit_outcome fail_outcome;
	unsigned fail_count;
	struct candidate *candidates;
	size_t candidate_count, candidate_capacity;
	struct session *sessions; /* at id - 1; candidate 0 once ended */
	size_t session_count, session_capacity;
	struct fake_attempt *attempts; /* at id - 1 */
	size_t attempt_count, attempt_capacity;
	struct fake_audit *audits;
	size_t audit_count, audit_capacity;
};

/* NULL when there is none. The mutex is held. */
struct fake_attempt *fake_attempt_at(struct fake_store *fake, uint64_t id);
void fake_append_line(struct fake_store *fake, struct fake_attempt *attempt, struct commit_line line);
struct candidate fake_copy_candidate(struct arena *arena, struct candidate from);
/* Fills the port's calls that ask for rows. */
void fake_rows(struct store_port *port);

#endif
