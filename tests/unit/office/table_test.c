/* The tables agree with themselves: actions, refusals, names. */
#include "office/action.h"
#include "office/names.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void actions_are_found_by_key_and_ordered_by_id(void **state)
{
	size_t count;
	const struct action *const *rows = action_list(&count);

	UNUSED(state);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(action_find(action_key(rows[i])), rows[i]);
		assert_true(i == 0 || rows[i - 1]->id < rows[i]->id);
		assert_true(rows[i]->roles != 0 && rows[i]->phases != 0);
		assert_true(rows[i]->target != TARGET_DOCUMENT || rows[i]->from != 0);
	}
	assert_null(action_find(STR("document.burn")));
}

static void what_undoes_an_action_exists_and_fits(void **state)
{
	size_t count;
	const struct action *const *rows = action_list(&count);

	UNUSED(state);
	for (size_t i = 0; i < count; i++) {
		if (rows[i]->undone_by != NULL)
			assert_non_null(action_find(str_from_c(rows[i]->undone_by)));
	}
}

/* The order of the list is the precedence; the numbers only have to stay what they are. */
static void refusals_are_numbered_and_named_once(void **state)
{
	size_t count;
	const enum refusal_code *codes = refusal_list(&count);

	UNUSED(state);
	for (size_t i = 0; i < count; i++) {
		enum refusal_code back;

		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(codes[k], codes[i]);
		assert_true(refusal_parse(refusal_name(codes[i]), &back));
		assert_int_equal(back, codes[i]);
	}
	assert_true(str_is_empty(refusal_name(REFUSED_NOT)));
}

static void names_read_back(void **state)
{
	const struct name_table *tables[] = {
		&role_names,
		&party_kind_names,
		&document_status_names,
		&urgency_names,
		&secrecy_names,
		&route_role_names,
		&assignment_state_names,
		&note_kind_names,
		&phase_names,
		&direction_names,
		&relation_names,
		&authority_names,
		&delivery_status_names,
		&recall_answer_names,
		&document_type_names,
		&former_main_names,
		&channel_names,
		&refuse_code_names,
	};

	UNUSED(state);
	for (size_t i = 0; i < COUNT(tables); i++) {
		for (unsigned value = 0; value < tables[i]->count; value++) {
			unsigned back;

			assert_false(str_is_empty(name_of(tables[i], value)));
			assert_true(name_parse(tables[i], name_of(tables[i], value), &back));
			assert_int_equal(back, value);
		}
	}
}

static void documents_are_found_with_and_without_the_index(void **state)
{
	struct arena arena = test_arena();
	struct seed seed = *small_office(&arena);
	struct document_id before = seed_find_document(&seed, STR("giao"));

	UNUSED(state);
	seed_index(&seed, &arena);
	assert_int_equal(before.number, 6);
	for (uint32_t number = 1; number <= seed.document_count; number++)
		assert_int_equal(seed_find_document(&seed, seed.documents[number - 1].facts->key).number, number);
	assert_int_equal(seed_find_document(&seed, STR("khong-co")).number, 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(actions_are_found_by_key_and_ordered_by_id),
		cmocka_unit_test(what_undoes_an_action_exists_and_fits),
		cmocka_unit_test(refusals_are_numbered_and_named_once),
		cmocka_unit_test(names_read_back),
		cmocka_unit_test(documents_are_found_with_and_without_the_index),
	};

	return cmocka_run_group_tests_name("office/table", tests, NULL, NULL);
}
