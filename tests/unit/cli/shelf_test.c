/* tests/unit/cli/shelf_test.c - the shipped scenarios on the shelf, and the cache of their papers. */
#include "base/buf.h"
#include "cli/shelf.h"
#include "host/text.h"
#include "host/tree.h"
#include "journal/seed_json.h"
#include "scenario/scenario.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char paper_path[] = "fixtures/documents/an-binh/cv-246.xml";

static void check_same(const struct paper_pages *a, const struct paper_pages *b)
{
	assert_true(str_equals(a->pdf, b->pdf));
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_true(str_equals(a->pages[i].png, b->pages[i].png));
		assert_true(str_equals(a->pages[i].text, b->pages[i].text));
	}
}

/* What comes from the cache is what was laid out; a file with a flipped byte is made anew; another program's is not taken. */
static void test_cache_gives_the_same_pages(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	char folder[] = "/tmp/saban-cache-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct paper_cache none = {0}, cache = {.folder = str_from_c(folder), .stamp = STR("one")};
	struct str xml = fixture_read(&arena, paper_path);
	struct paper_pages fresh, first, second, third;
	struct err err = {0};
	assert_true(paper_cache_get(&none, STR("cv-246.xml"), xml, &arena, &fresh, &err));
	assert_true(paper_cache_get(&cache, STR("cv-246.xml"), xml, &arena, &first, &err));
	assert_true(paper_cache_get(&cache, STR("cv-246.xml"), xml, &arena, &second, &err));
	check_same(&fresh, &first);
	check_same(&fresh, &second);

	struct buf command = buf_in(&arena);
	buf_add_c(&command, "for f in ");
	buf_add_c(&command, folder);
	buf_add_c(&command, "/*.pages; do printf X | dd of=$f bs=1 seek=2000 conv=notrunc status=none; done");
	assert_int_equal(system(str_copy_c(&arena, buf_str(&command))), 0);
	assert_true(paper_cache_get(&cache, STR("cv-246.xml"), xml, &arena, &third, &err));
	check_same(&fresh, &third);
	assert_true(tree_remove(str_from_c(folder), &arena, &err));
	arena_finish(&arena);
}

static void test_shipped_scenarios_are_shelved(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct shelf shelf;
	struct err err = {0};
	struct paper_cache none = {0};
	bool done = shelf_open(&shelf, fixture_path(&arena, "fixtures"), &none, &arena, &err);
	if (!done)
		print_error("%.*s:%u: %.*s\n", STR_ARG(err.source), err.line, STR_ARG(err.what));
	assert_true(done);
	assert_true(shelf.play_count >= 1);
	for (size_t i = 0; i < shelf.play_count; i++) {
		const struct play *play = &shelf.plays[i];
		assert_true(sha256_equals(play->start, sha256_of(play->start_line)));
		/* Nothing is lost on the axis: scripts that play without packets meet the same office. */
		assert_true(str_equals(play->start_line, seed_write(play->scenario->seed, &arena)));
		for (uint32_t j = 0; j < play->seed->document_count; j++) {
			const struct document_facts *facts = play->seed->documents[j].facts;
			for (uint32_t k = 0; k < facts->file_count; k++)
				assert_non_null(shelf_find_paper(&shelf, facts->files[k].paper));
		}
	}
	assert_null(shelf_find_paper(&shelf, STR("no-such-paper")));
	arena_finish(&arena);
}

static void test_empty_folder_is_told_of(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct shelf shelf;
	struct err err = {0};
	struct paper_cache none = {0};
	assert_false(shelf_open(&shelf, STR("/no/such/folder"), &none, &arena, &err));
	assert_int_equal(err.class, ERR_MISSING);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cache_gives_the_same_pages),
		cmocka_unit_test(test_shipped_scenarios_are_shelved),
		cmocka_unit_test(test_empty_folder_is_told_of),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
