/* attempt/attempt.h - attempts in memory: their turns, their readers, their clock.
 *
 * An attempt is the fold of its journal, kept while somebody uses it. Changing it is a *turn*: due colleagues' actions
 * and the candidate's commands are decided on a fork, their lines committed, and only then folded and answered. One turn
 * of an attempt runs at a time, others wait in order; turns of different attempts share a transaction.
 *
 *	connection thread                         writer thread
 *	-----------------                         -------------
 *	suspend the connection
 *	attempt_take_turn(&turn)
 *	  fork, due, decide, chain lines
 *	  store->commit()  ---------------------> commit many attempts' lines
 *	                                          turn's done(): fold, free the attempt, start the next turn
 *	handler runs again <---- turn.wake() ---- resume the connection
 *	turn.state says what to answer
 */
#ifndef SABAN_ATTEMPT_ATTEMPT_H
#define SABAN_ATTEMPT_ATTEMPT_H

#include "attempt/ports.h"
#include "journal/chain.h"

struct scenario;
struct desk_index;
struct search_index;

/* A scenario ready to be played, in one of its variants: shared read-only by all attempts at that variant. */
struct play {
	struct str id;
	uint32_t variant, variant_count; /* 0 of 0, or of 1: there are no others */
	const struct scenario *scenario;
	const struct seed *seed;
	const struct desk_index *desk;     /* of the seed */
	const struct search_index *search; /* of the seed, with the words on its pages */
	struct sha256 scenario_sha256;
	struct str start_line; /* canonical starting office */
	struct sha256 start;
};

struct attempts; /* all attempts of the process */
struct attempt;  /* one; stays where it is while referenced */

struct attempts_config {
	const struct arena_source *memory;
	const struct store_port *store;
	const struct jobs_port *jobs;
	const struct clock_port *clock;
	struct str engine;        /* version written into record 0 */
	const struct play *plays; /* the variants of one scenario stand together, in their order */
	size_t play_count;
	bool is_variant_fixed; /* everybody gets the variant below, modulo their number */
	uint64_t fixed_variant;
	/* Called after a commit was folded, outside any lock: for pushing. from_seq is the first new record. */
	void (*changed)(void *context, struct attempt *attempt, uint32_t from_seq);
	void *context;
};

struct attempts *attempts_open(const struct attempts_config *config);
/* No turn may be under way: stop the store's writer first. Accepts NULL. */
void attempts_close(struct attempts *attempts);

/* What a candidate plays: his scenario in the variant that is dealt to him (attempt/deal.h). NULL when the scenario is
 * not loaded. The seed of his attempt, when ret_seed is not NULL. */
const struct play *attempts_play_of(const struct attempts *attempts, const struct candidate *candidate,
                                    uint64_t *ret_seed);

/* A cached attempt with a reference, or NULL when it is not in memory: then load it in a job. */
struct attempt *attempts_find(struct attempts *attempts, uint64_t id);
/* Loads from the store and folds; blocking. */
struct attempt *attempts_load(struct attempts *attempts, uint64_t id, struct err *reterr);
/* Creates and starts a new attempt for the candidate under this seat; blocking. */
struct attempt *attempts_start(struct attempts *attempts, const struct candidate *candidate, uint64_t lease,
                               struct err *reterr);
/* Loads every attempt that is still open, so that a restarted server rings their bells; blocking. One that cannot be
 * folded is passed over: its candidate is told when he comes. */
bool attempts_resume(struct attempts *attempts, struct err *reterr);
/* Gives a reference back. NULL is accepted. */
void attempt_release(struct attempt *attempt);

uint64_t attempt_id(const struct attempt *attempt);
uint64_t attempt_candidate(const struct attempt *attempt);
const struct play *attempt_play(const struct attempt *attempt);
/* The session that holds the seat now. */
uint64_t attempt_lease(struct attempt *attempt);
void attempt_set_lease(struct attempt *attempt, uint64_t session);

/* Reading: between these two the office stands still. Short: a page is rendered, nothing waits. */
struct view {
	const struct office *office;
	const struct desk_index *desk;
	const struct search_index *search;
	const struct chain *chain;
	int64_t office_ms; /* now */
	int64_t left_ms;   /* until the bell; never negative */
};
struct view attempt_read(struct attempt *attempt);
void attempt_read_end(struct attempt *attempt);

/* ---- turns ---- */

enum turn_state {
	TURN_WAITING,
	TURN_DONE,   /* committed; or, with an idempotency key already used, the old answer again */
	TURN_MOVED,  /* another seat holds the lease */
	TURN_CLOSED, /* the attempt is closed: nothing was recorded (409) */
	TURN_BUSY,   /* too many wait (503) */
	TURN_FAILED, /* the store failed: nothing was recorded (503) */
};

/* What became of one command. */
struct turn_result {
	uint32_t seq; /* 0 when it is not recorded */
	const struct action *action;
	struct refusal refusal;
	struct document_id made; /* the document that came of it; none for most */
};

/* One request's work on an attempt. Owned by the request, which lives until wake() was called. */
struct turn {
	/* given */
	struct attempt *attempt;
	uint64_t lease; /* session of the request; 0 for the system */
	struct str key; /* idempotency key or empty */
	struct command
		*commands; /* office_ms and actor are filled in; several are one gesture: all or none is accepted */
	size_t command_count; /* 0: only let time pass */
	struct arena *arena;  /* the request's */
	void (*wake)(void *context);
	void *context;
	/* answered */
	enum turn_state state;
	struct turn_result
		*results; /* of all commands when they are accepted, else of the one that was refused */
	size_t result_count;
	/* Refused without a record: only its own gesture forbids it, or the journal is full. */
	bool is_unrecorded;
	uint32_t last_seq; /* of the attempt afterwards */
	int64_t saved_at_ms;
	bool is_repeated; /* the key had been used before */
	/* attempt's own */
	struct turn *next;
	struct entry *entries;
	size_t entry_count;
	struct commit commit;
	struct commit_line *lines;
	struct job reload;
	unsigned tries;
};

/* Starts the turn or lets it wait; wake() is called exactly once, perhaps before this returns. */
void attempt_take_turn(struct turn *turn);

/* Lets time pass in every open attempt of this process: starts a turn of its own wherever something is due. Called
 * about once a second from one thread. */
void attempts_tick(struct attempts *attempts);

/* ---- receipts ---- */

/* What the candidate takes home, in the form of journal/receipt.h. */
struct receipt {
	struct str text; /* what is signed */
	struct str file; /* receipt.txt: the text, its signature and the key */
	uint32_t record_count;
	struct sha256 head;
	int64_t closed_at_ms;
	uint8_t signature[64];
	uint8_t public_key[32];
};

/* False with ERR_MISSING while the attempt is not closed. */
bool attempt_receipt(struct attempt *attempt, struct str candidate_number, const struct secrets_port *secrets,
                     struct arena *arena, struct receipt *ret, struct err *reterr);

#endif
