/* Outgoing documents: written, proposed, approved, numbered, issued, recalled, replaced; and why each step is refused. */
#include "base/limits.h"
#include "office/canon.h"
#include "office/desk_index.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	struct seed seed;
	struct office office;
};

/* The small office with a chief of office, two other agencies, books of what goes out, and a second seat. */
static struct seed writing_office(struct arena *arena)
{
	static const struct party more[] = {
		{.key = STR_INIT("cvp"),
	     .name = STR_INIT("Hồ H"),
	     .kind = PARTY_PERSON,
	     .role = ROLE_OFFICE_HEAD,
	     .unit = {2}},
		{.key = STR_INIT("so-nv"),
	     .name = STR_INIT("Sở Nội vụ"),
	     .kind = PARTY_BODY,
	     .role = ROLE_BODY,
	     .organ_id = STR_INIT("X99.02")},
		{.key = STR_INIT("huyen"),
	     .name = STR_INIT("UBND huyện"),
	     .kind = PARTY_BODY,
	     .role = ROLE_BODY,
	     .organ_id = STR_INIT("X99.30")},
	};
	static const struct book books[] = {
		{.key = STR_INIT("den"), .name = STR_INIT("Sổ đến"), .next_number = 7},
		{.key = STR_INIT("di"), .name = STR_INIT("Sổ đi"), .next_number = 9, .direction = DIRECTION_OUTGOING},
	};
	static const struct party_id seats[] = {{4}, {6}};
	struct seed seed = *small_office(arena);
	struct party *parties = ARENA_ARRAY(arena, struct party, seed.party_count + COUNT(more));

	memcpy(parties, seed.parties, seed.party_count * sizeof(parties[0]));
	memcpy(parties + seed.party_count, more, sizeof(more));
	parties[2].abbreviation = STR("KT");
	seed.parties = parties;
	seed.party_count += COUNT(more);
	seed.books = books;
	seed.book_count = COUNT(books);
	seed.seats = seats;
	seed.seat_count = COUNT(seats);
	seed.abbreviation = STR("UBND");
	return seed;
}

