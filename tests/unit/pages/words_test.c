/* Every action and every refusal of the engine has words, in both languages. */
#include "base/check.h"
#include "pages/words.h"
#include "tests/support/memory.h"
#include "tests/support/page_office.h"
#include "tests/support/page_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void has_english(const struct screen *screen, struct str id)
{
	const struct catalog *english = pages_catalog(screen->pages, LANGUAGE_EN);
	if (!str_is_empty(id) && !catalog_has(english, id))
		fail_msg("no English for \"%.*s\"", STR_ARG(id));
}

static void equals(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("found \"%.*s\", wanted \"%s\"", STR_ARG(found), wanted);
}

static struct screen screen_in(struct arena *arena, struct buf *out)
{
	*out = buf_in(arena);
	return (struct screen){.pages = page_samples_open(arena), .arena = arena, .out = out};
}

static void actions_have_words(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	size_t count;
	const struct action *const *actions = action_list(&count);
	for (size_t i = 0; i < count; i++) {
		const struct action_words *words = words_of_action(actions[i]);
		if (!words)
			fail_msg("no words for %s", actions[i]->key);
		assert_false(str_is_empty(words->name) || str_is_empty(words->failed) || str_is_empty(words->done));
		bool is_seen = actions[i]->effect == CHANGES && actions[i]->target != TARGET_ATTEMPT;
		assert_int_equal(!str_is_empty(words->traced), is_seen);
		const struct str ids[] = {words->name,  words->failed, words->done,
		                          words->after, words->traced, words->news};
		for (size_t k = 0; k < COUNT(ids); k++)
			has_english(&screen, ids[k]);
		for (size_t k = 0; k < actions[i]->field_count; k++)
			has_english(&screen, word_of_field(actions[i], str_from_c(actions[i]->fields[k].name)));
	}
	arena_finish(&arena);
}

static void refusals_have_words(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	size_t count;
	const enum refusal_code *codes = refusal_list(&count);
	for (size_t i = 0; i < count; i++) {
		const struct refusal_words *words = words_of_refusal(codes[i]);
		if (!words)
			fail_msg("no words for %.*s", STR_ARG(refusal_name(codes[i])));
		/* Each says what is in the way and what to do next. */
		assert_false(str_is_empty(words->reason) || str_is_empty(words->advice));
		assert_true(str_ends_with(words->advice, STR(".")));
		has_english(&screen, words->reason);
		has_english(&screen, words->advice);
	}
	arena_finish(&arena);
}

static struct said said_of(const struct screen *screen, const char *pressed, const char *refused,
                           struct refusal refusal, bool is_own_clash)
{
	const struct form_state state = {.action = action_find(str_from_c(pressed)),
	                                 .refusal = refusal,
	                                 .refused = refused == NULL ? NULL : action_find(str_from_c(refused)),
	                                 .is_own_clash = is_own_clash};
	return say_refusal(screen, &state);
}

static void refusals_are_sentences(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	static const char route[] = "document.route";
	struct said said = said_of(&screen, route, NULL, REFUSE_FIELD(main_missing, "to"), false);
	equals(said.title, "Chưa chuyển được: chưa có nơi chủ trì.");
	equals(said.advice, "Chọn đúng một nơi ở cột Chủ trì rồi bấm lại. Nội dung bút phê vẫn còn nguyên.");
	said = said_of(&screen, route, NULL, REFUSE_FIELD(field_not_a_date, "due_on"), false);
	equals(said.title, "Chưa chuyển được: ngày giờ ở ô Hạn xử lý không đúng.");
	said = said_of(&screen, route, NULL, REFUSE_FIELD(unknown_field, "<x>"), false);
	equals(said.title, "Chưa chuyển được: biểu mẫu có ô lạ.");
	screen.language = LANGUAGE_EN;
	said = said_of(&screen, route, NULL, REFUSE_FIELD(main_missing, "to"), false);
	equals(said.title, "Not routed: no main handler yet.");
	equals(say_done(&screen, action_find(str_from_c(route))).title, "Routed");
	arena_finish(&arena);
}

/* The label that stands in the form that was pressed, whichever command of it was refused. */
static void refusals_name_the_label_of_the_form(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	const struct refusal empty = REFUSE_FIELD(field_required, "note"),
						 long_one = REFUSE_FIELD(field_too_long, "note");
	equals(said_of(&screen, "document.direct", NULL, empty, false).title,
	       "Chưa ghi được bút phê: ô Ý kiến chỉ đạo còn trống.");
	equals(said_of(&screen, "document.route", "document.direct", long_one, false).title,
	       "Chưa chuyển được: ô Ý kiến chỉ đạo quá dài.");
	equals(said_of(&screen, "document.route", "document.route", long_one, false).title,
	       "Chưa chuyển được: ô Ghi chú cho người nhận quá dài.");
	equals(said_of(&screen, "document.comment", "document.comment", empty, false).title,
	       "Chưa ghi được ý kiến: ô Ý kiến còn trống.");
	arena_finish(&arena);
}

