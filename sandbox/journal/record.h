/* journal/record.h - one line of a journal: the canonical JSON of a record, and reading it back.
 *
 * A journal file is UTF-8 text, one line each, every line ends in LF:
 *
 *	line 1   the canonical starting office (journal/seed_json.h); its SHA-256 stands in record 0
 *	line 2   record 0: {"seq":0,...,"action":"attempt.start",...}
 *	line 3   record 1 ...
 *
 * "prev" of record n is the SHA-256 of line n-1's bytes without its LF, of record 0 that of line 1: any change breaks
 * the chain, and sha256sum alone can follow it. The head of a journal is the SHA-256 of its last line. Canonical means:
 * keys in the order of the struct, no blank, integers in decimal, texts as UTF-8 with only ", \ and control characters
 * escaped, empty members left out where marked. Two equal records have equal bytes. docs/journal-format.md. */
#ifndef SABAN_JOURNAL_RECORD_H
#define SABAN_JOURNAL_RECORD_H

#include "base/arena.h"
#include "base/err.h"
#include "journal/sha256.h"
#include "office/office.h"

#define JOURNAL_FORMAT "saban-journal-1"

/* What record 0 says more than others. */
struct journal_start {
	struct str engine; /* version of the program */
	uint32_t rules;    /* OFFICE_RULES_VERSION it was made under */
	struct str scenario;
	struct sha256 scenario_sha256;
	uint64_t seed;       /* of the attempt's variant */
	struct sha256 start; /* of line 1, the starting office */
};

struct record {
	uint32_t seq;
	struct journal_start start; /* of record 0 only: format, engine, rules, scenario, scenario_sha256, seed */
	int64_t at_ms;     /* UTC, stamped when the request was complete; never less than the record before */
	int64_t office_ms; /* the engine's clock */
	struct str actor;  /* key of a person, or "system" */
	struct str action; /* key */
	struct str object; /* key of the document; left out when empty */
	uint32_t pending;  /* the pending entry it took off the list; left out when 0 */
	const struct pair
		*pairs; /* "input": canonical when accepted, as given when refused; left out when empty */
	size_t pair_count;
	struct refusal refusal; /* "outcome": "ok" or the refusal's name; "field" left out when empty */
	struct facts facts;     /* left out when all zero */
	struct sha256 digest;   /* of the state after it */
	struct sha256 prev;
};

/* The line without LF. */
struct str record_write(const struct record *record, struct arena *arena);

/* Strict: refuses what record_write would not have written, naming source and line. The record's texts lie in the
 * arena. office/refusals that no longer exist are an err too. */
bool record_read(struct str line, struct str source, uint32_t line_number, struct arena *arena,
                 struct record *ret, struct err *reterr);

/* The record of a decision; digest and prev are still to be filled. Texts are borrowed from the command. */
struct record record_of(const struct office *before, const struct command *command,
                        const struct decision *decision, int64_t at_ms);

#endif
