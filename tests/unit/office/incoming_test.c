/* The rest of the work on incoming documents: refusing, stamping, changing who leads, extending, asking and answering,
 * handing over, taking note, reopening. Each is accepted once and refused for each of its reasons. */
#include "office/desk.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	struct seed seed;
	struct office office;
};

/* Books as a law-abiding office keeps them, a secret paper and a letter on paper among the documents. */
static void books_and_papers(struct world *world)
{
	static const struct book books[] = {
		{.key = STR_INIT("den"), .name = STR_INIT("Sổ đến"), .next_number = 7, .year = 2024},
		{.key = STR_INIT("mat"), .name = STR_INIT("Sổ mật"), .next_number = 3, .is_secret = true},
		{.key = STR_INIT("cu"), .name = STR_INIT("Sổ năm cũ"), .next_number = 99, .year = 2023},
	};
	struct document *documents = ARENA_ARRAY(&world->arena, struct document, world->seed.document_count);
	struct document_facts *secret = ARENA_NEW(&world->arena, struct document_facts);
	struct document_facts *letter = ARENA_NEW(&world->arena, struct document_facts);

	for (uint32_t i = 0; i < world->seed.document_count; i++)
		documents[i] = world->seed.documents[i];
	*secret = *documents[2].facts;
	secret->secrecy = SECRECY_CONFIDENTIAL;
	documents[2].facts = secret;
	*letter = *documents[3].facts;
	letter->channel = CHANNEL_PAPER;
	documents[3].facts = letter;
	world->seed.books = books;
	world->seed.book_count = COUNT(books);
	world->seed.documents = documents;
}

