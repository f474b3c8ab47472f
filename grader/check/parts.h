/* grader/check/parts.h - the parts of a check, one file each, and what they share. For the files of check alone. */
#ifndef SABAN_GRADER_CHECK_PARTS_H
#define SABAN_GRADER_CHECK_PARTS_H

#include "base/check.h"
#include "base/draw.h"
#include "grader/check/check.h"
#include "grader/check/limits.h"
#include "grader/mark/mark.h"
#include "script/script.h"

/* ---- an attempt that was played and marked ---- */

struct run {
	const struct script *script;
	struct journal journal;
	struct deeds deeds;
	const uint32_t *statement_of; /* [deed] place in the script; deeds behind the last `do` have none */
	struct mark mark;
};

/* How an attempt ended, kept of every run. */
struct outcome {
	struct str name; /* "orders/reading-around.scn", "drop line 6" */
	struct str file; /* where it comes from */
	uint32_t line;
	struct sha256 state; /* of what others see of the office */
	uint32_t score;
	bool is_written; /* a file, not something made */
};

struct checking {
	const struct check_ports *ports;
	struct str dir;
	struct arena *arena; /* of the whole check */
	struct check_report *report;

	uint32_t variant; /* of the scenario */
	struct scenario scenario;
	struct guide guide;
	struct bound_guide bound;
	struct str guide_path;

	struct script reference; /* its repeats written out */
	struct run *reference_run;
	bool **is_done; /* [task][step]: some full attempt did this step */

	struct outcome *outcomes;
	size_t outcome_count, outcome_capacity;
	size_t known; /* runs that are still to come, with those done */
};

/* ---- report.c ---- */

void fault(struct checking *checking, struct str file, uint32_t line, const char *advice, const char *format,
           ...) PRINTF_LIKE(5, 6);
void note(struct checking *checking, struct str file, uint32_t line, const char *advice, const char *format,
          ...) PRINTF_LIKE(5, 6);
/* An err of class ERR_INPUT or ERR_LIMIT with a place is a fault; another one is not, and false is returned. */
bool fault_of_err(struct checking *checking, const struct err *err);
struct str path_of(const struct checking *checking, struct str name);
/* "2.00" */
struct str points_shown(struct arena *arena, int64_t hundredths);

/* ---- run.c ---- */

/* Reads a script of the scenario and writes its repeats out. False: a fault was told. */
bool script_load(struct checking *checking, struct str path, struct script *ret);
/* Plays, reads the journal back as a grader does, and marks it. False with *reterr when a line does not hold. */
bool run_play(struct checking *checking, const struct script *script, struct arena *arena, struct run *ret,
              struct err *reterr);
/* The line of a record in the run's script; 1 for one that no line gave. */
uint32_t run_line(const struct run *run, uint32_t record);
/* Lost points of a list, without what was given back at zero. */
int64_t lost_in(const struct findings *findings);
/* The place of the deed with that seq; DEED_NONE. */
uint32_t deed_of_record(const struct deeds *deeds, uint32_t seq);
/* Keeps how it ended. */
void outcome_keep(struct checking *checking, const struct run *run, struct str name, uint32_t line,
                  bool is_written);
/* What needs a human can be no proof. False: it was told as a fault. */
bool run_is_marked(struct checking *checking, const struct run *run, uint32_t line);
/* A fault for each charged move of an attempt that should be full; true when there is none. */
bool run_is_full(struct checking *checking, const struct run *run, const char *advice);
/* Line in the guide of a step, never, rule or goal. */
uint32_t guide_line_of(const struct guide *guide, struct str id);

/* ---- gates ---- */

/* facts.c: tasks, points and sentences of guide and scenario belong together. */
void facts_check(struct checking *checking);

/* overlap.c: from the guide alone. Can one event satisfy both predicates? The second may be NULL. */
bool predicates_overlap(const struct checking *checking, size_t task, const struct predicate *a,
                        const struct predicate *b);
/* Nevers that can be a step; workflows too ambiguous to be marked. */
void overlaps_note(struct checking *checking);
void ambiguity_check(struct checking *checking);

/* variants.c: the scenario's other variants, loaded all, played all or an even spread of them. False with *reterr. */
bool variants_check(struct checking *checking, struct err *reterr);

/* scripts.c: null run, reference, orders and mistakes. */
bool null_check(struct checking *checking);
bool reference_check(struct checking *checking);
bool orders_check(struct checking *checking, struct err *reterr);
bool mistakes_check(struct checking *checking, struct err *reterr);
/* Each step was done by some full attempt. */
void reach_check(struct checking *checking);

/* made.c: orders that the workflow allows, made from the reference. */
void made_orders_check(struct checking *checking);

/* mutants.c */
void mutants_check(struct checking *checking);

/* pairs.c: attempts that end in the same state with different scores. */
struct sha256 outcome_state(const struct office *office, struct arena *scratch);
void pairs_note(struct checking *checking);

#endif
