/* Turns against a store that fails on demand: nothing is told before it is saved, nothing saved is lost, nothing is
 * done twice. */
#include "attempt/inner.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "journal/journal.h"
#include "journal/receipt.h"
#include "journal/seed_json.h"
#include "tests/support/fake_ports.h"
#include "tests/support/fake_store.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SEAT 1
#define START_MS 1718672400000

struct world {
	struct test_memory memory;
	struct arena arena;
	struct fake_store *store;
	struct fake_clock clock;
	struct fake_jobs *jobs;
	struct play play;
	struct attempts *attempts;
	struct attempt *attempt;
	uint64_t candidate;
	uint32_t told_from; /* from_seq of the last change told */
};

static void changed(void *context, struct attempt *attempt, uint32_t from_seq)
{
	struct world *world = context;

	UNUSED(attempt);
	world->told_from = from_seq;
}

static void open_attempts(struct world *world)
{
	struct attempts_config config = {
		.memory = &world->memory.source,
		.store = fake_store_port(world->store),
		.jobs = fake_jobs_port(world->jobs),
		.clock = &world->clock.port,
		.engine = STR("0.1.0"),
		.plays = &world->play,
		.play_count = 1,
		.changed = changed,
		.context = world,
	};

	world->attempts = attempts_open(&config);
}

static void prepare_play(struct world *world)
{
	world->play.id = STR("nho");
	world->play.seed = small_office(&world->arena);
	world->play.start_line = seed_write(world->play.seed, &world->arena);
	world->play.start = sha256_of(world->play.start_line);
}

static int set_up(void **state)
{
	static struct world world;
	struct candidate candidate = {.number = STR_INIT("001"), .scenario = STR_INIT("nho")};
	struct err err;

	memset(&world, 0, sizeof(world));
	arena_init(&world.arena, test_memory_open(&world.memory));
	world.store = fake_store_open(FAKE_STORE_BY_HAND);
	world.jobs = fake_jobs_open(0);
	fake_clock_open(&world.clock, START_MS);
	prepare_play(&world);
	open_attempts(&world);
	candidate.id = world.candidate = fake_store_add_candidate(world.store, candidate);
	world.attempt = attempts_start(world.attempts, &candidate, SEAT, &err);
	assert_non_null(world.attempt);
	*state = &world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;

	attempt_release(world->attempt);
	attempts_close(world->attempts);
	fake_jobs_close(world->jobs);
	fake_store_close(world->store);
	arena_finish(&world->arena);
	test_memory_close(&world->memory);
	return 0;
}

static void woken(void *context)
{
	bool *is_woken = context;

	assert_false(*is_woken);
	*is_woken = true;
}

struct request {
	struct turn turn;
	struct command commands[4];
	bool is_woken;
};

static void take_as(struct world *world, struct request *request, uint64_t seat, const char *key,
                    struct command command)
{
	*request = (struct request){.commands = {command}};
	request->turn = (struct turn){
		.attempt = world->attempt,
		.lease = seat,
		.key = str_from_c(key),
		.commands = request->commands,
		.command_count = 1,
		.arena = &world->arena,
		.wake = woken,
		.context = &request->is_woken,
	};
	attempt_take_turn(&request->turn);
}

static void take(struct world *world, struct request *request, const char *key, struct command command)
{
	take_as(world, request, SEAT, key, command);
}

static size_t pump(struct world *world)
{
	size_t all = 0, count;

	while ((count = fake_store_pump(world->store)) > 0)
		all += count;
	return all;
}

static size_t lines(struct world *world)
{
	return fake_store_line_count(world->store, attempt_id(world->attempt));
}

#define COMMAND(actor, action, object, ...) \
	small_command(&world->arena, world->play.seed, actor, action, object, __VA_ARGS__)
#define DIRECT(text) COMMAND("ct", "document.direct", "trinh", "note=" text, NULL)

static size_t note_count(struct world *world)
{
	struct view view = attempt_read(world->attempt);
	size_t count = small_document(view.office, "trinh")->note_count;

	attempt_read_end(world->attempt);
	return count;
}

static void nothing_is_told_before_it_is_saved(void **state)
{
	struct world *world = *state;
	struct request request;

	take(world, &request, "", DIRECT("làm"));
	assert_false(request.is_woken);
	assert_int_equal(note_count(world), 0);
	assert_int_equal(pump(world), 1);
	assert_true(request.is_woken);
	assert_int_equal(request.turn.state, TURN_DONE);
	assert_int_equal(request.turn.results[0].seq, 1);
	assert_int_equal(note_count(world), 1);
	assert_int_equal(world->told_from, 1);
	assert_int_equal(lines(world), 2);
}

