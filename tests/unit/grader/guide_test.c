/* What the compiler of guides takes and refuses: each fault by name and line, and the grammar for editors agrees. */
#include "base/buf.h"
#include "grader/guide/guide.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"
#include "tests/support/relaxng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SCHEMA "fixtures/schemas/marking.rng"

/* A line each, so that a fault's line can be named. */
#define HEAD                                                                                       \
	"<marking scenario=\"x\" version=\"1\">\n<task ref=\"t1\" points=\"2\">\n<object name=\"cv\" " \
	"document=\"cv-246\"/>\n"
#define TAIL "</task>\n</marking>\n"
#define STEP "<step id=\"s\" action=\"document.route\" on=\"$cv\" points=\"2\" basis=\"t1.1\"/>\n"
#define ROUTE(rest) "<step id=\"s\" action=\"document.route\" points=\"2\" basis=\"t1.1\">" rest "</step>\n"

#define NEW(name) "<object name=\"" name "\" new=\"document\"/>"

struct broken {
	const char *text, *name;
	uint32_t line;
	bool is_grammar; /* the grammar refuses it too */
};

static const struct broken broken[] = {
	{"", "not-xml", 1, true},
	{"<marking", "not-xml", 1, true},
	{"<!DOCTYPE marking><marking/>", "has-doctype", 1, true},
	{"<other/>", "wrong-root", 1, true},
	{"<marking scenario=\"x\" version=\"0\"><task ref=\"t1\" points=\"1\">" STEP TAIL, "bad-number", 1, true},
	{HEAD TAIL, "not-one-workflow", 2, true},
	{HEAD "<object name=\"r\" new=\"letter\"/>" STEP TAIL, "bad-object", 4, true},
	{HEAD "<object name=\"r\" new=\"document\" reply-to=\"$cv\" corrects=\"$cv\"/>" STEP TAIL, "bad-object",
     4, true},
	{HEAD "<object name=\"r\" new=\"document\" reply-to=\"$x\"/>" STEP TAIL, "unknown-name", 4, false},
	{HEAD "<object name=\"r\" new=\"document\" reply-to=\"$r\"/>" STEP TAIL, "unknown-name", 4, false},
	{HEAD "<object name=\"r\" new=\"document\" document=\"cv-1\"/>" STEP TAIL, "unknown-attribute", 4, true},
	{HEAD "<object name=\"r\" document=\"cv-1\" reply-to=\"$cv\"/>" STEP TAIL, "unknown-attribute", 4, true},
	{HEAD NEW("a") NEW("b") NEW("c") NEW("d") NEW("e") NEW("f") NEW("g") NEW("h") "\n" NEW("i") STEP TAIL,
     "too-many", 5, false},
	{HEAD STEP STEP TAIL, "not-one-workflow", 5, true},
	{HEAD "<in-order></in-order>\n" TAIL, "too-few", 4, true},
	{HEAD "<optional>" STEP "<step id=\"t\" action=\"document.open\"/></optional>\n" TAIL, "not-one-block", 4,
     true},
	{HEAD "<in-order>" STEP STEP "</in-order>\n" TAIL, "duplicate-id", 5, false},
	{HEAD "<wander>" STEP "</wander>" TAIL, "unknown-element", 4, true},
	{HEAD "<step id=\"s\" action=\"document.route\" colour=\"red\"/>" TAIL, "unknown-attribute", 4, true},
	{HEAD "<step id=\"s\" action=\"document.fly\" points=\"2\" basis=\"t1.1\"/>" TAIL, "bad-action", 4,
     false},
	{HEAD "<step id=\"S 1\" action=\"document.route\"/>" TAIL, "bad-id", 4, true},
	{HEAD "<step id=\"s\" action=\"document.route\" points=\"2.345\" basis=\"t1.1\"/>" TAIL, "bad-points", 4,
     true},
	{HEAD "<step id=\"s\" action=\"document.route\" points=\"2\"/>" TAIL, "no-basis", 4, false},
	{HEAD "<step id=\"s\" action=\"document.route\" points=\"2\" basis=\"t2.1\"/>" TAIL, "bad-basis", 4,
     false},
	{HEAD "<step id=\"s\" action=\"document.route\" on=\"$dv\" points=\"2\" basis=\"t1.1\"/>" TAIL,
     "unknown-name", 4, false},
	{HEAD "<step id=\"s\" action=\"document.route\" points=\"2\" misplaced=\"3\" basis=\"t1.1\"/>" TAIL,
     "bad-misplaced", 4, false},
	{HEAD "<step id=\"s\" action=\"document.route\" points=\"2\" misplaced=\"0\" basis=\"t1.1\"/>" TAIL,
     "bad-misplaced", 4, false},
	{HEAD "<repeat><step id=\"s\" action=\"document.route\" points=\"2\" misplaced=\"1\" "
          "basis=\"t1.1\"/></repeat>" TAIL,
     "bad-misplaced", 4, false},
	{HEAD "<repeat min=\"3\" max=\"2\">" STEP "</repeat>" TAIL, "bad-repeat", 4, false},
	{HEAD "<repeat max=\"100\">" STEP "</repeat>" TAIL, "bad-repeat", 4, true},
	{HEAD ROUTE("<must field=\"colour\" equals=\"red\"/>") TAIL, "bad-field", 4, false},
	{HEAD ROUTE("<must field=\"role\"/>") TAIL, "not-one-operator", 4, true},
	{HEAD ROUTE("<must field=\"role\" equals=\"main\" one-of=\"main\"/>") TAIL, "not-one-operator", 4, true},
	{HEAD ROUTE("<must field=\"role\" before=\"main\"/>") TAIL, "wrong-operator", 4, false},
	{HEAD ROUTE("<must field=\"note\" at-most=\"5\"/>") TAIL, "wrong-operator", 4, false},
	{HEAD ROUTE("<must field=\"role\" equals=\"boss\"/>") TAIL, "bad-value", 4, false},
	{HEAD ROUTE("<must field=\"due-on\" at-most=\"2024-02-30\"/>") TAIL, "bad-value", 4, false},
	{HEAD ROUTE("<must field=\"note\" contains-all=\"a,,b\"/>") TAIL, "bad-value", 4, false},
	{HEAD ROUTE("<must field=\"note\" equals=\"a\" accents=\"maybe\"/>") TAIL, "bad-value", 4, true},
	{HEAD ROUTE("<must field=\"due-on\" at-most=\"$cv/colour\"/>") TAIL, "bad-reference", 4, false},
	{HEAD ROUTE("<must field=\"due-on\" at-most=\"$cv/due-on * PT4H\"/>") TAIL, "bad-reference", 4, false},
	{HEAD ROUTE("<must field=\"due-on\" at-most=\"$cv/number\"/>") TAIL, "bad-reference", 4, false},
	{HEAD ROUTE("<must field=\"due-on\" at-most=\"$dv/due-on\"/>") TAIL, "unknown-name", 4, false},
	{HEAD ROUTE(
		 "<graded field=\"note\" contains-all=\"a\" points=\"1.5\"/><graded field=\"role\" equals=\"main\" "
		 "points=\"1\"/>") TAIL,
     "graded-too-much", 4, false},
	{HEAD "<one-of>" STEP
          "<step id=\"t\" action=\"document.open\" points=\"1\" basis=\"t1.1\"/></one-of>" TAIL,
     "alternatives-differ", 4, false},
	{HEAD STEP "<never action=\"document.finish\" points=\"1\"/>" TAIL, "no-basis", 5, true},
	{HEAD STEP "<rule template=\"response\" first=\"s\" points=\"1\" basis=\"t1.1\"/>" TAIL, "bad-rule", 5,
     false},
	{HEAD STEP "<rule template=\"init\" first=\"s\" count=\"2\" points=\"1\" basis=\"t1.1\"/>" TAIL,
     "bad-rule", 5, false},
	{HEAD STEP "<rule template=\"dance\" first=\"s\" points=\"1\" basis=\"t1.1\"/>" TAIL, "bad-choice", 5,
     true},
	{HEAD STEP "<rule template=\"init\" first=\"u\" points=\"1\" basis=\"t1.1\"/>" TAIL, "unknown-name", 5,
     false},
	{HEAD STEP "<rule template=\"init\" first=\"s\" after=\"u\" points=\"1\" basis=\"t1.1\"/>" TAIL,
     "bad-after", 5, false},
	{HEAD STEP "<rule template=\"init\" first=\"s\" within=\"soon\" points=\"1\" basis=\"t1.1\"/>" TAIL,
     "bad-duration", 5, true},
	{HEAD STEP "<goal test=\"//[\" points=\"1\" basis=\"t1.1\"/>" TAIL, "bad-xpath", 5, false},
	{HEAD STEP "<goal test=\"//document[@id=$dv]\" points=\"1\" basis=\"t1.1\"/>" TAIL, "unknown-name", 5,
     false},
	{HEAD STEP "<free actions=\"everything\"/>" TAIL, "bad-pattern", 5, true},
	{HEAD STEP "</task>\n<collateral/>\n</marking>", "missing-attribute", 6, true},
	{HEAD STEP "</task>\n<collateral points=\"1\"><other actions=\"a.b\"/></collateral>\n</marking>",
     "bad-value", 6, true},
	{HEAD STEP "</task><task ref=\"t1\" points=\"2\">" STEP TAIL, "bad-task", 5, false},
	{HEAD STEP "some words" TAIL, "unexpected-text", 2, true},
};

