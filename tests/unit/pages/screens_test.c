/* What screens offer and leave out; how they look is in tests/golden/pages. */
#include "base/check.h"
#include "pages/parts.h"
#include "tests/support/memory.h"
#include "tests/support/page_office.h"
#include "tests/support/page_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct room {
	struct arena arena;
	struct buf out;
	struct screen screen;
	const struct seed *seed;
	struct office office;
	struct frame frame;
};

static void room_open(struct room *room)
{
	*room = (struct room){.arena = test_arena()};
	room->out = buf_in(&room->arena);
	room->screen = (struct screen){
		.pages = page_samples_open(&room->arena), .arena = &room->arena, .out = &room->out};
	room->seed = page_office(&room->arena);
	small_start(&room->office, room->seed, &room->arena);
	room->frame = (struct frame){.office = &room->office,
	                             .desk = desk_index_of(room->seed, &room->arena),
	                             .csrf = STR("token"),
	                             .left_ms = 60000};
}

static void room_close(struct room *room)
{
	arena_finish(&room->arena);
}

static bool shows(const struct room *room, const char *text)
{
	return str_find(buf_str(&room->out), str_from_c(text)) < room->out.len;
}

static size_t count_of(const struct room *room, const char *text)
{
	size_t count = 0;
	struct str rest = buf_str(&room->out), needle = str_from_c(text);
	for (size_t at = str_find(rest, needle); at < rest.len; at = str_find(rest, needle)) {
		count++;
		rest = str_slice(rest, at + needle.len, rest.len);
	}
	return count;
}

static void draw_document(struct room *room, const char *key)
{
	static const struct file_facts files[2];
	room->out.len = 0;
	struct document_query query = {.id = office_find_document(&room->office, str_from_c(key)),
	                               .files = files};
	screen_document(&room->screen, &room->frame, &query);
}

static void draw_incoming(struct room *room, struct incoming_query query)
{
	room->out.len = 0;
	screen_incoming(&room->screen, &room->frame, &query);
}

static void forms_follow_the_state(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	draw_document(&room, "d-3");
	assert_true(shows(&room, "/documents/d-3/actions/document.route#answer\""));
	assert_true(shows(&room, "formaction=\"/documents/d-3/actions/document.direct#answer\""));
	assert_true(shows(&room, "/documents/d-3/confirm/document.finish\""));
	assert_true(shows(&room, "/documents/d-3/actions/document.return#answer\""));
	assert_false(shows(&room, "document.retake"));
	/* A finished document can only be read, and marked by its reader for himself. */
	draw_document(&room, "d-9");
	assert_true(shows(&room, "/actions/document.mark#answer\""));
	assert_false(shows(&room, "/actions/document.comment"));
	assert_false(shows(&room, "/actions/document.route"));
	assert_false(shows(&room, "/actions/document.return"));
	assert_false(shows(&room, "/confirm/"));
	/* What another leader gave him he can return and finish. */
	draw_document(&room, "d-6");
	assert_true(shows(&room, "/documents/d-6/actions/document.return#answer\""));
	assert_true(shows(&room, "Hoàn thành phần việc"));
	room_close(&room);
}

static void only_his_own_can_be_retaken(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	static const char *const to[] = {"to=kinh-te", "to=van-hoa"};
	static const char *const role[] = {"role=main", "role=support"};
	for (size_t i = 0; i < COUNT(to); i++)
		assert_int_equal(small_do(&room.office, small_command(&room.arena, room.seed, "ct", "document.route",
		                                                      "d-3", to[i], role[i], NULL)),
		                 REFUSED_NOT);
	draw_document(&room, "d-3");
	assert_int_equal(count_of(&room, "/actions/document.retake#answer\""), 2);
	small_do(&room.office,
	         small_command(&room.arena, room.seed, "ct", "document.retake", "d-3", "to=kinh-te", NULL));
	draw_document(&room, "d-3");
	assert_int_equal(count_of(&room, "/actions/document.retake#answer\""), 1);
	assert_true(shows(&room, "Đã thu hồi"));
	/* d-6 was given by somebody else. */
	draw_document(&room, "d-6");
	assert_int_equal(count_of(&room, "/actions/document.retake#answer\""), 0);
	room_close(&room);
}

static size_t place_of(const struct room *room, const char *text)
{
	return str_find(buf_str(&room->out), str_from_c(text));
}

