#include "grader/log/ptml.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BEGIN "<?xml version=\"1.0\"?>\n<ptml>\n<processTree id=\"t\" root=\"r\">\n"
#define END "</processTree></ptml>\n"
#define TASK(id) "<manualTask id=\"" id "\" name=\"" id "\"/>"
#define SILENT(id) "<automaticTask id=\"" id "\" name=\"\"/>"
#define ARC(from, to) "<parentsNode id=\"" from to "\" sourceId=\"" from "\" targetId=\"" to "\"/>"

static struct model read_model(struct arena *arena, const char *text)
{
	struct model model;
	struct err err = {0};

	if (!model_read(str_from_c(text), STR("m.ptml"), arena, &model, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	return model;
}

static const struct tree_node *child(const struct model *model, const struct tree_node *node, uint32_t n)
{
	return &model->tree.nodes[tree_child(&model->tree, node, n)];
}

static void operators_keep_the_order_of_their_arcs(void **state)
{
	struct arena arena = test_arena();
	struct model model = read_model(
		&arena, BEGIN "<sequence id=\"r\"/>" TASK("x")
					TASK("a") "<and id=\"p\"/>"
							  "<xor id=\"q\"/>" TASK("b") TASK("c") SILENT("s") ARC("r", "a") ARC("r", "p")
								  ARC("p", "b") ARC("p", "q") ARC("q", "c") ARC("q", "s") ARC("r", "x") END);
	const struct tree_node *root = &model.tree.nodes[model.tree.root];

	(void)state;
	assert_int_equal(root->kind, TREE_SEQUENCE);
	assert_int_equal(root->child_count, 3);
	assert_int_equal(child(&model, root, 1)->kind, TREE_SHUFFLE);
	assert_int_equal(child(&model, child(&model, root, 1), 1)->kind, TREE_CHOICE);
	assert_int_equal(model.tree.step_count, 4);
	assert_true(str_equals(model.steps[0], STR("a")) && str_equals(model.steps[1], STR("b")));
	assert_true(str_equals(model.steps[2], STR("c")) && str_equals(model.steps[3], STR("x")));
	assert_int_equal(model.silent_count, 1);
	arena_finish(&arena);
}

static void the_third_child_of_a_loop_is_its_exit(void **state)
{
	struct arena arena = test_arena();
	struct model model = read_model(&arena, BEGIN "<xorLoop id=\"r\"/>" TASK("a") TASK("b") SILENT("s")
	                                            ARC("r", "a") ARC("r", "b") ARC("r", "s") END);
	const struct tree_node *root = &model.tree.nodes[model.tree.root];
	const struct tree_node *loop = child(&model, root, 0);

	(void)state;
	assert_int_equal(root->kind, TREE_SEQUENCE);
	assert_int_equal(loop->kind, TREE_LOOP);
	assert_int_equal(child(&model, loop, 0)->step, 0);
	assert_int_equal(child(&model, loop, 1)->step, 1);
	assert_int_equal(child(&model, root, 1)->kind, TREE_SILENT);
	arena_finish(&arena);
}

static void a_loop_of_two_needs_no_exit(void **state)
{
	struct arena arena = test_arena();
	struct model model = read_model(&arena, BEGIN "<xorLoop id=\"r\"/>" TASK("a") SILENT("s") ARC("r", "a")
	                                            ARC("r", "s") END);

	(void)state;
	assert_int_equal(model.tree.nodes[model.tree.root].kind, TREE_LOOP);
	arena_finish(&arena);
}

static void entities_in_names_are_read(void **state)
{
	struct arena arena = test_arena();
	struct model model = read_model(&arena, BEGIN "<manualTask id=\"r\" name=\"a &amp; b &#x1ea5;\"/>" END);

	(void)state;
	assert_true(str_equals(model.steps[0], STR("a & b ấ")));
	arena_finish(&arena);
}

static const struct {
	const char *text;
	uint32_t line;
	const char *what;
} bad[] = {
	{"", 1, "no element"},
	{"<ptml>", 1, ""},
	{"<pnml/>", 1, "this is no PTML"},
	{"<!DOCTYPE ptml [<!ENTITY a \"b\">]>\n<ptml/>", 1, "document type declaration"},
	{"<ptml/>", 1, "no processTree"},
	{"<ptml><tree/></ptml>", 1, "is no processTree"},
	{"<ptml><processTree id=\"t\"/></ptml>", 1, "root is missing"},
	{BEGIN END, 3, "no node r"},
	{BEGIN "<or id=\"r\"/>" END, 4, "operator or is not known"},
	{BEGIN "<manualTask id=\"r\"/>" END, 4, "name is missing"},
	{BEGIN "<manualTask name=\"r\"/>" END, 4, "id is missing"},
	{BEGIN TASK("r") "\n" TASK("r") END, 5, "id r is used twice"},
	{BEGIN TASK("r") "\n" TASK("b") END, 5, "node b is a second root"},
	{BEGIN "<sequence id=\"r\"/>" END, 4, "operator r has no child"},
	{BEGIN "<sequence id=\"r\"/>" TASK("a") ARC("r", "a") "\n" ARC("r", "b") END, 5, "no node b"},
	{BEGIN "<xor id=\"r\"/>" TASK("a") ARC("r", "a") "\n" ARC("r", "a") END, 5, "a has two parents"},
	{BEGIN TASK("r") TASK("a") ARC("r", "a") END, 4, "task r has children"},
	{BEGIN "<xorLoop id=\"r\"/>" TASK("a") ARC("r", "a") END, 4, "two or three children"},
	{BEGIN "<sequence id=\"r\"/>" ARC("r", "r") END, 4, "root r has a parent"},
	{BEGIN TASK("r") "\n<sequence id=\"a\"/>\n<sequence id=\"b\"/>" ARC("a", "b") ARC("b", "a") END, 5,
     "stands in a cycle"},
	{BEGIN TASK("r") "\n<parentsNode id=\"p\" sourceId=\"r\"/>" END, 5, "targetId is missing"},
	{BEGIN TASK("r") "</processTree>\n<processTree id=\"u\" root=\"r\"/></ptml>", 5, "second processTree"},
};

static void what_is_no_tree_is_refused_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena arena = test_arena();
		struct model model;
		struct err err = {0};

		assert_false(model_read(str_from_c(bad[i].text), STR("m.ptml"), &arena, &model, &err));
		if (err.line != bad[i].line ||
		    (bad[i].what[0] != '\0' && str_find(err.what, str_from_c(bad[i].what)) == err.what.len))
			fail_msg("%zu: line %u: %.*s", i, err.line, STR_ARG(err.what));
		assert_int_equal(err.class, ERR_INPUT);
		assert_true(str_equals(err.source, STR("m.ptml")));
		assert_false(str_is_empty(err.advice));
		arena_finish(&arena);
	}
}

