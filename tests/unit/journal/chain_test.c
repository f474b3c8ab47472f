/* Appending, folding, and proving: a journal made here reads back and no changed byte of it goes unnoticed. */
#include "journal/chain.h"

#include "base/buf.h"
#include "journal/digest.h"
#include "journal/journal.h"
#include "journal/seed_json.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct play {
	struct arena arena;
	const struct seed *seed;
	struct office office;
	struct chain chain;
	struct buf text;
};

static void put(struct play *play, struct entry entry)
{
	buf_add(&play->text, entry.line);
	buf_add_char(&play->text, '\n');
}

static void play_open(struct play *play)
{
	struct journal_start start = {
		.engine = STR("0.1.0"), .rules = OFFICE_RULES_VERSION, .scenario = STR("nho")};
	struct str line;

	memset(play, 0, sizeof(*play));
	play->arena = test_arena();
	play->seed = small_office(&play->arena);
	play->text = buf_in(&play->arena);
	line = seed_write(play->seed, &play->arena);
	start.start = sha256_of(line);
	buf_add(&play->text, line);
	buf_add_char(&play->text, '\n');
	office_init(&play->office, play->seed, &play->arena);
	put(play, chain_start(&play->chain, &play->office, &start, 1000000, &play->arena));
}

static void play_do(struct play *play, struct command command, int64_t at_ms)
{
	command.office_ms = chain_office_ms(&play->chain, at_ms);
	put(play, chain_append(&play->chain, &command, at_ms, &play->arena));
}

static void play_due(struct play *play, int64_t at_ms)
{
	struct command command;

	while (office_due(&play->office, chain_office_ms(&play->chain, at_ms), &command))
		put(play, chain_append(&play->chain, &command, at_ms, &play->arena));
}

#define COMMAND(play, actor, action, object, ...) \
	small_command(&(play)->arena, (play)->seed, actor, action, object, __VA_ARGS__)