/* Routed in another order: the main handler first, then supporters, then those who are to know, who have no deadline. */
static void who_has_it_is_listed_by_role(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	static const char *const to[] = {"to=pct", "to=van-hoa", "to=kinh-te"};
	static const char *const role[] = {"role=info", "role=support", "role=main"};
	for (size_t i = 0; i < COUNT(to); i++)
		assert_int_equal(
			small_do(&room.office, small_command(&room.arena, room.seed, "ct", "document.route", "d-3", to[i],
		                                         role[i], "due_on=2024-06-20T11:00", NULL)),
			REFUSED_NOT);
	draw_document(&room, "d-3");
	size_t list = place_of(&room, "class=\"given\"");
	room.out = (struct buf){.ptr = room.out.ptr + list, .len = room.out.len - list};
	assert_true(place_of(&room, "Chủ trì") < place_of(&room, "Phối hợp"));
	assert_true(place_of(&room, "Phối hợp") < place_of(&room, "Để biết"));
	assert_int_equal(count_of(&room, "hạn 11:00, 20/06"), 2);
	room_close(&room);
}

static void a_lost_seat_only_looks_on(void **state)
{
	(void)state;
	static const enum frame_mode modes[] = {FRAME_MOVED, FRAME_CLOSED, FRAME_PAUSED};
	struct room room;
	room_open(&room);
	for (size_t i = 0; i < COUNT(modes); i++) {
		room.frame.mode = modes[i];
		draw_document(&room, "d-3");
		assert_false(shows(&room, "/actions/"));
		assert_false(shows(&room, "/hand-in"));
	}
	assert_false(shows(&room, "sạt lở"));
	room_close(&room);
}

/* He has no role yet in what waits for his direction. */
static void home_says_what_it_waits_for(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	screen_home(&room.screen, &room.frame);
	assert_true(shows(&room, "Văn bản chờ bạn bút phê, chuyển xử lý"));
	assert_false(shows(&room, ">Vai trò<"));
	assert_int_equal(count_of(&room, "<td>"), count_of(&room, "class=\"doc-l\""));
	draw_incoming(&room, (struct incoming_query){.page = 1});
	assert_true(shows(&room, ">Vai trò<"));
	room_close(&room);
}

static void an_english_page_says_posts_and_kinds_in_english(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	struct party_id nobody = {0};
	assert_true(str_equals(party_name(&room.screen, &room.frame, nobody), STR("Liên thông")));
	room.screen.language = LANGUAGE_EN;
	assert_true(str_equals(party_name(&room.screen, &room.frame, nobody), STR("Document exchange")));
	draw_document(&room, "d-3");
	assert_true(shows(&room, ">Official letter<"));
	assert_true(shows(&room, "<small>Chair</small>"));
	assert_false(shows(&room, "Công văn<"));
	room_close(&room);
}

static void lists_filter_and_turn_pages(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	draw_incoming(&room, (struct incoming_query){.page = 1});
	assert_int_equal(count_of(&room, "class=\"doc-l\""), INCOMING_PER_PAGE);
	assert_true(shows(&room, "href=\"/incoming?page=2\""));
	draw_incoming(&room, (struct incoming_query){.page = 4000000000u});
	assert_false(shows(&room, "Trang sau"));
	draw_incoming(&room, (struct incoming_query){.drawer = DRAWER_OVERDUE});
	assert_int_equal(count_of(&room, "due-late"), count_of(&room, "class=\"doc-l\""));
	assert_true(count_of(&room, "due-late") > 0);
	draw_incoming(&room, (struct incoming_query){.urgency_min = URGENCY_EXPRESS});
	assert_int_equal(count_of(&room, "class=\"doc-l\""), 1);
	draw_incoming(&room, (struct incoming_query){.only = ONLY_UNREAD, .page = 1});
	assert_int_equal(count_of(&room, "class=\"doc-l\""), count_of(&room, "class=\"new\""));
	draw_incoming(&room, (struct incoming_query){.only = ONLY_SOON});
	assert_int_equal(count_of(&room, "class=\"doc-l\""), count_of(&room, "due-soon"));
	draw_incoming(&room, (struct incoming_query){.words = STR("a&b=c \"")});
	assert_true(shows(&room, "value=\"a&amp;b=c &quot;\""));
	assert_false(shows(&room, "class=\"doc-l\""));
	draw_incoming(&room, (struct incoming_query){.words = STR("ubnd thành"), .page = 1});
	assert_true(count_of(&room, "class=\"doc-l\"") >= 1);
	room_close(&room);
}

static void filters_stay_while_pages_turn(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	draw_incoming(&room, (struct incoming_query){.words = STR("v"), .page = 1});
	assert_true(shows(&room, "href=\"/incoming?q=v&amp;page=2\""));
	room_close(&room);
}

