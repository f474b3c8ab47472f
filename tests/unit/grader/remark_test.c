/* What a set of new marks would do, and how it is told: ranks with ties, both sides of the line, attempts without a mark. */
#include "base/check.h"
#include "grader/remark/tell.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct remark_set the_set = {
	.id = 3,
	.scenario = STR_INIT("bao-cao-cchc"),
	.old = {.version = 1, .number = 1, .max = 1000},
	.new = {.version = 4, .number = 2, .max = 1000},
	.engine = STR_INIT("0.1.0"),
	.made_by = STR_INIT("lan"),
	.made_at_ms = 1717376400000, /* 2024-06-03T01:00Z */
};

/* An Excel sheet would part the second number at its comma. Old ranks 2 1 4 2 5 6 -, new ones 1 2 3 3 - 6 5. */
static const struct set_member seven[] = {
	{11, STR_INIT("001"), false, false, 900, 950}, {12, STR_INIT("0\"0,2"), false, false, 950, 900},
	{13, STR_INIT("003"), false, false, 499, 500}, {14, STR_INIT("004"), false, false, 900, 500},
	{15, STR_INIT("005"), false, true, 300, 0},    {16, STR_INIT("006"), false, false, 0, 0},
	{17, STR_INIT("007"), true, false, 0, 499},
};

static void check_text(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		print_error("wanted\n%s\nfound\n%.*s\n", wanted, STR_ARG(found));
	assert_true(str_equals(found, str_from_c(wanted)));
}

static void check_ranks(const struct impact *impact, const uint32_t *old_ranks, const uint32_t *new_ranks)
{
	for (size_t i = 0; i < impact->count; i++) {
		assert_int_equal(impact->changes[i].old_rank, old_ranks[i]);
		assert_int_equal(impact->changes[i].new_rank, new_ranks[i]);
	}
}

static void ties_share_a_rank(void **state)
{
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, seven, COUNT(seven), &arena);

	UNUSED(state);
	check_ranks(&impact, (const uint32_t[]){2, 1, 4, 2, 5, 6, 0}, (const uint32_t[]){1, 2, 3, 3, 0, 6, 5});
	assert_int_equal(impact.rank_moved, 4);
	arena_finish(&arena);
}

static void sums_are_those_of_the_rows(void **state)
{
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, seven, COUNT(seven), &arena);

	UNUSED(state);
	assert_int_equal(impact.changed, 6);
	assert_int_equal(impact.unchanged, 1);
	assert_int_equal(impact.raised, 2);
	assert_int_equal(impact.lowered, 2);
	assert_int_equal(impact.needs_human, 1);
	assert_false(impact.changes[4].has_difference);
	assert_false(impact.changes[6].has_difference);
	assert_true(impact.changes[6].is_changed);
	assert_false(change_is_told(&impact.changes[5]));
	arena_finish(&arena);
}

/* At 50 % is above the line; one hundredth less is below. The half of an odd maximum is no whole number. */
static void the_line_has_two_sides(void **state)
{
	static const struct set_member members[] = {
		{1, STR_INIT("1"), false, false, 499, 500},
		{2, STR_INIT("2"), false, false, 500, 499},
		{3, STR_INIT("3"), false, false, 500, 1000},
		{4, STR_INIT("4"), true, false, 0, 600},
	};
	static const enum crossing same_max[] = {CROSSING_UP, CROSSING_DOWN, CROSSING_NONE, CROSSING_NONE};
	static const enum crossing odd_max[] = {CROSSING_NONE, CROSSING_DOWN, CROSSING_NONE, CROSSING_NONE};
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, members, COUNT(members), &arena);
	struct remark_set odd = the_set;

	UNUSED(state);
	for (size_t i = 0; i < COUNT(members); i++)
		assert_int_equal(impact.changes[i].crossing, same_max[i]);
	assert_int_equal(impact.crossing_up, 1);
	assert_int_equal(impact.crossing_down, 1);
	odd.new.max = 1001;
	impact = impact_of(&odd, members, COUNT(members), &arena);
	for (size_t i = 0; i < COUNT(members); i++)
		assert_int_equal(impact.changes[i].crossing, odd_max[i]);
	arena_finish(&arena);
}

