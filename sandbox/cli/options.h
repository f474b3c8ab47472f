/* cli/options.h - what is written after a subcommand: options and operands, by one table.
 *
 *	struct str data = {0};
 *	bool is_dev = false;
 *	const struct option rows[] = {
 *		{"--data", "DIR", "the data folder", .text = &data},
 *		{"--dev", NULL, "read templates again when they change", .flag = &is_dev},
 *	};
 *	const struct usage usage = {"serve", "", "runs the service", rows, COUNT(rows), 0, 0};
 *	int status = 0;
 *	if (!options_parse(argc, argv, &usage, NULL, &status))
 *		return status;
 *
 * --help prints the table. Both "--data DIR" and "--data=DIR" are taken; "--" ends the options. */
#ifndef SABAN_CLI_OPTIONS_H
#define SABAN_CLI_OPTIONS_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

#define EXIT_USAGE 2

/* Of a --variant that nobody gave. */
#define CLI_NO_VARIANT UINT64_MAX

struct option {
	const char *name;  /* "--port" */
	const char *value; /* what it is called in help; NULL for a flag */
	const char *help;
	/* One of these is where it goes. A number is from 0 to its maximum. */
	bool *flag;
	struct str *text;
	uint64_t *number;
	uint64_t number_max;
};

struct usage {
	const char *command;  /* "export" */
	const char *operands; /* in help: "FIXTURES_DIR"; "" for none */
	const char *summary;  /* one sentence without a full stop */
	const struct option *options;
	size_t option_count;
	size_t operands_min, operands_max;
};

/* argv[0] is the subcommand's own name. Operands go to operands[0], ... (room for operands_max; NULL when there are
 * none), their number to *ret_count when that is not NULL. False when the command is over: *ret_status is 0 after
 * --help, and EXIT_USAGE after one line on standard error. */
bool options_parse(int argc, char **argv, const struct usage *usage, struct str *operands, size_t *ret_count,
                   int *ret_status);

/* Prints "sandbox COMMAND: what; advice" on standard error, and gives the exit status that goes with it: 2 when what was
 * given is at fault, else 1. */
int options_fail(const char *command, const struct err *err);

#endif