static void he_is_never_his_own_recipient(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	draw_document(&room, "d-3");
	assert_false(shows(&room, "value=\"ct\""));
	assert_true(shows(&room, "value=\"pct\""));
	assert_true(shows(&room, "value=\"kinh-te\""));
	/* The unit that he heads is himself. */
	assert_false(shows(&room, "value=\"lanh-dao\""));
	room_close(&room);
}

static void draw_state(struct room *room, struct refusal refusal)
{
	static const struct file_facts files[2];
	static const struct pair pairs[] = {{STR_INIT("directive"), STR_INIT("Đang viết dở")}};
	const struct form_state state = {.action = action_find(STR("document.route")),
	                                 .pairs = pairs,
	                                 .pair_count = COUNT(pairs),
	                                 .refusal = refusal};
	room->out.len = 0;
	struct document_query query = {.id = office_find_document(&room->office, STR("d-3")),
	                               .files = files,
	                               .forms = &state,
	                               .form_count = 1};
	screen_document(&room->screen, &room->frame, &query);
}

/* What comes back from an earlier visit is named, and can be thrown away; what was just refused is no draft. */
static void a_draft_is_said(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	draw_state(&room, (struct refusal){0});
	assert_true(shows(&room, "Đang viết dở"));
	assert_true(shows(&room, "data-forget=\"d-3/document.route\">"));
	assert_true(shows(&room, "data-forget=\"d-3/document.comment\" hidden>"));
	draw_state(&room, (struct refusal){.code = REFUSED_main_missing});
	assert_true(shows(&room, "Đang viết dở"));
	assert_true(shows(&room, "data-forget=\"d-3/document.route\" hidden>"));
	assert_true(shows(&room, "id=\"answer\""));
	room_close(&room);
}

/* What one person did to a document without a pause is one line of the news at home. */
static void deeds_of_one_person_are_one_line(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	small_do(&room.office, small_command(&room.arena, room.seed, "ct", "document.route", "d-3", "to=kinh-te",
	                                     "role=main", NULL));
	small_do(&room.office, small_command(&room.arena, room.seed, "ct", "document.route", "d-3", "to=van-hoa",
	                                     "role=support", NULL));
	screen_home(&room.screen, &room.frame);
	size_t first = place_of(&room, "(Chủ trì), ");
	assert_true(first < room.out.len);
	assert_int_equal(
		str_find(str_slice(buf_str(&room.out), first, room.out.len), STR("(Phối hợp)<small")) < 200, true);
	room_close(&room);
}

static void a_skipped_task_is_not_done(void **state)
{
	(void)state;
	static const struct frame_task tasks[] = {{.number = 1,
	                                           .ref = STR_INIT("t1"),
	                                           .title = STR_INIT("Giao việc"),
	                                           .is_begun = true,
	                                           .is_skipped = true,
	                                           .is_flagged = true}};
	struct room room;
	room_open(&room);
	room.frame.tasks = tasks;
	room.frame.task_count = COUNT(tasks);
	screen_hand_in(&room.screen, &room.frame, &(struct hand_in){0});
	assert_true(shows(&room, "Tạm bỏ qua"));
	assert_false(shows(&room, "Đã làm"));
	/* Each unfinished thing leads to its task. */
	assert_int_equal(count_of(&room, "name=\"show\" value=\"t1\""), 2);
	room_close(&room);
}

/* When and how it ended, in place of a clock that stands at 00:00. */
static void a_closed_attempt_has_no_clock(void **state)
{
	(void)state;
	struct room room;
	room_open(&room);
	room.frame.mode = FRAME_CLOSED;
	room.frame.saved_at_ms = INT64_C(1718676000000); /* 09:00 in Viet Nam */
	screen_home(&room.screen, &room.frame);
	assert_true(shows(&room, "Đã nộp lúc <b class=\"num\">09:00</b>"));
	assert_false(shows(&room, "role=\"timer\""));
	assert_false(shows(&room, "clock-hide"));
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_follow_the_state),
		cmocka_unit_test(only_his_own_can_be_retaken),
		cmocka_unit_test(who_has_it_is_listed_by_role),
		cmocka_unit_test(a_lost_seat_only_looks_on),
		cmocka_unit_test(home_says_what_it_waits_for),
		cmocka_unit_test(an_english_page_says_posts_and_kinds_in_english),
		cmocka_unit_test(lists_filter_and_turn_pages),
		cmocka_unit_test(filters_stay_while_pages_turn),
		cmocka_unit_test(he_is_never_his_own_recipient),
		cmocka_unit_test(a_draft_is_said),
		cmocka_unit_test(deeds_of_one_person_are_one_line),
		cmocka_unit_test(a_skipped_task_is_not_done),
		cmocka_unit_test(a_closed_attempt_has_no_clock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
