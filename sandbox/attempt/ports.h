/* attempt/ports.h - what the use cases ask of the world. Shells implement these; main.c wires them.
 *
 * Blocking calls are made from job threads only, never from a thread that serves connections. Each is thread-safe,
 * gives its results in the caller's arena, and returns false with *reterr on failure: ERR_MISSING when there is no such
 * row, ERR_CONFLICT when another server was faster, ERR_DOWN when the database does not answer. */
#ifndef SABAN_ATTEMPT_PORTS_H
#define SABAN_ATTEMPT_PORTS_H

#include "base/arena.h"
#include "base/err.h"
#include "journal/sha256.h"

/* ---- people and seats ---- */

struct candidate {
	uint64_t id;
	struct str number; /* so bao danh: "001" */
	struct str name;
	struct str unit;      /* agency he comes from */
	struct str code_hash; /* scrypt, in the form sign/secret.h makes */
	struct str scenario;  /* id of the scenario he is to play */
};

/* A signed-in seat. The token itself is known to the browser alone. */
struct session {
	uint64_t id; /* grows; an attempt's lease holds the id of the one live seat */
	uint64_t candidate;
	struct sha256 token_hash;
	int64_t created_at_ms;
};

/* ---- attempts ---- */

/* One line of a journal on its way to the store. */
struct commit_line {
	uint32_t seq;
	int64_t at_ms;
	struct str line; /* without LF */
};

enum commit_outcome {
	COMMIT_DONE,     /* durable */
	COMMIT_CONFLICT, /* another server appended to this attempt: load it again */
	COMMIT_MOVED,    /* the lease is held by another seat */
	COMMIT_FAILED,   /* database down, disk full: nothing of it is stored */
};

/* Lines of one attempt that become durable together or not at all. Owned by the caller, untouched until done() ran. */
struct commit {
	uint64_t attempt;
	uint64_t lease; /* session id that must hold the attempt's lease; 0 for the system's own records */
	struct str key; /* idempotency key, stored with the first line; empty for none */
	const struct commit_line *lines;
	size_t line_count;
	void (*done)(void *context, enum commit_outcome outcome); /* from a writer's thread, exactly once */
	void *context;
	struct commit *next; /* the writer's */
};

/* What the store has of an attempt. */
struct stored_key {
	struct str key;
	uint32_t seq; /* of the first record made under it */
};

struct stored_attempt {
	uint64_t id;
	uint64_t candidate;
	uint64_t lease;
	struct str scenario; /* id */
	struct sha256 start; /* of the starting office's line; the blob has it */
	const struct commit_line *lines;
	size_t line_count;
	const struct stored_key *keys;
	size_t key_count;
};

/* What is kept beside the journal: never marked, lost with no harm. */
struct stored_draft {
	struct str page; /* "document/cv-246/route" */
	struct str body; /* as application/x-www-form-urlencoded */
};

enum task_mark {
	TASK_MARK_NONE,
	TASK_MARK_FLAGGED = 1, /* to be looked at again */
	TASK_MARK_SKIPPED = 2,
};

struct stored_mark {
	struct str task; /* ref: "t1" */
	unsigned marks;  /* of TASK_MARK_... */
};

struct store_port {
	void *self;

	/* Asynchronous. False when LIMIT_QUEUED_COMMITS are waiting: done() will then not be called. */
	bool (*commit)(void *self, struct commit *commit);

	bool (*candidate_by_number)(void *self, struct str number, struct arena *arena, struct candidate *ret,
	                            struct err *reterr);
	bool (*candidate_by_id)(void *self, uint64_t id, struct arena *arena, struct candidate *ret,
	                        struct err *reterr);

	/* Signing in: makes the session, and gives it the lease of the candidate's open attempt if there is one. */
	bool (*session_create)(void *self, uint64_t candidate, struct sha256 token_hash, int64_t at_ms,
	                       struct session *ret, struct err *reterr);
	bool (*session_by_token)(void *self, struct sha256 token_hash, struct session *ret, struct err *reterr);
	bool (*session_end)(void *self, uint64_t session, struct err *reterr);
	/* Forgets the sessions made before that moment. */
	bool (*sessions_purge)(void *self, int64_t before_ms, struct err *reterr);

