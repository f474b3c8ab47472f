/* Who goes to a meeting, what stands on whose calendar, and who may act for whom. */
#include "base/limits.h"
#include "office/delegation.h"
#include "office/desk_index.h"
#include "office/meeting.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct room {
	struct arena arena;
	struct office office;
};

static void room_open(struct room *room)
{
	room->arena = test_arena();
	small_start(&room->office, small_office(&room->arena), &room->arena);
}

static const struct document *invitation(const struct room *room)
{
	return office_document(&room->office, seed_find_document(room->office.seed, STR("trinh")));
}

static struct party_id who(const struct room *room, const char *key)
{
	return small_party(room->office.seed, key);
}

static void do_it(struct room *room, const char *actor, const char *action, const char *first,
                  const char *second)
{
	small_do(&room->office,
	         small_command(&room->arena, room->office.seed, actor, action, "trinh", first, second, NULL));
}

static enum refusal_code asked(struct room *room, const char *actor, const char *action, const char *first,
                               const char *second)
{
	struct command command = small_command(&room->arena, room->office.seed, actor, action, "trinh", first,
	                                       second, NULL);

	return office_decide(&room->office, &command, &room->arena).refusal.code;
}

static void who_is_invited_answers(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	assert_true(meeting_awaits(&room.office, who(&room, "ct"), invitation(&room)));
	assert_false(meeting_is_his(&room.office, who(&room, "pct"), invitation(&room)));
	/* The clerk sees it, and it is not his. */
	assert_int_equal(asked(&room, "vt", "meeting.accept", NULL, NULL), REFUSED_meeting_not_yours);
	do_it(&room, "ct", "meeting.accept", NULL, NULL);
	assert_true(meeting_is_his(&room.office, who(&room, "ct"), invitation(&room)));
	assert_false(meeting_awaits(&room.office, who(&room, "ct"), invitation(&room)));
	assert_int_equal(asked(&room, "ct", "meeting.accept", NULL, NULL), REFUSED_meeting_already_accepted);
	do_it(&room, "ct", "meeting.decline", "reason=Bận tiếp công dân cả ngày", NULL);
	assert_false(meeting_is_his(&room.office, who(&room, "ct"), invitation(&room)));
	assert_int_equal(asked(&room, "ct", "meeting.decline", "reason=Bận tiếp công dân cả ngày", NULL),
	                 REFUSED_meeting_already_declined);
	arena_finish(&room.arena);
}

static void who_is_sent_sees_it_and_may_give_it_back(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	assert_false(desk_shows(&room.office, who(&room, "pct"), invitation(&room)));
	assert_int_equal(asked(&room, "ct", "meeting.delegate", "to=kinh-te", "note=Dự thay tôi"),
	                 REFUSED_recipient_not_a_person);
	do_it(&room, "ct", "meeting.delegate", "to=pct", "note=Dự thay tôi");
	assert_true(meeting_awaits(&room.office, who(&room, "pct"), invitation(&room)));
	assert_false(meeting_awaits(&room.office, who(&room, "ct"), invitation(&room)));
	assert_int_equal(asked(&room, "ct", "meeting.delegate", "to=pct", "note=Dự thay tôi"),
	                 REFUSED_already_sent_there);
	do_it(&room, "pct", "meeting.decline", "reason=Trùng lịch họp Hội đồng", NULL);
	assert_true(meeting_awaits(&room.office, who(&room, "ct"), invitation(&room)));
	do_it(&room, "ct", "meeting.delegate", "to=pct", "note=Vẫn cần đồng chí dự");
	do_it(&room, "pct", "meeting.accept", NULL, NULL);
	assert_int_equal(invitation(&room)->attendance, ATTENDANCE_ACCEPTED);
	assert_true(party_is(invitation(&room)->attendee, who(&room, "pct")));
	arena_finish(&room.arena);
}

static void a_meeting_that_is_over_is_not_answered(void **state)
{
	struct room room;
	struct command late;

	(void)state;
	room_open(&room);
	late = small_command(&room.arena, room.office.seed, "ct", "meeting.accept", "trinh", NULL);
	late.office_ms = INT64_C(12) * 60 * 60 * 1000;
	assert_int_equal(office_decide(&room.office, &late, &room.arena).refusal.code, REFUSED_meeting_over);
	arena_finish(&room.arena);
}

