/* Pages: the same bytes each time, nothing lost at a page's end, nothing drawn as an empty box. */
#include "render/paper.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"
#include "tests/unit/render/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void the_same_paper_gives_the_same_bytes(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages a = fixture_pages(&arena, "fixtures/documents/an-binh/cv-246.xml");
	struct paper_pages b = fixture_pages(&arena, "fixtures/documents/an-binh/cv-246.xml");
	assert_true(str_equals(a.pdf, b.pdf));
	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++) {
		assert_true(str_equals(a.pages[i].png, b.pages[i].png));
		assert_true(str_equals(a.pages[i].text, b.pages[i].text));
	}
	/* The only dates in it are the paper's own. */
	assert_true(str_holds(a.pdf, "/CreationDate (20240617000000+07'00)"));
	assert_true(str_holds(a.pdf, "/ModDate (20240617000000+07'00)"));
	arena_finish(&arena);
}

static void the_target_says_what_the_task_rests_on(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = fixture_pages(&arena, "fixtures/documents/an-binh/cv-246.xml");
	assert_int_equal(pages.count, 4);
	struct str text = all_text(&arena, &pages);
	assert_true(str_holds(text, "Số: 246/UBND-NC"));
	assert_true(str_holds(text, "Minh Giang, ngày 17 tháng 6 năm 2024"));
	assert_true(str_holds(text, "Dấu chỉ độ khẩn: KHẨN"));
	assert_true(str_holds(text, "V/v báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2024"));
	assert_true(str_holds(text, "trước 16 giờ 00 ngày 20 tháng 6 năm 2024"));
	assert_true(str_holds(text, "KT. Chủ tịch\nPhó Chủ tịch\n[Chữ ký]\n[Con dấu: UBND TP Minh Giang]\n"));
	assert_true(str_starts_with(pages.pages[2].text, STR("Mẫu số 01\n")));
	assert_true(str_starts_with(pages.pages[3].text, STR("Mẫu số 02\n")));
	assert_true(str_holds(pages.pages[2].text, "TT | Chỉ tiêu | Đơn vị tính | Mức cả năm"));
	arena_finish(&arena);
}

static void files_are_what_they_say(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, STR("<p>Một.</p>")));
	assert_int_equal(pages.count, 1);
	assert_true(str_starts_with(pages.pdf, STR("%PDF-1.5")));
	/* 1240 by 1754 pixels, four bits each, with a palette. */
	assert_memory_equal(pages.pages[0].png.ptr + 16, "\0\0\x04\xd8\0\0\x06\xda\4\3", 10);
	assert_in_range(pages.pages[0].png.len, 5000, 120000);
	arena_finish(&arena);
}

/* All letters of Vietnamese: Latin-1, Latin Extended-A and -B, and the block U+1EA0 to U+1EF9. A letter that the
 * typeface lacks is refused, so that being laid out is the proof. */
static void every_vietnamese_letter_is_in_the_typeface(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf body = buf_in(&arena);
	static const char *const styles[][2] = {
		{"<p>", "</p>"}, {"<p><b>", "</b></p>"}, {"<p><i>", "</i></p>"}, {"<p><b><i>", "</i></b></p>"}};
	struct buf letters = buf_in(&arena);
	for (unsigned point = 0x1ea0; point <= 0x1ef9; point++) {
		char utf8[4] = {(char)0xe1, (char)(0x80 | (point >> 6 & 63)), (char)(0x80 | (point & 63)), '\0'};
		buf_add_c(&letters, utf8);
		buf_add_char(&letters, ' ');
	}
	buf_add(&letters, STR("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư –…“”•"));
	for (size_t i = 0; i < COUNT(styles); i++) {
		buf_add_c(&body, styles[i][0]);
		buf_add(&body, buf_str(&letters));
		buf_add_c(&body, styles[i][1]);
	}
	struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, buf_str(&body)));
	assert_true(str_holds(all_text(&arena, &pages), "Ỳ ỳ Ỵ ỵ Ỷ ỷ Ỹ ỹ"));
	arena_finish(&arena);
}

static void not_laid_out(struct arena *arena, struct str xml, enum err_class class, uint32_t line,
                         const char *what)
{
	struct paper paper = sample_read(arena, xml);
	struct paper_pages pages;
	struct err err = {0};
	assert_false(paper_layout(arena, &paper, &pages, &err));
	struct buf text = buf_in(arena);
	err_write(&err, &text);
	if (err.class != class || err.line != line || !str_holds(err.what, what))
		fail_msg("%.*s", STR_ARG(buf_str(&text)));
}

static void a_letter_the_typeface_lacks_is_named(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	not_laid_out(&arena, sample_letter(&arena, STR("\n<p>Chào 😀</p>")), ERR_INPUT, 15, "U+1F600");
	not_laid_out(&arena, sample_changed(&arena, "<stamp>Sở", "<stamp>漢"), ERR_INPUT, 15, "U+6F22");
	arena_finish(&arena);
}

static struct str paragraphs(struct arena *arena, size_t count)
{
	struct buf body = buf_in(arena);
	for (size_t i = 1; i <= count; i++) {
		buf_add(&body, STR("<p>đoạn "));
		buf_add_u64(&body, i);
		buf_add(&body, STR(" hết</p>"));
	}
	return buf_str(&body);
}

static void text_flows_on_without_loss(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, paragraphs(&arena, 100)));
	assert_in_range(pages.count, 3, 5);
	struct str text = all_text(&arena, &pages);
	size_t at = 0;
	for (size_t i = 1; i <= 100; i++) {
		char wanted[96];
		snprintf(wanted, sizeof(wanted), "đoạn %zu hết\n", i);
		size_t found = str_find(str_slice(text, at, text.len), str_from_c(wanted));
		assert_true(at + found < text.len);
		at += found;
	}
	/* The signature has company: text of the body above it. */
	assert_true(str_holds(pages.pages[pages.count - 1].text, "đoạn 99 hết\nđoạn 100 hết\n"));
	arena_finish(&arena);
}