static int set_up(void **state)
{
	static struct world world;

	world.arena = test_arena();
	world.seed = writing_office(&world.arena);
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
#define OK(actor, action, object, ...) assert_int_equal(DO(actor, action, object, __VA_ARGS__), REFUSED_NOT)
#define DOCUMENT(key) small_document(&world->office, key)
#define WRITE(actor, ...) \
	OK(actor, "draft.create", "", "type=letter", "subject=Trả lời", "body=Kính gửi: Sở Nội vụ", __VA_ARGS__)

/* draft-1, a letter by ktcv, as far as it shall have come. */
static void write_and_propose(struct world *world)
{
	WRITE("ktcv", NULL);
	OK("ktcv", "draft.propose", "draft-1", "to=kt", "note=Kính trình", NULL);
	OK("kt", "draft.initial", "draft-1", NULL);
	OK("kt", "draft.propose", "draft-1", "to=ct", NULL);
}

static void approve_and_issue(struct world *world)
{
	write_and_propose(world);
	OK("ct", "draft.approve", "draft-1", "authority=tm", NULL);
	OK("vt", "document.number", "draft-1", "book=di", NULL);
	OK("vt", "document.issue", "draft-1", "to=so-nv", NULL);
	OK("vt", "document.issue", "draft-1", "to=huyen", NULL);
	OK("vt", "document.issue", "draft-1", "to=van-hoa", NULL);
}

static void a_draft_is_made_and_known_by_its_key(void **state)
{
	struct world *world = *state;

	assert_int_equal(office_find_document(&world->office, STR("draft-1")).number, 0);
	WRITE("ktcv", NULL);
	WRITE("ktcv", "relation=reply-to", "about=giao", NULL);
	assert_int_equal(office_document_count(&world->office), world->seed.document_count + 2);
	assert_int_equal(DOCUMENT("draft-2")->facts->relation, RELATION_REPLY_TO);
	assert_true(str_equals(DOCUMENT("draft-1")->facts->subject, STR("Trả lời")));
	assert_int_equal(DOCUMENT("draft-1")->status, DOC_DRAFT);
	assert_int_equal(office_find_document(&world->office, STR("draft-3")).number, 0);
	assert_int_equal(office_find_document(&world->office, STR("draft-01")).number, 0);
	assert_int_equal(office_find_document(&world->office, STR("draft-")).number, 0);
	assert_int_equal(office_find_document(&world->office, STR("draft-99999999999")).number, 0);
}

static void what_a_draft_says_of_others_is_checked(void **state)
{
	struct world *world = *state;
	const char *subject = "subject=Trả lời", *type = "type=letter";

	assert_int_equal(DO("ktcv", "draft.create", "", type, NULL), REFUSED_field_required);
	assert_int_equal(DO("ktcv", "draft.create", "", "type=poem", subject, NULL), REFUSED_field_not_a_choice);
	assert_int_equal(DO("ktcv", "draft.create", "", type, subject, "relation=replaces", NULL),
	                 REFUSED_about_missing);
	assert_int_equal(DO("ktcv", "draft.create", "", type, subject, "about=giao", NULL),
	                 REFUSED_relation_missing);
	assert_int_equal(
		DO("ktcv", "draft.create", "", type, subject, "relation=replaces", "about=khong-co", NULL),
		REFUSED_unknown_document);
	/* One that exists and that he must not see is unknown to him; so is one that is not made yet. */
	assert_int_equal(DO("ktcv", "draft.create", "", type, subject, "relation=replaces", "about=trinh", NULL),
	                 REFUSED_unknown_document);
	assert_int_equal(
		DO("ktcv", "draft.create", "", type, subject, "relation=replaces", "about=draft-7", NULL),
		REFUSED_unknown_document);
	assert_int_equal(DO("ktcv", "draft.create", "", type, subject, "signer=kt", NULL),
	                 REFUSED_signer_not_competent);
	assert_int_equal(world->office.made_count, 0);
}

static void each_wording_stays_as_a_version(void **state)
{
	struct world *world = *state;
	const struct outgoing *outgoing;

	WRITE("ktcv", NULL);
	OK("ktcv", "draft.edit", "draft-1", "type=report", "subject=Báo cáo", "body=Hai", NULL);
	assert_int_equal(DO("kt", "draft.edit", "draft-1", "type=report", "subject=Khác", NULL),
	                 REFUSED_not_in_your_hands);
	outgoing = DOCUMENT("draft-1")->outgoing;
	assert_int_equal(outgoing->version_count, 2);
	assert_true(str_equals(outgoing->versions[0].facts->subject, STR("Trả lời")));
	assert_true(str_equals(outgoing->versions[1].facts->body, STR("Hai")));
	OK("ktcv", "draft.propose", "draft-1", "to=kt", NULL);
	assert_int_equal(DO("ktcv", "draft.edit", "draft-1", "type=report", "subject=Khác", NULL),
	                 REFUSED_draft_already_proposed);
}

static void the_way_over_the_desks(void **state)
{
	struct world *world = *state;

	WRITE("ktcv", NULL);
	assert_int_equal(DO("ct", "draft.approve", "draft-1", "authority=tm", NULL), REFUSED_unknown_document);
	assert_int_equal(DO("ktcv", "draft.propose", "draft-1", "to=ktcv", NULL), REFUSED_recipient_is_yourself);
	assert_int_equal(DO("ktcv", "draft.propose", "draft-1", "to=vt", NULL), REFUSED_recipient_not_a_superior);
	assert_int_equal(DO("kt", "draft.initial", "draft-1", NULL), REFUSED_draft_not_proposed);
	OK("ktcv", "draft.propose", "draft-1", "to=kt", "note=Kính trình", NULL);
	assert_int_equal(DO("ktcv", "draft.propose", "draft-1", "to=ct", NULL), REFUSED_not_in_your_hands);
	assert_int_equal(DO("kt", "draft.withdraw", "draft-1", NULL), REFUSED_proposal_not_yours);
	OK("ktcv", "draft.withdraw", "draft-1", NULL);
	OK("ktcv", "draft.propose", "draft-1", "to=kt", NULL);
	OK("kt", "draft.initial", "draft-1", NULL);
	assert_int_equal(DO("kt", "draft.initial", "draft-1", NULL), REFUSED_already_initialled);
	OK("kt", "draft.propose", "draft-1", "to=cvp", NULL);
	OK("cvp", "draft.check_form", "draft-1", NULL);
	assert_int_equal(DO("cvp", "draft.check_form", "draft-1", NULL), REFUSED_form_already_checked);
	assert_int_equal(DO("cvp", "draft.approve", "draft-1", "authority=kt", NULL), REFUSED_only_by_order);
	OK("cvp", "draft.propose", "draft-1", "to=ct", NULL);
	OK("ct", "draft.approve", "draft-1", "authority=tm", NULL);
	assert_true(party_is(DOCUMENT("draft-1")->facts->signer, small_party(&world->seed, "ct")));
	assert_int_equal(DOCUMENT("draft-1")->facts->authority, AUTHORITY_TM);
	assert_int_equal(DO("ct", "draft.send_back", "draft-1", "to=kt", "reason=Sai căn cứ pháp lý", NULL),
	                 REFUSED_draft_already_approved);
	OK("ct", "draft.unapprove", "draft-1", NULL);
	assert_int_equal(DOCUMENT("draft-1")->status, DOC_PROPOSED);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->approved_by.number, 0);
}

