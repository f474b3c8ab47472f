/* An attempt as long as the service lets one be: it is read, proved, marked by both markers and told. */
#include "base/limits.h"
#include "grader/report/report.h"
#include "tests/grader/marking.h"
#include "tests/grader/written.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct str long_journal(struct arena *arena, const struct scenario *scenario, uint32_t records)
{
	struct written *written = ARENA_NEW(arena, struct written);
	const struct pair note = {STR("note"), STR("Xem")};

	written_begin(written, scenario, arena);
	while (written->chain.next_seq < records - 2) {
		if (written->chain.next_seq % 100 == 0)
			assert_true(written_add(written, "document.comment", STR("cv-251"), &note, 1));
		else
			assert_true(written_add(written, "document.open", STR("cv-246"), NULL, 0));
	}
	return written_end(written);
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
