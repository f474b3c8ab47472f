/* cli/load.c - sandbox load and sandbox candidate; see commands.h. */
#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/fixtures.h"
#include "cli/place.h"
#include "host/file.h"
#include "host/memory.h"

#include <stdio.h>
#include <stdlib.h>

#define CODE_BYTES_MAX 1024

static bool load(struct str folder, const struct place_options *wanted, struct arena *arena,
                 struct err *reterr)
{
	struct fixtures fixtures;
	struct place place;
	if (!fixtures_read(folder, arena, &fixtures, reterr) || !place_open(&place, wanted, arena, reterr))
		return false;
	struct staff *staff = staff_open(place.owner_address);
	struct err err = {0};
	bool done = fixtures_save(&fixtures, staff, arena, &err) ||
	            err_at(reterr, err.class, err.source, err.line, str_copy(arena, err.what), err.advice);
	staff_close(staff);
	place_close(&place);
	return done;
}

int cli_load(int argc, char **argv)
{
	struct place_options wanted = {0};
	struct str folder = {0};
	const struct option rows[] = {PLACE_OPTION_ROWS(wanted)};
	const struct usage usage = {
		"load", "FIXTURES_DIR", "saves the candidates and marking guides of a folder of fixtures",
		rows,   COUNT(rows),    1,
		1,
	};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, &folder, NULL, &status))
		return status;
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct err err = {0};
	if (!load(folder, &wanted, &arena, &err))
		status = options_fail("load", &err);
	arena_finish(&arena);
	return status;
}

static bool refuse_scenario(struct str wanted, const struct str *known, size_t count, struct arena *arena,
                            struct err *reterr)
{
	struct buf what = buf_in(arena);
	buf_add_c(&what, count == 0 ? "no scenario is loaded yet" : "there is no scenario of this id, only");
	for (size_t i = 0; i < count; i++) {
		buf_add_c(&what, i == 0 ? " " : ", ");
		buf_add(&what, known[i]);
	}
	return err_at(reterr, ERR_INPUT, wanted, 0, buf_str(&what),
	              count == 0
	                  ? STR("load a folder of fixtures first: sandbox load FIXTURES_DIR")
	                  : STR("give one of these, or load the folder it stands in: sandbox load FIXTURES_DIR"));
}

/* Who is given a scenario that is nowhere finds out at his seat, when it is too late. */
static bool save_known(struct staff *staff, const struct account *account, struct arena *arena,
                       struct err *reterr)
{
	const struct str *known;
	size_t count;
	if (!staff_list_scenarios(staff, arena, &known, &count, reterr))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (str_equals(known[i], account->scenario)) {
			struct candidate candidate = account_candidate(account, arena);
			return staff_save_candidate(staff, &candidate, reterr);
		}
	}
	return refuse_scenario(account->scenario, known, count, arena, reterr);
}

static bool save_candidate(struct account *account, const struct place_options *wanted, struct arena *arena,
                           struct err *reterr)
{
	struct str text = {0};
	if (account->number.len == 0 || account->name.len == 0 || account->unit.len == 0 ||
	    account->scenario.len == 0)
		return err_set(reterr, ERR_INPUT, STR("something about the candidate is missing"),
		               STR("give --number, --name, --unit and --scenario"));
	if (!file_read_input(arena, CODE_BYTES_MAX, &text, reterr))
		return false;
	account->code = str_trim(text);
	if (account->code.len == 0 || !utf8_is_text(account->code))
		return err_set(reterr, ERR_INPUT, STR("no code was given"), STR("write the code to standard input"));
	struct place place;
	if (!place_open(&place, wanted, arena, reterr))
		return false;
	struct staff *staff = staff_open(place.owner_address);
	struct err err = {0};
	bool done = save_known(staff, account, arena, &err) ||
	            err_at(reterr, err.class, err.source, err.line, str_copy(arena, err.what), err.advice);
	staff_close(staff);
	place_close(&place);
	return done;
}

int cli_candidate(int argc, char **argv)
{
	struct place_options wanted = {0};
	struct account account = {0};
	const struct option rows[] = {
		{"--number", "N", "candidate number; one that is there already is changed", .text = &account.number},
		{"--name", "TEXT", "full name", .text = &account.name},
		{"--unit", "TEXT", "the agency the candidate comes from", .text = &account.unit},
		{"--scenario", "ID", "what the candidate plays", .text = &account.scenario},
		PLACE_OPTION_ROWS(wanted),
	};
	const struct usage usage = {
		"candidate", "",          "adds or changes a candidate, whose code is read from standard input",
		rows,        COUNT(rows), 0,
		0,
	};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, NULL, NULL, &status))
		return status;
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct err err = {0};
	if (!save_candidate(&account, &wanted, &arena, &err))
		status = options_fail("candidate", &err);
	arena_finish(&arena);
	return status;
}