static int set_up(void **state)
{
	static struct world world;

	world.arena = test_arena();
	world.seed = *small_office(&world.arena);
	books_and_papers(&world);
	small_start(&world.office, &world.seed, &world.arena);
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
	small_do(&world->office, small_command(&world->arena, &world->seed, actor, action, object, __VA_ARGS__))
#define DOCUMENT(key) small_document(&world->office, key)
#define PARTY(key) small_party(&world->seed, key)
#define REASON "reason=Lý do dài hơn mười chữ"

static size_t open_mains(const struct document *document)
{
	size_t count = 0;

	for (size_t i = 0; i < document->assignment_count; i++)
		count += document->assignments[i].role == ROUTE_MAIN &&
		         document->assignments[i].state == ASSIGNMENT_OPEN;
	return count;
}

static void the_clerk_refuses_what_does_not_belong_here(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("vt", "document.refuse", "toi", REASON, NULL), REFUSED_field_required);
	assert_int_equal(DO("vt", "document.refuse", "toi", "code=ugly", REASON, NULL),
	                 REFUSED_field_not_a_choice);
	assert_int_equal(DO("vt", "document.refuse", "toi", "code=incomplete", "reason=Thiếu", NULL),
	                 REFUSED_field_too_short);
	assert_int_equal(DO("vt", "document.refuse", "nhan", "code=incomplete", REASON, NULL),
	                 REFUSED_document_already_received);
	assert_int_equal(DO("vt", "document.refuse", "toi", "code=wrong-recipient", REASON, NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("toi")->status, DOC_REFUSED);
	assert_int_equal(DOCUMENT("toi")->refused_for, REFUSE_WRONG_RECIPIENT);
	assert_int_equal(DOCUMENT("toi")->notes[0].kind, NOTE_REFUSE);
	assert_int_equal(DO("vt", "document.receive", "toi", NULL), REFUSED_document_refused);
	assert_int_equal(DO("vt", "document.register", "toi", "book=den", NULL), REFUSED_document_refused);
	assert_int_equal(DO("vt", "document.open", "toi", NULL), REFUSED_NOT);
}

static void secret_papers_have_a_book_of_their_own(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("vt", "document.receive", "toi", NULL), REFUSED_NOT);
	assert_int_equal(DO("vt", "document.register", "toi", "book=mat", NULL), REFUSED_book_is_secret);
	assert_int_equal(DO("vt", "document.register", "toi", "book=cu", NULL), REFUSED_book_of_other_year);
	assert_int_equal(DO("vt", "document.register", "nhan", "book=den", NULL), REFUSED_book_not_secret);
	assert_int_equal(DO("vt", "document.register", "nhan", "book=mat", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("nhan")->arrival_number, 3);
	assert_int_equal(DO("vt", "document.register", "toi", "book=den", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("toi")->arrival_number, 7);
}

static void an_office_without_a_secret_book_registers_as_ever(void **state)
{
	struct world *world = *state;

	world->seed.book_count = 1;
	assert_int_equal(DO("vt", "document.register", "nhan", "book=den", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("nhan")->arrival_number, 7);
}

static void a_paper_original_is_stamped_once(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("vt", "document.stamp", "trinh", "to=ct", NULL), REFUSED_document_not_paper);
	assert_int_equal(DO("vt", "document.stamp", "nhan", "to=ct", NULL), REFUSED_document_not_registered);
	assert_int_equal(DO("vt", "document.stamp", "so", "to=vt", NULL), REFUSED_recipient_is_yourself);
	assert_int_equal(DO("vt", "document.stamp", "so", "to=ct", NULL), REFUSED_NOT);
	assert_true(party_is(DOCUMENT("so")->stamp.to, PARTY("ct")));
	assert_int_equal(DOCUMENT("so")->traces[0].number, 6);
	assert_int_equal(DOCUMENT("so")->status, DOC_REGISTERED);
	assert_int_equal(DO("vt", "document.stamp", "so", "to=ct", NULL), REFUSED_document_already_stamped);
}

static void the_main_role_moves_and_is_never_doubled(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("pct", "document.switch_main", "giao", "to=van-hoa", "former=support", NULL),
	                 REFUSED_unknown_document);
	assert_int_equal(DO("ct", "document.switch_main", "giao", "to=kinh-te", "former=drop", NULL),
	                 REFUSED_recipient_already_main);
	assert_int_equal(DO("ct", "document.switch_main", "giao", "to=ct", "former=drop", NULL),
	                 REFUSED_recipient_is_yourself);
	assert_int_equal(DO("ct", "document.switch_main", "giao", "to=van-hoa", "former=drop",
	                    "due_on=2024-06-17T08:00", NULL),
	                 REFUSED_due_in_the_past);
	assert_int_equal(DO("kt", "document.switch_main", "giao", "to=van-hoa", "former=support", NULL),
	                 REFUSED_assignment_not_yours);
	assert_int_equal(
		DO("ct", "document.switch_main", "giao", "to=van-hoa", "former=support", "note=Đúng lĩnh vực", NULL),
		REFUSED_NOT);
	assert_int_equal(open_mains(DOCUMENT("giao")), 1);
	assert_true(party_is(document_main(DOCUMENT("giao"))->to, PARTY("van-hoa")));
	assert_int_equal(document_main(DOCUMENT("giao"))->due_on.since_epoch,
	                 DOCUMENT("giao")->assignments[0].due_on.since_epoch);
	assert_int_equal(DOCUMENT("giao")->assignments[0].role, ROUTE_SUPPORT);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_OPEN);
	assert_int_equal(DOCUMENT("giao")->notes[0].kind, NOTE_SWITCH);

	/* Back again: who supports is promoted where he stands, and the other one is out. */
	assert_int_equal(DO("ct", "document.switch_main", "giao", "to=kinh-te", "former=drop", NULL),
	                 REFUSED_NOT);
	assert_int_equal(open_mains(DOCUMENT("giao")), 1);
	assert_int_equal(DOCUMENT("giao")->assignment_count, 2);
	assert_int_equal(DOCUMENT("giao")->assignments[1].state, ASSIGNMENT_RETAKEN);
}

static void one_who_gave_it_back_can_be_replaced(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("kt", "document.return", "giao", REASON, NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.switch_main", "giao", "to=van-hoa", "former=support", NULL),
	                 REFUSED_NOT);
	assert_int_equal(open_mains(DOCUMENT("giao")), 1);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_OPEN);
	assert_int_equal(DOCUMENT("giao")->assignments[0].role, ROUTE_SUPPORT);
}