static void text_for_people(void **state)
{
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, seven, COUNT(seven), &arena);
	struct buf out = buf_in(&arena);

	UNUSED(state);
	impact_text(&impact, REPORT_VI, &out);
	check_text(buf_str(&out),
	           "Đợt chấm lại số 3 (đề xuất): bao-cao-cchc\n"
	           "Hướng dẫn chấm, phiên bản: 1 → 2; điểm tối đa: 10,00\n"
	           "\n"
	           "Bài  Số báo danh  Ghi chú         Điểm cũ  Điểm mới  Chênh lệch  Hạng cũ  Hạng mới\n"
	           "11   001                             9,00      9,50       +0,50        2         1\n"
	           "12   0\"0,2                           9,50      9,00       -0,50        1         2\n"
	           "13   003          lên mức 50 %       4,99      5,00       +0,01        4         3\n"
	           "14   004                             9,00      5,00       -4,00        2         3\n"
	           "15   005          cần người chấm     3,00         -           -        5         -\n"
	           "17   007                                -      4,99           -        -         5\n"
	           "\n"
	           "Số bài: 7; đổi điểm: 6 (tăng: 2, giảm: 2); giữ nguyên: 1\n"
	           "Từ dưới lên mức 50 %: 1; từ trên xuống dưới 50 %: 0; đổi hạng: 4; cần người chấm: 1\n"
	           "Điểm cũ vẫn có hiệu lực. Áp dụng đợt này: --apply 3. Bỏ đợt này: --drop 3.\n");
	arena_finish(&arena);
}

static void text_in_english(void **state)
{
	struct arena arena = test_arena();
	struct remark_set applied = the_set;
	struct impact impact = impact_of(&applied, &seven[2], 2, &arena);
	struct buf out = buf_in(&arena);

	UNUSED(state);
	applied.state = SET_APPLIED;
	applied.new.max = 1200;
	impact_text(&impact, REPORT_EN, &out);
	check_text(buf_str(&out),
	           "Set of new marks 3 (applied): bao-cao-cchc\n"
	           "Marking guide, version: 1 → 2; maximum: 10.00 → 12.00\n"
	           "\n"
	           "Attempt  Candidate  Note             Old   New  Difference  Old rank  New rank\n"
	           "13       003        up across 50 %  4.99  5.00       +0.01         2         1\n"
	           "14       004                        9.00  5.00       -4.00         1         1\n"
	           "\n"
	           "Attempts: 2; changed: 2 (raised: 1, lowered: 1); unchanged: 0\n"
	           "Up across 50 %: 1; down across 50 %: 0; rank moved: 1; needing a human: 0\n");
	arena_finish(&arena);
}

static void csv_keeps_to_its_form(void **state)
{
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, seven, COUNT(seven), &arena);
	struct buf out = buf_in(&arena);

	UNUSED(state);
	impact_csv(&impact, &out);
	check_text(buf_str(&out),
	           "attempt,candidate,old_hundredths,new_hundredths,difference_hundredths,crossing,"
	           "old_rank,new_rank,needs_human\r\n"
	           "11,001,900,950,50,,2,1,no\r\n"
	           "12,\"0\"\"0,2\",950,900,-50,,1,2,no\r\n"
	           "13,003,499,500,1,up,4,3,no\r\n"
	           "14,004,900,500,-400,,2,3,no\r\n"
	           "15,005,300,,,,5,,yes\r\n"
	           "16,006,0,0,0,,6,6,no\r\n"
	           "17,007,,499,,,,5,no\r\n");
	arena_finish(&arena);
}

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static void json_keeps_to_its_keys(void **state)
{
	struct arena arena = test_arena();
	struct impact impact = impact_of(&the_set, &seven[3], 2, &arena);
	struct buf out = buf_in(&arena);

	UNUSED(state);
	impact_json(&impact, &out);
	check_text(
		buf_str(&out),
		"{\"set\":3,\"state\":\"proposed\",\"scenario\":\"bao-cao-cchc\",\"engine\":\"0.1.0\","
		"\"old_guide\":{\"version\":1,\"kept_as\":1,\"sha256\":\"" NO_HASH "\",\"max_hundredths\":1000},"
		"\"new_guide\":{\"version\":2,\"kept_as\":4,\"sha256\":\"" NO_HASH "\",\"max_hundredths\":1000},"
		"\"summary\":{\"attempts\":2,\"changed\":2,\"raised\":0,\"lowered\":1,\"unchanged\":0,"
		"\"crossing_up\":0,\"crossing_down\":0,\"rank_moved\":0,\"needs_human\":1},\"attempts\":["
		"{\"attempt\":\"14\",\"candidate\":\"004\",\"old_hundredths\":900,\"new_hundredths\":500,"
		"\"difference_hundredths\":-400,\"crossing\":null,\"old_rank\":1,\"new_rank\":1,\"needs_human\":"
		"false},"
		"{\"attempt\":\"15\",\"candidate\":\"005\",\"old_hundredths\":300,\"new_hundredths\":null,"
		"\"difference_hundredths\":null,\"crossing\":null,\"old_rank\":2,\"new_rank\":null,\"needs_human\":"
		"true}"
		"]}");
	arena_finish(&arena);
}

