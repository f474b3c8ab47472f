#include "grader/xml/xml_out.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void elements_stand_inside_each_other(void **state)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct xml_out xml = xml_out_in(&out);

	(void)state;
	xml_open(&xml, "a");
	xml_attribute_str(&xml, "id", STR("1"));
	xml_attribute_given(&xml, "none", STR(""));
	xml_attribute_i64(&xml, "n", -7);
	xml_open(&xml, "b");
	xml_text(&xml, STR("tiếng Việt"));
	xml_shut(&xml);
	xml_open(&xml, "c");
	xml_shut(&xml);
	xml_shut(&xml);
	assert_true(str_equals(buf_str(&out), STR("<a id=\"1\" n=\"-7\">\n  <b>tiếng Việt</b>\n  <c/>\n</a>\n")));
	arena_finish(&arena);
}

static void what_xml_reads_otherwise_is_escaped(void **state)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);

	(void)state;
	xml_escape(&out, STR("a<b>&\"c\"\t\r\n'"));
	assert_true(str_equals(buf_str(&out), STR("a&lt;b&gt;&amp;&quot;c&quot;&#9;&#13;&#10;'")));
	arena_finish(&arena);
}

/* U+FFFE and U+FFFF are text, but a reader of XML would stop at them; U+FFFD beside them is left alone. */
static void what_no_xml_may_hold_is_replaced(void **state)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);

	(void)state;
	xml_escape(&out, STR("a\xef\xbf\xbe"
	                     "b\xef\xbf\xbf"
	                     "c\xef\xbf\xbd"));
	assert_true(str_equals(buf_str(&out), STR("a\xef\xbf\xbd"
	                                          "b\xef\xbf\xbd"
	                                          "c\xef\xbf\xbd")));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_stand_inside_each_other),
		cmocka_unit_test(what_xml_reads_otherwise_is_escaped),
		cmocka_unit_test(what_no_xml_may_hold_is_replaced),
	};

	return cmocka_run_group_tests_name("xml_out", tests, NULL, NULL);
}
