/* Who gets which variant: neighbours never the same, all of them in turn, the same again. */
#include "attempt/deal.h"

#include "base/buf.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct str number_of(struct arena *arena, uint64_t place)
{
	struct buf out = buf_in(arena);
	buf_add_c(&out, "HK-");
	buf_add_padded(&out, place, 3);
	return buf_str(&out);
}

static uint64_t variant_of(struct arena *arena, const char *scenario, uint64_t place, uint32_t count)
{
	return deal_seed(str_from_c(scenario), number_of(arena, place), 1000 - place, count) % count;
}

static void neighbours_differ(void **state)
{
	(void)state;
	static const char *const scenarios[] = {"bao-cao-cchc", "giao-viec", "s", "mot-kich-ban-khac"};
	struct arena arena = test_arena();
	for (size_t s = 0; s < 4; s++)
		for (uint32_t count = 2; count <= 64; count++)
			for (uint64_t place = 1; place < 130; place++)
				assert_int_not_equal(variant_of(&arena, scenarios[s], place, count),
				                     variant_of(&arena, scenarios[s], place + 1, count));
	arena_finish(&arena);
}

static void as_many_in_a_row_get_all(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	for (uint32_t count = 2; count <= 64; count++) {
		uint64_t seen = 0;
		for (uint64_t place = 17; place < 17 + count; place++)
			seen |= UINT64_C(1) << variant_of(&arena, "bao-cao-cchc", place, count);
		assert_true(seen == (count == 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1));
	}
	arena_finish(&arena);
}

static void seeds_fit_json_and_differ(void **state)
{
	(void)state;
	uint64_t one = deal_seed(STR("s"), STR("001"), 1, 7), other = deal_seed(STR("s"), STR("008"), 8, 7);
	assert_true(one < UINT64_C(1) << 53 && other < UINT64_C(1) << 53);
	/* The same variant, and yet an attempt of its own. */
	assert_int_equal(one % 7, other % 7);
	assert_true(one != other);
	assert_true(one == deal_seed(STR("s"), STR("001"), 1, 7));
}

static void numbers_of_any_form(void **state)
{
	(void)state;
	assert_int_equal(deal_seed(STR("s"), STR("001"), 1, 1), 0);
	assert_int_equal(deal_seed(STR("s"), STR("001"), 1, 0), 0);
	assert_int_not_equal(deal_seed(STR("s"), STR("chị Lan"), 4, 5) % 5,
	                     deal_seed(STR("s"), STR("anh Bảo"), 5, 5) % 5);
	assert_int_not_equal(deal_seed(STR("s"), STR("99999999999999999999999998"), 1, 5) % 5,
	                     deal_seed(STR("s"), STR("99999999999999999999999999"), 1, 5) % 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_differ),
		cmocka_unit_test(as_many_in_a_row_get_all),
		cmocka_unit_test(seeds_fit_json_and_differ),
		cmocka_unit_test(numbers_of_any_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
