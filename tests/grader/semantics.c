/* What marking means, example by example: guides and scripts in the office of An Bình. */
#include "tests/grader/marking.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A task whose document is cv-246. */
#define TASK(points, inside) \
	"<task ref=\"t1\" points=\"" points "\"><object name=\"cv\" document=\"cv-246\"/>" inside "</task>"
#define COLLATERAL "<collateral points=\"1\" severe=\"3\" at-most=\"4\"/>"

#define READ "<step id=\"read\" action=\"document.open\" on=\"$cv\" points=\"2\" basis=\"t1.1\"/>"
#define SAY "<step id=\"say\" action=\"document.direct\" on=\"$cv\" points=\"2\" basis=\"t1.2\"/>"
#define MAIN                                                                              \
	"<step id=\"main\" action=\"document.route\" on=\"$cv\" points=\"4\" basis=\"t1.3\">" \
	"<must field=\"role\" equals=\"main\"/><graded field=\"to\" equals=\"kinh-te\" points=\"2\"/></step>"
#define HELP                                                                              \
	"<step id=\"help\" action=\"document.route\" on=\"$cv\" points=\"2\" basis=\"t1.3\">" \
	"<must field=\"role\" equals=\"support\"/><must field=\"to\" equals=\"van-hoa-xa-hoi\"/></step>"
#define ORDER "<in-order>" READ SAY MAIN HELP "</in-order>"

#define DO_READ "do document.open cv-246\n"
#define DO_SAY "do document.direct cv-246 note=\"Làm báo cáo\"\n"
#define DO_MAIN "do document.route cv-246 to=kinh-te role=main\n"
#define DO_HELP "do document.route cv-246 to=van-hoa-xa-hoi role=support\n"
#define DO_ALL DO_READ DO_SAY DO_MAIN DO_HELP

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

static void all_done_is_all_points(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL, DO_ALL, 1000, "");
}

static void nothing_done_is_nothing(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL, "wait PT1M", 0,
	               "missing read 200, missing say 200, missing main 400, missing help 200");
}

static void a_wrong_recipient_costs_its_graded_points(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL,
	               DO_READ DO_SAY "do document.route cv-246 to=van-phong role=main\n" DO_HELP, 800,
	               "wrong main 200");
}

static void an_outsider_never_beats_no_supporter(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL, DO_READ DO_SAY DO_MAIN, 800, "missing help 200");
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL,
	               DO_READ DO_SAY DO_MAIN "do document.route cv-246 to=cong-an role=support\n", 700,
	               "missing help 200, collateral - 100");
}

static void extra_wrong_supporters_cost(void **state)
{
	/* Here the recipient is graded, so each of them could have been the step. */
	static const char guide[] = TASK(
		"6", "<in-order>" MAIN
			 "<step id=\"help\" action=\"document.route\" on=\"$cv\" points=\"2\" basis=\"t1.3\">"
			 "<must field=\"role\" equals=\"support\"/><graded field=\"to\" equals=\"van-hoa-xa-hoi\" "
			 "points=\"2\"/>"
			 "</step></in-order>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_MAIN DO_HELP, 600, "");
	assert_charged(&arena, guide,
	               DO_MAIN DO_HELP "do document.route cv-246 to=cong-an role=support\n"
	                               "do document.route cv-246 to=van-phong role=support\n",
	               400, "surplus help 100, surplus help 100");
}

static void a_step_at_the_wrong_place_costs_half(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL, DO_READ DO_MAIN DO_HELP DO_SAY, 900,
	               "misplaced say 100");
}

static void any_order_is_any_order(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", "<any-order>" READ SAY MAIN HELP "</any-order>"),
	               DO_HELP DO_MAIN DO_SAY DO_READ, 1000, "");
}

