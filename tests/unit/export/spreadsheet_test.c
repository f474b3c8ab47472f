/* A sheet as a workbook: its words and numbers are in it, nothing in it is a formula, and it is the same each time. */
#include "export/spreadsheet.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/memory.h"

#include <archive.h>
#include <archive_entry.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct sheet_column columns[] = {
	{STR_INIT("Đơn vị"), 30, false},
	{STR_INIT("Quá hạn"), 10, true},
};

static struct sheet sheet_of(const struct sheet_cell *cells, size_t row_count)
{
	return (struct sheet){
		.agency = STR("Uỷ ban nhân dân xã An Bình"),
		.title = STR("Thống kê & theo dõi"),
		.made_at = {28645920},
		.columns = columns,
		.column_count = COUNT(columns),
		.cells = cells,
		.row_count = row_count,
	};
}

static struct str written(const struct sheet *sheet, struct arena *arena)
{
	struct str bytes;
	struct err err = {.class = ERR_NONE};

	if (!spreadsheet_write(sheet, arena, &bytes, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	return bytes;
}

/* A member of the workbook; empty when there is none. */
static struct str member(struct str book, const char *name, struct arena *arena)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	struct buf out = buf_in(arena);

	archive_read_support_format_zip(archive);
	assert_int_equal(archive_read_open_memory(archive, book.ptr, book.len), ARCHIVE_OK);
	while (archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
		char bytes[4096];
		la_ssize_t got;

		if (!str_equals(str_from_c(archive_entry_pathname(entry)), str_from_c(name)))
			continue;
		while ((got = archive_read_data(archive, bytes, sizeof(bytes))) > 0)
			buf_add(&out, (struct str){bytes, (size_t)got});
	}
	archive_read_free(archive);
	return buf_str(&out);
}

static bool holds(struct str text, const char *wanted)
{
	return str_find(text, str_from_c(wanted)) < text.len;
}

static void words_and_numbers_are_in_it(void **state)
{
	static const struct sheet_cell cells[] = {
		{.text = STR_INIT("Phòng Kinh tế")},
		{.number = 3},
		{.text = STR_INIT("<Văn phòng> & 😀")},
		{.number = 12},
	};
	struct arena arena = test_arena();
	struct sheet sheet = sheet_of(cells, 2);
	struct str book = written(&sheet, &arena), strings, page;

	(void)state;
	strings = member(book, "xl/sharedStrings.xml", &arena);
	page = member(book, "xl/worksheets/sheet1.xml", &arena);
	assert_true(holds(strings, "Phòng Kinh tế"));
	assert_true(holds(strings, "&lt;Văn phòng&gt; &amp; 😀"));
	assert_true(holds(strings, "Thống kê &amp; theo dõi"));
	assert_true(holds(page, "<v>12</v>"));
	arena_finish(&arena);
}

static void nothing_in_it_is_a_formula(void **state)
{
	static const struct sheet_cell cells[] = {
		{.text = STR_INIT("=HYPERLINK(\"http://la.example\")")},
		{.number = 1},
		{.text = STR_INIT("+84 236")},
		{.number = 2},
		{.text = STR_INIT("@SUM(1)")},
		{.number = -1},
	};
	struct arena arena = test_arena();
	struct sheet sheet = sheet_of(cells, 3);
	struct str book = written(&sheet, &arena);

	(void)state;
	assert_false(holds(member(book, "xl/worksheets/sheet1.xml", &arena), "<f>"));
	assert_true(holds(member(book, "xl/sharedStrings.xml", &arena), "=HYPERLINK("));
	assert_true(str_is_empty(member(book, "xl/worksheets/_rels/sheet1.xml.rels", &arena)));
	arena_finish(&arena);
}

static void the_same_sheet_is_the_same_file(void **state)
{
	static const struct sheet_cell cells[] = {{.text = STR_INIT("a")}, {.number = 1}};
	struct arena arena = test_arena();
	struct sheet sheet = sheet_of(cells, 1), empty = sheet_of(NULL, 0);

	(void)state;
	assert_true(str_equals(written(&sheet, &arena), written(&sheet, &arena)));
	assert_false(str_equals(written(&sheet, &arena), written(&empty, &arena)));
	arena_finish(&arena);
}

/* A cell holds 32,767 letters; the rest of a text is cut between two of them. */
static void a_text_beyond_a_cell_is_cut(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct sheet_cell cells[] = {{.number = 0}, {.number = 1}};
	struct sheet sheet = sheet_of(cells, 1);
	struct str strings;

	(void)state;
	for (size_t i = 0; i < 40000; i++)
		buf_add(&text, STR("ặ"));
	cells[0].text = buf_str(&text);
	strings = member(written(&sheet, &arena), "xl/sharedStrings.xml", &arena);
	assert_true(strings.len > 32767 * sizeof("ặ") - 32767);
	assert_true(strings.len < 33000 * (sizeof("ặ") - 1));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_numbers_are_in_it),
		cmocka_unit_test(nothing_in_it_is_a_formula),
		cmocka_unit_test(the_same_sheet_is_the_same_file),
		cmocka_unit_test(a_text_beyond_a_cell_is_cut),
	};

	return cmocka_run_group_tests_name("export/spreadsheet", tests, NULL, NULL);
}
