/* cli/publish.c - sandbox publish; see commands.h. */
#include "base/check.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "cli/publication.h"
#include "host/clock.h"
#include "host/memory.h"
#include "host/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A key made now would sign other receipts than the ones the candidates have. */
static struct receipt_key *open_key(const struct home *home, struct arena *arena, struct err *reterr)
{
	struct str path = text_join(arena, home->keys, STR("/receipt.pem"));
	if (access(str_copy_c(arena, path), F_OK) == 0)
		return receipt_key_open(path, arena, reterr);
	err_at(reterr, ERR_MISSING, path, 0, STR("there is no key for receipts"),
	       STR("give --data the folder of the service that gave the receipts out"));
	return NULL;
}

static void name_open_attempts(const struct last_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!lines[i].is_closed)
			fprintf(stderr,
			        "sandbox publish: attempt %llu of candidate %.*s is still open and left out; publish "
			        "again when "
			        "it is closed\n",
			        (unsigned long long)lines[i].attempt, STR_ARG(lines[i].candidate));
	}
}

static bool print_line(struct str line, struct err *reterr)
{
	if (fwrite(line.ptr, 1, line.len, stdout) == line.len && putchar('\n') != EOF && fflush(stdout) == 0)
		return true;
	return err_set(reterr, ERR_DOWN, str_from_c(strerrordesc_np(errno)), STR("is the disk full?"));
}

/* Kept first and printed then: whoever holds a root.json can ask for the proofs that go with it. */
static bool publish(struct str scenario, struct staff *staff, const struct receipt_key *key,
                    struct arena *arena, struct err *reterr)
{
	const struct last_line *lines = NULL;
	size_t count = 0;
	struct publication publication;
	if (!staff_list_last_lines(staff, scenario, arena, &lines, &count, reterr))
		return false;
	name_open_attempts(lines, count);
	if (!publication_make(scenario, lines, count, key, arena, &publication, reterr))
		return false;
	const struct stored_publication stored = {
		.scenario = scenario,
		.at_ms = clock_utc_ms(),
		.bytes = publication_write(&publication, arena),
		.proofs = publication_proofs(&publication, arena),
		.proof_count = publication.leaf_count,
	};
	return staff_save_publication(staff, &stored, arena, reterr) && print_line(stored.bytes, reterr);
}

static bool run(struct str scenario, const struct place_options *wanted, struct arena *arena,
                struct place *place, struct err *reterr)
{
	if (!home_enter(&place->home, wanted->data, NULL, 0, arena, reterr))
		return false;
	struct receipt_key *key = open_key(&place->home, arena, reterr);
	if (key == NULL)
		return false;
	bool done = place_open_database(place, wanted, arena, reterr);
	if (done) {
		struct staff *staff = staff_open(place->owner_address);
		struct err err = {0};
		done = publish(scenario, staff, key, arena, &err);
		if (!done)
			err_at(reterr, err.class, str_copy(arena, err.source), err.line, str_copy(arena, err.what),
			       str_copy(arena, err.advice));
		staff_close(staff);
		place_close(place);
	}
	receipt_key_close(key);
	return done;
}

int cli_publish(int argc, char **argv)
{
	struct place_options wanted = {0};
	struct str scenario = {0};
	const struct option rows[] = {
		{"--scenario", "ID", "the scenario whose attempts are published", .text = &scenario},
		PLACE_OPTION_ROWS(wanted),
	};
	const struct usage usage = {
		"publish", "", "signs the heads of all closed attempts and prints root.json", rows, COUNT(rows),
		0,         0};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, NULL, NULL, &status))
		return status;
	struct err err = {0};
	if (str_is_empty(scenario)) {
		err_set(&err, ERR_INPUT, STR("it is not clear which attempts"), STR("give --scenario ID"));
		return options_fail("publish", &err);
	}
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct place place = {0};
	if (!run(scenario, &wanted, &arena, &place, &err))
		status = options_fail("publish", &err);
	arena_finish(&arena);
	return status;
}
