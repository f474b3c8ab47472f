/* What each action does to a document, and why it is refused. */
#include "office/desk.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	const struct seed *seed;
	struct office office;
};

static int set_up(void **state)
{
	static struct world world;

	world.arena = test_arena();
	world.seed = small_office(&world.arena);
	small_start(&world.office, world.seed, &world.arena);
	*state = &world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;

	arena_finish(&world->arena);
	return 0;
}

#define DO(actor, action, object, ...) \
	small_do(&world->office, small_command(&world->arena, world->seed, actor, action, object, __VA_ARGS__))
#define DOCUMENT(key) small_document(&world->office, key)

static void clerk_takes_in_a_document_step_by_step(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("vt", "document.register", "toi", "book=den", NULL), REFUSED_document_not_received);
	assert_int_equal(DO("vt", "document.receive", "toi", NULL), REFUSED_NOT);
	assert_int_equal(DO("vt", "document.receive", "toi", NULL), REFUSED_document_already_received);
	assert_int_equal(DO("vt", "document.submit", "toi", "to=ct", NULL), REFUSED_document_not_registered);
	assert_int_equal(DO("vt", "document.register", "toi", "book=den", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("toi")->arrival_number, 7);
	assert_int_equal(DO("vt", "document.register", "toi", "book=den", NULL),
	                 REFUSED_document_already_registered);
	assert_int_equal(DO("vt", "document.register", "nhan", "book=den", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("nhan")->arrival_number, 8);
	assert_int_equal(DO("vt", "document.submit", "toi", "to=kt", NULL), REFUSED_recipient_not_a_leader);
	assert_int_equal(DO("vt", "document.submit", "toi", "to=ct", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("toi")->status, DOC_SUBMITTED);
	assert_int_equal(DO("vt", "document.submit", "toi", "to=ct", NULL), REFUSED_document_already_submitted);
}

static void a_document_has_one_main_handler(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ct", "document.route", "trinh", "role=main", NULL), REFUSED_main_missing);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=van-hoa", "role=main", NULL),
	                 REFUSED_main_already_assigned);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=kinh-te", "role=support", NULL),
	                 REFUSED_recipient_already_assigned);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=ct", "role=support", NULL),
	                 REFUSED_recipient_is_yourself);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=van-hoa", "role=support", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->assignment_count, 2);
	assert_int_equal(DOCUMENT("trinh")->assignments[1].id.number, 3);
	assert_int_equal(DOCUMENT("trinh")->status, DOC_PROCESSING);
}

static void a_retaken_routing_frees_its_place(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.retake", "trinh", "to=van-hoa", NULL), REFUSED_no_open_assignment);
	assert_int_equal(DO("kt", "document.retake", "trinh", "to=kinh-te", NULL), REFUSED_assignment_not_yours);
	assert_int_equal(DO("ct", "document.retake", "trinh", "to=kinh-te", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->status, DOC_SUBMITTED);
	assert_int_equal(DO("ct", "document.route", "trinh", "to=van-hoa", "role=main", NULL), REFUSED_NOT);
}

static void a_recipient_returns_with_a_reason(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("kt", "document.return", "giao", "reason=ngắn", NULL), REFUSED_field_too_short);
	assert_int_equal(DO("vh", "document.return", "giao", "reason=không phải việc của phòng", NULL),
	                 REFUSED_unknown_document);
	assert_int_equal(DO("ct", "document.return", "giao", "reason=không phải việc của phòng", NULL),
	                 REFUSED_nothing_to_return);
	assert_int_equal(DO("kt", "document.return", "giao", "reason=không phải việc của phòng", NULL),
	                 REFUSED_NOT);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_RETURNED);
	assert_null(document_main(DOCUMENT("giao")));
	assert_int_equal(DO("ct", "document.return", "trinh", "reason=không phải của xã này", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->status, DOC_REGISTERED);
}