static void sent_back_it_has_to_be_checked_anew(void **state)
{
	struct world *world = *state;

	write_and_propose(world);
	assert_int_equal(DO("ct", "draft.send_back", "draft-1", "to=kt", "reason=Sai", NULL),
	                 REFUSED_field_too_short);
	assert_int_equal(DO("ct", "draft.send_back", "draft-1", "to=vh", "reason=Sai căn cứ pháp lý", NULL),
	                 REFUSED_recipient_not_in_flow);
	OK("ct", "draft.send_back", "draft-1", "to=kt", "reason=Sai căn cứ pháp lý", NULL);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->initialled_by.number, 0);
	assert_true(party_is(DOCUMENT("draft-1")->outgoing->holder, small_party(&world->seed, "kt")));
	OK("kt", "draft.send_back", "draft-1", "to=ktcv", "reason=Sửa lại căn cứ", NULL);
	OK("ktcv", "draft.edit", "draft-1", "type=letter", "subject=Trả lời, sửa", NULL);
}

static void numbers_come_from_the_book_once(void **state)
{
	struct world *world = *state;

	write_and_propose(world);
	assert_int_equal(DO("vt", "document.number", "draft-1", "book=di", NULL), REFUSED_unknown_document);
	OK("ct", "draft.approve", "draft-1", "authority=tm", NULL);
	assert_int_equal(DO("vt", "document.issue", "draft-1", "to=huyen", NULL), REFUSED_document_not_numbered);
	assert_int_equal(DO("vt", "document.number", "draft-1", "book=den", NULL), REFUSED_book_is_for_incoming);
	OK("vt", "document.number", "draft-1", "book=di", NULL);
	assert_true(str_equals(DOCUMENT("draft-1")->facts->number, STR("09")));
	assert_true(str_equals(DOCUMENT("draft-1")->facts->notation, STR("UBND-KT")));
	assert_int_equal(DO("vt", "document.number", "draft-1", "book=di", NULL),
	                 REFUSED_document_already_numbered);
	assert_int_equal(office_book_next(&world->office, (struct book_id){2}), 10);
	assert_int_equal(DO("vt", "document.register", "nhan", "book=di", NULL), REFUSED_book_is_for_outgoing);
	assert_int_equal(DO("vt", "document.number", "so", "book=di", NULL), REFUSED_document_is_incoming);
	assert_int_equal(DO("vt", "document.receive", "draft-1", NULL), REFUSED_document_is_outgoing);
}

