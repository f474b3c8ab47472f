/* Documents that the candidate makes in the attempt, and the objects of the guide that they are. */
#include "tests/grader/marking.h"
#include "tests/support/memory.h"

#include "base/buf.h"
#include "grader/report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TASK(points, inside) \
	"<task ref=\"t1\" points=\"" points "\"><object name=\"cv\" document=\"cv-246\"/>" inside "</task>"
#define REPLY "<object name=\"reply\" new=\"document\" reply-to=\"$cv\"/>"
#define WRITE "<step id=\"write\" action=\"draft.create\" on=\"$reply\" points=\"2\" basis=\"t1.1\"/>"
#define PROPOSE                                                                                        \
	"<step id=\"propose\" action=\"draft.propose\" on=\"$reply\" points=\"3\" basis=\"t1.2\"><graded " \
	"field=\"to\" equals=\"pct\" points=\"1\"/></step>"
#define ORDER "<in-order>" WRITE PROPOSE "</in-order>"
#define COLLATERAL "<collateral points=\"1\" severe=\"3\" at-most=\"9\"/>"

#define DO_REPLY "do draft.create type=letter subject=\"Trả lời\" relation=reply-to about=cv-246\n"
#define DO_OTHER "do draft.create type=report subject=\"Báo cáo khác\"\n"
#define DO_CORRECT "do draft.create type=letter subject=\"Đính chính\" relation=corrects about=cv-246\n"
#define DO_PROPOSE(n) "do draft.propose draft-" n " to=pct\n"

static struct arena arena;

static int open_arena(void **state)
{
	(void)state;
	arena = test_arena();
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

static void a_reply_is_found_by_its_relation(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, DO_REPLY DO_PROPOSE("1"), 500, "");
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, DO_OTHER DO_REPLY DO_PROPOSE("2"), 500, "");
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, "wait PT1M", 0,
	               "missing write 200, missing propose 300");
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, DO_CORRECT, 0,
	               "missing write 200, missing propose 300");
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, DO_REPLY "do draft.propose draft-1 to=huy\n",
	               400, "wrong propose 100");
}

static void any_relation_will_do_where_none_is_asked_for(void **state)
{
	static const char any[] = TASK("5", "<object name=\"reply\" new=\"document\"/>" ORDER) COLLATERAL;

	(void)state;
	assert_charged(&arena, any, DO_OTHER DO_PROPOSE("1"), 500, "");
	assert_charged(&arena, any, DO_CORRECT DO_PROPOSE("1"), 500, "");
}

static void the_cheapest_binding_wins(void **state)
{
	(void)state;
	/* The first reply stayed on his desk, the second one went on. */
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL, DO_REPLY DO_REPLY DO_PROPOSE("2"), 500, "");
	/* Both went on: the second is a stray proposal that lies with somebody else. */
	assert_charged(&arena, TASK("5", REPLY ORDER) COLLATERAL,
	               DO_REPLY DO_REPLY "do draft.propose draft-1 to=huy\n" DO_PROPOSE("2"), 300,
	               "collateral - 100, collateral - 100");
}

static void equal_bindings_take_the_lower_document(void **state)
{
	struct mark made;

	(void)state;
	made = marked(&arena, TASK("2", REPLY WRITE), DO_OTHER DO_REPLY DO_REPLY);
	assert_int_equal(made.score, 200);
	assert_string_equal(str_copy_c(&arena, made.bound->tasks[0].objects[1].key), "draft-2");
}

#define CORRECTION "<object name=\"correction\" new=\"document\" corrects=\"$reply\"/>"
#define SECOND "<object name=\"second\" new=\"document\" reply-to=\"$cv\"/>"

static void objects_are_documents_of_their_own(void **state)
{
	static const char two[] = TASK(
		"4", REPLY SECOND
		"<any-order>" WRITE "<step id=\"again\" action=\"draft.create\" on=\"$second\" points=\"2\" "
		"basis=\"t1.1\"><must field=\"type\" equals=\"letter\"/></step></any-order>") COLLATERAL;

	(void)state;
	assert_charged(&arena, two, DO_REPLY, 200, "missing again 200");
	assert_charged(&arena, two, DO_REPLY DO_REPLY, 400, "");
	/* The report can be the first alone, so the letter has to be the second. */
	assert_charged(
		&arena, two,
		DO_REPLY "do draft.create type=report subject=\"Báo cáo\" relation=reply-to about=cv-246\n", 400, "");
}

static void a_relation_may_be_to_what_was_made(void **state)
{
	static const char guide[] = TASK(
		"4", REPLY CORRECTION "<in-order>" WRITE "<step id=\"mend\" action=\"draft.create\" "
							  "on=\"$correction\" points=\"2\" basis=\"t1.1\"/></in-order>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide,
	               DO_REPLY DO_REPLY
	               "do draft.create type=letter subject=\"Đính chính\" relation=corrects about=draft-2\n",
	               400, "");
	assert_charged(&arena, guide, DO_REPLY DO_CORRECT, 200, "missing mend 200");
}