static void finishing_is_for_all_or_for_oneself(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("kt", "document.finish", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_DONE);
	assert_int_equal(DOCUMENT("giao")->status, DOC_PROCESSING);
	assert_int_equal(DO("kt", "document.finish", "giao", NULL), REFUSED_no_open_assignment);
	assert_int_equal(DO("ct", "document.finish", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("giao")->status, DOC_FINISHED);
	assert_int_equal(DO("ct", "document.comment", "giao", "note=x", NULL), REFUSED_document_finished);
}

static void refusals_come_in_their_order(void **state)
{
	struct world *world = *state;

	/* A document that does not exist hides that the role is wrong, the role hides the state, the state the fields. */
	assert_int_equal(DO("ct", "document.receive", "khong-co", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("ct", "document.receive", "trinh", NULL), REFUSED_not_your_role);
	assert_int_equal(DO("vt", "document.register", "toi", NULL), REFUSED_document_not_received);
	assert_int_equal(DO("vt", "document.register", "nhan", NULL), REFUSED_field_required);
	assert_int_equal(DO("vt", "document.register", "nhan", "book=di", NULL), REFUSED_unknown_book);
	assert_int_equal(DO("ct", "document.direct", "trinh", "note=làm", "x=1", NULL), REFUSED_unknown_field);
}

static void what_is_not_shown_does_not_exist(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("vt", "document.open", "moi", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("ct", "document.open", "so", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("vh", "document.open", "giao", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("ktcv", "document.open", "giao", NULL), REFUSED_NOT);
}

static void a_deadline_lies_ahead(void **state)
{
	struct world *world = *state;

	assert_int_equal(
		DO("ct", "document.route", "trinh", "to=kinh-te", "role=main", "due_on=2024-06-17", NULL),
		REFUSED_due_in_the_past);
	assert_int_equal(
		DO("ct", "document.route", "trinh", "to=kinh-te", "role=main", "due_on=30/02/2024", NULL),
		REFUSED_field_not_a_date);
	assert_int_equal(
		DO("ct", "document.route", "trinh", "to=kinh-te", "role=main", "due_on=18/06/2024", NULL),
		REFUSED_NOT);
}

static void phases_guard_everything(void **state)
{
	struct world *world = *state;
	struct office fresh;

	office_init(&fresh, world->seed, &world->arena);
	assert_int_equal(
		small_do(&fresh, small_command(&world->arena, world->seed, "ct", "document.open", "trinh", NULL)),
		REFUSED_attempt_not_started);
	assert_int_equal(DO("system", "attempt.start", "", NULL), REFUSED_attempt_already_started);
	assert_int_equal(DO("system", "attempt.resume", "", NULL), REFUSED_attempt_not_paused);
	assert_int_equal(DO("system", "attempt.pause", "", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.open", "trinh", NULL), REFUSED_attempt_paused);
	assert_int_equal(DO("system", "attempt.resume", "", NULL), REFUSED_NOT);
	assert_int_equal(DO("system", "attempt.extend", "", "by=PT5M", NULL), REFUSED_NOT);
	assert_int_equal(office_ends_ms(&world->office), 25 * 60000);
	assert_int_equal(DO("ct", "attempt.hand_in", "", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.open", "trinh", NULL), REFUSED_attempt_handed_in);
	assert_int_equal(DO("system", "attempt.close", "", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.open", "trinh", NULL), REFUSED_attempt_closed);
}

static void traces_tell_who_gave_what_to_whom(void **state)
{
	struct world *world = *state;
	const struct trace *trace;

	assert_int_equal(DO("ct", "document.route", "trinh", "to=pct", "role=info", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->trace_count, 1);
	trace = &DOCUMENT("trinh")->traces[0];
	assert_string_equal(trace->action->key, "document.route");
	assert_true(party_is(trace->by, small_party(world->seed, "ct")));
	assert_true(party_is(trace->to, small_party(world->seed, "pct")));
	assert_int_equal(trace->role, ROUTE_INFO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(clerk_takes_in_a_document_step_by_step, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_document_has_one_main_handler, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_retaken_routing_frees_its_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_recipient_returns_with_a_reason, set_up, tear_down),
		cmocka_unit_test_setup_teardown(finishing_is_for_all_or_for_oneself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refusals_come_in_their_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_shown_does_not_exist, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_deadline_lies_ahead, set_up, tear_down),
		cmocka_unit_test_setup_teardown(phases_guard_everything, set_up, tear_down),
		cmocka_unit_test_setup_teardown(traces_tell_who_gave_what_to_whom, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("office/actions", tests, NULL, NULL);
}
