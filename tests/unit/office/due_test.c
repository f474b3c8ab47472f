/* What time brings, and in which order. */
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Lets time pass to now_ms; writes the keys of what happened, parted by blanks. */
static void pass(struct office *office, int64_t now_ms, char *told, size_t size)
{
	struct command command;

	told[0] = '\0';
	while (office_due(office, now_ms, &command)) {
		struct decision decision = office_decide(office, &command, office->arena);

		strncat(told, command.action->key, size - strlen(told) - 1);
		strncat(told, is_refused(decision.refusal) ? "! " : " ", size - strlen(told) - 1);
		if (is_refused(decision.refusal))
			office_apply_refused(office, command.office_ms, command.pending);
		else
			office_apply(office, &decision.event);
	}
}

static void the_script_plays_by_the_clock(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	char told[200];

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	assert_int_equal(office_next_due_ms(&office), 60000);
	pass(&office, 59999, told, sizeof(told));
	assert_string_equal(told, "");
	pass(&office, 69999, told, sizeof(told));
	assert_string_equal(told, "document.arrive ");
	pass(&office, 70000, told, sizeof(told));
	assert_string_equal(told, "document.receive ");
	assert_int_equal(office.now_ms, 70000);
	arena_finish(&arena);
}

static void colleagues_answer_only_what_their_script_names(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;
	char told[200];

	UNUSED(state);
	small_start(&office, seed, &arena);
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "trinh", "to=van-hoa", "role=main", NULL));
	pass(&office, 59000, told, sizeof(told));
	assert_string_equal(told, "");
	small_do(&office, small_command(&arena, seed, "ct", "document.route", "trinh", "to=kinh-te",
	                                "role=support", NULL));
	pass(&office, 59000, told, sizeof(told));
	assert_string_equal(told, "document.return ");
	arena_finish(&arena);
}

static void an_answer_that_came_too_late_is_refused_and_gone(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;
	char told[200];

	UNUSED(state);
	small_start(&office, seed, &arena);
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL));
	small_do(&office, small_command(&arena, seed, "ct", "document.retake", "trinh", "to=kinh-te", NULL));
	pass(&office, 59000, told, sizeof(told));
	assert_string_equal(told, "document.return! ");
	pass(&office, 59999, told, sizeof(told));
	assert_string_equal(told, "");
	arena_finish(&arena);
}

static void the_bell_closes_and_nothing_follows(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	char told[200];

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	pass(&office, 21 * 60000, told, sizeof(told));
	assert_string_equal(told, "document.arrive document.receive attempt.close ");
	assert_int_equal(office.now_ms, 20 * 60000);
	assert_int_equal(office_next_due_ms(&office), INT64_MAX);
	arena_finish(&arena);
}

static void handing_in_closes_at_once_and_a_pause_stops_time(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;
	char told[200];

	UNUSED(state);
	small_start(&office, seed, &arena);
	small_do(&office, small_command(&arena, seed, "system", "attempt.pause", "", NULL));
	pass(&office, 30 * 60000, told, sizeof(told));
	assert_string_equal(told, "");
	small_do(&office, small_command(&arena, seed, "system", "attempt.resume", "", NULL));
	small_do(&office, small_command(&arena, seed, "ct", "attempt.hand_in", "", NULL));
	pass(&office, office.now_ms, told, sizeof(told));
	assert_string_equal(told, "attempt.close ");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_script_plays_by_the_clock),
		cmocka_unit_test(colleagues_answer_only_what_their_script_names),
		cmocka_unit_test(an_answer_that_came_too_late_is_refused_and_gone),
		cmocka_unit_test(the_bell_closes_and_nothing_follows),
		cmocka_unit_test(handing_in_closes_at_once_and_a_pause_stops_time),
	};

	return cmocka_run_group_tests_name("office/due", tests, NULL, NULL);
}
