#include "grader/replay/state.h"

#include "base/check.h"
#include "grader/command/command.h"
#include "journal/journal.h"

/* Keeps the office as it was after one record. */
struct looking_at {
	uint64_t seq;
	bool is_found;
	struct buf *out;
};

static void look(void *context, const struct journal *journal, const struct record *record,
                 const struct office *office)
{
	struct looking_at *at = context;

	UNUSED(journal);
	if (record->seq != at->seq)
		return;
	at->is_found = true;
	state_write(office, at->out);
}

static bool state(const struct command_world *world, struct str path, struct str at, struct arena *arena,
                  struct err *reterr)
{
	struct buf out = buf_in(arena);
	struct looking_at looking = {.seq = UINT64_MAX, .out = &out};
	struct journal journal;
	struct str text;

	if (!str_is_empty(at) && !str_to_u64(at, &looking.seq))
		return err_set(reterr, ERR_INPUT, STR("--at is no number"), STR("give the number of a record"));
	if (!command_read(world, path, arena, &text, reterr) ||
	    !journal_read(text, path, REPLAY_VERIFY, arena, look, &looking, &journal, reterr))
		return false;
	if (str_is_empty(at))
		state_write(journal.office, &out);
	else if (!looking.is_found)
		return err_at(reterr, ERR_INPUT, path, 0, STR("the journal has no record of that number"),
		              STR("give --at a smaller number"));
	fwrite(out.ptr, 1, out.len, world->out);
	return true;
}

int command_state(const struct command_world *world, int argc, char **argv)
{
	struct str path, at = {0};
	const struct command_option options[] = {
		{"--at", "N", "after record N; after the last one when not given", .text = &at},
	};
	const struct command_usage usage = {
		"state", "JOURNAL", "prints the office as XML, the view that goals query", options, COUNT(options),
		1,       1};
	struct arena arena;
	struct err err = {0};
	size_t count;
	int status;

	if (!command_words(world, argc, argv, &usage, &path, &count, &status))
		return status;
	arena_init(&arena, world->memory);
	status = state(world, path, at, &arena, &err) ? STATUS_FINE : command_fails(world, "state", &err);
	arena_finish(&arena);
	return status;
}