static void what_the_store_did_not_take_did_not_happen(void **state)
{
	struct world *world = *state;
	struct request request;

	fake_store_fail_commits(world->store, COMMIT_FAILED, 1);
	take(world, &request, "k", DIRECT("làm"));
	pump(world);
	assert_int_equal(request.turn.state, TURN_FAILED);
	assert_int_equal(note_count(world), 0);
	take(world, &request, "k", DIRECT("làm"));
	pump(world);
	assert_int_equal(request.turn.state, TURN_DONE);
	assert_false(request.turn.is_repeated);
	assert_int_equal(note_count(world), 1);
}

static void the_same_key_acts_once(void **state)
{
	struct world *world = *state;
	struct request first, second, third;

	take(world, &first, "k1", DIRECT("làm"));
	take(world, &second, "k1", DIRECT("làm"));
	pump(world);
	assert_true(first.is_woken && second.is_woken);
	assert_false(first.turn.is_repeated);
	assert_true(second.turn.is_repeated);
	assert_int_equal(second.turn.results[0].seq, first.turn.results[0].seq);
	assert_int_equal(note_count(world), 1);
	/* And once more after a restart. */
	attempt_release(world->attempt);
	attempts_close(world->attempts);
	open_attempts(world);
	world->attempt = attempts_load(world->attempts, 1, NULL);
	assert_non_null(world->attempt);
	take(world, &third, "k1", DIRECT("làm"));
	assert_true(third.is_woken && third.turn.is_repeated);
	assert_int_equal(third.turn.results[0].seq, 1);
	assert_int_equal(note_count(world), 1);
}

static void turns_wait_for_each_other_in_order(void **state)
{
	struct world *world = *state;
	struct request requests[3];

	for (size_t i = 0; i < 3; i++)
		take(world, &requests[i], "", DIRECT("làm"));
	assert_int_equal(fake_store_pump(world->store), 1);
	assert_true(requests[0].is_woken && !requests[1].is_woken);
	pump(world);
	assert_int_equal(requests[1].turn.results[0].seq, 2);
	assert_int_equal(requests[2].turn.results[0].seq, 3);
}

static void take_gesture(struct world *world, struct request *request, const char *key, size_t count)
{
	request->is_woken = false;
	request->turn = (struct turn){
		.attempt = world->attempt,
		.lease = SEAT,
		.key = str_from_c(key),
		.commands = request->commands,
		.command_count = count,
		.arena = &world->arena,
		.wake = woken,
		.context = &request->is_woken,
	};
	attempt_take_turn(&request->turn);
	pump(world);
	assert_true(request->is_woken);
	assert_int_equal(request->turn.state, TURN_DONE);
}

#define ROUTE(...) COMMAND("ct", "document.route", "trinh", __VA_ARGS__, NULL)

static void a_gesture_is_accepted_whole_or_leaves_only_its_refusal(void **state)
{
	struct world *world = *state;
	struct request request = {.commands = {DIRECT("làm"), ROUTE("role=main")}};

	take_gesture(world, &request, "", 2);
	assert_int_equal(request.turn.result_count, 1);
	assert_false(request.turn.is_unrecorded);
	assert_int_equal(request.turn.results[0].seq, 1);
	assert_int_equal(request.turn.results[0].refusal.code, REFUSED_main_missing);
	assert_ptr_equal(request.turn.results[0].action, action_find(STR("document.route")));
	assert_int_equal(note_count(world), 0);
	assert_int_equal(lines(world), 2);
}

/* Each of these commands would be accepted alone: no record of a refusal could be decided again. */
static void a_gesture_that_contradicts_itself_records_nothing(void **state)
{
	struct world *world = *state;
	struct request request = {
		.commands = {DIRECT("làm"), ROUTE("to=kinh-te", "role=main"), ROUTE("to=van-hoa", "role=main")}};

	for (int i = 0; i < 2; i++) {
		take_gesture(world, &request, "k", 3);
		assert_true(request.turn.is_unrecorded);
		assert_int_equal(request.turn.result_count, 1);
		assert_int_equal(request.turn.results[0].refusal.code, REFUSED_main_already_assigned);
		assert_int_equal(request.turn.last_seq, 0);
	}
	request.commands[2] = ROUTE("to=kinh-te", "role=support");
	take_gesture(world, &request, "", 3);
	assert_int_equal(request.turn.results[0].refusal.code, REFUSED_recipient_already_assigned);
	assert_int_equal(lines(world), 1);
	assert_int_equal(note_count(world), 0);
	/* Put right, it is accepted, under its old key too. */
	request.commands[2] = ROUTE("to=van-hoa", "role=support");
	take_gesture(world, &request, "k", 3);
	assert_false(request.turn.is_repeated);
	assert_int_equal(request.turn.result_count, 3);
	assert_int_equal(lines(world), 4);
}