static void without_a_main_handler_there_is_nothing_to_switch(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ct", "document.route", "trinh", "to=van-hoa", "role=support", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.switch_main", "trinh", "to=kinh-te", "former=drop", NULL),
	                 REFUSED_no_main_to_switch);
}

static void a_deadline_is_only_ever_extended(void **state)
{
	struct world *world = *state;

	assert_int_equal(
		DO("ct", "document.extend", "giao", "to=van-hoa", "due_on=2024-06-19T08:00", REASON, NULL),
		REFUSED_no_open_assignment);
	assert_int_equal(
		DO("kt", "document.extend", "giao", "to=kinh-te", "due_on=2024-06-19T08:00", REASON, NULL),
		REFUSED_assignment_not_yours);
	assert_int_equal(
		DO("ct", "document.extend", "giao", "to=kinh-te", "due_on=2024-06-17T08:00", REASON, NULL),
		REFUSED_due_in_the_past);
	assert_int_equal(
		DO("ct", "document.extend", "giao", "to=kinh-te", "due_on=2024-06-18T08:10", REASON, NULL),
		REFUSED_due_not_later);
	assert_int_equal(DO("ct", "document.extend", "giao", "to=kinh-te", "due_on=2024-06-19T08:00", NULL),
	                 REFUSED_field_required);
	assert_int_equal(
		DO("ct", "document.extend", "giao", "to=kinh-te", "due_on=2025-01-01T08:00", REASON, NULL),
		REFUSED_NOT);
	assert_int_equal(civil_from_minute(DOCUMENT("giao")->assignments[0].due_on).year, 2025);
	assert_int_equal(DOCUMENT("giao")->notes[0].kind, NOTE_EXTEND);
}

static void who_is_asked_sees_the_document_and_answers(void **state)
{
	struct world *world = *state;
	const struct opinion *opinion;

	assert_int_equal(DO("vh", "document.open", "trinh", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "note=Có được không", NULL),
	                 REFUSED_field_required);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-17T08:00",
	                    "note=Có được không", NULL),
	                 REFUSED_due_in_the_past);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=ct", "due_on=2024-06-19T08:00",
	                    "note=Có được không", NULL),
	                 REFUSED_recipient_is_yourself);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-19T08:00",
	                    "note=Có được không", NULL),
	                 REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->status, DOC_SUBMITTED);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-19T08:00",
	                    "note=Có được không", NULL),
	                 REFUSED_opinion_already_asked);
	assert_int_equal(DO("vh", "document.open", "trinh", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.give_opinion", "trinh", "note=Được", NULL),
	                 REFUSED_opinion_not_asked);
	assert_int_equal(DO("vh", "document.give_opinion", "trinh", "note=Được", NULL), REFUSED_NOT);
	opinion = &DOCUMENT("trinh")->opinions[0];
	assert_true(party_is(opinion->answered_by, PARTY("vh")));
	assert_string_equal(opinion->answer.ptr, "Được");
	assert_int_equal(DO("vh", "document.give_opinion", "trinh", "note=Được", NULL),
	                 REFUSED_opinion_not_asked);
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-19T08:00",
	                    "note=Còn gì nữa không", NULL),
	                 REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->opinion_count, 2);
}

static void questions_have_a_limit(void **state)
{
	struct world *world = *state;

	for (int i = 0; i < 50; i++) {
		assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-19T08:00",
		                    "note=Có được không", NULL),
		                 REFUSED_NOT);
		assert_int_equal(DO("vh", "document.give_opinion", "trinh", "note=Được", NULL), REFUSED_NOT);
	}
	assert_int_equal(DO("ct", "document.ask_opinion", "trinh", "to=van-hoa", "due_on=2024-06-19T08:00",
	                    "note=Có được không", NULL),
	                 REFUSED_too_many_opinions);
}

