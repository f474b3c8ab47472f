/* Playing scripts: the example of docs/adding-a-scenario.md holds, its journal proves itself, and a line that does not
 * hold is named with what was found. */
#include "base/buf.h"
#include "journal/journal.h"
#include "script/script.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	struct test_library library;
	struct scenario scenario;
	struct buf journal;
	struct err err;
};

static void add_line(struct world *world, struct str line)
{
	buf_add(&world->journal, line);
	buf_add_char(&world->journal, '\n');
}

static void on_start(void *context, struct str start_line)
{
	add_line(context, start_line);
}

static void on_entry(void *context, const struct entry *entry)
{
	add_line(context, entry->line);
}

static int set_up(void **state)
{
	static struct world world;
	world = (struct world){.arena = test_arena()};
	test_library_of_docs(&world.library, &world.arena);
	*state = &world;
	return scenario_read(&world.arena, &world.library.ports, STR("library/scenarios/giao-viec"),
	                     &world.scenario, &world.err)
	           ? 0
	           : -1;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	arena_finish(&world->arena);
	return 0;
}

static bool play_text(struct world *world, struct str text)
{
	struct script script;
	struct script_watch watch = {on_start, on_entry, world};
	world->journal = buf_in(&world->arena);
	assert_true(script_read(&world->arena, STR("x.scn"), text, &script, &world->err));
	return script_play(&world->arena, &script, &world->scenario, STR("test"), &watch, &world->err);
}

static void the_example_of_the_docs(void **state)
{
	struct world *world = *state;
	struct str text = *test_library_file(&world->library, "scenarios/giao-viec/reference.scn");
	if (!play_text(world, text))
		fail_msg("%u: %.*s", world->err.line, STR_ARG(world->err.what));

	struct journal journal;
	struct str first = buf_str(&world->journal);
	assert_true(
		journal_read(first, STR("x.jsonl"), REPLAY_VERIFY, &world->arena, NULL, NULL, &journal, &world->err));
	assert_true(journal.is_closed && journal.is_decided_again);
	assert_int_equal(journal.record_count, 7);
	assert_true(str_equals(journal.start.scenario, STR("giao-viec")));
	assert_int_equal(journal.start.seed, 1);
	/* 2024-06-17T08:00 in Viet Nam; each deed 5 s after the one before, the colleague in between at his own time. */
	assert_int_equal(journal.records[0].at_ms, 1718586000000);
	assert_int_equal(journal.records[3].office_ms, 15000);
	assert_int_equal(journal.records[4].office_ms, 75000);
	assert_int_equal(journal.records[4].at_ms, 1718586075000);
	assert_true(str_equals(journal.records[4].actor, STR("nhan")));
	assert_int_equal(journal.records[5].office_ms, 80000);

	assert_true(play_text(world, text));
	assert_true(str_equals(first, buf_str(&world->journal)));
}

/* docs/soan-de.md shows question writers a script for the scenario that ships. */
static void the_example_of_the_vietnamese_page(void **state)
{
	struct world *world = *state;
	struct str page = fixture_read(&world->arena, "docs/soan-de.md");
	size_t from = str_find(page, STR("scenario bao-cao-cchc seed"));
	struct str rest = str_slice(page, from, page.len);
	assert_true(from < page.len);
	assert_true(scenario_read(&world->arena, &source_tree_ports, STR("fixtures/scenarios/bao-cao-cchc"),
	                          &world->scenario, &world->err));
	if (!play_text(world, str_slice(rest, 0, str_find(rest, STR("```")))))
		fail_msg("%u: %.*s", world->err.line, STR_ARG(world->err.what));
}

