/* cli/migrate.c - sandbox migrate; see commands.h. */
#include "base/check.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "host/memory.h"

#include <stdio.h>
#include <stdlib.h>

int cli_migrate(int argc, char **argv)
{
	struct place_options wanted = {0};
	const struct option rows[] = {PLACE_OPTION_ROWS(wanted)};
	const struct usage usage = {"migrate", "", "brings the database up to date", rows, COUNT(rows), 0, 0};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, NULL, NULL, &status))
		return status;
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct place place;
	struct err err = {0};
	if (place_open(&place, &wanted, &arena, &err))
		place_close(&place);
	else
		status = options_fail("migrate", &err);
	arena_finish(&arena);
	return status;
}