static void each_fault_is_named_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		struct arena arena = test_arena();
		struct guide guide;
		struct err err = {0};

		if (guide_read(str_from_c(broken[i].text), STR("guide"), &arena, &guide, &err))
			fail_msg("taken: %s", broken[i].text);
		if (!str_starts_with(err.what, str_from_c(broken[i].name)) || err.line != broken[i].line ||
		    str_is_empty(err.advice) || err.class != ERR_INPUT)
			fail_msg("%s: wanted %s in line %u, found line %u: %.*s", broken[i].text, broken[i].name,
			         broken[i].line, err.line, STR_ARG(err.what));
		if (broken[i].is_grammar == relaxng_accepts(&arena, SCHEMA, str_from_c(broken[i].text)))
			fail_msg("the grammar %s: %s", broken[i].is_grammar ? "takes" : "refuses", broken[i].text);
		arena_finish(&arena);
	}
}

/* A text between so many openings and closings, or alone so often. */
struct large {
	const char *opening, *inside, *closing;
	unsigned times;
	bool is_refused;
};

static const struct large larges[] = {
	{"", "<step id=\"s%u\" action=\"document.open\"/>", "", 128, false},
	{"", "<step id=\"s%u\" action=\"document.open\"/>", "", 129, true},
	{"<in-order>", "<step id=\"s%u\" action=\"document.open\"/>", "</in-order>", 250, true},
	{"<repeat max=\"99\">", "<step id=\"s%u\" action=\"document.open\"/>", "</repeat>", 2, false},
	{"<repeat max=\"99\">", "<step id=\"s%u\" action=\"document.open\"/>", "</repeat>", 6, true},
};

