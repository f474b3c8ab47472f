/* Compiled catalogues: what they answer, and that no byte of theirs is trusted. */
#include "base/buf.h"
#include "base/check.h"
#include "pages/catalog.h"
#include "pages/template.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void word_add(struct buf *out, bool is_big, uint32_t word)
{
	for (unsigned i = 0; i < 4; i++)
		buf_add_char(out, (char)(word >> (is_big ? 24 - 8 * i : 8 * i) & 0xff));
}

/* A .mo file as msgfmt writes it: header, two tables, texts with a NUL behind each. */
static struct str mo(struct arena *arena, bool is_big, const char *const (*pairs)[2], uint32_t count)
{
	struct buf out = buf_in(arena), texts = buf_in(arena);
	uint32_t at = 28 + 16 * count;
	const uint32_t header[] = {0x950412de, 0, count, 28, 28 + 8 * count, 0, at};
	for (size_t i = 0; i < COUNT(header); i++)
		word_add(&out, is_big, header[i]);
	for (unsigned side = 0; side < 2; side++) {
		for (uint32_t i = 0; i < count; i++) {
			word_add(&out, is_big, (uint32_t)strlen(pairs[i][side]));
			word_add(&out, is_big, at + (uint32_t)texts.len);
			buf_add_c(&texts, pairs[i][side]);
			buf_add_char(&texts, 0);
		}
	}
	buf_add(&out, buf_str(&texts));
	return buf_str(&out);
}

static const char *const pairs[][2] = {
	{"", "Language: en\n"},
	{"Còn {count} phút", "{count} minutes left"},
	{"Gửi", "Send"},
	{"Để trống", ""},
};

static void both_byte_orders_are_read(void **state)
{
	(void)state;
	for (int is_big = 0; is_big < 2; is_big++) {
		struct arena arena = test_arena();
		struct err err = {0};
		const struct catalog *catalog = catalog_open(
			STR("en.mo"), mo(&arena, is_big == 1, pairs, COUNT(pairs)), &arena, &err);
		assert_non_null(catalog);
		assert_int_equal(catalog_count(catalog), 2);
		assert_true(str_equals(catalog_text(catalog, STR("Gửi")), STR("Send")));
		assert_true(catalog_has(catalog, STR("Gửi")));
		assert_false(catalog_has(catalog, STR("")));
		/* What is not translated is said as written. */
		assert_true(str_equals(catalog_text(catalog, STR("Để trống")), STR("Để trống")));
		assert_true(str_equals(catalog_text(catalog, STR("Khác")), STR("Khác")));
		assert_true(str_equals(catalog_text(NULL, STR("Gửi")), STR("Gửi")));
		arena_finish(&arena);
	}
}

static void places_are_filled_by_name(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	const struct catalog *catalog = catalog_open(STR("en.mo"), mo(&arena, false, pairs, COUNT(pairs)), &arena,
	                                             &err);
	const struct place place = {"count", STR("5")};
	struct buf out = buf_in(&arena);
	catalog_fill(catalog, STR("Còn {count} phút"), &place, 1, &out);
	buf_add_char(&out, '|');
	catalog_fill(NULL, STR("Còn {count} phút"), &place, 1, &out);
	buf_add_char(&out, '|');
	catalog_fill(NULL, STR("{a} {count}{count} {B} {"), &place, 1, &out);
	assert_true(str_equals(buf_str(&out), STR("5 minutes left|Còn 5 phút|{a} 55 {B} {")));
	arena_finish(&arena);
}

static void templates_speak_the_language(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	const struct catalog *catalog = catalog_open(STR("en.mo"), mo(&arena, false, pairs, COUNT(pairs)), &arena,
	                                             &err);
	struct template_source source = {STR("pages/a.html"),
	                                 STR("<p>{{_ \"Còn {count} phút\"}}</p>{{_ \"Gửi\"}}")};
	const struct template_set *set = templates_compile(&source, 1, catalog, &arena, &err);
	struct value *root = value_record(&arena);
	value_set_c(root, "count", "<5>");
	struct buf out = buf_in(&arena);
	template_render(template_find(set, STR("pages/a")), root, &out);
	assert_true(str_equals(buf_str(&out), STR("<p>&lt;5&gt; minutes left</p>Send")));
	arena_finish(&arena);
}

static void refused(struct arena *arena, struct str bytes, const char *what)
{
	struct err err = {0};
	assert_null(catalog_open(STR("en.mo"), bytes, arena, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_true(str_equals(err.source, STR("en.mo")));
	if (what)
		assert_true(str_find(err.what, str_from_c(what)) < err.what.len);
}

static void bad_files_are_refused(void **state)
{
	(void)state;
	static const char *const twice[][2] = {{"a", "x"}, {"a", "y"}};
	static const char *const places[][2] = {{"Còn {count} phút", "{minutes} left"}};
	static const char *const latin[][2] = {{"a", "\xe9"}};
	struct arena arena = test_arena();
	refused(&arena, STR(""), "too short");
	refused(&arena, STR("0123456789012345678901234567"), "not a compiled catalogue");
	refused(&arena, mo(&arena, false, twice, COUNT(twice)), "twice");
	refused(&arena, mo(&arena, false, places, COUNT(places)), "Còn {count} phút");
	refused(&arena, mo(&arena, false, latin, COUNT(latin)), "UTF-8");
	arena_finish(&arena);
}

/* Wherever the file is cut, and whichever byte of its tables is wrong, the answer is an answer. */
static void no_byte_is_trusted(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str whole = mo(&arena, false, pairs, COUNT(pairs));
	for (size_t len = 0; len < whole.len - 1; len++) {
		struct arena request = test_arena();
		struct err err = {0};
		char *cut = arena_alloc(&request, len);
		memcpy(cut, whole.ptr, len);
		catalog_open(STR("cut.mo"), (struct str){cut, len}, &request, &err);
		arena_finish(&request);
	}
	for (size_t at = 0; at < 28 + 16 * COUNT(pairs); at++) {
		struct arena request = test_arena();
		struct err err = {0};
		char *bent = arena_alloc(&request, whole.len);
		memcpy(bent, whole.ptr, whole.len);
		bent[at] = (char)0xff;
		const struct catalog *catalog = catalog_open(STR("bent.mo"), (struct str){bent, whole.len}, &request,
		                                             &err);
		if (catalog)
			catalog_text(catalog, STR("Gửi"));
		arena_finish(&request);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_byte_orders_are_read),    cmocka_unit_test(places_are_filled_by_name),
		cmocka_unit_test(templates_speak_the_language), cmocka_unit_test(bad_files_are_refused),
		cmocka_unit_test(no_byte_is_trusted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