static void what_is_issued_never_changes(void **state)
{
	struct world *world = *state;

	approve_and_issue(world);
	assert_int_equal(DO("vt", "document.issue", "draft-1", "to=huyen", NULL), REFUSED_recipient_already_sent);
	assert_int_equal(DO("ktcv", "draft.edit", "draft-1", "type=letter", "subject=Khác", NULL),
	                 REFUSED_document_already_issued);
	assert_int_equal(DO("ct", "draft.unapprove", "draft-1", NULL), REFUSED_document_already_issued);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->deliveries[0].status, DELIVERY_SENT);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->deliveries[2].status, DELIVERY_ARRIVED);
}

static void other_agencies_report_in_their_order(void **state)
{
	struct world *world = *state;

	approve_and_issue(world);
	assert_int_equal(DO("so-nv", "document.report_delivery", "draft-1", "status=done", NULL),
	                 REFUSED_delivery_out_of_order);
	OK("so-nv", "document.report_delivery", "draft-1", "status=arrived", NULL);
	assert_int_equal(DO("so-nv", "document.report_delivery", "draft-1", "status=refused", NULL),
	                 REFUSED_reason_missing);
	OK("so-nv", "document.report_delivery", "draft-1", "status=received", NULL);
	assert_int_equal(DO("so-nv", "document.report_delivery", "draft-1", "status=refused", "reason=x", NULL),
	                 REFUSED_delivery_out_of_order);
	assert_int_equal(DO("so-nv", "document.report_delivery", "draft-1", "status=recalled", NULL),
	                 REFUSED_delivery_out_of_order);
	OK("so-nv", "document.report_delivery", "draft-1", "status=processing", NULL);
	OK("so-nv", "document.report_delivery", "draft-1", "status=done", NULL);
}

static void a_recall_is_ordered_and_answered_everywhere(void **state)
{
	struct world *world = *state;
	const char *reason = "reason=Sai số liệu kinh phí";

	approve_and_issue(world);
	assert_int_equal(DO("vt", "document.recall", "draft-1", "to=huyen", reason, NULL),
	                 REFUSED_recall_not_ordered);
	OK("ct", "document.order_recall", "draft-1", reason, NULL);
	assert_int_equal(DO("ct", "document.order_recall", "draft-1", reason, NULL),
	                 REFUSED_recall_already_ordered);
	assert_int_equal(DO("vt", "document.recall", "draft-1", "to=kinh-te", reason, NULL),
	                 REFUSED_not_sent_there);
	OK("vt", "document.recall", "draft-1", "to=huyen", reason, NULL);
	assert_int_equal(DO("vt", "document.recall", "draft-1", "to=huyen", reason, NULL),
	                 REFUSED_recall_already_asked);
	OK("vt", "document.recall", "draft-1", "to=van-hoa", reason, NULL);
	assert_int_equal(DO("vt", "document.recall", "draft-1", "to=van-hoa", reason, NULL),
	                 REFUSED_recipient_has_answered);
	assert_false(desk_shows(&world->office, small_party(&world->seed, "vh"), DOCUMENT("draft-1")));
	OK("vt", "document.recall", "draft-1", "to=so-nv", reason, NULL);
	OK("huyen", "document.report_delivery", "draft-1", "status=recalled", NULL);
	assert_int_equal(DOCUMENT("draft-1")->status, DOC_ISSUED);
	OK("so-nv", "document.report_delivery", "draft-1", "status=recall-refused", "reason=Đã xử lý xong", NULL);
	assert_int_equal(DOCUMENT("draft-1")->status, DOC_ISSUED);
	/* What one of them keeps is taken by a document that replaces it. */
	WRITE("ktcv", "relation=replaces", "about=draft-1", NULL);
	OK("ktcv", "draft.propose", "draft-2", "to=ct", NULL);
	OK("ct", "draft.approve", "draft-2", "authority=tm", NULL);
	OK("vt", "document.number", "draft-2", "book=di", NULL);
	OK("vt", "document.issue", "draft-2", "to=so-nv", NULL);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->deliveries[0].status, DELIVERY_REPLACED);
}

