/* The figures of classical test theory against values worked out by hand; each comment has the steps. */
#include "grader/stats/decimal.h"
#include "grader/stats/table.h"
#include "grader/stats/tell.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	struct marks_reader *reader;
	struct stats_marks marks;
	struct stats stats;
};

static void open_world(struct world *world)
{
	world->arena = test_arena();
	world->reader = marks_reader_open(&world->arena);
}

static void add_line(struct world *world, const char *line)
{
	struct err err = {.class = ERR_NONE};

	assert_true(marks_read(world->reader, str_from_c(line), STR("marks"), &err));
}

/* An attempt at two tasks of 10 without a move. */
static void add_two(struct world *world, const char *name, unsigned first, unsigned second)
{
	char line[512];

	snprintf(
		line, sizeof(line),
		"{\"attempt\":\"%s\",\"verdict\":\"graded\",\"score_hundredths\":%u,\"max_hundredths\":20,\"tasks\":["
		"{\"ref\":\"t1\",\"score_hundredths\":%u,\"max_hundredths\":10,\"moves\":[]},"
		"{\"ref\":\"t2\",\"score_hundredths\":%u,\"max_hundredths\":10,\"moves\":[]}],\"collateral\":[]}\n",
		name, first + second, first, second);
	add_line(world, line);
}

/* An attempt at one task of 10 with two steps, at which so much was lost. */
static void add_steps(struct world *world, const char *name, unsigned lost_a, unsigned lost_b)
{
	char line[768];

	snprintf(
		line, sizeof(line),
		"{\"attempt\":\"%s\",\"verdict\":\"graded\",\"score_hundredths\":%u,\"max_hundredths\":10,\"tasks\":["
		"{\"ref\":\"t1\",\"score_hundredths\":%u,\"max_hundredths\":10,\"moves\":["
		"{\"kind\":\"missing\",\"step\":\"a\",\"lost_hundredths\":%u},"
		"{\"kind\":\"sync\",\"step\":\"b\",\"lost_hundredths\":0},"
		"{\"kind\":\"wrong\",\"step\":\"b\",\"lost_hundredths\":%u},"
		"{\"kind\":\"floor\",\"step\":null,\"lost_hundredths\":-1}]}],\"collateral\":[]}\n",
		name, 10 - lost_a - lost_b, 10 - lost_a - lost_b, lost_a, lost_b);
	add_line(world, line);
}

static void finish(struct world *world)
{
	struct err err = {.class = ERR_NONE};

	assert_true(marks_finish(world->reader, &world->marks, &err));
	world->stats = stats_of(&world->marks, &world->arena);
}

static void check(struct figure figure, double wanted)
{
	assert_true(figure.is_known);
	assert_true(figure.value > wanted - 1e-6 && figure.value < wanted + 1e-6);
}

static void check_value(double value, double wanted)
{
	check((struct figure){true, value}, wanted);
}

static void a_root_is_one(void **state)
{
	UNUSED(state);
	check_value(figure_root(0), 0);
	check_value(figure_root(-1e-18), 0);
	check_value(figure_root(2), 1.41421356237);
	check_value(figure_root(0.0625), 0.25);
	check_value(figure_root(1e12), 1e6);
	check_value(figure_root(1), 1);
}

/* t1: 4 6 8 2 5, mean 5, squares 1+1+9+9+0 = 20, variance 5. t2: 5 7 6 1 6, mean 5, squares 0+4+1+16+1 = 22, variance
 * 5.5. Products 0+2+3+12+0 = 17, covariance 4.25. Sums 9 13 14 3 11, variance 5 + 5.5 + 8.5 = 19.
 * alpha = 2 (1 - 10.5/19) = 17/19; SEM = sqrt(19 * 2/19) = sqrt 2; r = 4.25 / sqrt 27.5. */
static void two_tasks_by_hand(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 6, 7);
	add_two(&world, "c", 8, 6);
	add_two(&world, "d", 2, 1);
	add_two(&world, "e", 5, 6);
	finish(&world);
	check_value(world.stats.mean, 10);
	check_value(world.stats.sd, 4.35889894354);
	assert_int_equal(world.stats.passed_count, 3);
	assert_int_equal(world.stats.near_count, 2);
	check_value(world.stats.tasks[0].mean, 5);
	check_value(world.stats.tasks[0].sd, 2.2360679775);
	check(world.stats.tasks[0].facility, 0.5);
	check(world.stats.tasks[0].discrimination, 0.8104433951);
	check(world.stats.tasks[1].discrimination, 0.8104433951);
	assert_false(world.stats.tasks[0].reliability.alpha.is_known);
	check(world.stats.by_tasks.alpha, 17.0 / 19);
	check(world.stats.by_tasks.sem, 1.41421356237);
	/* Two attempts near the line are too few to say anything there. */
	assert_false(world.stats.by_tasks.sem_at_line.is_known);
	arena_finish(&world.arena);
}

