/* XML as a tree: what a reader gets to see, and what is kept from it. */
#include "scenario/xml.h"

#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct xml_node *parse(struct arena *arena, struct err *err, const char *text)
{
	struct reading in = {arena, STR("x.xml"), err};
	return xml_parse(&in, str_from_c(text));
}

static void assert_str(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("wanted “%s”, found “%.*s”", wanted, STR_ARG(found));
}

static void texts_have_single_blanks(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	const struct xml_node *root = parse(&arena, &err,
	                                    "<a>\n\t one&amp;two <![CDATA[<3>]]>  <!-- no -->four<br/>five</a>");
	assert_non_null(root);
	assert_str(root->text, "one&two <3> four five");
	arena_finish(&arena);
}

static void attributes_are_trimmed_and_children_have_lines(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	struct str value;
	const struct xml_node *root = parse(&arena, &err, "<a b=' x &lt;&#272; '>\n<c/>\n<d/>\n<c e='2'/></a>");
	assert_non_null(root);
	assert_true(xml_attribute(root, STR("b"), &value));
	assert_str(value, "x <Đ");
	assert_false(xml_attribute(root, STR("c"), &value));
	const struct xml_node *first = xml_child(root, STR("c")), *second = xml_again(first);
	assert_int_equal(first->line, 2);
	assert_int_equal(second->line, 4);
	assert_null(xml_again(second));
	assert_null(xml_child(root, STR("f")));
	arena_finish(&arena);
}

static void lines_beyond_65535_are_counted(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	struct buf text = buf_in(&arena);
	buf_add_c(&text, "<a>");
	for (unsigned i = 1; i < 70000; i++)
		buf_add_char(&text, '\n');
	buf_add_c(&text, "<b>text</b></a>");
	struct reading in = {&arena, STR("x.xml"), &err};
	const struct xml_node *root = xml_parse(&in, buf_str(&text));
	assert_non_null(root);
	assert_int_equal(root->children->line, 70000);
	arena_finish(&arena);
}

/* Each is refused before anything could be fetched, expanded or nested. */
static void hostile_files_are_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf deep = buf_in(&arena);
	for (unsigned i = 0; i < 300; i++)
		buf_add_c(&deep, "<a>");
	for (unsigned i = 0; i < 300; i++)
		buf_add_c(&deep, "</a>");
	buf_add_char(&deep, '\0');
	const struct {
		const char *text, *rule;
	} cases[] = {
		{"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
	     "has-doctype"},
		{"<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>", "has-doctype"},
		{"<a>&x;</a>", "not-xml"},
		{"<a b='1' b='2'/>", "not-xml"},
		{"<a>\x01</a>", "not-xml"},
		{"<a xmlns='urn:x'/>", "unknown-element"},
		{"<a xmlns:x='urn:x' x:b='1'/>", "unknown-attribute"},
		{"<a/><b/>", "not-xml"},
		{"", "not-xml"},
		{deep.ptr, "not-xml"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = {0};
		assert_null(parse(&arena, &err, cases[i].text));
		assert_int_equal(err.class, ERR_INPUT);
		if (!str_starts_with(err.what, str_from_c(cases[i].rule)))
			fail_msg("%s: %.*s", cases[i].text, STR_ARG(err.what));
	}
	arena_finish(&arena);
}

static void a_declared_encoding_does_not_matter(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	const struct xml_node *root = parse(&arena, &err,
	                                    "<?xml version='1.0' encoding='ISO-8859-1'?><a>Đến</a>");
	assert_non_null(root);
	assert_str(root->text, "Đến");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_have_single_blanks),
		cmocka_unit_test(attributes_are_trimmed_and_children_have_lines),
		cmocka_unit_test(lines_beyond_65535_are_counted),
		cmocka_unit_test(hostile_files_are_refused),
		cmocka_unit_test(a_declared_encoding_does_not_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