/* What is refused by itself for another reason is recorded for that one. */
static void a_record_of_a_refusal_is_true_by_itself(void **state)
{
	struct world *world = *state;
	struct request request = {.commands = {ROUTE("to=kinh-te", "role=main"),
	                                       ROUTE("to=van-hoa", "role=main", "due_on=2024-01-01T08:00")}};

	take_gesture(world, &request, "", 2);
	assert_false(request.turn.is_unrecorded);
	assert_int_equal(request.turn.result_count, 1);
	assert_int_equal(request.turn.results[0].seq, 1);
	assert_int_equal(request.turn.results[0].refusal.code, REFUSED_due_in_the_past);
	assert_int_equal(lines(world), 2);
}

static void colleagues_come_first_and_as_the_system(void **state)
{
	struct world *world = *state;
	struct request request;

	fake_clock_move(&world->clock, 61000);
	take(world, &request, "", DIRECT("làm"));
	pump(world);
	assert_int_equal(request.turn.results[0].seq, 2);
	assert_true(str_find(fake_store_line(world->store, 1, 1), STR("document.arrive")) <
	            fake_store_line(world->store, 1, 1).len);
}

static void time_passes_by_itself_and_the_bell_rings(void **state)
{
	struct world *world = *state;
	struct request request;
	struct view view;

	attempts_tick(world->attempts);
	assert_int_equal(pump(world), 0);
	fake_clock_move(&world->clock, 61000);
	attempts_tick(world->attempts);
	attempts_tick(world->attempts);
	assert_int_equal(pump(world), 1);
	fake_clock_move(&world->clock, 30 * 60000);
	attempts_tick(world->attempts);
	pump(world);
	view = attempt_read(world->attempt);
	assert_int_equal(view.office->phase, PHASE_CLOSED);
	assert_int_equal(view.left_ms, 0);
	attempt_read_end(world->attempt);
	take(world, &request, "", DIRECT("làm"));
	assert_int_equal(request.turn.state, TURN_CLOSED);
	assert_int_equal(lines(world), 4);
}

static void handing_in_closes_in_the_same_turn_and_gives_a_receipt(void **state)
{
	struct world *world = *state;
	struct request request;
	struct receipt receipt, again;
	struct receipt_file file;
	struct err err;

	assert_false(attempt_receipt(world->attempt, STR("001"), fake_secrets(), &world->arena, &receipt, &err));
	take(world, &request, "", COMMAND("ct", "attempt.hand_in", "", NULL));
	pump(world);
	assert_int_equal(request.turn.state, TURN_DONE);
	assert_int_equal(lines(world), 3);
	assert_true(attempt_receipt(world->attempt, STR("001"), fake_secrets(), &world->arena, &receipt, &err));
	assert_int_equal(receipt.record_count, 3);
	assert_true(sha256_equals(receipt.head, sha256_of(fake_store_line(world->store, 1, 2))));
	assert_true(receipt_file_read(receipt.file, STR("receipt.txt"), &world->arena, &file, &err));
	assert_true(str_equals(file.text, receipt.text));
	assert_memory_equal(file.seal.signature, receipt.signature, sizeof(receipt.signature));
	fake_clock_move(&world->clock, 60000);
	attempts_tick(world->attempts);
	pump(world);
	assert_true(attempt_receipt(world->attempt, STR("001"), fake_secrets(), &world->arena, &again, &err));
	assert_true(str_equals(receipt.text, again.text));
}

/* A second server on the same store wrote meanwhile: the turn is taken anew on what is there. */
static void a_conflict_is_taken_anew(void **state)
{
	struct world *world = *state;
	struct attempts *here = world->attempts;
	struct attempt *mine = world->attempt;
	struct request request;

	open_attempts(world);
	world->attempt = attempts_load(world->attempts, 1, NULL);
	take(world, &request, "", DIRECT("máy kia"));
	pump(world);
	attempt_release(world->attempt);
	attempts_close(world->attempts);
	world->attempts = here;
	world->attempt = mine;
	take(world, &request, "", DIRECT("máy này"));
	pump(world);
	assert_int_equal(request.turn.state, TURN_DONE);
	assert_int_equal(request.turn.results[0].seq, 2);
	assert_int_equal(note_count(world), 2);
}

static void another_seat_may_only_look(void **state)
{
	struct world *world = *state;
	struct request request;

	attempt_set_lease(world->attempt, SEAT + 1);
	take(world, &request, "", DIRECT("làm"));
	assert_int_equal(request.turn.state, TURN_MOVED);
	assert_int_equal(lines(world), 1);
	/* Another server gave the seat away: only the store knows. */
	fake_store_set_lease(world->store, 1, SEAT + 2);
	take_as(world, &request, SEAT + 1, "", DIRECT("làm"));
	pump(world);
	assert_int_equal(request.turn.state, TURN_MOVED);
	assert_int_equal(lines(world), 1);
}

