/* Registers and work as lists: numbers in order, periods with their ends, nothing the reader may not see. */
#include "office/register.h"

#include "office/desk.h"
#include "office/work.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static size_t listed(const struct office *office, const char *person, struct day from, struct day to,
                     struct arena *arena)
{
	size_t count;
	const struct document_id *list = register_list(office, small_party(office->seed, person),
	                                               seed_find_book(office->seed, STR("den")), from, to, arena,
	                                               &count);

	for (size_t i = 0; i < count; i++) {
		const struct document *document = office_document(office, list[i]);

		assert_true(desk_shows(office, small_party(office->seed, person), document));
		assert_true(i == 0 ||
		            register_number(office_document(office, list[i - 1])) < register_number(document));
	}
	return count;
}

static void a_register_is_read_in_the_order_of_its_numbers(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	struct day day = CIVIL_NO_DAY, next;
	size_t all;

	(void)state;
	small_start(&office, small_office(&arena), &arena);
	small_do(&office,
	         small_command(&arena, office.seed, "vt", "document.register", "nhan", "book=den", NULL));
	office_change(&office, seed_find_document(office.seed, STR("nhan")))->arrived_at = office_minute(
		&office, office.now_ms);
	all = listed(&office, "vt", CIVIL_NO_DAY, CIVIL_NO_DAY, &arena);
	assert_true(all > 1);
	assert_true(listed(&office, "vh", CIVIL_NO_DAY, CIVIL_NO_DAY, &arena) < all);
	day = register_day(office_document(&office, seed_find_document(office.seed, STR("nhan"))));
	assert_true(day_is_given(day));
	next = (struct day){day.since_epoch + 1};
	assert_true(listed(&office, "vt", day, day, &arena) > 0);
	assert_int_equal(listed(&office, "vt", next, CIVIL_NO_DAY, &arena), 0);
	assert_int_equal(listed(&office, "vt", CIVIL_NO_DAY, day, &arena), 1);
	arena_finish(&arena);
}

static void work_is_told_part_by_part(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	size_t before, count;
	const struct work *works;

	(void)state;
	small_start(&office, small_office(&arena), &arena);
	works = work_list(&office, small_party(office.seed, "ct"), &arena, &before);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.route", "trinh", "to=kt",
	                                "role=main", "due_on=2024-06-18T08:05", NULL));
	works = work_list(&office, small_party(office.seed, "ct"), &arena, &count);
	assert_int_equal(count, before + 1);
	for (size_t i = 0; i < count; i++) {
		if (!document_is(works[i].document, seed_find_document(office.seed, STR("trinh"))))
			continue;
		/* A person's work is his unit's. */
		assert_true(party_is(works[i].unit, small_party(office.seed, "kinh-te")));
		assert_int_equal(works[i].state, WORK_OPEN);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_register_is_read_in_the_order_of_its_numbers),
		cmocka_unit_test(work_is_told_part_by_part),
	};

	return cmocka_run_group_tests_name("office/register", tests, NULL, NULL);
}
