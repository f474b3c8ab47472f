/* Guards compare what they mean: dates as dates, keys as keys, texts as people read them. Near misses both ways. */
#include "base/buf.h"
#include "grader/replay/operand.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static int open_arena(void **state)
{
	(void)state;
	arena = test_arena();
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

/* A guide of one step on document trinh (due 2024-06-20T16:00) with one must guard. */
static bool guide_of(const char *action, const char *guard, struct guide *ret, struct err *reterr)
{
	struct buf text = buf_in(&arena);

	buf_add_c(&text, "<marking scenario=\"x\" version=\"1\"><task ref=\"t1\" points=\"1\">"
	                 "<object name=\"d\" document=\"trinh\"/><object name=\"n\" document=\"so\"/>"
	                 "<step id=\"s\" on=\"$d\" points=\"1\" basis=\"t1.1\" action=\"");
	buf_add_c(&text, action);
	buf_add_c(&text, "\"><must ");
	buf_add_c(&text, guard);
	buf_add_c(&text, "/></step></task></marking>");
	return guide_read(buf_str(&text), STR("guide"), &arena, ret, reterr);
}

static bool holds(const char *action, const char *guard, const char *field, const char *value)
{
	struct pair pair = {str_from_c(field), str_from_c(value)};
	struct deed deed = {
		.action = action_find(str_from_c(action)),
		.object = STR("trinh"),
		.pairs = &pair,
		.pair_count = 1,
	};
	struct guide guide;
	struct bound_guide bound;
	struct looking looking = {&bound, 0, &arena};
	struct err err = {0};

	minute_parse(STR("2024-06-18T08:30"), &deed.at);
	if (!guide_of(action, guard, &guide, &err) ||
	    !guide_bind(&guide, small_office(&arena), &arena, &bound, &err))
		fail_msg("%s", str_copy_c(&arena, err.what));
	return predicate_holds(&looking, &guide.tasks[0].steps[0].what, &deed);
}

static bool route_holds(const char *guard, const char *field, const char *value)
{
	return holds("document.route", guard, field, value);
}

static bool note_holds(const char *guard, const char *value)
{
	return holds("document.comment", guard, "note", value);
}

static void keys_are_compared_letter_by_letter(void **state)
{
	(void)state;
	assert_true(route_holds("field=\"to\" equals=\"kinh-te\"", "to", "kinh-te"));
	assert_false(route_holds("field=\"to\" equals=\"kinh-te\"", "to", "van-hoa"));
	assert_false(route_holds("field=\"to\" equals=\"kinh-te\"", "note", "kinh-te"));
	assert_true(route_holds("field=\"to\" one-of=\"van-hoa, kinh-te\"", "to", "kinh-te"));
	assert_false(route_holds("field=\"to\" one-of=\"van-hoa, van-thu\"", "to", "kinh-te"));
	assert_true(route_holds("field=\"role\" equals=\"main\"", "role", "main"));
	assert_true(route_holds("field=\"to\" same-set=\"van-hoa, kinh-te\"", "to", "kinh-te,van-hoa"));
	assert_false(route_holds("field=\"to\" same-set=\"van-hoa, kinh-te\"", "to", "kinh-te"));
	assert_false(route_holds("field=\"to\" same-set=\"kinh-te\"", "to", "kinh-te,van-hoa"));
}

static void moments_are_compared_by_the_minute(void **state)
{
	(void)state;
	assert_true(route_holds("field=\"due-on\" at-most=\"$d/due-on - PT4H\"", "due_on", "2024-06-20T12:00"));
	assert_false(route_holds("field=\"due-on\" at-most=\"$d/due-on - PT4H\"", "due_on", "2024-06-20T12:01"));
	assert_true(route_holds("field=\"due-on\" at-most=\"$d/due-on - PT4H\"", "due_on", "20/06/2024 12:00"));
	/* A date alone is its last minute. */
	assert_false(route_holds("field=\"due-on\" at-most=\"$d/due-on\"", "due_on", "2024-06-20"));
	assert_true(route_holds("field=\"due-on\" at-most=\"2024-06-20\"", "due_on", "2024-06-20T16:00"));
	assert_false(route_holds("field=\"due-on\" before=\"$d/due-on\"", "due_on", "2024-06-20T16:00"));
	assert_true(route_holds("field=\"due-on\" before=\"$d/due-on\"", "due_on", "2024-06-20T15:59"));
	assert_true(route_holds("field=\"due-on\" at-least=\"$d/due-on + PT1M\"", "due_on", "2024-06-20T16:01"));
	assert_false(route_holds("field=\"due-on\" at-least=\"$d/due-on + PT1M\"", "due_on", "2024-06-20T16:00"));
	assert_true(route_holds("field=\"due-on\" equals=\"2024-06-20T16:00\"", "due_on", "20/06/2024 16:00"));
	assert_false(route_holds("field=\"due-on\" at-most=\"2024-06-20\"", "note", "x"));
	assert_false(route_holds("field=\"due-on\" at-most=\"2024-06-20\"", "due_on", "hôm nay"));
}

static void the_time_of_an_event_is_a_field(void **state)
{
	(void)state;
	assert_true(note_holds("field=\"at\" at-most=\"2024-06-18T08:30\"", "x"));
	assert_false(note_holds("field=\"at\" before=\"2024-06-18T08:30\"", "x"));
}

static void texts_are_read_as_people_read(void **state)
{
	(void)state;
	assert_true(note_holds("field=\"note\" contains-all=\"báo cáo, 20/6\"", "Nộp BÁO CÁO ngày 20 tháng 6"));
	assert_false(note_holds("field=\"note\" contains-all=\"báo cáo, 20/6\"", "Nộp báo cáo ngày 21/6"));
	assert_true(note_holds("field=\"note\" contains-any=\"tờ trình, báo cáo\"", "báo cáo"));
	assert_false(note_holds("field=\"note\" contains-any=\"tờ trình, báo cáo\"", "bao cao"));
	assert_true(note_holds("field=\"note\" contains-any=\"báo cáo\" accents=\"ignore\"", "bao cao"));
	assert_true(note_holds("field=\"note\" equals=\"Đã xem\"", " đã  XEM "));
	assert_false(note_holds("field=\"note\" equals=\"Đã xem\"", "Đã xem."));
	assert_true(note_holds("field=\"note\" one-of=\"xong, đã xem\"", "Đã xem"));
	assert_true(note_holds("field=\"note\" same-set=\"a, b\"", "B, a"));
	assert_true(note_holds("field=\"note\" contains-all=\"$d/code\"", "Theo 246/UBND-NC"));
	assert_false(note_holds("field=\"note\" contains-all=\"$d/code\"", "Theo 246/UBND-NCX"));
}

static void emptiness_is_a_value(void **state)
{
	(void)state;
	assert_true(route_holds("field=\"note\" empty=\"yes\"", "to", "kinh-te"));
	assert_false(route_holds("field=\"note\" empty=\"no\"", "to", "kinh-te"));
	assert_false(route_holds("field=\"note\" empty=\"yes\"", "note", "x"));
	assert_true(route_holds("field=\"note\" empty=\"no\"", "note", "x"));
	assert_true(route_holds("field=\"note\" empty=\"yes\"", "note", "  "));
}

static void references_that_mean_nothing_are_refused(void **state)
{
	static const char *const dangling[] = {
		"field=\"to\" equals=\"nobody\"", "field=\"due-on\" at-most=\"$n/due-on\"", /* so has no deadline */
	};
	struct bound_guide bound;
	struct guide guide;

	(void)state;
	for (size_t i = 0; i < sizeof(dangling) / sizeof(dangling[0]); i++) {
		struct err err = {0};

		assert_true(guide_of("document.route", dangling[i], &guide, &err));
		assert_false(guide_bind(&guide, small_office(&arena), &arena, &bound, &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_true(str_starts_with(err.what, STR("dangling-reference")));
		assert_int_equal(err.line, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keys_are_compared_letter_by_letter, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(moments_are_compared_by_the_minute, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(the_time_of_an_event_is_a_field, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(texts_are_read_as_people_read, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(emptiness_is_a_value, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(references_that_mean_nothing_are_refused, open_arena, close_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
