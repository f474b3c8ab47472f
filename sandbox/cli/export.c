/* cli/export.c - sandbox export; see commands.h. docs/journal-format.md says what it prints. */
#include "base/check.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "host/memory.h"
#include "store/staff.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wish {
	uint64_t attempt;     /* 0: by candidate */
	struct str candidate; /* number */
};

static bool print_line(struct str line)
{
	return fwrite(line.ptr, 1, line.len, stdout) == line.len && putchar('\n') != EOF;
}

static bool print_journal(const struct stored_attempt *stored, struct str start_line, struct err *reterr)
{
	bool printed = print_line(start_line);
	for (size_t i = 0; i < stored->line_count && printed; i++)
		printed = print_line(stored->lines[i].line);
	if (printed && fflush(stdout) == 0)
		return true;
	return err_set(reterr, ERR_DOWN, str_from_c(strerrordesc_np(errno)), STR("is the disk full?"));
}

static bool export(const struct wish *wish, struct staff *staff, struct arena *arena, struct err *reterr)
{
	uint64_t attempt = wish->attempt;
	struct stored_attempt stored;
	struct str start_line = {0};
	if (attempt == 0 && !staff_find_attempt(staff, wish->candidate, &attempt, reterr))
		return false;
	return staff_load_attempt(staff, attempt, arena, &stored, reterr) &&
	       staff_load_blob(staff, stored.start, arena, &start_line, reterr) &&
	       print_journal(&stored, start_line, reterr);
}

int cli_export(int argc, char **argv)
{
	struct place_options wanted = {0};
	struct wish wish = {0};
	const struct option rows[] = {
		{"--attempt", "N", "the attempt of this number", .number = &wish.attempt, .number_max = INT64_MAX},
		{"--candidate", "N", "the newest attempt of the candidate with this number", .text = &wish.candidate},
		PLACE_OPTION_ROWS(wanted),
	};
	const struct usage usage = {"export", "", "prints the journal of an attempt", rows, COUNT(rows), 0, 0};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, NULL, NULL, &status))
		return status;
	struct err err = {0};
	if ((wish.attempt == 0) == (wish.candidate.len == 0)) {
		err_set(&err, ERR_INPUT, STR("it is not clear which attempt"),
		        STR("give either --attempt N or --candidate N"));
		return options_fail("export", &err);
	}
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct place place;
	if (place_open(&place, &wanted, &arena, &err)) {
		struct staff *staff = staff_open(place.owner_address);
		if (!export(&wish, staff, &arena, &err))
			status = options_fail("export", &err);
		staff_close(staff);
		place_close(&place);
	} else {
		status = options_fail("export", &err);
	}
	arena_finish(&arena);
	return status;
}
