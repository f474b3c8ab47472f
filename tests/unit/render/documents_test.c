/* The papers that ship: each is valid, fits its name and its line in the list, and says the deadline it carries. */
#include "render/paper.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"
#include "tests/unit/render/sample.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "fixtures/documents/an-binh"

/* "20 tháng 6 năm 2024", and "16 giờ 00" when the hour is given. */
static void deadline_is_said(struct arena *arena, const struct paper *paper, struct str text)
{
	struct civil civil = civil_from_minute(paper->due_at);
	struct buf day = buf_in(arena), hour = buf_in(arena);
	buf_add_padded(&day, (uint64_t)civil.day, 2);
	buf_add(&day, STR(" tháng "));
	buf_add_i64(&day, civil.month);
	buf_add(&day, STR(" năm "));
	buf_add_i64(&day, civil.year);
	assert_true(str_holds(text, str_copy_c(arena, buf_str(&day))));
	if (!paper->due_has_hour)
		return;
	buf_add_padded(&hour, (uint64_t)civil.hour, 2);
	buf_add(&hour, STR(" giờ "));
	buf_add_padded(&hour, (uint64_t)civil.minute, 2);
	assert_true(str_holds(text, str_copy_c(arena, buf_str(&hour))));
}

static void is_in_the_list(struct arena *arena, const struct paper *paper, struct str list)
{
	struct buf begin = buf_in(arena);
	buf_add(&begin, STR("| `"));
	buf_add(&begin, paper->id);
	buf_add(&begin, STR("` | "));
	buf_add(&begin, paper->number_and_notation);
	buf_add(&begin, STR(" | "));
	buf_add(&begin, paper->doc_type);
	buf_add(&begin, STR(" | "));
	buf_add(&begin, paper->issuer.text);
	size_t at = str_find(list, buf_str(&begin));
	assert_true(at < list.len);
	struct str line = str_slice(list, at, list.len);
	line = str_cut(&line, '\n');
	assert_true(str_holds(line, str_copy_c(arena, paper->subject)));
	assert_true(str_is_empty(paper->organ_id) || str_holds(line, str_copy_c(arena, paper->organ_id)));
}

static void check(struct arena *arena, struct str name, struct str list)
{
	struct buf path = buf_in(arena);
	buf_add(&path, STR(FOLDER "/"));
	buf_add(&path, name);
	struct str xml = fixture_read(arena, str_copy_c(arena, buf_str(&path)));
	struct paper paper = sample_read(arena, xml);
	struct paper_pages pages = sample_pages(arena, xml);
	assert_true(str_equals(paper.id, str_slice(name, 0, name.len - 4)));
	assert_in_range(pages.count, 1, 4);
	struct str text = all_text(arena, &pages);
	if (!str_is_empty(paper.attachment_of)) {
		assert_true(str_holds(list, str_copy_c(arena, paper.id)));
		return;
	}
	is_in_the_list(arena, &paper, list);
	assert_true(str_holds(text, str_copy_c(arena, paper.number_and_notation)));
	assert_true(str_holds(text, str_copy_c(arena, paper.signer_name)));
	if (minute_is_given(paper.due_at))
		deadline_is_said(arena, &paper, text);
}

static void every_paper_of_an_binh(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str list = fixture_read(&arena, FOLDER "/README.md");
	DIR *dir = opendir(fixture_path(&arena, FOLDER).ptr);
	assert_non_null(dir);
	size_t count = 0;
	for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
		if (!str_ends_with(str_from_c(entry->d_name), STR(".xml")))
			continue;
		struct arena one = test_arena();
		check(&one, str_from_c(entry->d_name), list);
		arena_finish(&one);
		count++;
	}
	closedir(dir);
	arena_finish(&arena);
	assert_int_equal(count, 26);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_paper_of_an_binh),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
