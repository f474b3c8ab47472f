/* grader/command/command.h - the subcommands of the program `grader`. Each gets its words, reads files by a port, prints
 * to the streams it was given, and returns the exit status.
 *
 * Exit statuses, the same everywhere: 0 fine; 1 findings; 2 bad input, with one line `file:line: what; what to do` on the
 * error stream; 3 needs a human. */
#ifndef SABAN_GRADER_COMMAND_COMMAND_H
#define SABAN_GRADER_COMMAND_COMMAND_H

#include "base/arena.h"
#include "base/err.h"
#include "grader/command/attempts.h"
#include "office/names.h"
#include "scenario/ports.h"

#include <stdio.h>

enum exit_status {
	STATUS_FINE = 0,
	STATUS_FINDINGS = 1,
	STATUS_BAD_INPUT = 2,
	STATUS_NEEDS_HUMAN = 3,
};

/* Where a database is; at most one of them is given. */
struct command_place {
	struct str database; /* --database: a connection string or URI */
	struct str data;     /* --data: a data folder with its private cluster */
};

bool command_place_is_given(const struct command_place *place);

struct command_world {
	const struct arena_source *memory;
	const struct scenario_ports *files; /* read_file; "-" is standard input */
	FILE *out, *err;
	/* A file that is too large to be read whole. *ret_bytes is its size, 0 when that is not known. The caller closes
	 * it; NULL with *reterr. */
	FILE *(*open_stream)(struct str path, struct arena *arena, uint64_t *ret_bytes, struct err *reterr);
	/* Names in a folder, by bytes, without those that begin with a dot. ERR_MISSING when there is no such folder. */
	bool (*list_folder)(struct str path, struct arena *arena, struct str **ret, size_t *ret_count,
	                    struct err *reterr);
	/* The attempts of a database, entered as its owner. The caller closes the port. Entering a data folder gives up
	 * root: files that only root can read must have been read before. */
	bool (*open_attempts)(const struct command_place *place, struct arena *arena, struct attempts_port *ret,
	                      struct err *reterr);
	/* The screens' words in English, as the build compiled them (a .mo file); they live as long as the arena. */
	bool (*read_english)(struct arena *arena, struct str *ret_name, struct str *ret_bytes,
	                     struct err *reterr);
	/* Replaces a file in one step. */
	bool (*write_file)(struct str path, struct str bytes, struct arena *scratch, struct err *reterr);
	/* Whether the owner of this public key has signed the text (Ed25519). */
	bool (*is_signed)(struct str text, const uint8_t signature[64], const uint8_t key[32]);
	struct str user; /* the account that runs this program */
	unsigned cores;  /* of the machine, at least 1 */
	bool is_watched; /* a person sees the error stream: progress may be shown there */
};

/* ---- words behind a subcommand ---- */

struct command_option {
	const char *name;  /* "--format" */
	const char *value; /* what it is called in help; NULL for a flag */
	const char *help;
	struct str *text;
	bool *flag;
};

struct command_usage {
	const char *command;
	const char *operands; /* in help: "JOURNAL" */
	const char *summary;
	const struct command_option *options;
	size_t option_count;
	size_t operands_min, operands_max;
};

/* Reads the words: "--name VALUE", "--name=VALUE", operands in any order, "--" ends the options. False when the command
 * is over: *ret_status is 0 after --help (printed), 2 after a line on the error stream. */
bool command_words(const struct command_world *world, int argc, char **argv,
                   const struct command_usage *usage, struct str *operands, size_t *ret_count,
                   int *ret_status);

/* Reads one of some words, or a number of threads; an empty word leaves *ret alone. False after a line on the error
 * stream, with *ret_status 2. */
bool command_choice(const struct command_world *world, const char *command, const char *option,
                    struct str word, const struct name_table *names, unsigned *ret, int *ret_status);
bool command_jobs(const struct command_world *world, const char *command, struct str word, unsigned *ret,
                  int *ret_status);

/* Prints the err on the error stream, begins the line with "grader COMMAND: " where the err has no place of its own;
 * returns STATUS_BAD_INPUT. */
int command_fails(const struct command_world *world, const char *command, const struct err *err);

/* Reads a whole file as UTF-8 text of at most LIMIT_FILE_BYTES. */
bool command_read(const struct command_world *world, struct str path, struct arena *arena, struct str *ret,
                  struct err *reterr);

/* ---- subcommands: argv[0] is the subcommand's own name ---- */

int command_grade(const struct command_world *world, int argc, char **argv);
int command_verify(const struct command_world *world, int argc, char **argv);
int command_check(const struct command_world *world, int argc, char **argv);
int command_align(const struct command_world *world, int argc, char **argv);
int command_export(const struct command_world *world, int argc, char **argv);
int command_remark(const struct command_world *world, int argc, char **argv);
int command_state(const struct command_world *world, int argc, char **argv);
int command_stats(const struct command_world *world, int argc, char **argv);

#endif