static void three_identical_steps_done_once_earn_one(void **state)
{
#define NOTE(n) "<step id=\"n" n "\" action=\"document.comment\" on=\"$cv\" points=\"2\" basis=\"t1.1\"/>"
	static const char guide[] = TASK("6", "<any-order>" NOTE("1") NOTE("2") NOTE("3") "</any-order>")
		COLLATERAL;
#define DO_NOTE "do document.comment cv-246 note=\"Xem\"\n"

	(void)state;
	assert_charged(&arena, guide, DO_NOTE, 200, "missing n2 200, missing n3 200");
	assert_charged(&arena, guide, DO_NOTE DO_NOTE DO_NOTE, 600, "");
	assert_charged(&arena, guide, DO_NOTE DO_NOTE DO_NOTE DO_NOTE, 500, "surplus n1 100");
}

static void two_alternatives_cost_once(void **state)
{
	static const char guide[] = TASK(
		"4",
		"<one-of id=\"way\" both=\"1.5\"><step id=\"give\" action=\"document.route\" on=\"$cv\" points=\"4\" "
		"basis=\"t1.3\"/><step id=\"back\" action=\"document.return\" on=\"$cv\" points=\"4\" "
		"basis=\"t1.3\"/></one-of>") COLLATERAL;
	static const char back[] = "do document.return cv-246 reason=\"Không thuộc thẩm quyền\"\n";

	(void)state;
	assert_charged(&arena, guide, DO_MAIN, 400, "");
	assert_charged(&arena, guide, back, 400, "");
	assert_charged(&arena, guide,
	               "do document.route cv-246 to=kinh-te role=main\ndo document.retake cv-246 to=kinh-te\n"
	               "do document.return cv-246 reason=\"Không thuộc thẩm quyền\"\n",
	               400, "");
	assert_charged(&arena,
	               TASK("4", "<one-of id=\"way\" both=\"1.5\"><step id=\"give\" action=\"document.route\" "
	                         "on=\"$cv\" points=\"4\" basis=\"t1.3\"/><step id=\"speak\" "
	                         "action=\"document.comment\" on=\"$cv\" points=\"4\" basis=\"t1.3\"/></one-of>"),
	               DO_MAIN DO_NOTE, 250, "both way 150");
}

static void what_was_taken_back_is_void(void **state)
{
	static const char wrong_then_right[] = DO_READ DO_SAY
		"do document.route cv-246 to=van-phong role=main\n"
		"do document.retake cv-246 to=van-phong\n" DO_MAIN DO_HELP;

	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL, wrong_then_right, 1000, "");
	assert_charged(
		&arena,
		TASK("4", "<step id=\"main\" action=\"document.route\" on=\"$cv\" points=\"4\" undone=\"0.5\" "
	              "basis=\"t1.3\"><must field=\"role\" equals=\"main\"/></step>"),
		"do document.route cv-246 to=van-phong role=main\ndo document.retake cv-246 to=van-phong\n" DO_MAIN,
		350, "undone main 50");
}

