/* cli/paper.h - the subcommand that lays out one paper. */
#ifndef SABAN_CLI_PAPER_H
#define SABAN_CLI_PAPER_H

/* argv[0] is the subcommand's own name. Returns the exit status: 0; 2 with one line (file, line, what, what to do) when
 * the input is at fault or not there; 1 when the world is. */
int cli_paper(int argc, char **argv);

#endif
