/* An attempt as long as the service lets one be: it is read, proved, marked by both markers and told. */
#include "base/limits.h"
#include "grader/report/report.h"
#include "journal/seed_json.h"
#include "tests/grader/marking.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct writing {
	struct chain chain;
	struct office office;
	const struct seed *seed;
	struct buf *text;
	struct arena scratch;
};

static void line_add(struct writing *writing, struct str line)
{
	buf_add(writing->text, line);
	buf_add_char(writing->text, '\n');
}

/* All at the same moment of the office's clock, so that the bell does not ring. */
static void deed_add(struct writing *writing, struct party_id actor, const char *action, struct str object,
                     const struct pair *pairs, size_t pair_count)
{
	struct command command = {
		.actor = actor,
		.action = action_find(str_from_c(action)),
		.object = object,
		.pairs = pairs,
		.pair_count = pair_count,
		.office_ms = 1000,
	};
	struct entry entry = chain_append(&writing->chain, &command, writing->chain.at_ms, &writing->scratch);

	line_add(writing, entry.line);
	arena_reset(&writing->scratch);
}

static struct str long_journal(struct arena *arena, const struct scenario *scenario, uint32_t records)
{
	struct writing *writing = ARENA_NEW(arena, struct writing);
	struct buf text = buf_in(arena);
	struct str start_line = seed_write(scenario->seed, arena);
	struct journal_start start = {
		.engine = STR("test"), .rules = OFFICE_RULES_VERSION, .scenario = scenario->id};
	const struct pair note = {STR("note"), STR("Xem")};
	struct entry entry;

	writing->seed = scenario->seed;
	writing->text = &text;
	writing->scratch = test_arena();
	start.start = sha256_of(start_line);
	office_init(&writing->office, scenario->seed, arena);
	line_add(writing, start_line);
	entry = chain_start(&writing->chain, &writing->office, &start, 1718672400000, arena);
	line_add(writing, entry.line);
	while (writing->chain.next_seq < records - 2) {
		bool is_change = writing->chain.next_seq % 100 == 0;

		deed_add(writing, scenario->seed->candidate, is_change ? "document.comment" : "document.open",
		         is_change ? STR("cv-251") : STR("cv-246"), &note, is_change ? 1 : 0);
	}
	deed_add(writing, scenario->seed->candidate, "attempt.hand_in", (struct str){0}, NULL, 0);
	deed_add(writing, PARTY_SYSTEM, "attempt.close", (struct str){0}, NULL, 0);
	arena_finish(&writing->scratch);
	return buf_str(&text);
}

static void the_longest_attempt_is_marked(void **state)
{
	struct arena arena = test_arena();
	struct scenario scenario;
	struct journal journal;
	struct guide guide;
	struct mark made;
	struct buf out = buf_in(&arena);
	struct report_context context = {.scenario = &scenario};

	(void)state;
	assert_true(scenario_read(&arena, &source_tree_ports, STR(TEST_SCENARIO), &scenario, NULL));
	assert_true(
		guide_read(fixture_read(&arena, TEST_SCENARIO "/marking.xml"), STR("guide"), &arena, &guide, NULL));
	assert_true(journal_read(long_journal(&arena, &scenario, LIMIT_RECORDS_PER_ATTEMPT), STR("journal"),
	                         REPLAY_VERIFY, &arena, NULL, NULL, &journal, NULL));
	assert_int_equal(journal.record_count, LIMIT_RECORDS_PER_ATTEMPT);
	assert_true(journal.is_closed);
	assert_true(mark(&guide, &journal, &arena, &made, NULL));
	assert_int_equal(made.verdict, VERDICT_GRADED);
	/* He opened the document, and changed another one again and again: capped. */
	assert_int_equal(made.tasks[0].score, 100);
	assert_int_equal(made.score, 0);
	report_text(&made, &context, &out);
	assert_true(out.len > 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_longest_attempt_is_marked)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
