/* The two markers and brute force find the same optimum on random trees and traces; the alignment that is given is one
 * (its moves read as the trace and cost what it says); and the order of children under a choice or a shuffle does not
 * matter. */
#include "tests/property/random_tree.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct drawn {
	struct tree tree;
	struct align_trace trace;
};

static struct drawn draw(uint32_t number, uint32_t steps_max, uint32_t events_max, struct arena *arena)
{
	struct dice dice = {number * UINT64_C(7919) + 13};
	struct tree_taste taste = {.steps_max = 1 + dice_roll(&dice, steps_max), .children_max = 4};
	struct drawn drawn;
	uint32_t extra, labels;

	taste.has_loops = dice_roll(&dice, 2) != 0;
	taste.has_shuffles = dice_roll(&dice, 4) != 0;
	drawn.tree = random_tree(&dice, taste, arena);
	extra = dice_roll(&dice, 2);
	labels = 1 + dice_roll(&dice, 5);
	drawn.trace = random_trace(&dice, &drawn.tree, dice_roll(&dice, events_max), labels, extra, arena);
	return drawn;
}

static void assert_same(uint32_t number, struct align_score a, struct align_score b)
{
	if (a.cost != b.cost || a.missing != b.missing || a.extra != b.extra)
		fail_msg("case %u: (%u, %u, %u) and (%u, %u, %u)", number, a.cost, a.missing, a.extra, b.cost,
		         b.missing, b.extra);
}

/* Each event has one move, in order, and no sync move takes what does not match. */
static void assert_reads_as_trace(const struct drawn *drawn, const struct alignment *alignment)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i < alignment->move_count; i++) {
		const struct move *move = &alignment->moves[i];

		if (move->kind == MOVE_SYNC || move->kind == MOVE_EXTRA)
			assert_int_equal(move->event, next++);
		if (move->kind == MOVE_SYNC)
			assert_true(drawn->trace.price[move->event * drawn->tree.step_count + move->step] !=
			            ALIGN_NO_MATCH);
	}
	assert_int_equal(next, drawn->trace.event_count);
}

static void brute_force_agrees(void **state)
{
	uint32_t tried = 0;

	(void)state;
	for (uint32_t number = 0; number < 4000; number++) {
		struct arena arena = test_arena();
		struct drawn drawn = draw(number, 5, 6, &arena);
		struct align_score brute, searched;
		struct alignment alignment;

		if (brute_score(&drawn.tree, &drawn.trace, &arena, &brute)) {
			tried++;
			assert_true(align(align_plan(&drawn.tree, &arena), &drawn.trace, &arena, &alignment, NULL));
			assert_true(search_score(&drawn.tree, &drawn.trace, &arena, &searched, NULL));
			assert_same(number, alignment.score, brute);
			assert_same(number, searched, brute);
			assert_reads_as_trace(&drawn, &alignment);
		}
		arena_finish(&arena);
	}
	assert_true(tried > 2000);
}

static void the_markers_agree(void **state)
{
	uint32_t refused = 0;

	(void)state;
	for (uint32_t number = 0; number < 1000; number++) {
		struct arena arena = test_arena();
		struct drawn drawn = draw(number, 20, 40, &arena);
		struct align_score searched;
		struct alignment alignment;
		struct err err = {0};

		if (!align(align_plan(&drawn.tree, &arena), &drawn.trace, &arena, &alignment, &err)) {
			assert_int_equal(err.class, ERR_LIMIT);
			refused++;
		} else {
			assert_true(search_score(&drawn.tree, &drawn.trace, &arena, &searched, NULL));
			assert_same(number, alignment.score, searched);
			assert_reads_as_trace(&drawn, &alignment);
		}
		arena_finish(&arena);
	}
	assert_true(refused < 5);
}

static void order_of_children_does_not_matter(void **state)
{
	(void)state;
	for (uint32_t number = 0; number < 1000; number++) {
		struct arena arena = test_arena();
		struct drawn drawn = draw(number, 10, 20, &arena);
		struct dice dice = {number};
		struct tree other = shuffled_tree(&dice, &drawn.tree, &arena);
		struct alignment alignment, again;

		if (align(align_plan(&drawn.tree, &arena), &drawn.trace, &arena, &alignment, NULL) &&
		    align(align_plan(&other, &arena), &drawn.trace, &arena, &again, NULL))
			assert_same(number, alignment.score, again.score);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brute_force_agrees),
		cmocka_unit_test(the_markers_agree),
		cmocka_unit_test(order_of_children_does_not_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