static void facts_are_those_it_was_left_with(void **state)
{
	static const char guide[] = TASK(
		"3", REPLY "<step id=\"note\" action=\"document.comment\" on=\"$cv\" points=\"3\" "
				   "basis=\"t1.1\"><graded field=\"note\" contains-all=\"$reply/subject\" points=\"2\"/>"
				   "</step>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, "do document.comment cv-246 note=\"Xem: trả lời\"\n", 100,
	               "wrong note 200");
	assert_charged(&arena, guide, DO_REPLY "do document.comment cv-246 note=\"Xem: trả lời\"\n", 300, "");
	assert_charged(&arena, guide,
	               DO_REPLY "do document.comment cv-246 note=\"Xem: trả lời\"\n"
	                        "do draft.edit draft-1 type=letter subject=\"Giải trình\"\n",
	               100, "wrong note 200");
}

static void nevers_rules_and_goals_know_it(void **state)
{
	static const char guide[] = TASK(
		"6",
		REPLY ORDER "<never id=\"far\" action=\"draft.propose\" on=\"$reply\" points=\"1\" basis=\"t1.2\">"
					"<must field=\"to\" equals=\"huy\"/></never>"
					"<rule id=\"soon\" template=\"response\" first=\"write\" then=\"propose\" points=\"1\" "
					"within=\"PT1M\" after=\"propose\" basis=\"t1.2\"/>"
					"<goal id=\"with\" test=\"//document[@id=$reply]/@status='proposed'\" points=\"1\" "
					"basis=\"t1.2\"/>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_REPLY DO_PROPOSE("1"), 600, "");
	assert_charged(&arena, guide, DO_REPLY, 200, "missing propose 300, goal with 100");
	assert_charged(&arena, guide, DO_REPLY "wait PT2M\n" DO_PROPOSE("1"), 500, "rule soon 100");
	assert_charged(&arena, guide, DO_REPLY "do draft.propose draft-1 to=huy\n", 400,
	               "wrong propose 100, never far 100");
}

static void what_stayed_on_his_desk_is_free(void **state)
{
	static const char guide[] = TASK("2",
	                                 "<step id=\"say\" action=\"document.direct\" on=\"$cv\" points=\"2\" "
	                                 "basis=\"t1.1\"/>") COLLATERAL;
#define DO_SAY "do document.direct cv-246 note=\"Làm\"\n"

	(void)state;
	assert_charged(&arena, guide, DO_SAY DO_OTHER, 200, "");
	assert_charged(&arena, guide, DO_SAY DO_OTHER DO_PROPOSE("1") "do draft.withdraw draft-1\n", 200, "");
	assert_charged(&arena, guide, DO_SAY DO_OTHER DO_PROPOSE("1"), 0, "collateral - 100, collateral - 100");
}

static struct str replies(unsigned count, const char *between)
{
	struct buf script = buf_in(&arena);

	for (unsigned i = 0; i < count; i++)
		buf_add_c(&script, i == 1 ? between : DO_REPLY);
	return buf_str(&script);
}

static void too_many_ways_need_a_human(void **state)
{
	/* A reply has to be proposed before it is written: no document will do, though two of them together would. */
	static const char guide[] = TASK("5", REPLY "<in-order>" PROPOSE WRITE "</in-order>");
	struct mark made;

	(void)state;
	made = marked(&arena, guide, str_copy_c(&arena, replies(63, DO_PROPOSE("1"))));
	assert_int_equal(made.verdict, VERDICT_GRADED);
	assert_int_equal(made.score, 400);
	made = marked(&arena, guide, str_copy_c(&arena, replies(80, DO_PROPOSE("1"))));
	assert_int_equal(made.verdict, VERDICT_NEEDS_HUMAN);
	assert_true(str_starts_with(made.why.text, STR("too many documents were made")));
}

static void a_bound_saves_the_trying(void **state)
{
	(void)state;
	/* The first two documents lose nothing, and so no other pair is looked at. */
	assert_charged(&arena, TASK("5", REPLY SECOND ORDER), str_copy_c(&arena, replies(90, DO_PROPOSE("1"))),
	               500, "");
}

static void a_report_says_what_was_to_be_made(void **state)
{
	struct mark made = marked(&arena, TASK("5", REPLY ORDER), "wait PT1M");
	struct report_context context = {.language = REPORT_VI};
	struct buf text = buf_in(&arena);

	(void)state;
	report_text(&made, &context, &text);
	assert_non_null(strstr(str_copy_c(&arena, buf_str(&text)), "(văn bản trả lời 246/UBND-NC)"));
	made = marked(&arena, TASK("5", REPLY ORDER), DO_REPLY "do draft.propose draft-1 to=huy\n");
	text = buf_in(&arena);
	report_text(&made, &context, &text);
	assert_non_null(strstr(str_copy_c(&arena, buf_str(&text)), "“Trả lời”"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reply_is_found_by_its_relation),
		cmocka_unit_test(any_relation_will_do_where_none_is_asked_for),
		cmocka_unit_test(the_cheapest_binding_wins),
		cmocka_unit_test(equal_bindings_take_the_lower_document),
		cmocka_unit_test(objects_are_documents_of_their_own),
		cmocka_unit_test(a_relation_may_be_to_what_was_made),
		cmocka_unit_test(facts_are_those_it_was_left_with),
		cmocka_unit_test(nevers_rules_and_goals_know_it),
		cmocka_unit_test(what_stayed_on_his_desk_is_free),
		cmocka_unit_test(too_many_ways_need_a_human),
		cmocka_unit_test(a_bound_saves_the_trying),
		cmocka_unit_test(a_report_says_what_was_to_be_made),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