static void lines_that_do_not_hold(void **state)
{
	struct world *world = *state;
	static const struct {
		const char *text, *what;
		uint32_t line;
	} cases[] = {
		{"do document.open cv-7 -> refused unknown_document",
	     "document.open: wanted refused unknown_document, found ok", 2},
		{"do document.open cv-8", "document.open: wanted ok, found refused unknown_document", 2},
		{"do document.route cv-7 to=ct role=main -> refused recipient_is_yourself role",
	     "document.route: wanted refused recipient_is_yourself role, found refused recipient_is_yourself to",
	     2},
		{"do document.open cv-7\nexpect cv-7 status=finished",
	     "cv-7: wanted status=finished, found status=submitted", 3},
		{"expect cv-7 main=kinh-te", "cv-7: wanted main=kinh-te, found main=", 2},
		{"expect cv-7 colour=red", "cv-7: nothing to look at is called colour", 2},
		{"expect attempt colour=red", "attempt: nothing to look at is called colour", 2},
		{"expect cv-8 status=expected", "cv-8: the office has no such document", 2},
		{"as nobody", "the office has no such person", 2},
		{"as kinh-te", "the office has no such person", 2},
		{"as system", "this scenario lets the candidate play nobody else", 2},
		{"as nhan", "this scenario lets the candidate play nobody else", 2},
		{"repeat 2\ndo attempt.hand_in\nend", "attempt.hand_in: wanted ok, found refused attempt_closed", 3},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf text = buf_in(&world->arena);
		buf_add_c(&text, "scenario giao-viec seed 1\n");
		buf_add_c(&text, cases[i].text);
		assert_false(play_text(world, buf_str(&text)));
		if (world->err.line != cases[i].line || !str_equals(world->err.what, str_from_c(cases[i].what)))
			fail_msg("%s: %u: %.*s", cases[i].text, world->err.line, STR_ARG(world->err.what));
		assert_true(str_equals(world->err.source, STR("x.scn")));
	}
}

static void the_journal_up_to_a_line_that_does_not_hold(void **state)
{
	struct world *world = *state;
	struct journal journal;
	assert_false(
		play_text(world, STR("scenario giao-viec seed 1\ndo document.open cv-7\ndo document.open cv-8\n"
	                         "do document.open cv-7\n")));
	assert_true(journal_read(buf_str(&world->journal), STR("x.jsonl"), REPLAY_VERIFY, &world->arena, NULL,
	                         NULL, &journal, &world->err));
	assert_int_equal(journal.record_count, 3);
	assert_false(journal.is_closed);
}

static void the_bell_rings_while_waiting(void **state)
{
	struct world *world = *state;
	struct journal journal;
	assert_true(play_text(world, STR("scenario giao-viec seed 1\nwait PT9M59S\nexpect attempt phase=running\n"
	                                 "wait PT1S\nexpect attempt phase=closed records=2\n"
	                                 "do document.open cv-7 -> refused attempt_closed\n")));
	assert_true(journal_read(buf_str(&world->journal), STR("x.jsonl"), REPLAY_VERIFY, &world->arena, NULL,
	                         NULL, &journal, &world->err));
	assert_int_equal(journal.record_count, 2);
	assert_int_equal(journal.records[1].office_ms, 600000);
	assert_true(journal.is_closed);
}

/* Statements are played in memory of their own: a long script needs no more than a short one. */
static void a_long_script_needs_little_memory(void **state)
{
	struct world *world = *state;
	struct script script;
	struct script_watch watch = {0};
	struct test_memory memory;
	struct arena arena;
	arena_init(&arena, test_memory_open(&memory));
	assert_true(script_read(&arena, STR("x.scn"),
	                        STR("scenario giao-viec seed 1\nrepeat 100\ndo document.open cv-7\nend\n"),
	                        &script, &world->err));
	size_t before_bytes = memory.bytes;
	assert_true(script_play(&arena, &script, &world->scenario, STR("test"), &watch, &world->err));
	assert_true(memory.bytes - before_bytes < 64 * 1024);
	arena_finish(&arena);
	test_memory_close(&memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_example_of_the_docs),      TEST(the_example_of_the_vietnamese_page),
		TEST(lines_that_do_not_hold),       TEST(the_journal_up_to_a_line_that_does_not_hold),
		TEST(the_bell_rings_while_waiting), TEST(a_long_script_needs_little_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