static void taking_back_can_itself_be_a_step(void **state)
{
	static const char guide[] = TASK(
		"3", "<in-order><step id=\"back\" action=\"document.retake\" on=\"$cv\" points=\"3\" basis=\"t1.3\"/>"
			 "</in-order>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_MAIN "do document.retake cv-246 to=kinh-te\n", 300, "");
}

static void reading_is_free(void **state)
{
	(void)state;
	assert_charged(&arena, TASK("10", ORDER) COLLATERAL,
	               "do document.open cv-251\ndo document.open cv-246\ndo document.open tb-61\n" DO_ALL, 1000,
	               "");
}

static void a_stray_change_is_charged_once_and_capped(void **state)
{
	static const char two_tasks[] = TASK(
		"10", ORDER) "<task ref=\"t2\" points=\"1\"><object name=\"other\" "
					 "document=\"cv-251\"/><step id=\"look\" action=\"document.open\" "
					 "on=\"$other\" points=\"1\" basis=\"t2.1\"/></task>" COLLATERAL;

	(void)state;
	assert_charged(&arena, two_tasks,
	               DO_ALL "do document.open cv-251\ndo document.comment cv-251 note=\"Xem\"\n", 1000,
	               "collateral - 100");
	assert_charged(&arena, TASK("10", ORDER) "<collateral points=\"1.5\" at-most=\"2\"/>",
	               DO_ALL "do document.comment cv-251 note=\"a\"\ndo document.comment cv-251 note=\"b\"\n"
	                      "do document.comment cv-251 note=\"c\"\n",
	               800, "collateral - 150, collateral - 50");
	assert_charged(&arena, TASK("10", ORDER "<free actions=\"document.*\"/>") COLLATERAL,
	               "do document.comment cv-251 note=\"a\"\n" DO_ALL, 1000, "");
}

static void some_stray_changes_cost_more(void **state)
{
	static const char guide[] = TASK(
		"10", ORDER) "<collateral points=\"1\" severe=\"3\"><other actions=\"document.comment\" "
					 "severe=\"yes\"/></collateral>";

	(void)state;
	assert_charged(&arena, guide, DO_ALL "do document.comment cv-251 note=\"a\"\n", 700, "collateral - 300");
}

static void a_missing_step_is_charged_once(void **state)
{
	static const char guide[] = TASK(
		"10", ORDER "<rule template=\"response\" first=\"read\" then=\"main\" points=\"1\" after=\"main\" "
					"basis=\"t1.3\"/>"
					"<goal test=\"//document[@id=$cv]/@status='processing'\" points=\"1\" after=\"main\" "
					"basis=\"t1.3\"/>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_ALL, 1000, "");
	assert_charged(&arena, guide, DO_READ DO_SAY, 400, "missing main 400, missing help 200");
}

static void points_stop_at_nothing(void **state)
{
	static const char guide[] = TASK(
		"2", READ "<never id=\"mum\" action=\"document.comment\" on=\"$cv\" points=\"3\" basis=\"t1.4\"/>")
		COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_READ "do document.comment cv-246 note=\"a\"\n", 0,
	               "never mum 300, floor - -100");
	assert_charged(&arena, TASK("2", READ) COLLATERAL,
	               DO_READ "do document.comment cv-251 note=\"a\"\ndo document.comment cv-251 note=\"b\"\n"
	                       "do document.comment cv-251 note=\"c\"\n",
	               0, "collateral - 100, collateral - 100, collateral - 100, floor - -100");
}

static void nevers_count_cap_and_look_at_attempts(void **state)
{
	static const char thrice[] = DO_READ
		"do document.comment cv-246 note=\"a\"\ndo document.comment cv-246 note=\"b\"\n"
		"do document.comment cv-246 note=\"c\"\n";
	static const char refused[] = DO_READ "do document.route cv-246 role=main -> refused main_missing\n";
	static const char undone[] = DO_READ DO_MAIN "do document.retake cv-246 to=kinh-te\n";

#define NEVER(rest) TASK("2", READ "<never id=\"no\" on=\"$cv\" basis=\"t1.4\" " rest "/>")
	(void)state;
	assert_charged(&arena, NEVER("action=\"document.comment\" points=\"0.5\""), thrice, 50,
	               "never no 50, never no 50, never no 50");
	assert_charged(&arena, NEVER("action=\"document.comment\" points=\"0.5\" at-most=\"0.75\""), thrice, 125,
	               "never no 50, never no 25");
	assert_charged(&arena, NEVER("action=\"document.comment\" points=\"all\""), thrice, 0, "never no 200");
	assert_charged(&arena, NEVER("action=\"document.route\" points=\"1\""), refused, 200, "");
	assert_charged(&arena, NEVER("action=\"document.route\" points=\"1\" attempted=\"yes\""), refused, 100,
	               "never no 100");
	assert_charged(&arena, NEVER("action=\"document.route\" points=\"1\""), undone, 200, "");
	assert_charged(&arena, NEVER("action=\"document.route\" points=\"1\" even-if-undone=\"yes\""), undone,
	               100, "never no 100");
}

static void goals_ask_the_final_office(void **state)
{
	static const char guide[] = TASK(
		"3",
		READ "<goal id=\"given\" test=\"//document[@id=$cv]/assignment[@role='main' and @state='open']/@to="
			 "'kinh-te'\" points=\"1\" basis=\"t1.3\"/>");

	(void)state;
	assert_charged(&arena, guide, DO_READ DO_MAIN, 300, "");
	assert_charged(&arena, guide, DO_READ, 200, "goal given 100");
	assert_charged(&arena, guide, DO_READ DO_MAIN "do document.retake cv-246 to=kinh-te\n", 200,
	               "goal given 100");
}

static void what_holds_when_nothing_is_done_is_no_award(void **state)
{
	static const char guide[] = TASK("2", READ
	                                 "<goal id=\"open\" test=\"not(//document[@id='cv-251']/note[@by='ct' "
	                                 "and @kind='comment'])\" points=\"1\" "
	                                 "basis=\"t1.3\"/>");

	(void)state;
	assert_charged(&arena, guide, "wait PT1M", 0, "missing read 200");
	assert_charged(&arena, guide, DO_READ, 200, "");
	assert_charged(&arena, guide, DO_READ "do document.comment cv-251 note=\"a\"\n", 100, "goal open 100");
}

static void optional_and_repeated_steps(void **state)
{
	static const char guide[] = TASK(
		"4", "<in-order>" READ
			 "<optional><step id=\"note\" action=\"document.comment\" on=\"$cv\"/></optional>" SAY
			 "</in-order>") COLLATERAL;
	static const char repeated[] = TASK(
		"4", "<in-order>" SAY
			 "<repeat min=\"1\" max=\"2\"><step id=\"note\" action=\"document.comment\" on=\"$cv\" "
			 "points=\"2\" basis=\"t1.4\"/></repeat></in-order>") COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_READ DO_SAY, 400, "");
	assert_charged(&arena, guide, DO_READ DO_NOTE DO_SAY, 400, "");
	assert_charged(&arena, guide, DO_READ DO_NOTE DO_NOTE DO_SAY, 300, "surplus note 100");
	assert_charged(&arena, repeated, DO_SAY DO_NOTE DO_NOTE, 400, "");
	assert_charged(&arena, repeated, DO_SAY, 200, "missing note 200");
	assert_charged(&arena, repeated, DO_SAY DO_NOTE DO_NOTE DO_NOTE, 300, "surplus note 100");
}

