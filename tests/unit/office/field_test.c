/* Decoding and encoding an action's input. */
#include "office/field.h"

#include "office/action.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct refusal decode(struct arena *arena, const char *action_name, const struct pair *pairs,
                             size_t count, void **ret_input)
{
	const struct action *action = action_find(str_from_c(action_name));

	*ret_input = arena_alloc(arena, action->input_size);
	return fields_decode(small_office(arena), action, pairs, count, arena, *ret_input);
}

static void canonical_pairs_are_in_table_order_and_trimmed(void **state)
{
	struct arena arena = test_arena();
	const struct pair pairs[] = {
		{STR("note"), STR("  xin ý kiến \n")},
		{STR("due_on"), STR("20/06/2024 11:00")},
		{STR("role"), STR("main")},
		{STR("to"), STR("kinh-te")},
	};
	void *input;
	size_t count;
	struct pair *canonical;

	UNUSED(state);
	assert_false(is_refused(decode(&arena, "document.route", pairs, COUNT(pairs), &input)));
	canonical = fields_encode(small_office(&arena), action_find(STR("document.route")), input, &arena,
	                          &count);
	assert_int_equal(count, 4);
	assert_true(str_equals(canonical[0].name, STR("to")));
	assert_true(str_equals(canonical[2].value, STR("2024-06-20T11:00")));
	assert_true(str_equals(canonical[3].value, STR("xin ý kiến")));
	arena_finish(&arena);
}

static void empty_optional_fields_leave_no_pair(void **state)
{
	struct arena arena = test_arena();
	const struct pair pairs[] = {{STR("role"), STR("info")}, {STR("due_on"), STR("   ")}};
	void *input;
	size_t count;

	UNUSED(state);
	assert_false(is_refused(decode(&arena, "document.route", pairs, COUNT(pairs), &input)));
	fields_encode(small_office(&arena), action_find(STR("document.route")), input, &arena, &count);
	assert_int_equal(count, 1);
	arena_finish(&arena);
}

static void each_bad_value_names_its_field(void **state)
{
	static const struct {
		const char *action, *name, *value;
		enum refusal_code code;
	} rows[] = {
		{"document.route", "role", "chính", REFUSED_field_not_a_choice},
		{"document.submit", "to", "ai-do", REFUSED_unknown_party},
		{"document.register", "book", "x", REFUSED_unknown_book},
		{"attempt.extend", "by", "5 phút", REFUSED_field_not_a_duration},
		{"document.return", "reason", "ngắn", REFUSED_field_too_short},
		{"document.direct", "note", "", REFUSED_field_required},
	};
	struct arena arena = test_arena();

	UNUSED(state);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pair pair = {str_from_c(rows[i].name), str_from_c(rows[i].value)};
		void *input;
		struct refusal refusal = decode(&arena, rows[i].action, &pair, 1, &input);

		assert_int_equal(refusal.code, rows[i].code);
		assert_true(str_equals(refusal.field, pair.name));
	}
	arena_finish(&arena);
}

static void a_text_is_measured_in_letters_not_bytes(void **state)
{
	struct arena arena = test_arena();
	struct pair pair = {STR("note"), {NULL, 0}};
	char *text = arena_alloc(&arena, 3 * 1001);
	void *input;

	UNUSED(state);
	for (size_t i = 0; i < 1001; i++)
		memcpy(text + 3 * i, "ạ", 3);
	pair.value = (struct str){text, 3 * 1000};
	assert_false(is_refused(decode(&arena, "document.direct", &pair, 1, &input)));
	pair.value.len = 3 * 1001;
	assert_int_equal(decode(&arena, "document.direct", &pair, 1, &input).code, REFUSED_field_too_long);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical_pairs_are_in_table_order_and_trimmed),
		cmocka_unit_test(empty_optional_fields_leave_no_pair),
		cmocka_unit_test(each_bad_value_names_its_field),
		cmocka_unit_test(a_text_is_measured_in_letters_not_bytes),
	};

	return cmocka_run_group_tests_name("office/field", tests, NULL, NULL);
}
