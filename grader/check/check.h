/* grader/check/check.h - the gates a scenario passes before it is published, and what is reported when it does not.
 *
 * A scenario proves itself: doing nothing earns nothing, the reference and every order that the workflow allows earn
 * all, each script of a mistake loses exactly what it says, and each small change of the reference (a mutant) loses
 * what the broken steps are worth, by arithmetic that does not call the aligner. Whatever does not hold is a fault with
 * file and line. A note tells an author what he should know and stops nothing.
 *
 *	struct check_report report;
 *	if (!check_scenario(&ports, STR("fixtures/scenarios/bao-cao-cchc"), &arena, &report, &err)) ...
 *	check_write(&report, &out);                 faults and notes, a line each, then the summary
 *	status = report.fault_count == 0 ? 0 : 1; */
#ifndef SABAN_GRADER_CHECK_CHECK_H
#define SABAN_GRADER_CHECK_CHECK_H

#include "base/buf.h"
#include "base/err.h"
#include "scenario/ports.h"

/* What a check asks of the world. */
struct check_ports {
	const struct scenario_ports *files;
	/* Names in a folder, by bytes, without those that begin with a dot. ERR_MISSING when there is no such folder. */
	bool (*list_folder)(void *context, struct str path, struct arena *arena, struct str **ret,
	                    size_t *ret_count, struct err *reterr);
	/* So many attempts were played by now, of so many that are known of; NULL for nobody watching. */
	void (*told)(void *context, size_t played, size_t known);
	void *context;
};

/* One small change of the reference script. */
enum mutant_kind {
	MUTANT_DROP,      /* a command is left out */
	MUTANT_SWAP,      /* two commands change places */
	MUTANT_DUPLICATE, /* a command is given twice */
	MUTANT_RECIPIENT, /* another party */
	MUTANT_DATE,      /* another date, or none */
	MUTANT_EXTRA,     /* one more recipient */
	MUTANT_OBJECT,    /* another document */
	MUTANT_KIND_COUNT
};

struct check_finding {
	struct str file;
	uint32_t line;
	bool is_note;
	struct str what, advice; /* advice may be empty */
};

struct mutant_tally {
	size_t killed;     /* lost exactly what was expected */
	size_t equivalent; /* nothing is lost, and the guide allows what was done */
	size_t
		bounded; /* lost no more than expected, where several readings of the commands are too many to try */
};

struct check_report {
	struct check_finding *items;
	size_t count, capacity;
	size_t fault_count; /* of those that are no notes */

	struct str scenario; /* its id; empty when it could not be read */
	uint32_t version;    /* of the guide */
	uint32_t max;        /* points of all tasks, hundredths */
	size_t orders_written, mistakes;
	size_t orders_made;    /* full under the guide */
	size_t orders_refused; /* allowed by the guide, but the office says no to one of their commands */
	bool is_sampled;       /* there are more orders than were made */
	struct mutant_tally mutants[MUTANT_KIND_COUNT];
	uint32_t variants, variants_played; /* 1 of 1 without parameters; 0 when the gates were not reached */
	size_t played;                      /* attempts in all */
};

/* Passes the scenario in the folder through all gates. False with ERR_MISSING or another class when its files cannot be
 * read at all; whatever is wrong inside of them is a fault of the report. Everything lies in the arena. */
bool check_scenario(const struct check_ports *ports, struct str dir, struct arena *arena,
                    struct check_report *ret, struct err *reterr);

/* One line for each finding, `file:line: what; advice`, then the summary of what held. */
void check_write(const struct check_report *report, struct buf *out);

#endif
