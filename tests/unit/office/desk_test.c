/* What lies in whose drawer, and what counts as unread. */
#include "office/desk.h"

#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static size_t count_in(const struct office *office, const char *person, enum drawer drawer,
                       struct arena *arena)
{
	size_t count;

	desk_list(office, small_party(office->seed, person), drawer, arena, &count);
	return count;
}

static void drawers_hold_what_they_say(void **state)
{
	struct arena arena = test_arena();
	struct office office;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	assert_int_equal(count_in(&office, "ct", DRAWER_ALL, &arena), 3);
	assert_int_equal(count_in(&office, "ct", DRAWER_AWAITING, &arena), 1);
	assert_int_equal(count_in(&office, "kt", DRAWER_MAIN, &arena), 1);
	assert_int_equal(count_in(&office, "ktcv", DRAWER_MAIN, &arena), 1);
	assert_int_equal(count_in(&office, "vh", DRAWER_ALL, &arena), 0);
	assert_int_equal(count_in(&office, "vt", DRAWER_ALL, &arena), 6);
	assert_int_equal(count_in(&office, "kt", DRAWER_OVERDUE, &arena), 0);
	office.now_ms = 11 * 60000;
	assert_int_equal(count_in(&office, "kt", DRAWER_OVERDUE, &arena), 1);
	arena_finish(&arena);
}

static void unread_until_opened_and_again_after_a_change_by_another(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;

	UNUSED(state);
	small_start(&office, seed, &arena);
	assert_true(desk_is_unread(small_party(seed, "ct"), small_document(&office, "giao")));
	small_do(&office, small_command(&arena, seed, "ct", "document.open", "giao", NULL));
	assert_false(desk_is_unread(small_party(seed, "ct"), small_document(&office, "giao")));
	small_do(&office, small_command(&arena, seed, "ct", "document.comment", "giao", "note=x", NULL));
	assert_false(desk_is_unread(small_party(seed, "ct"), small_document(&office, "giao")));
	small_do(&office, small_command(&arena, seed, "kt", "document.comment", "giao", "note=x", NULL));
	assert_true(desk_is_unread(small_party(seed, "ct"), small_document(&office, "giao")));
	arena_finish(&arena);
}

static void an_open_assignment_counts_before_a_closed_one(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;
	const struct assignment *assignment;

	UNUSED(state);
	small_start(&office, seed, &arena);
	small_do(&office, small_command(&arena, seed, "kt", "document.finish", "giao", NULL));
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "giao", "to=kinh-te", "role=info", NULL));
	assignment = desk_assignment(&office, small_party(seed, "kt"), small_document(&office, "giao"));
	assert_non_null(assignment);
	assert_int_equal(assignment->role, ROUTE_INFO);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawers_hold_what_they_say),
		cmocka_unit_test(unread_until_opened_and_again_after_a_change_by_another),
		cmocka_unit_test(an_open_assignment_counts_before_a_closed_one),
	};

	return cmocka_run_group_tests_name("office/desk", tests, NULL, NULL);
}