static void an_issuer_may_want_its_document_back(void **state)
{
	struct world *world = *state;

	((struct document_facts *)(uintptr_t)world->seed.documents[5].facts)->issuer_id = STR("X99.02");
	assert_int_equal(DO("vt", "document.answer_recall", "giao", "answer=accept", NULL),
	                 REFUSED_recall_not_asked);
	assert_int_equal(DO("huyen", "document.ask_recall", "giao", "reason=Sai", NULL),
	                 REFUSED_unknown_document);
	OK("so-nv", "document.ask_recall", "giao", "reason=Gửi nhầm", NULL);
	assert_int_equal(DO("so-nv", "document.ask_recall", "giao", "reason=Gửi nhầm", NULL),
	                 REFUSED_recall_already_asked);
	assert_int_equal(DO("vt", "document.answer_recall", "giao", "answer=refuse", NULL),
	                 REFUSED_reason_missing);
	OK("vt", "document.answer_recall", "giao", "answer=accept", NULL);
	assert_int_equal(DOCUMENT("giao")->status, DOC_CANCELLED);
	assert_int_equal(DO("ct", "document.comment", "giao", "note=Xem", NULL), REFUSED_document_cancelled);
}

static void everybody_sees_his_own_desk(void **state)
{
	struct world *world = *state;
	struct party_id ktcv = small_party(&world->seed, "ktcv"), ct = small_party(&world->seed, "ct"),
					vt = small_party(&world->seed, "vt"), vh = small_party(&world->seed, "vh");
	const struct desk_index *index;
	size_t count;

	WRITE("ktcv", NULL);
	assert_int_equal(desk_outgoing_drawers(&world->office, ktcv, DOCUMENT("draft-1")),
	                 BIT(OUTGOING_ALL) | BIT(OUTGOING_DRAFTS));
	assert_int_equal(desk_outgoing_drawers(&world->office, ct, DOCUMENT("draft-1")), 0);
	OK("ktcv", "draft.propose", "draft-1", "to=ct", NULL);
	assert_int_equal(desk_outgoing_drawers(&world->office, ct, DOCUMENT("draft-1")),
	                 BIT(OUTGOING_ALL) | BIT(OUTGOING_PROPOSED));
	assert_int_equal(desk_outgoing_drawers(&world->office, vt, DOCUMENT("draft-1")), 0);
	OK("ct", "draft.approve", "draft-1", "authority=tm", NULL);
	assert_int_equal(desk_outgoing_drawers(&world->office, vt, DOCUMENT("draft-1")),
	                 BIT(OUTGOING_ALL) | BIT(OUTGOING_TO_ISSUE));
	OK("vt", "document.number", "draft-1", "book=di", NULL);
	assert_false(desk_shows(&world->office, vh, DOCUMENT("draft-1")));
	OK("vt", "document.issue", "draft-1", "to=van-hoa", NULL);
	assert_int_equal(desk_outgoing_drawers(&world->office, vh, DOCUMENT("draft-1")),
	                 BIT(OUTGOING_ALL) | BIT(OUTGOING_ISSUED));
	index = desk_index_of(&world->seed, &world->arena);
	desk_outgoing_list(index, &world->office, vh, OUTGOING_ISSUED, &world->arena, &count);
	assert_int_equal(count, 1);
}

