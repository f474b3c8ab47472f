/* main.c - the program `sandbox`: its subcommands. */
#include "base/check.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/packet.h"
#include "cli/paper.h"
#include "cli/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct subcommand {
	const char *name;
	const char *summary;
	int (*run)(int argc, char **argv);
} subcommands[] = {
	{"load", "save candidates and marking guides of a folder of fixtures", cli_load},
	{"candidate", "add or change one candidate", cli_candidate},
	{"export", "print the journal of an attempt", cli_export},
	{"migrate", "bring the database up to date", cli_migrate},
	{"play", "play a script and print the journal", cli_play},
	{"packet", "show what an edXML packet says", cli_packet},
	{"paper", "lay out one paper", cli_paper},
};

static void print_help(FILE *file)
{
	fprintf(file, "sandbox COMMAND [OPTION]... - a city's document office for practical exams.\n\n");
	for (size_t i = 0; i < COUNT(subcommands); i++)
		fprintf(file, "  %-10s  %s\n", subcommands[i].name, subcommands[i].summary);
	fprintf(file, "\n`sandbox COMMAND --help` says what a command takes; `sandbox --version` says which one this is.\n");
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		print_help(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_help(stdout);
		return EXIT_SUCCESS;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("sandbox %s\n", SABAN_VERSION);
		return EXIT_SUCCESS;
	}
	for (size_t i = 0; i < COUNT(subcommands); i++) {
		if (strcmp(argv[1], subcommands[i].name) == 0)
			return subcommands[i].run(argc - 1, argv + 1);
	}
	fprintf(stderr, "sandbox: there is no command %s; see sandbox --help\n", argv[1]);
	return EXIT_USAGE;
}