static void a_form_that_contradicts_itself_is_told_so(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	const struct refusal twice = REFUSE_FIELD(recipient_already_assigned, "to"),
						 mains = REFUSE_FIELD(main_already_assigned, "role"),
						 many = REFUSE(too_many_recipients);
	equals(said_of(&screen, "document.route", NULL, twice, true).title,
	       "Chưa chuyển được: một nơi nhận được chọn hai lần.");
	equals(said_of(&screen, "document.route", NULL, mains, true).title,
	       "Chưa chuyển được: có hai nơi chủ trì.");
	equals(said_of(&screen, "document.route", NULL, many, true).title,
	       "Chưa chuyển được: quá nhiều nơi nhận.");
	screen.language = LANGUAGE_EN;
	equals(said_of(&screen, "document.route", NULL, mains, true).title,
	       "Not routed: two main handlers were chosen.");
	arena_finish(&arena);
}

static void posts_and_kinds_of_documents_are_translated(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	equals(say_office_word(&screen, STR("Công văn")), "Công văn");
	screen.language = LANGUAGE_EN;
	equals(say_office_word(&screen, STR("Công văn")), "Official letter");
	equals(say_office_word(&screen, STR("Chủ tịch")), "Chair");
	/* Only those: a name that happens to be a message stays a name. */
	equals(say_office_word(&screen, STR("Trang chủ")), "Trang chủ");
	equals(say(&screen, words_of_action(action_find(STR("document.retake")))->name), "Take back");
	arena_finish(&arena);
}

static void news_are_for_him(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	struct office office;
	const struct seed *seed = page_office(&arena);
	small_start(&office, seed, &arena);
	struct party_id ct = small_party(seed, "ct"), kt = small_party(seed, "kt"), vt = small_party(seed, "vt");
	struct document_id document = office_find_document(&office, STR("d-3"));
	const struct action *submit = action_find(STR("document.submit"));
	equals(say_news(&screen, &office, ct, submit, vt, document), "Có văn bản mới: 246/UBND-NC");
	equals(say_news(&screen, &office, ct, action_find(STR("document.return")), kt, document),
	       "Phạm D trả lại 246/UBND-NC");
	/* His own deeds, what he cannot see, and what concerns no document are no news. */
	equals(say_news(&screen, &office, ct, submit, ct, document), "");
	equals(say_news(&screen, &office, kt, submit, vt, document), "");
	equals(say_news(&screen, &office, ct, action_find(STR("document.receive")), vt, document), "");
	equals(say_news(&screen, &office, ct, action_find(STR("attempt.extend")), PARTY_SYSTEM,
	                (struct document_id){0}),
	       "");
	arena_finish(&arena);
}

static void states_have_words(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf out;
	struct screen screen = screen_in(&arena, &out);
	for (unsigned i = URGENCY_NORMAL + 1; i < URGENCY_COUNT; i++)
		has_english(&screen, chip_of_urgency((enum urgency)i).word);
	for (unsigned i = 0; i < ROUTE_ROLE_COUNT; i++)
		has_english(&screen, chip_of_role((enum route_role)i).word);
	for (unsigned i = 0; i < ASSIGNMENT_STATE_COUNT; i++)
		has_english(&screen, chip_of_assignment((enum assignment_state)i).word);
	for (unsigned i = 0; i < DRAWER_COUNT; i++) {
		has_english(&screen, word_of_drawer((enum drawer)i, ROLE_LEADER));
		has_english(&screen, word_of_drawer((enum drawer)i, ROLE_CLERK));
		has_english(&screen, word_of_empty((enum drawer)i, ROLE_CLERK));
		has_english(&screen, word_of_empty((enum drawer)i, ROLE_LEADER));
	}
	for (unsigned i = 0; i < PROBLEM_COUNT; i++) {
		struct said said = say_problem(&screen, (enum problem)i);
		assert_false(str_is_empty(said.title) || str_is_empty(said.advice));
		has_english(&screen, said.title);
		has_english(&screen, said.advice);
	}
	equals(say_points(&arena, 1000), "10");
	equals(say_points(&arena, 550), "5,5");
	equals(say_points(&arena, 25), "0,25");
	equals(say_points(&arena, 105), "1,05");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(actions_have_words),
		cmocka_unit_test(refusals_have_words),
		cmocka_unit_test(refusals_are_sentences),
		cmocka_unit_test(posts_and_kinds_of_documents_are_translated),
		cmocka_unit_test(refusals_name_the_label_of_the_form),
		cmocka_unit_test(a_form_that_contradicts_itself_is_told_so),
		cmocka_unit_test(news_are_for_him),
		cmocka_unit_test(states_have_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