/* Differences t1 - t2: -1 -1 0 1 0, and 0 1 of the two far from 10; their mean is 0. With two parts an attempt's share in
 * the squared SEM is the square of its difference: all 4/6; near the line 7/6 * 3/5 = 0.7. Sums 9 11 12 9 10 4 17,
 * variance (832 - 72*72/7) / 6 = 15.238095; alpha = 1 - (4/6) / 15.238095 = 0.95625. */
static void the_line_by_hand(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 5, 6);
	add_two(&world, "c", 6, 6);
	add_two(&world, "d", 5, 4);
	add_two(&world, "e", 5, 5);
	add_two(&world, "f", 2, 2);
	add_two(&world, "g", 9, 8);
	finish(&world);
	assert_int_equal(world.stats.near_count, 5);
	check(world.stats.by_tasks.alpha, 0.95625);
	check(world.stats.by_tasks.sem, 0.81649658093);
	check(world.stats.by_tasks.sem_at_line, 0.83666002653);
	arena_finish(&world.arena);
}

/* Where everybody is near the line, the SEM there is the SEM. */
static void all_near_the_line_is_the_whole(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 5, 6);
	add_two(&world, "c", 6, 6);
	add_two(&world, "d", 5, 4);
	add_two(&world, "e", 5, 5);
	finish(&world);
	check(world.stats.by_tasks.alpha, 1 - 0.7 / 1.7);
	check(world.stats.by_tasks.sem, 0.83666002653);
	check(world.stats.by_tasks.sem_at_line, 0.83666002653);
	arena_finish(&world.arena);
}

/* Step a costs 0 0 2 2, step b 0 2 2 4: scores 10 8 6 4. Of a: lost nothing 1 1 0 0, score without it 10 8 8 6, products
 * of the deviations 1+0+0+1 = 2, r = (2/3) / sqrt(1/3 * 8/3) = sqrt 1/2. Of b: 1 0 0 0 and 10 10 8 8, products
 * .75+(-.25)+.25+.25 = 1, r = (1/3) / sqrt(1/4 * 4/3) = sqrt 1/3. Variances 4/3, 8/3, of the sum 20/3:
 * alpha = 2 (1 - 4 / (20/3)) = 0.8, SEM = sqrt(20/3 * 0.2). */
static void two_steps_by_hand(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_steps(&world, "a", 0, 0);
	add_steps(&world, "b", 0, 2);
	add_steps(&world, "c", 2, 2);
	add_steps(&world, "d", 2, 4);
	finish(&world);
	assert_int_equal(world.marks.step_count, 2);
	assert_true(str_equals(world.marks.steps[0].id, STR("a")));
	check_value(world.stats.steps[0].facility, 0.5);
	check_value(world.stats.steps[0].lost, 1);
	check(world.stats.steps[0].discrimination, 0.70710678119);
	check_value(world.stats.steps[1].facility, 0.25);
	check_value(world.stats.steps[1].lost, 2);
	check(world.stats.steps[1].discrimination, 0.57735026919);
	check(world.stats.by_steps.alpha, 0.8);
	check(world.stats.by_steps.sem, 1.15470053838);
	check(world.stats.tasks[0].reliability.alpha, 0.8);
	/* One task has no others to be compared with. */
	assert_false(world.stats.tasks[0].discrimination.is_known);
	assert_false(world.stats.by_tasks.alpha.is_known);
	arena_finish(&world.arena);
}

static void equal_attempts_have_no_correlation(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 4, 5);
	finish(&world);
	assert_false(world.stats.tasks[0].discrimination.is_known);
	assert_false(world.stats.by_tasks.alpha.is_known);
	assert_false(world.stats.by_tasks.sem.is_known);
	arena_finish(&world.arena);
}

static void the_order_of_lines_changes_nothing(void **state)
{
	struct world world, turned;
	struct buf first, second;

	UNUSED(state);
	open_world(&world);
	open_world(&turned);
	add_steps(&world, "a", 0, 2);
	add_steps(&world, "b", 2, 4);
	add_steps(&turned, "b", 2, 4);
	add_steps(&turned, "a", 0, 2);
	finish(&world);
	finish(&turned);
	first = buf_in(&world.arena);
	second = buf_in(&turned.arena);
	stats_json(&world.stats, &first);
	stats_json(&turned.stats, &second);
	assert_true(str_equals(buf_str(&first), buf_str(&second)));
	arena_finish(&world.arena);
	arena_finish(&turned.arena);
}

