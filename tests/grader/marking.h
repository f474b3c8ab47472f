/* tests/grader/marking.h - a guide and a script, as texts, to a mark; for tests of what marking means. */
#ifndef SABAN_TESTS_GRADER_MARKING_H
#define SABAN_TESTS_GRADER_MARKING_H

#include "grader/mark/mark.h"
#include "script/script.h"

/* The scenario whose office the tests play in. Read once an arena. */
#define TEST_SCENARIO "fixtures/scenarios/bao-cao-cchc"

/* Plays the statements (without the first line, `scenario ...`) in that office; a hand-in is added. Fails the test when
 * a line does not hold. Gives the journal file's text. */
struct str played(struct arena *arena, const char *statements);

/* The mark of such a journal under `<marking ...>` with these children. Fails the test on any err. */
struct mark marked(struct arena *arena, const char *tasks, const char *statements);

/* "missing main 400, wrong say 50": the findings that cost something, tasks first, then collateral; "-" for no step. */
struct str charged(struct arena *arena, const struct mark *mark);

#define assert_charged(arena, tasks, statements, wanted_score, wanted)          \
	do {                                                                        \
		struct mark mark_ = marked(arena, tasks, statements);                   \
		assert_string_equal(str_copy_c(arena, charged(arena, &mark_)), wanted); \
		assert_int_equal(mark_.score, wanted_score);                            \
		assert_int_equal(mark_.verdict, VERDICT_GRADED);                        \
	} while (0)

#endif