static void nothing_that_changes_is_told_too(void **state)
{
	struct arena arena = test_arena();
	struct remark_set none = the_set;
	struct impact impact = impact_of(&none, NULL, 0, &arena);
	struct buf text = buf_in(&arena), csv = buf_in(&arena), json = buf_in(&arena);

	UNUSED(state);
	none.id = 0;
	impact_text(&impact, REPORT_EN, &text);
	check_text(buf_str(&text), "This guide is the one in force: nothing changes.\n");
	impact_csv(&impact, &csv);
	assert_true(str_ends_with(buf_str(&csv), STR("needs_human\r\n")));
	impact_json(&impact, &json);
	assert_true(str_starts_with(buf_str(&json), STR("{\"set\":null,\"state\":\"none\",")));
	assert_true(str_ends_with(buf_str(&json), STR("\"attempts\":[]}")));
	arena_finish(&arena);
}

/* Times are those of Viet Nam. */
static void history_is_a_table(void **state)
{
	struct arena arena = test_arena();
	struct remark_set sets[] = {the_set, the_set};
	struct buf out = buf_in(&arena), none = buf_in(&arena);

	UNUSED(state);
	sets[1].id = 10;
	sets[1].state = SET_DROPPED;
	sets[1].decided_by = STR("Ban Giám khảo");
	sets[1].decided_at_ms = the_set.made_at_ms + 3599999;
	sets_text(sets, COUNT(sets), REPORT_VI, &out);
	check_text(buf_str(&out),
	           "#   Kịch bản      Trạng thái  Phiên bản  Người tạo, lúc         Người quyết định, lúc\n"
	           "3   bao-cao-cchc  đề xuất     1 → 2      lan, 2024-06-03T08:00  -\n"
	           "10  bao-cao-cchc  đã bỏ       1 → 2      lan, 2024-06-03T08:00  Ban Giám khảo, "
	           "2024-06-03T08:59\n");
	sets_text(NULL, 0, REPORT_EN, &none);
	check_text(buf_str(&none), "There is no set of new marks.\n");
	arena_finish(&arena);
}

static void every_word_is_there_in_both_languages(void **state)
{
	UNUSED(state);
	for (unsigned word = 0; word < SAY_COUNT; word++) {
		assert_false(str_is_empty(remark_word((enum remark_word)word, REPORT_VI)));
		assert_false(str_is_empty(remark_word((enum remark_word)word, REPORT_EN)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ties_share_a_rank),      cmocka_unit_test(sums_are_those_of_the_rows),
		cmocka_unit_test(the_line_has_two_sides), cmocka_unit_test(text_for_people),
		cmocka_unit_test(text_in_english),        cmocka_unit_test(csv_keeps_to_its_form),
		cmocka_unit_test(json_keeps_to_its_keys), cmocka_unit_test(nothing_that_changes_is_told_too),
		cmocka_unit_test(history_is_a_table),     cmocka_unit_test(every_word_is_there_in_both_languages),
	};
	return cmocka_run_group_tests_name("grader/remark", tests, NULL, NULL);
}