#define TASK_10 "{\"ref\":\"t1\",\"score_hundredths\":4,\"max_hundredths\":10,\"moves\":[]}"
#define MARK(score, max, tasks)                                                                        \
	"{\"attempt\":\"x\",\"verdict\":\"graded\",\"score_hundredths\":" score ",\"max_hundredths\":" max \
	",\"tasks\":[" tasks "],\"collateral\":[]}"

static void what_is_no_mark_is_named(void **state)
{
	static const struct {
		const char *line, *told;
	} bad[] = {
		{"", "no mark"},
		{"[]", "no mark"},
		{"{\"verdict\":7}", "no mark"},
		{"{\"verdict\":\"graded\"}", "does not name its attempt"},
		{MARK("-1", "10", TASK_10), "no mark"},
		{MARK("11", "10", TASK_10), "no mark"},
		{MARK("1.5", "10", TASK_10), "no mark"},
		{MARK("null", "10", TASK_10), "no mark"},
		{MARK("0", "0", ""), "no mark"},
		{MARK("4", "10", "7"), "no mark"},
		{MARK("4", "10", "{\"ref\":\"t1\",\"score_hundredths\":4,\"max_hundredths\":10}"), "no mark"},
		{MARK("4", "10", "{\"ref\":\"t1\",\"score_hundredths\":4,\"max_hundredths\":10,\"moves\":[{}]}"),
	     "no mark"},
		{MARK("4", "20", TASK_10), "maximum"},
		{MARK("4", "10", ""), "maximum"},
		{MARK("4", "10", "{\"ref\":\"t2\",\"score_hundredths\":4,\"max_hundredths\":10,\"moves\":[]}"),
	     "tasks"},
		{MARK("4", "10", "{\"ref\":\"t1\",\"score_hundredths\":4,\"max_hundredths\":9,\"moves\":[]}"),
	     "tasks"},
	};

	UNUSED(state);
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct world world;
		struct err err = {.class = ERR_NONE};
		char text[512];

		open_world(&world);
		snprintf(text, sizeof(text), "%s\n%s\n", MARK("4", "10", TASK_10), bad[i].line);
		assert_false(marks_read(world.reader, str_from_c(text), STR("marks"), &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_int_equal(err.line, 2);
		assert_true(str_find(err.what, str_from_c(bad[i].told)) < err.what.len);
		arena_finish(&world.arena);
	}
}

static void an_attempt_counts_once(void **state)
{
	struct world world;
	struct err err = {.class = ERR_NONE};

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 4, 6);
	add_two(&world, "a", 4, 5);
	assert_false(marks_finish(world.reader, &world.marks, &err));
	assert_true(str_find(err.what, STR("before")) < err.what.len);
	arena_finish(&world.arena);
}

static void too_few_attempts_are_told(void **state)
{
	struct world world;
	struct err err = {.class = ERR_NONE};

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_line(&world,
	         "{\"attempt\":\"b\",\"verdict\":\"needs_human\",\"score_hundredths\":null,\"reason\":\"x\"}");
	assert_false(marks_finish(world.reader, &world.marks, &err));
	assert_true(str_equals(err.what, STR("1 attempt is graded and 1 needs a human")));
	arena_finish(&world.arena);
}

static void who_needs_a_human_is_left_out(void **state)
{
	struct world world;

	UNUSED(state);
	open_world(&world);
	add_line(&world,
	         "{\"attempt\":\"c\",\"verdict\":\"needs_human\",\"score_hundredths\":null,\"reason\":\"x\"}");
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 6, 5);
	finish(&world);
	assert_int_equal(world.marks.attempt_count, 2);
	assert_int_equal(world.marks.needs_human_count, 1);
	check_value(world.stats.mean, 10);
	arena_finish(&world.arena);
}