/* A scratch office may make what its parent never hears of, and go on writing what the parent made. */
static void a_fork_keeps_its_drafts_to_itself(void **state)
{
	struct world *world = *state;
	struct office fork;

	WRITE("ktcv", NULL);
	office_fork(&fork, &world->office, &world->arena);
	assert_int_equal(small_do(&fork, small_command(&world->arena, &world->seed, "ktcv", "draft.edit",
	                                               "draft-1", "type=letter", "subject=Chỉ ở bản nháp", NULL)),
	                 REFUSED_NOT);
	assert_int_equal(small_do(&fork, small_command(&world->arena, &world->seed, "ktcv", "draft.create", "",
	                                               "type=letter", "subject=Hai", NULL)),
	                 REFUSED_NOT);
	assert_int_equal(office_document_count(&fork), world->seed.document_count + 2);
	assert_int_equal(office_document_count(&world->office), world->seed.document_count + 1);
	assert_int_equal(DOCUMENT("draft-1")->outgoing->version_count, 1);
	assert_true(str_equals(DOCUMENT("draft-1")->facts->subject, STR("Trả lời")));
}

static void the_candidate_changes_seats_where_he_may(void **state)
{
	struct world *world = *state;

	assert_int_equal(DO("ct", "attempt.take_seat", "", "as=kt", NULL), REFUSED_not_your_seat);
	assert_int_equal(DO("ct", "attempt.take_seat", "", "as=ct", NULL), REFUSED_already_in_that_seat);
	OK("ct", "attempt.take_seat", "", "as=vt", NULL);
	assert_true(party_is(world->office.candidate, small_party(&world->seed, "vt")));
}

/* The digest must see whatever changed: no two steps of a document's life leave one text. */
static void each_step_leaves_another_text(void **state)
{
	struct world *world = *state;
	struct buf before = buf_in(&world->arena), after = buf_in(&world->arena);

	write_and_propose(world);
	canon_document(&world->seed, DOCUMENT("draft-1"), &before);
	OK("ct", "draft.approve", "draft-1", "authority=kt", NULL);
	canon_document(&world->seed, DOCUMENT("draft-1"), &after);
	assert_false(str_equals(buf_str(&before), buf_str(&after)));
	assert_true(str_find(buf_str(&after), STR("approved-by 2:ct")) < buf_str(&after).len);
	assert_true(str_find(buf_str(&after), STR("authority 2:kt")) < buf_str(&after).len);
}

static void there_is_an_end_to_drafts_and_versions(void **state)
{
	struct world *world = *state;

	WRITE("ktcv", NULL);
	for (unsigned i = 1; i < LIMIT_VERSIONS; i++)
		OK("ktcv", "draft.edit", "draft-1", "type=letter", "subject=Sửa", NULL);
	assert_int_equal(DO("ktcv", "draft.edit", "draft-1", "type=letter", "subject=Sửa", NULL),
	                 REFUSED_too_many_versions);
	for (unsigned i = 1; i < LIMIT_MADE_DOCUMENTS; i++)
		WRITE("ktcv", NULL);
	assert_int_equal(DO("ktcv", "draft.create", "", "type=letter", "subject=Thừa", NULL),
	                 REFUSED_too_many_drafts);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_is_made_and_known_by_its_key),
		TEST(what_a_draft_says_of_others_is_checked),
		TEST(each_wording_stays_as_a_version),
		TEST(the_way_over_the_desks),
		TEST(sent_back_it_has_to_be_checked_anew),
		TEST(numbers_come_from_the_book_once),
		TEST(what_is_issued_never_changes),
		TEST(other_agencies_report_in_their_order),
		TEST(a_recall_is_ordered_and_answered_everywhere),
		TEST(an_issuer_may_want_its_document_back),
		TEST(everybody_sees_his_own_desk),
		TEST(a_fork_keeps_its_drafts_to_itself),
		TEST(the_candidate_changes_seats_where_he_may),
		TEST(each_step_leaves_another_text),
		TEST(there_is_an_end_to_drafts_and_versions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
