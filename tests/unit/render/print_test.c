/* A sheet on paper: pages are filled and numbered, a letter the typeface lacks does not stop it, the end is named. */
#include "render/print.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct sheet_column columns[] = {
	{STR_INIT("Số đến"), 8, true},
	{STR_INIT("Trích yếu"), 60, false},
};

static struct sheet sheet_of(struct arena *arena, size_t row_count, struct str text)
{
	struct sheet_cell *cells = ARENA_ARRAY(arena, struct sheet_cell, row_count * COUNT(columns));

	for (size_t i = 0; i < row_count; i++) {
		cells[i * COUNT(columns)].number = (int64_t)i + 1;
		cells[i * COUNT(columns) + 1].text = text;
	}
	return (struct sheet){
		.agency = STR("Uỷ ban nhân dân xã An Bình"),
		.title = STR("Sổ văn bản đến năm 2024"),
		.note = STR("Từ ngày 01/06/2024"),
		.made_at = {28645920},
		.columns = columns,
		.column_count = COUNT(columns),
		.cells = cells,
		.row_count = row_count,
	};
}

static size_t pages_in(struct str pdf)
{
	size_t count = 0;

	for (size_t at = 0; at < pdf.len;) {
		at += str_find(str_slice(pdf, at, pdf.len), STR("/Type /Page %"));
		count += at < pdf.len;
		at++;
	}
	return count;
}

static struct str printed(const struct sheet *sheet, struct arena *arena)
{
	struct str pdf;
	struct err err = {.class = ERR_NONE};

	if (!sheet_print(sheet, arena, &pdf, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	assert_true(str_starts_with(pdf, STR("%PDF-1.4")));
	return pdf;
}

static void rows_fill_pages(void **state)
{
	struct arena arena = test_arena();
	struct sheet none = sheet_of(&arena, 0, STR("")), few = sheet_of(&arena, 5, STR("báo cáo quý II")),
				 many = sheet_of(&arena, 200, STR("báo cáo quý II"));

	(void)state;
	assert_int_equal(pages_in(printed(&none, &arena)), 1);
	assert_int_equal(pages_in(printed(&few, &arena)), 1);
	assert_in_range(pages_in(printed(&many, &arena)), 5, 12);
	assert_true(str_equals(printed(&few, &arena), printed(&few, &arena)));
	arena_finish(&arena);
}

static void any_text_can_be_printed(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct sheet emoji = sheet_of(&arena, 3, STR("mời họp 😀 a\u0301\u0323")), tall;

	(void)state;
	assert_int_equal(pages_in(printed(&emoji, &arena)), 1);
	for (size_t i = 0; i < 5000; i++)
		buf_add(&text, STR("dài "));
	tall = sheet_of(&arena, 2, buf_str(&text));
	assert_in_range(pages_in(printed(&tall, &arena)), 2, 3);
	arena_finish(&arena);
}

static void too_many_pages_are_refused(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct sheet sheet;
	struct str pdf;
	struct err err = {.class = ERR_NONE};

	(void)state;
	for (size_t i = 0; i < 600; i++)
		buf_add(&text, STR("dài "));
	sheet = sheet_of(&arena, LIMIT_PRINT_PAGES * 3, buf_str(&text));
	assert_false(sheet_print(&sheet, &arena, &pdf, &err));
	assert_int_equal(err.class, ERR_LIMIT);
	assert_false(str_is_empty(err.advice));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_fill_pages),
		cmocka_unit_test(any_text_can_be_printed),
		cmocka_unit_test(too_many_pages_are_refused),
	};

	return cmocka_run_group_tests_name("render/print", tests, NULL, NULL);
}