static void a_head_hands_over_what_his_unit_has(void **state)
{
	struct world *world = *state;
	const struct assignment *next;

	assert_int_equal(DO("ktcv", "document.hand_over", "giao", "to=van-hoa", REASON, NULL),
	                 REFUSED_not_your_role);
	assert_int_equal(DO("kt", "document.hand_over", "giao", "to=vh", REASON, NULL),
	                 REFUSED_recipient_not_a_unit);
	assert_int_equal(DO("kt", "document.hand_over", "giao", "to=kinh-te", REASON, NULL),
	                 REFUSED_recipient_is_yourself);
	assert_int_equal(DO("ct", "document.route", "giao", "to=van-hoa", "role=info", NULL), REFUSED_NOT);
	assert_int_equal(DO("kt", "document.hand_over", "giao", "to=van-hoa", REASON, NULL),
	                 REFUSED_recipient_already_assigned);
	assert_int_equal(DO("ct", "document.retake", "giao", "to=van-hoa", NULL), REFUSED_NOT);
	assert_int_equal(DO("kt", "document.hand_over", "giao", "to=van-hoa", REASON, NULL), REFUSED_NOT);
	next = document_main(DOCUMENT("giao"));
	assert_true(party_is(next->to, PARTY("van-hoa")));
	assert_true(party_is(next->from, PARTY("ct")));
	assert_int_equal(next->due_on.since_epoch, DOCUMENT("giao")->assignments[0].due_on.since_epoch);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_HANDED_OVER);
	assert_int_equal(DO("kt", "document.hand_over", "giao", "to=van-thu", REASON, NULL),
	                 REFUSED_not_head_of_holder);
	assert_int_equal(
		DO("ct", "document.extend", "giao", "to=van-hoa", "due_on=2024-06-19T08:00", REASON, NULL),
		REFUSED_NOT);
}

static void a_recipient_takes_note_of_what_is_no_work(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ktcv", "document.take_note", "giao", NULL), REFUSED_nothing_to_take_note);
	assert_int_equal(DO("kt", "document.take_note", "giao", NULL), REFUSED_NOT);
	assert_null(document_main(DOCUMENT("giao")));
	assert_int_equal(DOCUMENT("giao")->assignments[0].role, ROUTE_INFO);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_OPEN);
	assert_int_equal(DO("kt", "document.take_note", "giao", NULL), REFUSED_nothing_to_take_note);
}

static void what_was_finished_is_opened_by_who_finished_it(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ct", "document.reopen", "trinh", NULL), REFUSED_document_not_finished);
	assert_int_equal(DO("ct", "document.finish", "trinh", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.reopen", "trinh", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("trinh")->status, DOC_SUBMITTED);

	assert_int_equal(DO("kt", "document.reopen", "giao", NULL), REFUSED_nothing_to_reopen);
	assert_int_equal(DO("ct", "document.reopen", "giao", NULL), REFUSED_document_not_finished);
	assert_int_equal(DO("kt", "document.finish", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DO("kt", "document.reopen", "giao", "note=Còn một biểu", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("giao")->assignments[0].state, ASSIGNMENT_OPEN);
	assert_int_equal(DOCUMENT("giao")->notes[0].kind, NOTE_REOPEN);

	assert_int_equal(DO("kt", "document.finish", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DO("ct", "document.route", "giao", "to=van-hoa", "role=main", NULL), REFUSED_NOT);
	assert_int_equal(DO("kt", "document.reopen", "giao", NULL), REFUSED_main_already_assigned);

	assert_int_equal(DO("ct", "document.finish", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DO("kt", "document.reopen", "giao", NULL), REFUSED_nothing_to_reopen);
	assert_int_equal(DO("ct", "document.reopen", "giao", NULL), REFUSED_NOT);
	assert_int_equal(DOCUMENT("giao")->status, DOC_PROCESSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_clerk_refuses_what_does_not_belong_here, set_up, tear_down),
		cmocka_unit_test_setup_teardown(secret_papers_have_a_book_of_their_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_office_without_a_secret_book_registers_as_ever, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_paper_original_is_stamped_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_main_role_moves_and_is_never_doubled, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_who_gave_it_back_can_be_replaced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_a_main_handler_there_is_nothing_to_switch, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_deadline_is_only_ever_extended, set_up, tear_down),
		cmocka_unit_test_setup_teardown(who_is_asked_sees_the_document_and_answers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(questions_have_a_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_head_hands_over_what_his_unit_has, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_recipient_takes_note_of_what_is_no_work, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_finished_is_opened_by_who_finished_it, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("office/incoming", tests, NULL, NULL);
}
