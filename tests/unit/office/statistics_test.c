/* How much work each unit has, and how it stands. */
#include "office/statistics.h"

#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct unit_work work_of(const struct office *office, const char *person, const char *unit,
                                struct arena *arena)
{
	size_t count;
	const struct unit_work *works = statistics_of_units(office, small_party(office->seed, person), arena,
	                                                    &count);

	for (size_t i = 0; i < count; i++) {
		if (party_is(works[i].unit, small_party(office->seed, unit)))
			return works[i];
	}
	return (struct unit_work){.done = 0};
}

#define ASSERT_WORK(person, unit, wanted_done, wanted_open, wanted_late) \
	do {                                                                 \
		struct unit_work work_ = work_of(&office, person, unit, &arena); \
		assert_int_equal(work_.done, wanted_done);                       \
		assert_int_equal(work_.open, wanted_open);                       \
		assert_int_equal(work_.late, wanted_late);                       \
	} while (0)

static void work_counts_for_its_unit_until_it_is_given_back(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct office office;
	struct unit_work before;

	(void)state;
	small_start(&office, seed, &arena);
	before = work_of(&office, "ct", "kinh-te", &arena);
	small_do(&office, small_command(&arena, seed, "ct", "document.route", "trinh", "to=kinh-te", "role=main",
	                                "due_on=2024-06-18T08:05", NULL));
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "trinh", "to=vh", "role=support", NULL));
	small_do(&office,
	         small_command(&arena, seed, "ct", "document.route", "trinh", "to=pct", "role=info", NULL));
	ASSERT_WORK("ct", "kinh-te", before.done, before.open + 1, before.late);
	/* A person's work is his unit's; what is only for information is no work. */
	ASSERT_WORK("ct", "van-hoa", 0, 1, 0);
	/* Who sees nothing of it is told nothing. */
	ASSERT_WORK("vh", "kinh-te", 0, 1, 0);
	office.now_ms = INT64_C(10) * 60000;
	assert_int_equal(work_of(&office, "ct", "kinh-te", &arena).late, before.late + 1);
	small_do(&office, small_command(&arena, seed, "kt", "document.finish", "trinh", NULL));
	assert_int_equal(work_of(&office, "ct", "kinh-te", &arena).done, before.done + 1);
	small_do(&office, small_command(&arena, seed, "vh", "document.return", "trinh",
	                                "reason=Không thuộc lĩnh vực", NULL));
	ASSERT_WORK("ct", "van-hoa", 0, 0, 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_counts_for_its_unit_until_it_is_given_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
