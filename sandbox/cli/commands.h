/* cli/commands.h - the subcommands on the database. Each takes argv with its own name first and gives the exit status: 0;
 * 2 with one line (what, what to do) when what was given is at fault; 1 when the world is. */
#ifndef SABAN_CLI_COMMANDS_H
#define SABAN_CLI_COMMANDS_H

/* sandbox migrate: brings the database up to date, making and starting the private one when there is none. */
int cli_migrate(int argc, char **argv);

/* sandbox load FIXTURES_DIR: saves candidates and marking guides. */
int cli_load(int argc, char **argv);

/* sandbox candidate --number 001 --name N --unit U --scenario S: adds or changes one candidate; the code is read from
 * standard input, so that it stands in no list of processes. */
int cli_candidate(int argc, char **argv);

/* sandbox export --attempt N | --candidate 001: the journal as a file that stands alone, on standard output. */
int cli_export(int argc, char **argv);

/* sandbox publish --scenario ID: signs the heads of all closed attempts at a scenario, keeps each candidate's proof, and
 * prints root.json (journal/publication.h) on standard output. Attempts that are still open are named on standard error
 * and left out. The same attempts and key give the same bytes again. */
int cli_publish(int argc, char **argv);

#endif