/* A little attempt with a refusal, a colleague, a pause and the end. */
static void play_all(struct play *play)
{
	play_open(play);
	play_do(play, COMMAND(play, "ct", "document.open", "trinh", NULL), 1005000);
	play_do(play, COMMAND(play, "ct", "document.route", "trinh", "to=ai-do", "role=main", NULL), 1006000);
	play_do(play, COMMAND(play, "ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL), 1007000);
	play_due(play, 1090000);
	play_do(play, COMMAND(play, "system", "attempt.pause", "", NULL), 1100000);
	play_do(play, COMMAND(play, "ct", "document.open", "giao", NULL), 1200000);
	play_do(play, COMMAND(play, "system", "attempt.resume", "", NULL), 1300000);
	play_do(play, COMMAND(play, "ct", "attempt.hand_in", "", NULL), 1310000);
	play_due(play, 1310000);
}

static bool verify(struct play *play, struct str text, struct journal *ret, struct err *err)
{
	return journal_read(text, STR("j.jsonl"), REPLAY_VERIFY, &play->arena, NULL, NULL, ret, err);
}

static void a_journal_proves_itself(void **state)
{
	struct play play;
	struct journal journal;
	struct err err;

	UNUSED(state);
	play_all(&play);
	assert_true(verify(&play, buf_str(&play.text), &journal, &err));
	assert_true(journal.is_closed && journal.is_decided_again);
	assert_int_equal(journal.record_count, 12);
	assert_true(sha256_equals(journal.head, play.chain.head));
	assert_int_equal(journal.records[2].refusal.code, REFUSED_unknown_party);
	assert_null(journal.events[2].action);
	assert_int_equal(journal.events[3].facts.assignment.number, 2);
	arena_finish(&play.arena);
}

static void every_flipped_byte_is_noticed(void **state)
{
	struct play play;
	struct journal journal;
	struct str text;
	char *bytes;

	UNUSED(state);
	play_all(&play);
	text = buf_str(&play.text);
	bytes = str_copy_c(&play.arena, text);
	for (size_t i = 0; i < text.len; i++) {
		struct arena scratch = test_arena();
		struct err err = {.class = ERR_NONE};
		char kept = bytes[i];
		bool is_last_prev;

		bytes[i] = (char)(kept ^ 1);
		is_last_prev = journal_read((struct str){bytes, text.len}, STR("j"), REPLAY_VERIFY, &scratch, NULL,
		                            NULL, &journal, &err);
		/* The last line's own hash is the head: only what is compared with a receipt can show a change of its time. */
		if (is_last_prev)
			assert_false(sha256_equals(journal.head, play.chain.head));
		else
			assert_true(err.line >= 1);
		arena_finish(&scratch);
		bytes[i] = kept;
	}
	arena_finish(&play.arena);
}

static void a_lost_line_names_its_record(void **state)
{
	struct play play;
	struct journal journal;
	struct err err;
	struct buf cut;
	struct str rest;

	UNUSED(state);
	play_all(&play);
	cut = buf_in(&play.arena);
	rest = buf_str(&play.text);
	for (int line = 1; !str_is_empty(rest); line++) {
		struct str kept = str_cut(&rest, '\n');

		if (line != 4) {
			buf_add(&cut, kept);
			buf_add_char(&cut, '\n');
		}
	}
	assert_false(verify(&play, buf_str(&cut), &journal, &err));
	assert_int_equal(err.line, 4);
	assert_true(str_find(err.what, STR("record 3")) < err.what.len);
	arena_finish(&play.arena);
}

static void the_office_clock_stands_in_a_pause_and_never_falls_behind(void **state)
{
	struct play play;

	UNUSED(state);
	play_open(&play);
	/* The tick came late: the arrival of minute 1 is folded at minute 1.5, and the clock is not set back. */
	play_due(&play, 1090000);
	assert_int_equal(chain_office_ms(&play.chain, 1100000), 100000);
	play_do(&play, COMMAND(&play, "system", "attempt.pause", "", NULL), 1100000);
	assert_int_equal(chain_office_ms(&play.chain, 1500000), 100000);
	play_do(&play, COMMAND(&play, "system", "attempt.resume", "", NULL), 1600000);
	assert_int_equal(chain_office_ms(&play.chain, 1601000), 101000);
	arena_finish(&play.arena);
}

static void a_fork_makes_the_lines_its_parent_folds(void **state)
{
	struct play play;
	struct office fork;
	struct chain draft;
	struct entry entry;
	struct command command;
	struct arena request = test_arena();

	UNUSED(state);
	play_open(&play);
	office_fork(&fork, &play.office, &request);
	draft = play.chain;
	draft.office = &fork;
	command = COMMAND(&play, "ct", "document.direct", "trinh", "note=làm ngay", NULL);
	entry = chain_append(&draft, &command, 1001000, &request);
	chain_fold(&play.chain, &entry);
	assert_true(sha256_equals(play.chain.head, draft.head));
	assert_true(sha256_equals(office_digest(&play.office, play.chain.start, &request), entry.record.digest));
	arena_finish(&request);
	assert_int_equal(small_document(&play.office, "trinh")->note_count, 1);
	assert_true(str_equals(small_document(&play.office, "trinh")->notes[0].text, STR("làm ngay")));
	arena_finish(&play.arena);
}

static void forget_imprints(struct office *office)
{
	uint32_t at = 0;
	struct touched *touched;

	while ((touched = office_touched_next(office, &at)) != NULL)
		touched->imprint = (struct imprint){0};
}

static void a_digest_made_step_by_step_is_the_one_made_at_once(void **state)
{
	static const char *const documents[] = {"trinh", "giao"};
	struct play play;
	struct arena request = test_arena();
	struct sha256 last = {0};

	UNUSED(state);
	play_open(&play);
	for (int i = 0; i < 12; i++) {
		struct office fork;
		struct chain draft = play.chain;
		struct command command = COMMAND(&play, "ct", "document.comment", documents[i % 2], "note=làm ngay",
		                                 NULL);

		office_fork(&fork, &play.office, &request);
		draft.office = &fork;
		struct entry entry = chain_append(&draft, &command, 1001000 + i, &request);

		assert_false(is_refused(entry.decision.refusal));
		chain_fold(&play.chain, &entry);
		last = entry.record.digest;
	}
	forget_imprints(&play.office);
	assert_true(sha256_equals(office_digest(&play.office, play.chain.start, &request), last));
	arena_finish(&request);
	arena_finish(&play.arena);
}

static void nothing_follows_the_close_and_nothing_is_cut_unseen(void **state)
{
	struct play play;
	struct journal journal;
	struct err err;
	struct str text;

	UNUSED(state);
	play_all(&play);
	text = buf_str(&play.text);
	assert_false(verify(&play, str_slice(text, 0, text.len - 1), &journal, &err));
	assert_true(str_find(err.what, STR("no end")) < err.what.len);
	play_do(&play, COMMAND(&play, "ct", "document.open", "giao", NULL), 1400000);
	assert_false(verify(&play, buf_str(&play.text), &journal, &err));
	assert_true(str_find(err.what, STR("behind attempt.close")) < err.what.len);
	arena_finish(&play.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_journal_proves_itself),
		cmocka_unit_test(every_flipped_byte_is_noticed),
		cmocka_unit_test(a_lost_line_names_its_record),
		cmocka_unit_test(the_office_clock_stands_in_a_pause_and_never_falls_behind),
		cmocka_unit_test(a_fork_makes_the_lines_its_parent_folds),
		cmocka_unit_test(a_digest_made_step_by_step_is_the_one_made_at_once),
		cmocka_unit_test(nothing_follows_the_close_and_nothing_is_cut_unseen),
	};

	return cmocka_run_group_tests_name("journal/chain", tests, NULL, NULL);
}