static void a_change_for_two_tasks_counts_for_both(void **state)
{
	static const char guide[] = TASK(
		"4", MAIN) "<task ref=\"t2\" points=\"2\"><object name=\"cv\" document=\"cv-246\"/>"
				   "<step id=\"any\" action=\"document.route\" on=\"$cv\" points=\"2\" "
				   "basis=\"t2.1\"/></task>" COLLATERAL;

	(void)state;
	assert_charged(&arena, guide, DO_MAIN, 600, "");
	/* The second route is no step of t1, and one too many for t2. */
	assert_charged(&arena, guide, DO_MAIN DO_HELP, 500, "surplus any 100");
}

static void what_cannot_be_judged_needs_a_human(void **state)
{
	struct mark mark;

	(void)state;
	mark = marked(&arena, TASK("9", ORDER), DO_ALL);
	assert_int_equal(mark.verdict, VERDICT_NEEDS_HUMAN);
	mark = marked(&arena, TASK("2", READ "<goal test=\"nonsense(1)\" points=\"1\" basis=\"t1.1\"/>"), DO_ALL);
	assert_int_equal(mark.verdict, VERDICT_NEEDS_HUMAN);
	mark = marked(&arena,
	              TASK("2", READ
	                   "<goal test=\"count(//*[count(//*[count(//*[count(//*)>1])>1])>1])>1\" points=\"1\" "
	                   "basis=\"t1.1\" after=\"read\"/>"),
	              DO_ALL);
	assert_int_equal(mark.verdict, VERDICT_NEEDS_HUMAN);
}

