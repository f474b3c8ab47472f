/* office/office.h - the state of one office in one attempt, and the engine's four verbs: decide, apply, due, fork.
 *
 * The state is the fold of the attempt's journal and nothing else. It holds only what differs from the shared seed.
 * One office is used by one thread at a time; any number may read it while nobody applies.
 *
 *	struct decision decision = office_decide(office, &command, &request);
 *	if (!is_refused(decision.refusal))
 *		office_apply(office, &decision.event);
 */
#ifndef SABAN_OFFICE_OFFICE_H
#define SABAN_OFFICE_OFFICE_H

#include "base/arena.h"
#include "office/action.h"
#include "office/event.h"
#include "office/seed.h"

/* Version of the rules in decide; a journal made under another one is not decided again, only folded. */
#define OFFICE_RULES_VERSION 1

/* What journal/digest.h has made of a document so far. It goes with the document into forks. */
struct imprint {
	bool is_whole; /* hash is that of the document as it is now */
	uint8_t hash[32];
	size_t note_count; /* the first notes, which notes_hash covers; notes are only ever added */
	uint8_t notes_hash[32];
};

/* A document that this office has changed, or only read through since its parent. */
struct touched {
	struct document_id id;
	struct document *document;
	struct imprint imprint;
};

/* A reaction that waits for its time. */
struct pending {
	uint32_t number;   /* counter of the state, from 1 */
	int64_t due_ms;    /* office clock */
	uint32_t reaction; /* index in the seed */
	struct document_id document;
};

struct office {
	const struct seed *seed;
	const struct office *parent; /* a fork looks there for what it has not changed itself */
	struct arena *arena;
	enum phase phase;
	struct party_id candidate; /* whom the candidate plays now */
	int64_t now_ms;            /* office_ms of the last record */
	int64_t extension_ms;      /* extra time given */
	uint32_t record_count;
	uint32_t next_assignment;
	uint32_t next_pending;
	uint32_t made_count;            /* documents made here; numbered behind those of the seed */
	uint32_t *book_next;            /* next number of each book; NULL while as in the seed (or parent) */
	struct dossier *dossiers;       /* all of them, as they are now; NULL while as in the seed (or parent) */
	uint32_t dossier_count;         /* of the list and opened beside it */
	struct delegation *delegations; /* in the order of giving */
	size_t delegation_count, delegation_capacity;
	struct touched *touched; /* sorted by id */
	size_t touched_count, touched_capacity;
	struct pending *pending; /* in order of number */
	size_t pending_count, pending_capacity;
};

/* A new office in PHASE_NEW. Everything it will hold comes from the arena, which must outlive it. */
void office_init(struct office *office, const struct seed *seed, struct arena *arena);

/* A scratch copy: what is applied to the fork is not seen in the parent, which must not change meanwhile. Costs the
 * size of the pending list; documents are copied when the fork changes them. */
void office_fork(struct office *fork, const struct office *parent, struct arena *arena);

/* What the office answers. Pure: same office and command, same decision. Order of precedence: refusals.def. */
struct decision office_decide(const struct office *office, const struct command *command,
                              struct arena *arena);

/* Folds an accepted event. Cannot fail; asserts on an event that decide never made. */
void office_apply(struct office *office, const struct event *event);
/* Folds a refused command: time passes, it counts as a record, a scripted command leaves the pending list. */
void office_apply_refused(struct office *office, int64_t office_ms, uint32_t pending);

/* The next command that time itself gives at or before now_ms: the end of the attempt, an arrival, a colleague.
 * False when nothing is due. Decide and apply it (or fold its refusal), then ask again. */
bool office_due(const struct office *office, int64_t now_ms, struct command *ret);
/* Office clock at which office_due will next have something; INT64_MAX for never. Cheap. */
int64_t office_next_due_ms(const struct office *office);

/* Reading. Documents are numbered from 1 to office_document_count. */
uint32_t office_document_count(const struct office *office);
const struct document *office_document(const struct office *office, struct document_id id);
struct document_id office_find_document(const struct office *office, struct str key);
uint32_t office_book_next(const struct office *office, struct book_id id);
struct minute office_minute(const struct office *office, int64_t office_ms);
/* office_ms at which the bell rings. */
int64_t office_ends_ms(const struct office *office);

/* For apply functions alone: the document as this office's own copy, and its lists. */
struct document *office_change(struct office *office, struct document_id id);
/* A new document with the facts given, which must lie in the office's arena; its number is the next one. */
struct document *office_make(struct office *office, const struct document_facts *facts);
struct assignment *document_add_assignment(struct office *office, struct document *document);
/* By id; NULL for none. */
struct assignment *document_assignment(struct document *document, struct assignment_id id);
void document_add_note(struct office *office, struct document *document, struct note note);
/* The note an event's actor adds now; none when the text is empty. */
void document_say(struct office *office, struct document *document, enum note_kind kind, struct str text,
                  const struct event *event);
/* A person's own mark. */
void document_set_mark(struct office *office, struct document *document, struct party_id person,
                       bool is_marked);
void office_take_number(struct office *office, struct book_id id);

/* The documents that differ from the seed, in order of id, across a fork and its parents; for the digest. `at` starts
 * at 0 and is moved on; NULL at the end. */
struct touched *office_touched_next(const struct office *office, uint32_t *at);
/* The imprint of a document that this office itself, not its parent, has changed. */
struct imprint *office_imprint(const struct office *office, struct document_id id);

#endif
