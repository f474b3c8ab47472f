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

static void what_waits_is_the_clerks_step_or_an_opinion(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;

	UNUSED(state);
	small_start(&office, seed, &arena);
	assert_int_equal(count_in(&office, "vt", DRAWER_AWAITING, &arena), 3);
	small_do(&office, small_command(&arena, seed, "vt", "document.refuse", "toi", "code=incomplete",
	                                "reason=Thiếu phụ lục số liệu", NULL));
	assert_int_equal(count_in(&office, "vt", DRAWER_AWAITING, &arena), 2);
	assert_int_equal(count_in(&office, "vh", DRAWER_AWAITING, &arena), 0);
	small_do(&office, small_command(&arena, seed, "ct", "document.ask_opinion", "trinh", "to=van-hoa",
	                                "due_on=2024-06-19", "note=Có được không", NULL));
	assert_int_equal(count_in(&office, "vh", DRAWER_AWAITING, &arena), 1);
	small_do(&office, small_command(&arena, seed, "vh", "document.give_opinion", "trinh", "note=Được", NULL));
	assert_int_equal(count_in(&office, "vh", DRAWER_AWAITING, &arena), 0);
	arena_finish(&arena);
}

/* Its deadline is the one he set, and it leaves the drawer with the last open part. */
static void given_work_is_his_until_it_is_done(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct party_id ct, kt;
	struct office office;
	struct minute due;

	UNUSED(state);
	small_start(&office, seed, &arena);
	ct = small_party(seed, "ct");
	kt = small_party(seed, "kt");
	assert_int_equal(count_in(&office, "ct", DRAWER_GIVEN, &arena), 1);
	assert_int_equal(count_in(&office, "kt", DRAWER_GIVEN, &arena), 0);
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "trinh", "to=van-hoa", "role=info", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_GIVEN, &arena), 1);
	small_do(&office, small_command(&arena, seed, "ct", "document.route", "trinh", "to=kinh-te", "role=main",
	                                "due_on=2024-06-19T11:00", NULL));
	small_do(&office, small_command(&arena, seed, "ct", "document.route", "trinh", "to=pct", "role=support",
	                                "due_on=2024-06-18T17:00", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_GIVEN, &arena), 2);
	assert_true(minute_parse(STR("2024-06-18T17:00"), &due));
	assert_int_equal(desk_given_due(ct, small_document(&office, "trinh")).since_epoch, due.since_epoch);
	assert_false(minute_is_given(desk_given_due(kt, small_document(&office, "trinh"))));
	small_do(&office, small_command(&arena, seed, "pct", "document.return", "trinh",
	                                "reason=Không thuộc lĩnh vực", NULL));
	small_do(&office, small_command(&arena, seed, "kt", "document.return", "trinh",
	                                "reason=Không thuộc lĩnh vực", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_GIVEN, &arena), 1);
	arena_finish(&arena);
}

static void what_is_urgent_waits_first(void **state)
{
	struct arena arena = test_arena();
	struct seed seed = *small_office(&arena);
	struct document *documents = ARENA_ARRAY(&arena, struct document, seed.document_count);
	struct document_facts urgent = *seed.documents[1].facts;
	struct document_id *list;
	struct office office;
	size_t count;

	UNUSED(state);
	for (uint32_t i = 0; i < seed.document_count; i++)
		documents[i] = seed.documents[i];
	urgent.urgency = URGENCY_EXPRESS;
	documents[1].facts = &urgent;
	documents[2].arrived_at = (struct minute){28000000};
	seed.documents = documents;
	small_start(&office, &seed, &arena);
	list = desk_list(&office, small_party(&seed, "vt"), DRAWER_AWAITING, &arena, &count);
	assert_int_equal(list[0].number, 2);
	assert_int_equal(list[1].number, 3);
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

static void a_mark_is_its_persons_own(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	const struct document *document;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.mark", "trinh", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_MARKED, &arena), 1);
	assert_int_equal(count_in(&office, "vt", DRAWER_MARKED, &arena), 0);
	document = office_document(&office, seed_find_document(office.seed, STR("trinh")));
	assert_int_equal(
		document->revision,
		office.seed->documents[seed_find_document(office.seed, STR("trinh")).number - 1].revision);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.unmark", "trinh", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_MARKED, &arena), 0);
	arena_finish(&arena);
}

static void a_question_lies_with_both_until_it_is_answered(void **state)
{
	struct arena arena = test_arena();
	struct office office;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.ask_opinion", "giao", "to=van-hoa",
	                                "due_on=2024-06-18T16:00", "note=Có ý kiến gì không?", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_OPINION, &arena), 1);
	assert_int_equal(count_in(&office, "vh", DRAWER_OPINION, &arena), 1);
	assert_int_equal(count_in(&office, "kt", DRAWER_OPINION, &arena), 0);
	small_do(&office, small_command(&arena, office.seed, "vh", "document.give_opinion", "giao",
	                                "note=Không có ý kiến khác.", NULL));
	assert_int_equal(count_in(&office, "ct", DRAWER_OPINION, &arena), 0);
	assert_int_equal(count_in(&office, "vh", DRAWER_OPINION, &arena), 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawers_hold_what_they_say),
		cmocka_unit_test(what_waits_is_the_clerks_step_or_an_opinion),
		cmocka_unit_test(given_work_is_his_until_it_is_done),
		cmocka_unit_test(what_is_urgent_waits_first),
		cmocka_unit_test(unread_until_opened_and_again_after_a_change_by_another),
		cmocka_unit_test(an_open_assignment_counts_before_a_closed_one),
		cmocka_unit_test(a_mark_is_its_persons_own),
		cmocka_unit_test(a_question_lies_with_both_until_it_is_answered),
	};

	return cmocka_run_group_tests_name("office/desk", tests, NULL, NULL);
}
