/* A fork sees its parent, changes nothing in it, and ends in the same state as doing the same without one. */
#include "office/canon.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct str state_text(const struct office *office, struct arena *arena)
{
	struct buf out = buf_in(arena);
	uint32_t at = 0;
	const struct touched *touched;

	canon_desk(office, &out);
	while ((touched = office_touched_next(office, &at)) != NULL) {
		canon_document(office->seed, touched->document, &out);
		for (size_t i = 0; i < touched->document->note_count; i++)
			canon_note(office->seed, &touched->document->notes[i], &out);
	}
	return buf_str(&out);
}

static void play(struct office *office, struct arena *arena)
{
	const struct seed *seed = office->seed;

	small_do(office, small_command(arena, seed, "vt", "document.register", "nhan", "book=den", NULL));
	small_do(office, small_command(arena, seed, "ct", "document.direct", "giao", "note=làm ngay", NULL));
	small_do(office,
	         small_command(arena, seed, "ct", "document.route", "trinh", "to=kinh-te", "role=main", NULL));
	small_do(office, small_command(arena, seed, "ct", "dossier.open", NULL, "dossier=viec-chung",
	                               "title=Việc chung", "retention=5-years", NULL));
	small_do(office, small_command(arena, seed, "ct", "dossier.add", "trinh", "dossier=viec-chung", NULL));
	small_do(office,
	         small_command(arena, seed, "ct", "document.route", "trinh", "to=van-hoa", "role=main", NULL));
}

static void a_fork_leaves_its_parent_alone(void **state)
{
	struct arena arena = test_arena(), scratch = test_arena();
	struct office office, fork;
	struct str before;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.open", "giao", NULL));
	before = state_text(&office, &arena);
	office_fork(&fork, &office, &scratch);
	play(&fork, &scratch);
	assert_true(str_equals(state_text(&office, &arena), before));
	assert_false(str_equals(state_text(&fork, &arena), before));
	arena_finish(&scratch);
	arena_finish(&arena);
}

static void a_fork_ends_where_its_parent_would(void **state)
{
	struct arena arena = test_arena();
	struct office office, fork;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.open", "trinh", NULL));
	office_fork(&fork, &office, &arena);
	play(&fork, &arena);
	play(&office, &arena);
	assert_true(str_equals(state_text(&office, &arena), state_text(&fork, &arena)));
	arena_finish(&arena);
}

static void only_what_was_touched_is_kept(void **state)
{
	struct arena arena = test_arena();
	struct office office;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	assert_int_equal(office.touched_count, 0);
	small_do(&office, small_command(&arena, office.seed, "ct", "document.finish", "so", NULL));
	assert_int_equal(office.touched_count, 0);
	play(&office, &arena);
	assert_int_equal(office.touched_count, 3);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fork_leaves_its_parent_alone),
		cmocka_unit_test(a_fork_ends_where_its_parent_would),
		cmocka_unit_test(only_what_was_touched_is_kept),
	};

	return cmocka_run_group_tests_name("office/fork", tests, NULL, NULL);
}
