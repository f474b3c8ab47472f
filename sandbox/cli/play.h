/* cli/play.h - the subcommand that plays a script, without web or database, and prints the journal. */
#ifndef SABAN_CLI_PLAY_H
#define SABAN_CLI_PLAY_H

/* sandbox play SCENARIO_DIR SCRIPT.scn [--candidate NUMBER] > journal.jsonl. argv[0] is the subcommand's own name.
 *
 * The journal has the form of one that the service exports. A journal names no candidate, so the number changes nothing
 * in it. A script that begins with `office` is played on an office of the library that SCENARIO_DIR lies in.
 *
 * Returns the exit status: 0; 1 when a line of the script does not hold (one line on standard error: file, line, wanted
 * and found; the journal up to there is printed all the same) or standard output cannot be written; 2 with one line
 * when the call, the scenario or the script is at fault, and then prints nothing. */
int cli_play(int argc, char **argv);

#endif