static void the_calendar_is_in_order_of_time(void **state)
{
	struct room room;
	const struct desk_index *index;
	size_t count;

	(void)state;
	room_open(&room);
	index = desk_index_of(room.office.seed, &room.arena);
	meeting_list(index, &room.office, who(&room, "ct"), false, &room.arena, &count);
	assert_int_equal(count, 1);
	meeting_list(index, &room.office, who(&room, "vt"), false, &room.arena, &count);
	assert_int_equal(count, 0);
	meeting_list(index, &room.office, who(&room, "vt"), true, &room.arena, &count);
	assert_int_equal(count, 1);
	arena_finish(&room.arena);
}

#define PERIOD "from_on=2024-06-18T08:00", "until_on=2024-06-18T12:00", "reason=Đi công tác ở thành phố"

/* Lists and counts of who acts for another are those of looking at each document. */
static void who_acts_for_another_has_his_desk_too(void **state)
{
	struct room room;
	const struct desk_index *index;
	struct desk_counts counts;
	struct desk_walk walk;
	size_t count, walked = 0;

	(void)state;
	room_open(&room);
	assert_false(acts_for(&room.office, who(&room, "pct"), who(&room, "ct")));
	small_do(&room.office, small_command(&room.arena, room.office.seed, "ct", "authority.delegate", NULL,
	                                     "to=pct", PERIOD, NULL));
	assert_true(acts_for(&room.office, who(&room, "pct"), who(&room, "ct")));
	assert_false(acts_for(&room.office, who(&room, "ct"), who(&room, "pct")));
	room.office.candidate = who(&room, "ct");
	index = desk_index_of(room.office.seed, &room.arena);
	/* As if the candidate had the deputy's seat. */
	small_do(&room.office,
	         small_command(&room.arena, room.office.seed, "pct", "document.open", "trinh", NULL));
	desk_list(&room.office, who(&room, "pct"), DRAWER_AWAITING, &room.arena, &count);
	assert_int_equal(count, 1);
	/* The chairman got authority back from another one: his own lists are made by looking, and are the same. */
	small_do(&room.office, small_command(&room.arena, room.office.seed, "pct", "authority.delegate", NULL,
	                                     "to=ct", PERIOD, NULL));
	counts = desk_count(index, &room.office);
	desk_list(&room.office, who(&room, "ct"), DRAWER_ALL, &room.arena, &count);
	assert_int_equal(counts.drawers[DRAWER_ALL], count);
	walk = desk_walk(index, &room.office, DRAWER_ALL, &room.arena);
	while (desk_walk_next(&walk) != NULL)
		walked++;
	assert_int_equal(walked, count);
	arena_finish(&room.arena);
}

static void authority_ends_with_its_time(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	small_do(&room.office, small_command(&room.arena, room.office.seed, "ct", "authority.delegate", NULL,
	                                     "to=pct", PERIOD, NULL));
	room.office.now_ms = INT64_C(4) * 60 * 60 * 1000 + 60000;
	assert_false(acts_for(&room.office, who(&room, "pct"), who(&room, "ct")));
	assert_false(desk_shows(&room.office, who(&room, "pct"), invitation(&room)));
	arena_finish(&room.arena);
}

static void there_is_an_end_to_delegations(void **state)
{
	struct room room;
	struct command more;

	(void)state;
	room_open(&room);
	for (size_t i = 0; i < LIMIT_DELEGATIONS; i++)
		delegation_add(&room.office, (struct delegation){.from = who(&room, "pct"),
		                                                 .to = who(&room, "ct"),
		                                                 .from_at = CIVIL_NO_MINUTE,
		                                                 .until_at = CIVIL_NO_MINUTE,
		                                                 .ended_at = CIVIL_NO_MINUTE});
	more = small_command(&room.arena, room.office.seed, "ct", "authority.delegate", NULL, "to=pct", PERIOD,
	                     NULL);
	assert_int_equal(office_decide(&room.office, &more, &room.arena).refusal.code,
	                 REFUSED_too_many_delegations);
	arena_finish(&room.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_invited_answers),
		cmocka_unit_test(who_is_sent_sees_it_and_may_give_it_back),
		cmocka_unit_test(a_meeting_that_is_over_is_not_answered),
		cmocka_unit_test(the_calendar_is_in_order_of_time),
		cmocka_unit_test(who_acts_for_another_has_his_desk_too),
		cmocka_unit_test(authority_ends_with_its_time),
		cmocka_unit_test(there_is_an_end_to_delegations),
	};

	return cmocka_run_group_tests_name("office/meeting", tests, NULL, NULL);
}