/* Whatever the length of the body, its last two lines and the signature are on one page. */
static void a_signature_is_never_alone(void **state)
{
	(void)state;
	for (size_t count = 16; count <= 34; count += 2) {
		struct arena arena = test_arena();
		struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, paragraphs(&arena, count)));
		char wanted[96];
		snprintf(wanted, sizeof(wanted), "đoạn %zu hết\nđoạn %zu hết\n", count - 1, count);
		assert_true(str_holds(pages.pages[pages.count - 1].text, wanted));
		assert_true(str_holds(pages.pages[pages.count - 1].text, "[Chữ ký]"));
		arena_finish(&arena);
	}
}

static void a_very_long_word_is_broken(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf body = buf_in(&arena);
	buf_add(&body, STR("<p>"));
	for (int i = 0; i < 1000; i++)
		buf_add_char(&body, "abcdefghij"[i % 10]);
	buf_add(&body, STR("</p>"));
	struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, buf_str(&body)));
	assert_int_equal(pages.count, 1);
	struct buf whole = buf_in(&arena);
	struct str text = all_text(&arena, &pages);
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\n')
			buf_add_char(&whole, text.ptr[i]);
	assert_true(str_holds(buf_str(&whole), "ijabcdefghijabcdefghij"));
	arena_finish(&arena);
}

static struct str table(struct arena *arena, size_t rows, size_t lines_in_row)
{
	struct buf body = buf_in(arena);
	buf_add(&body, STR("<table><column width=\"20\"/><column width=\"80\"/>"
	                   "<row head=\"yes\"><cell>TT</cell><cell>Tên đầu bảng</cell></row>\n"));
	for (size_t i = 0; i < rows; i++) {
		buf_add(&body, STR("<row><cell>"));
		buf_add_u64(&body, i);
		buf_add(&body, STR("</cell><cell>"));
		for (size_t j = 0; j < lines_in_row * 12; j++)
			buf_add(&body, STR("hàng "));
		buf_add(&body, STR("</cell></row>"));
	}
	buf_add(&body, STR("</table>"));
	return buf_str(&body);
}

static void a_table_repeats_its_head_on_each_page(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = sample_pages(&arena, sample_letter(&arena, table(&arena, 60, 1)));
	assert_in_range(pages.count, 2, 4);
	for (size_t i = 0; i + 1 < pages.count; i++)
		assert_true(str_holds(pages.pages[i].text, "TT | Tên đầu bảng\n"));
	assert_true(str_starts_with(pages.pages[1].text, STR("TT | Tên đầu bảng\n")));
	arena_finish(&arena);
}

static void what_cannot_be_divided_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	not_laid_out(&arena, sample_letter(&arena, table(&arena, 1, 90)), ERR_INPUT, 14, "taller than a page");
	arena_finish(&arena);
}

static void too_many_pages_are_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	not_laid_out(&arena, sample_letter(&arena, paragraphs(&arena, 7000)), ERR_LIMIT, 0, "too many pages");
	struct buf xml = buf_in(&arena);
	buf_add(&xml, STR("<attachment id=\"a\" of=\"b\"><number>1</number><notation>A</notation>"
	                  "<signed_at>2024-06-17T14:52:10</signed_at>"));
	for (int i = 0; i <= LIMIT_PAPER_PAGES; i++)
		buf_add(&xml, STR("<appendix><label>a</label><title>b</title><p>c</p></appendix>"));
	buf_add(&xml, STR("</attachment>"));
	not_laid_out(&arena, buf_str(&xml), ERR_LIMIT, 0, "too many pages");
	arena_finish(&arena);
}

static void an_attachment_bears_the_line_of_its_signing(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = fixture_pages(&arena, "fixtures/documents/an-binh/cv-246-mau-01.xml");
	assert_int_equal(pages.count, 1);
	assert_true(str_starts_with(pages.pages[0].text, STR("246/UBND-NC; 17/06/2024 14:52:10 +07:00\n")));
	arena_finish(&arena);
}

static void an_unsigned_paper_has_neither_hand_nor_seal(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper_pages pages = sample_pages(&arena,
	                                        sample_changed(&arena, "<signer>", "<signer signed=\"no\">"));
	assert_false(str_holds(pages.pages[0].text, "[Chữ ký]"));
	assert_false(str_holds(pages.pages[0].text, "[Con dấu"));
	struct paper_pages drawn = sample_pages(&arena, sample_letter(&arena, STR("<p>Một đoạn.</p>")));
	assert_true(pages.pages[0].png.len < drawn.pages[0].png.len);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_paper_gives_the_same_bytes),
		cmocka_unit_test(the_target_says_what_the_task_rests_on),
		cmocka_unit_test(files_are_what_they_say),
		cmocka_unit_test(every_vietnamese_letter_is_in_the_typeface),
		cmocka_unit_test(a_letter_the_typeface_lacks_is_named),
		cmocka_unit_test(text_flows_on_without_loss),
		cmocka_unit_test(a_signature_is_never_alone),
		cmocka_unit_test(a_very_long_word_is_broken),
		cmocka_unit_test(a_table_repeats_its_head_on_each_page),
		cmocka_unit_test(what_cannot_be_divided_is_refused),
		cmocka_unit_test(too_many_pages_are_refused),
		cmocka_unit_test(an_attachment_bears_the_line_of_its_signing),
		cmocka_unit_test(an_unsigned_paper_has_neither_hand_nor_seal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
