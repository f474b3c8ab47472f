/* Dossiers: how many, what they hold, what a fork sees of them, and the answer named at the end of work. */
#include "base/buf.h"
#include "base/limits.h"
#include "office/dossier.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct dossier *dossier_named(const struct office *office, const char *key)
{
	struct dossier_id id = office_find_dossier(office, str_from_c(key));

	assert_int_not_equal(id.number, 0);
	return office_dossier(office, id);
}

static void open_listed(struct office *office, struct arena *arena)
{
	small_do(office, small_command(arena, office->seed, "ct", "dossier.open", NULL, "dossier=viec-chung",
	                               "title=Việc chung", "retention=permanent", NULL));
}

static void the_list_becomes_dossiers(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	const struct dossier *dossier;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	assert_int_equal(dossier_named(&office, "viec-chung")->state, DOSSIER_LISTED);
	open_listed(&office, &arena);
	small_do(&office,
	         small_command(&arena, office.seed, "ct", "dossier.add", "trinh", "dossier=viec-chung", NULL));
	dossier = dossier_named(&office, "viec-chung");
	assert_int_equal(dossier->state, DOSSIER_OPEN);
	assert_int_equal(dossier->retention, RETENTION_PERMANENT);
	assert_true(str_equals(dossier->code, STR("01.VP")));
	assert_true(dossier_holds(dossier, seed_find_document(office.seed, STR("trinh"))));
	assert_int_equal(office.seed->dossiers[0].state, DOSSIER_LISTED);
	small_do(&office, small_command(&arena, office.seed, "ct", "dossier.remove", "trinh",
	                                "dossier=viec-chung", "reason=draft", NULL));
	assert_int_equal(dossier_named(&office, "viec-chung")->document_count, 0);
	arena_finish(&arena);
}

static void one_beside_the_list_is_numbered_behind_it(void **state)
{
	struct arena arena = test_arena();
	struct office office;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	assert_int_equal(office_find_dossier(&office, STR("dossier-1")).number, 0);
	small_do(&office, small_command(&arena, office.seed, "ct", "dossier.open", NULL, "code=02.VP",
	                                "title=Đón đoàn", "retention=5-years", NULL));
	assert_int_equal(office_find_dossier(&office, STR("dossier-1")).number, 2);
	assert_true(str_equals(dossier_named(&office, "dossier-1")->code, STR("02.VP")));
	assert_int_equal(office_find_dossier(&office, STR("dossier-01")).number, 0);
	arena_finish(&arena);
}

static void there_is_an_end_to_dossiers(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	struct command more;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	for (uint32_t i = 1; i <= LIMIT_MADE_DOSSIERS; i++) {
		struct buf code = buf_in(&arena);

		buf_add_c(&code, "code=X");
		buf_add_u64(&code, i);
		buf_add_char(&code, '\0');
		small_do(&office, small_command(&arena, office.seed, "ct", "dossier.open", NULL, code.ptr,
		                                "title=Đón đoàn", "retention=5-years", NULL));
	}
	more = small_command(&arena, office.seed, "ct", "dossier.open", NULL, "code=Y", "title=Đón đoàn",
	                     "retention=5-years", NULL);
	assert_int_equal(office_decide(&office, &more, &arena).refusal.code, REFUSED_too_many_dossiers);
	arena_finish(&arena);
}

static void there_is_an_end_to_a_dossier(void **state)
{
	struct arena arena = test_arena();
	struct office office;
	struct command more;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	open_listed(&office, &arena);
	for (uint32_t i = 0; i < LIMIT_DOCUMENTS_PER_DOSSIER; i++)
		dossier_put(&office, office_change_dossier(&office, (struct dossier_id){1}),
		            seed_find_document(office.seed, STR("giao")));
	more = small_command(&arena, office.seed, "ct", "dossier.add", "trinh", "dossier=viec-chung", NULL);
	assert_int_equal(office_decide(&office, &more, &arena).refusal.code, REFUSED_dossier_full);
	arena_finish(&arena);
}

static void a_fork_keeps_its_dossiers_to_itself(void **state)
{
	struct arena arena = test_arena();
	struct office office, fork;

	UNUSED(state);
	small_start(&office, small_office(&arena), &arena);
	open_listed(&office, &arena);
	office_fork(&fork, &office, &arena);
	small_do(&fork,
	         small_command(&arena, office.seed, "ct", "dossier.add", "trinh", "dossier=viec-chung", NULL));
	small_do(&fork, small_command(&arena, office.seed, "ct", "dossier.open", NULL, "code=02.VP",
	                              "title=Đón đoàn", "retention=5-years", NULL));
	assert_int_equal(dossier_named(&office, "viec-chung")->document_count, 0);
	assert_int_equal(dossier_named(&fork, "viec-chung")->document_count, 1);
	assert_int_equal(office.dossier_count, 1);
	assert_int_equal(fork.dossier_count, 2);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_becomes_dossiers),
		cmocka_unit_test(one_beside_the_list_is_numbered_behind_it),
		cmocka_unit_test(there_is_an_end_to_dossiers),
		cmocka_unit_test(there_is_an_end_to_a_dossier),
		cmocka_unit_test(a_fork_keeps_its_dossiers_to_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