static void json_has_three_places_and_null(void **state)
{
	struct world world;
	struct buf out;

	UNUSED(state);
	open_world(&world);
	add_steps(&world, "a", 0, 0);
	add_steps(&world, "b", 0, 2);
	add_steps(&world, "c", 2, 2);
	add_steps(&world, "d", 2, 4);
	finish(&world);
	out = buf_in(&world.arena);
	stats_json(&world.stats, &out);
	assert_string_equal(
		str_copy_c(&world.arena, buf_str(&out)),
		"{\"attempts\":4,\"needs_human\":0,\"max_hundredths\":10,\"mean_hundredths\":7.000,\"sd_hundredths\":"
		"2.582,"
		"\"passed\":3,\"near_line\":2,\"tasks\":[{\"ref\":\"t1\",\"max_hundredths\":10,\"mean_hundredths\":7."
		"000,"
		"\"sd_hundredths\":2.582,\"facility\":0.700,\"discrimination\":null,\"alpha\":0.800,"
		"\"sem_hundredths\":1.155}],\"steps\":[{\"task\":\"t1\",\"step\":\"a\",\"facility\":0.500,"
		"\"lost_hundredths\":1.000,\"discrimination\":0.707},{\"task\":\"t1\",\"step\":\"b\",\"facility\":0."
		"250,"
		"\"lost_hundredths\":2.000,\"discrimination\":0.577}],\"reliability\":[{\"parts\":\"tasks\","
		"\"count\":1,"
		"\"alpha\":null,\"sem_hundredths\":null,\"sem_at_line_hundredths\":null},{\"parts\":\"steps\","
		"\"count\":2,"
		"\"alpha\":0.800,\"sem_hundredths\":1.155,\"sem_at_line_hundredths\":null}]}");
	arena_finish(&world.arena);
}

static void decimals_are_rounded_and_never_minus_zero(void **state)
{
	static const struct {
		double value;
		unsigned places;
		const char *wanted;
	} known[] = {
		{0, 3, "0.000"},      {-0.0004, 3, "0.000"}, {-0.0006, 3, "-0.001"},
		{1.9996, 3, "2.000"}, {12.25, 1, "12.3"},    {-12.25, 1, "-12.3"},
		{7.5, 0, "8"},        {0.05, 2, "0.05"},     {123456789, 2, "123456789.00"},
	};
	struct arena arena = test_arena();

	UNUSED(state);
	for (size_t i = 0; i < COUNT(known); i++) {
		struct buf out = buf_in(&arena);

		decimal_write(known[i].value, known[i].places, '.', &out);
		assert_string_equal(str_copy_c(&arena, buf_str(&out)), known[i].wanted);
	}
	arena_finish(&arena);
}

static void columns_are_as_wide_as_their_widest_cell(void **state)
{
	struct arena arena = test_arena();
	struct table table = table_in(&arena, 3, 1);
	struct buf out = buf_in(&arena);

	UNUSED(state);
	table_add(&table, STR("Bước"));
	table_add(&table, STR("Điểm"));
	table_add(&table, STR("r"));
	table_add(&table, STR("x"));
	table_add(&table, STR("1,5"));
	table_add(&table, STR("0,123"));
	table_write(&table, &out);
	assert_string_equal(str_copy_c(&arena, buf_str(&out)), "Bước  Điểm      r\nx      1,5  0,123\n");
	arena_finish(&arena);
}

static void the_text_warns_of_few_attempts(void **state)
{
	struct world world;
	struct buf vi, en;

	UNUSED(state);
	open_world(&world);
	add_two(&world, "a", 4, 5);
	add_two(&world, "b", 6, 5);
	finish(&world);
	vi = buf_in(&world.arena);
	en = buf_in(&world.arena);
	stats_text(&world.stats, REPORT_VI, &vi);
	stats_text(&world.stats, REPORT_EN, &en);
	assert_true(str_find(buf_str(&vi), STR("Chưa đủ 30 bài")) < vi.len);
	assert_true(str_find(buf_str(&vi), STR("0,05")) < vi.len);
	assert_true(str_find(buf_str(&en), STR("Fewer than 30 attempts")) < en.len);
	assert_true(str_find(buf_str(&en), STR("0.05")) < en.len);
	arena_finish(&world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_root_is_one),
		cmocka_unit_test(two_tasks_by_hand),
		cmocka_unit_test(the_line_by_hand),
		cmocka_unit_test(all_near_the_line_is_the_whole),
		cmocka_unit_test(two_steps_by_hand),
		cmocka_unit_test(equal_attempts_have_no_correlation),
		cmocka_unit_test(the_order_of_lines_changes_nothing),
		cmocka_unit_test(what_is_no_mark_is_named),
		cmocka_unit_test(an_attempt_counts_once),
		cmocka_unit_test(too_few_attempts_are_told),
		cmocka_unit_test(who_needs_a_human_is_left_out),
		cmocka_unit_test(json_has_three_places_and_null),
		cmocka_unit_test(decimals_are_rounded_and_never_minus_zero),
		cmocka_unit_test(columns_are_as_wide_as_their_widest_cell),
		cmocka_unit_test(the_text_warns_of_few_attempts),
	};

	return cmocka_run_group_tests_name("grader/stats", tests, NULL, NULL);
}