	/* The candidate's attempt (the newest), ERR_MISSING when he has none. */
	bool (*attempt_of_candidate)(void *self, uint64_t candidate, uint64_t *ret_attempt, struct err *reterr);
	/* Creates the attempt with its record 0 and puts the starting office's line among the blobs, once. ERR_CONFLICT
	 * when the candidate has an open one. */
	bool (*attempt_create)(void *self, uint64_t candidate, uint64_t lease, struct str scenario,
	                       struct sha256 start, struct str start_line, const struct commit_line *first,
	                       uint64_t *ret_attempt, struct err *reterr);
	bool (*attempt_load)(void *self, uint64_t attempt, struct arena *arena, struct stored_attempt *ret,
	                     struct err *reterr);
	/* The starting office's line of that hash, where a scenario has changed since the attempt began. */
	bool (*blob_load)(void *self, struct sha256 hash, struct arena *arena, struct str *ret,
	                  struct err *reterr);
	/* All attempts that are not closed, so that a restarted server rings their bells. */
	bool (*attempts_open)(void *self, struct arena *arena, uint64_t **ret, size_t *ret_count,
	                      struct err *reterr);
	/* Highest seq stored, and the session that holds the lease: has another server been here? */
	bool (*attempt_peek)(void *self, uint64_t attempt, uint32_t *ret_seq, uint64_t *ret_lease,
	                     struct err *reterr);

	bool (*draft_save)(void *self, uint64_t attempt, struct str page, struct str body, struct err *reterr);
	bool (*draft_delete)(void *self, uint64_t attempt, struct str page, struct err *reterr);
	bool (*drafts_load)(void *self, uint64_t attempt, struct arena *arena, struct stored_draft **ret,
	                    size_t *ret_count, struct err *reterr);
	bool (*mark_save)(void *self, uint64_t attempt, struct str task, unsigned marks, struct err *reterr);
	bool (*marks_load)(void *self, uint64_t attempt, struct arena *arena, struct stored_mark **ret,
	                   size_t *ret_count, struct err *reterr);

	/* The candidate's piece of the newest publication (journal/membership.h); ERR_MISSING while there is none. */
	bool (*proof_load)(void *self, uint64_t attempt, struct arena *arena, struct str *ret,
	                   struct err *reterr);

	/* The staff's audit trail: what is refused outside the journal (late posts, foreign ids, wrong codes). Never a
	 * secret. Queued; failures are the store's own matter. */
	void (*audit)(void *self, int64_t at_ms, uint64_t candidate, struct str what, struct str detail);
};

/* ---- secrets (sign/secret.h, sign/receipt_key.h) ---- */

struct secrets_port {
	void *self;
	/* Fills with bytes nobody can guess. */
	void (*random)(void *self, void *bytes, size_t len);
	struct sha256 (*hash)(void *self, struct str bytes);
	/* scrypt; constant time in the code. Slow on purpose: job threads only. With an empty hash it takes as long and is
	 * false, so that an unknown number answers like a wrong code. */
	bool (*code_is_right)(void *self, struct str code, struct str code_hash);
	/* Ed25519 over the receipt's text: 64 bytes; the public key's 32 bytes. */
	bool (*receipt_sign)(void *self, struct str text, uint8_t ret_signature[64], struct err *reterr);
	void (*receipt_public_key)(void *self, uint8_t ret_key[32]);
};

/* ---- threads ---- */

/* Work that may block. run() is called once from a job thread. */
struct job {
	void (*run)(void *context);
	void *context;
	struct job *next;
};

struct jobs_port {
	void *self;
	/* False when too many wait: answer 503. */
	bool (*post)(void *self, struct job *job);
};

struct clock_port {
	void *self;
	int64_t (*utc_ms)(void *self);
};

#endif