static void a_tree_too_deep_is_a_limit(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct model model;
	struct err err = {0};

	(void)state;
	buf_add_c(&text, "<ptml><processTree id=\"t\" root=\"n0\">");
	for (unsigned i = 0; i < 300; i++) {
		buf_add_c(&text, "<sequence id=\"n");
		buf_add_u64(&text, i);
		buf_add_c(&text, "\"/><parentsNode sourceId=\"n");
		buf_add_u64(&text, i);
		buf_add_c(&text, "\" targetId=\"n");
		buf_add_u64(&text, i + 1);
		buf_add_c(&text, "\"/>");
	}
	buf_add_c(&text, "<manualTask id=\"n300\" name=\"a\"/></processTree></ptml>");
	assert_false(model_read(buf_str(&text), STR("m.ptml"), &arena, &model, &err));
	assert_int_equal(err.class, ERR_LIMIT);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(operators_keep_the_order_of_their_arcs),
		cmocka_unit_test(the_third_child_of_a_loop_is_its_exit),
		cmocka_unit_test(a_loop_of_two_needs_no_exit),
		cmocka_unit_test(entities_in_names_are_read),
		cmocka_unit_test(what_is_no_tree_is_refused_with_its_line),
		cmocka_unit_test(a_tree_too_deep_is_a_limit),
	};

	return cmocka_run_group_tests_name("ptml", tests, NULL, NULL);
}