static void a_full_queue_says_so(void **state)
{
	struct world *world = *state;
	struct request request;

	fake_store_set_queue_max(world->store, 0);
	take(world, &request, "", DIRECT("làm"));
	assert_int_equal(request.turn.state, TURN_BUSY);
	assert_int_equal(note_count(world), 0);
}

static void an_attempt_keeps_the_office_it_began_with(void **state)
{
	struct world *world = *state;
	struct seed *changed_seed = ARENA_NEW(&world->arena, struct seed);
	struct view view;

	attempt_release(world->attempt);
	attempts_close(world->attempts);
	*changed_seed = *world->play.seed;
	changed_seed->duration_ms = 99 * 60000;
	world->play.seed = changed_seed;
	world->play.start_line = seed_write(changed_seed, &world->arena);
	world->play.start = sha256_of(world->play.start_line);
	open_attempts(world);
	world->attempt = attempts_load(world->attempts, 1, NULL);
	assert_non_null(world->attempt);
	view = attempt_read(world->attempt);
	assert_int_equal(office_ends_ms(view.office), 20 * 60000);
	attempt_read_end(world->attempt);
}

static void a_restarted_server_rings_the_bells_it_missed(void **state)
{
	struct world *world = *state;

	attempt_release(world->attempt);
	attempts_close(world->attempts);
	fake_clock_move(&world->clock, 60 * 60000);
	open_attempts(world);
	assert_true(attempts_resume(world->attempts, NULL));
	attempts_tick(world->attempts);
	pump(world);
	assert_int_equal(fake_store_line_count(world->store, 1), 4);
	world->attempt = attempts_find(world->attempts, 1);
	assert_non_null(world->attempt);
}

/* A journal has an end: beyond its limit one refusal is recorded, and then no more; handing in stays possible. */
static void a_full_journal_takes_no_more(void **state)
{
	struct world *world = *state;
	struct request request;

	attempt_read(world->attempt);
	world->attempt->office.record_count = LIMIT_RECORDS_PER_ATTEMPT;
	attempt_read_end(world->attempt);
	for (int i = 0; i < 3; i++) {
		take(world, &request, "", DIRECT("làm"));
		pump(world);
		assert_int_equal(request.turn.state, TURN_DONE);
		assert_int_equal(request.turn.results[0].refusal.code, REFUSED_too_many_records);
	}
	assert_int_equal(lines(world), 2);
	take(world, &request, "", COMMAND("ct", "attempt.hand_in", "", NULL));
	pump(world);
	assert_int_equal(request.turn.results[0].refusal.code, REFUSED_NOT);
}

/* Everything the store holds afterwards proves itself. */
static void the_stored_journal_verifies(void **state)
{
	struct world *world = *state;
	struct request request;
	struct buf text = buf_in(&world->arena);
	struct journal journal;
	struct err err;

	take(world, &request, "", COMMAND("ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL));
	pump(world);
	fake_clock_move(&world->clock, 80000);
	take(world, &request, "", COMMAND("ct", "document.finish", "khong-co", NULL));
	pump(world);
	take(world, &request, "", COMMAND("ct", "attempt.hand_in", "", NULL));
	pump(world);
	buf_add(&text, world->play.start_line);
	buf_add_char(&text, '\n');
	for (size_t i = 0; i < lines(world); i++) {
		buf_add(&text, fake_store_line(world->store, 1, i));
		buf_add_char(&text, '\n');
	}
	assert_true(journal_read(buf_str(&text), STR("stored"), REPLAY_VERIFY, &world->arena, NULL, NULL,
	                         &journal, &err));
	assert_int_equal(journal.record_count, 8);
	assert_true(journal.is_closed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_is_told_before_it_is_saved, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_the_store_did_not_take_did_not_happen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_same_key_acts_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(turns_wait_for_each_other_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_gesture_is_accepted_whole_or_leaves_only_its_refusal, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_gesture_that_contradicts_itself_records_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_record_of_a_refusal_is_true_by_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(colleagues_come_first_and_as_the_system, set_up, tear_down),
		cmocka_unit_test_setup_teardown(time_passes_by_itself_and_the_bell_rings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(handing_in_closes_in_the_same_turn_and_gives_a_receipt, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_conflict_is_taken_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_seat_may_only_look, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_queue_says_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_attempt_keeps_the_office_it_began_with, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_restarted_server_rings_the_bells_it_missed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_journal_takes_no_more, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_stored_journal_verifies, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("attempt/turn", tests, NULL, NULL);
}
