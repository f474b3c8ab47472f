/* script/script.h - the .scn script: an attempt written down as text, for tests, reference solutions and documentation.
 *
 *	scenario bao-cao-cchc seed 7                       # or: office an-binh at 2024-06-03T08:00, then: paper cv-246
 *	do     document.open  cv-246                       -> ok
 *	do     document.route cv-246 to=kinh-te role=main due_on=2024-06-20T11:00
 *	do     document.route cv-246 to=cong-an role=main  -> refused main_already_assigned role
 *	wait   PT5M
 *	expect cv-251 status=processing main=
 *	hand-in
 *	finding wrong main 200
 *
 * One statement a line, words parted by blanks; a value with blanks stands in quotation marks ("" \" \\); # begins a
 * comment. `do` without an arrow wants ok. `as KEY` says who acts from here on: in a scenario always the candidate, on
 * an office any person, or system. docs/adding-a-scenario.md has each statement.
 *
 * Time is the script's own: the attempt starts at once (or at `start`, when the script has one), each `do` happens
 * SCRIPT_STEP_MS after what stands before it, `wait` lets as much time pass as it says, and colleagues act in between
 * when they are due. So the same script always makes the same journal, byte for byte. */
#ifndef SABAN_SCRIPT_SCRIPT_H
#define SABAN_SCRIPT_SCRIPT_H

#include "base/arena.h"
#include "base/err.h"
#include "journal/chain.h"
#include "scenario/scenario.h"

#define SCRIPT_STEP_MS 5000
/* How long an attempt on an office lasts when the script does not say. */
#define SCRIPT_OFFICE_LASTS_MS (8LL * 60 * 60 * 1000)

enum statement_kind {
	STATEMENT_START,
	STATEMENT_AS,
	STATEMENT_DO,
	STATEMENT_WAIT,
	STATEMENT_EXPECT,
	STATEMENT_REPEAT, /* what follows, up to its end */
};

/* Members that its kind has not are zero. */
struct statement {
	enum statement_kind kind;
	uint32_t line;
	struct str who;              /* as */
	const struct action *action; /* do */
	struct str object;           /* do, expect: a document, or empty; "attempt" in expect */
	const struct pair *pairs;    /* do: fields; expect: what is looked at */
	size_t pair_count;
	struct refusal outcome; /* do: what is wanted; the field is compared only when it is given */
	bool takes_any; /* do: whatever is answered will do; for programs that vary a script, no script says it */
	int64_t wait_ms;
	uint32_t times;    /* repeat */
	size_t body_count; /* repeat: statements that follow it and are repeated */
};

/* A move that the grader must charge, and no other: kept for the grader's test, no matter to playing. */
struct script_finding {
	struct str kind;         /* "missing" */
	struct str step;         /* "main"; "-" where a move has none */
	int32_t lost_hundredths; /* below 0: a floor, which gives back what a task cannot lose */
	uint32_t line;
};

struct script {
	struct str source;
	struct str scenario;     /* the id it is written for; empty when it plays on an office */
	uint64_t seed;           /* of the attempt; the scenario has seed modulo its number of variants */
	bool has_start;          /* what stands before `start` is decided, not recorded */
	struct office_wish wish; /* of an office script: all but `root`, which its caller knows */
	const struct statement *statements;
	size_t statement_count;
	const struct script_finding *findings;
	size_t finding_count;
};

/* Reads a script. ERR_INPUT with file and line; ERR_LIMIT above LIMIT_SCRIPT_LINES. Texts are borrowed from `text` or
 * lie in the arena. */
bool script_read(struct arena *arena, struct str source, struct str text, struct script *ret,
                 struct err *reterr);

/* The same with a scenario's values in the places of its references, ${so}. A value should hold no quotation mark. */
bool script_read_filled(struct arena *arena, struct str source, struct str text,
                        const struct fill_values *values, struct script *ret, struct err *reterr);
/* The first statement alone, which says what is played and with which seed: so the scenario can be read in that variant
 * before the rest, which may refer to its values. */
bool script_read_head(struct arena *arena, struct str source, struct str text, struct script *ret,
                      struct err *reterr);

/* Who wants to see what a script does. Either may be NULL. */
struct script_watch {
	void (*start)(void *context,
	              struct str start_line); /* the canonical starting office: line 1 of a journal */
	void (*entry)(void *context, const struct entry *entry); /* valid during the call */
	void *context;
};

/* Plays it on the scenario it was written for. False when a line does not hold: ERR_INPUT with its place, what was
 * wanted and what was found; the watcher has then seen everything up to there. `engine` is written into record 0, with
 * the script's seed where it means the scenario's variant, else with the variant's number. */
bool script_play(struct arena *arena, const struct script *script, const struct scenario *scenario,
                 struct str engine, const struct script_watch *watch, struct err *reterr);

#endif