/* The functions that would fetch a file are not there, so a goal that names one is never judged. */
static void a_goal_reads_no_file(void **state)
{
	static const char *const goals[] = {
		TASK("2", READ "<goal test=\"document('/etc/passwd')\" points=\"1\" basis=\"t1.1\"/>"),
		TASK("2", READ "<goal test=\"not(document('file:///etc/passwd')//*)\" points=\"1\" basis=\"t1.1\"/>"),
		TASK("2", READ "<goal test=\"doc('/etc/passwd')\" points=\"1\" basis=\"t1.1\"/>"),
		TASK("2", READ "<goal test=\"unparsed-text('/etc/passwd')\" points=\"1\" basis=\"t1.1\"/>"),
		TASK("2", READ "<goal test=\"system-property('xsl:vendor')\" points=\"1\" basis=\"t1.1\"/>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(goals) / sizeof(goals[0]); i++) {
		struct mark mark = marked(&arena, goals[i], DO_ALL);

		assert_int_equal(mark.verdict, VERDICT_NEEDS_HUMAN);
		assert_true(str_find(mark.why.text, STR("cannot be judged")) < mark.why.text.len);
	}
}

static void an_open_journal_needs_a_human(void **state)
{
	struct str text = played(&arena, DO_ALL),
			   guide_text = STR(
				   "<marking scenario=\"bao-cao-cchc\" version=\"1\">" TASK("10", ORDER) "</marking>");
	struct journal journal;
	struct guide guide;
	struct mark made;
	size_t end = text.len - 1;

	(void)state;
	while (text.ptr[end - 1] != '\n')
		end--;
	text.len = end; /* without attempt.close: still a valid chain */
	assert_true(guide_read(guide_text, STR("guide"), &arena, &guide, NULL));
	assert_true(journal_read(text, STR("journal"), REPLAY_VERIFY, &arena, NULL, NULL, &journal, NULL));
	assert_true(mark(&guide, &journal, &arena, &made, NULL));
	assert_int_equal(made.verdict, VERDICT_NEEDS_HUMAN);
}

static void a_guide_of_another_scenario_is_refused(void **state)
{
	struct str guide_text = STR("<marking scenario=\"khac\" version=\"1\">" TASK("10", ORDER) "</marking>");
	struct str dangling = STR(
		"<marking scenario=\"bao-cao-cchc\" version=\"1\"><task ref=\"t1\" points=\"2\"><object "
		"name=\"cv\" document=\"cv-999\"/>" READ "</task></marking>");
	struct journal journal;
	struct guide guide;
	struct mark made;
	struct err err = {0};

	(void)state;
	assert_true(journal_read(played(&arena, DO_ALL), STR("journal"), REPLAY_VERIFY, &arena, NULL, NULL,
	                         &journal, NULL));
	assert_true(guide_read(guide_text, STR("guide"), &arena, &guide, NULL));
	assert_false(mark(&guide, &journal, &arena, &made, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_true(guide_read(dangling, STR("guide"), &arena, &guide, NULL));
	assert_false(mark(&guide, &journal, &arena, &made, &err));
	assert_true(str_starts_with(err.what, STR("dangling-reference")));
	assert_int_equal(err.line, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_done_is_all_points, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(nothing_done_is_nothing, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_wrong_recipient_costs_its_graded_points, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(an_outsider_never_beats_no_supporter, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(extra_wrong_supporters_cost, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_step_at_the_wrong_place_costs_half, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(any_order_is_any_order, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(three_identical_steps_done_once_earn_one, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(two_alternatives_cost_once, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(what_was_taken_back_is_void, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(taking_back_can_itself_be_a_step, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(reading_is_free, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_stray_change_is_charged_once_and_capped, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(some_stray_changes_cost_more, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_missing_step_is_charged_once, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(points_stop_at_nothing, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(nevers_count_cap_and_look_at_attempts, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(goals_ask_the_final_office, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(what_holds_when_nothing_is_done_is_no_award, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(optional_and_repeated_steps, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_change_for_two_tasks_counts_for_both, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_goal_reads_no_file, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(what_cannot_be_judged_needs_a_human, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(an_open_journal_needs_a_human, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_guide_of_another_scenario_is_refused, open_arena, close_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
