/* cli/dispatch.h - the subcommand that prints what an attempt's office sends over the axis. */
#ifndef SABAN_CLI_DISPATCH_H
#define SABAN_CLI_DISPATCH_H

/* sandbox dispatch JOURNAL --document KEY [--to KEY] [--kind document|recall|status] > packet.edxml
 *
 * The office is the one after the journal's last record. Exit status 0; 2 with one line on standard error when the
 * journal, the document or the call is at fault; 1 when standard output is. */
int cli_dispatch(int argc, char **argv);

#endif