static struct str large_guide(struct arena *arena, const struct large *large)
{
	struct buf text = buf_in(arena);
	unsigned steps = large->opening[0] == '\0' ? large->times : 1;

	buf_add_c(&text, HEAD "<in-order>");
	for (unsigned i = 0; i < large->times; i++)
		buf_add_c(&text, large->opening);
	for (unsigned i = 0; i < steps; i++) {
		struct str rest = str_from_c(large->inside), before = str_cut(&rest, '%');

		buf_add(&text, before);
		buf_add_u64(&text, i);
		buf_add(&text, str_slice(rest, 1, rest.len));
	}
	for (unsigned i = 0; i < large->times; i++)
		buf_add_c(&text, large->closing);
	buf_add_c(&text, "</in-order>" TAIL);
	return buf_str(&text);
}

static void assert_too_many(struct arena *arena, struct str text, bool is_refused)
{
	struct guide guide;
	struct err err = {0};

	if (guide_read(text, STR("guide"), arena, &guide, &err) == is_refused)
		fail_msg("%s: %.*s", is_refused ? "taken" : "refused", STR_ARG(text));
	if (is_refused && (!str_starts_with(err.what, STR("too-many")) || err.line == 0 || err.what.len > 500))
		fail_msg("line %u: %.*s", err.line, STR_ARG(err.what));
}

