#include "tests/support/memory.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "web/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_pair(const struct form *form, size_t at, const char *name, const char *value)
{
	assert_true(at < form->count);
	assert_true(str_equals(form->pairs[at].name, str_from_c(name)));
	assert_true(str_equals(form->pairs[at].value, str_from_c(value)));
}

static void a_form_is_read_in_its_order(void **state)
{
	struct arena arena = test_arena();
	struct form form;
	struct err err;
	(void)state;
	assert_true(
		form_parse(STR("to=kinh-te&note=Xin+ch%C3%A0o+%26%3D&empty=&&alone&to=x"), &arena, &form, &err));
	assert_int_equal(form.count, 5);
	assert_pair(&form, 0, "to", "kinh-te");
	assert_pair(&form, 1, "note", "Xin chào &=");
	assert_pair(&form, 2, "empty", "");
	assert_pair(&form, 3, "alone", "");
	assert_true(str_equals(form_get(&form, "to"), STR("kinh-te")));
	assert_true(form_has(&form, "empty"));
	assert_false(form_has(&form, "nothing"));
	struct str value;
	size_t at = 0, seen = 0;
	while (form_next(&form, "to", &at, &value))
		seen++;
	assert_int_equal(seen, 2);
	assert_true(form_parse(STR(""), &arena, &form, &err));
	assert_int_equal(form.count, 0);
	arena_finish(&arena);
}

static void what_is_no_text_is_no_form(void **state)
{
	static const char *const broken[] = {"a=%",   "a=%4",     "a=%zz",       "a=%ff",
	                                     "a=%00", "%c0%af=a", "a=%ed%a0%80", "a=\xC3"};
	struct arena arena = test_arena();
	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct form form;
		struct err err = {0};
		assert_false(form_parse(str_from_c(broken[i]), &arena, &form, &err));
		assert_int_equal(err.class, ERR_INPUT);
	}
	arena_finish(&arena);
}

static void fields_are_limited_in_number_and_length(void **state)
{
	struct arena arena = test_arena();
	struct buf many = buf_in(&arena), lengthy = buf_in(&arena);
	struct form form;
	struct err err;
	(void)state;
	for (int i = 0; i < LIMIT_FORM_FIELDS; i++)
		buf_add_c(&many, "a=1&");
	assert_true(form_parse(buf_str(&many), &arena, &form, &err));
	assert_int_equal(form.count, LIMIT_FORM_FIELDS);
	buf_add_c(&many, "a=1");
	assert_false(form_parse(buf_str(&many), &arena, &form, &err));
	buf_add_c(&lengthy, "a=");
	for (int i = 0; i < LIMIT_FIELD_BYTES; i++)
		buf_add_char(&lengthy, 'x');
	assert_true(form_parse(buf_str(&lengthy), &arena, &form, &err));
	buf_add_char(&lengthy, 'x');
	assert_false(form_parse(buf_str(&lengthy), &arena, &form, &err));
	arena_finish(&arena);
}

static void json_is_flattened(void **state)
{
	struct arena arena = test_arena();
	struct form form;
	struct err err;
	(void)state;
	assert_true(form_parse_json(STR(" {\"a\" : \"x\\n\\u00e0\\ud83d\\ude00\\/\", \"b\":12.5e+3, "
	                                "\"c\":true,\"d\":null,\"e\":[],\"f\":{},\n"
	                                "\"r\":[{\"to\":\"kinh-te\",\"role\":\"main\"},{\"to\":\"ct\"},\"s\"]} "),
	                            &arena, &form, &err));
	assert_int_equal(form.count, 7);
	assert_pair(&form, 0, "a", "x\nà😀/");
	assert_pair(&form, 1, "b", "12.5e+3");
	assert_pair(&form, 2, "c", "true");
	assert_pair(&form, 3, "r.0.to", "kinh-te");
	assert_pair(&form, 4, "r.0.role", "main");
	assert_pair(&form, 5, "r.1.to", "ct");
	assert_pair(&form, 6, "r", "s"); /* words of a list repeat its field */
	arena_finish(&arena);
}

static void broken_json_is_refused_with_what_is_wrong(void **state)
{
	static const char *const broken[] = {
		"",
		"[]",
		"\"a\"",
		"{",
		"{\"a\"}",
		"{\"a\":}",
		"{\"a\":1,}",
		"{\"a\":1}x",
		"{a:1}",
		"{\"\":1}",
		"{\"a\":01}",
		"{\"a\":+1}",
		"{\"a\":1.}",
		"{\"a\":-}",
		"{\"a\":tru}",
		"{\"a\":\"\n\"}",
		"{\"a\":\"\\x\"}",
		"{\"a\":\"\\u12\"}",
		"{\"a\":\"\\ud800x\"}",
		"{\"a\":\"\\udc00\"}",
		"{\"a\":\"\\u0000\"}",
		"{\"a\":\"\xFF\"}",
		"{\"a\":[1 2]}",
		"{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}",
	};
	struct arena arena = test_arena();
	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct form form;
		struct err err = {0};
		assert_false(form_parse_json(str_from_c(broken[i]), &arena, &form, &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_true(str_starts_with(err.what, STR("the JSON body is broken: ")));
	}
	arena_finish(&arena);
}

static void nesting_and_lists_end_somewhere(void **state)
{
	struct arena arena = test_arena();
	struct buf deep = buf_in(&arena), many = buf_in(&arena);
	struct form form;
	struct err err;
	(void)state;
	buf_add_c(&deep, "{\"a\":");
	for (int i = 0; i < 100000; i++)
		buf_add_char(&deep, '[');
	assert_false(form_parse_json(buf_str(&deep), &arena, &form, &err));
	buf_add_c(&many, "{\"a\":[null");
	for (int i = 0; i < LIMIT_FORM_FIELDS; i++)
		buf_add_c(&many, ",null");
	buf_add_c(&many, "]}");
	assert_false(form_parse_json(buf_str(&many), &arena, &form, &err));
	arena_finish(&arena);
}

static void what_is_written_is_read_again(void **state)
{
	const struct pair pairs[] = {{STR_INIT("ý kiến"), STR_INIT("100% & hơn=1\n+")},
	                             {STR_INIT("a"), STR_INIT("")}};
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct form form;
	struct err err;
	(void)state;
	form_write(pairs, COUNT(pairs), &text);
	assert_true(form_parse(buf_str(&text), &arena, &form, &err));
	assert_pair(&form, 0, "ý kiến", "100% & hơn=1\n+");
	assert_pair(&form, 1, "a", "");
	arena_finish(&arena);
}

static void a_plus_in_a_path_is_a_plus(void **state)
{
	struct arena arena = test_arena();
	struct str path;
	(void)state;
	assert_true(path_decode(STR("/a+b%20c"), &arena, &path));
	assert_true(str_equals(path, STR("/a+b c")));
	assert_false(path_decode(STR("/%00"), &arena, &path));
	assert_false(path_decode(STR("/%e1"), &arena, &path));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_is_read_in_its_order),
		cmocka_unit_test(what_is_no_text_is_no_form),
		cmocka_unit_test(fields_are_limited_in_number_and_length),
		cmocka_unit_test(json_is_flattened),
		cmocka_unit_test(broken_json_is_refused_with_what_is_wrong),
		cmocka_unit_test(nesting_and_lists_end_somewhere),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(a_plus_in_a_path_is_a_plus),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