static void a_guide_beyond_the_limits_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(larges) / sizeof(larges[0]); i++) {
		struct arena arena = test_arena();

		assert_too_many(&arena, large_guide(&arena, &larges[i]), larges[i].is_refused);
		arena_finish(&arena);
	}
	/* The object and the step are parts too. */
	for (unsigned goals = 510; goals <= 511; goals++) {
		struct arena arena = test_arena();
		struct buf text = buf_in(&arena);

		buf_add_c(&text, HEAD STEP);
		for (unsigned i = 0; i < goals; i++)
			buf_add_c(&text, "<goal test=\"1\" points=\"0\" basis=\"t1.1\"/>");
		buf_add_c(&text, TAIL);
		assert_too_many(&arena, buf_str(&text), goals > 510);
		arena_finish(&arena);
	}
}

static void a_long_expression_makes_no_long_message(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct guide guide;
	struct err err = {0};

	(void)state;
	buf_add_c(&text, HEAD STEP "<goal points=\"1\" basis=\"t1.1\" test=\"");
	for (unsigned i = 0; i < 100000; i++)
		buf_add_c(&text, "(");
	buf_add_c(&text, "\"/>" TAIL);
	assert_false(guide_read(buf_str(&text), STR("guide"), &arena, &guide, &err));
	assert_true(str_starts_with(err.what, STR("bad-xpath")) && err.what.len < 200);
	arena_finish(&arena);
}

static void guides_of_the_tree_are_taken_by_both(void **state)
{
	static const char *const paths[] = {"tests/grader/guides/example.xml",
	                                    "fixtures/scenarios/bao-cao-cchc/marking.xml"};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct arena arena = test_arena();
		struct str text = fixture_read(&arena, paths[i]);
		struct guide guide;
		struct err err = {0};

		if (!guide_read(text, str_from_c(paths[i]), &arena, &guide, &err))
			fail_msg("%s:%u: %.*s", paths[i], err.line, STR_ARG(err.what));
		assert_true(relaxng_accepts(&arena, SCHEMA, text));
		arena_finish(&arena);
	}
}

static void the_example_compiles_to_what_it_says(void **state)
{
	struct arena arena = test_arena();
	struct guide guide;
	const struct guide_task *task;

	(void)state;
	assert_true(guide_read(fixture_read(&arena, "tests/grader/guides/example.xml"), STR("example"), &arena,
	                       &guide, NULL));
	assert_int_equal(guide.task_count, 1);
	assert_int_equal(guide.version, 1);
	task = &guide.tasks[0];
	assert_int_equal(task->points, 1000);
	assert_int_equal(task->tree.step_count, 7);
	assert_int_equal(task->steps[0].misplaced, 50);
	assert_int_equal(task->steps[2].misplaced, 100);
	assert_int_equal(task->steps[3].surplus, 50);
	assert_true(task->steps[4].is_repeated);
	assert_int_equal(task->steps[2].graded[1].reference.offset_ms, -4 * 60 * 60 * 1000);
	assert_true(task->nevers[0].attempted);
	assert_true(str_equals(task->rules[1].id, STR("rule-2")));
	assert_int_equal(task->rules[0].within_ms, 12 * 60 * 1000);
	assert_int_equal(task->choices[0].both, 100);
	assert_int_equal(guide_collateral_price(&guide, STR("document.finish"), false), 300);
	assert_int_equal(guide_collateral_price(&guide, STR("document.route"), false), 100);
	/* Out of the agency is severe, where the guide has not priced the action itself. */
	assert_int_equal(guide_collateral_price(&guide, STR("document.issue"), true), guide.severe);
	assert_int_equal(guide_collateral_price(&guide, STR("document.issue"), false), 100);
	assert_true(
		guide_pattern_matches(task->frees[0].patterns, task->frees[0].pattern_count, STR("search.open")));
	assert_false(
		guide_pattern_matches(task->frees[0].patterns, task->frees[0].pattern_count, STR("searching.open")));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault_is_named_with_its_line),
		cmocka_unit_test(a_guide_beyond_the_limits_is_refused),
		cmocka_unit_test(a_long_expression_makes_no_long_message),
		cmocka_unit_test(guides_of_the_tree_are_taken_by_both),
		cmocka_unit_test(the_example_compiles_to_what_it_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
