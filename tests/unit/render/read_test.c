/* A paper's XML: what is taken from it, and how it is refused. */
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

#include <cmocka.h>

#define assert_str(actual, expected) assert_true(str_equals((actual), STR(expected)))

static void head_and_end_are_taken(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper paper = sample_read(&arena, sample_letter(&arena, STR("<p>Một.</p>")));
	assert_str(paper.id, "cv-7");
	assert_str(paper.type_name, "Công văn");
	assert_int_equal(paper.urgency, 1);
	assert_int_equal(paper.secrecy, 0);
	assert_str(paper.number_and_notation, "07/SNV-CCHC");
	assert_str(paper.organ_id, "X99.02");
	assert_str(paper.superior.text, "Uỷ ban nhân dân thành phố");
	assert_int_equal(paper.superior.line_count, 2);
	assert_str(paper.superior.lines[1], "thành phố");
	assert_str(paper.subject, "rà soát số liệu");
	assert_true(paper.is_about);
	assert_true(paper.due_has_hour);
	assert_int_equal(civil_from_minute(paper.due_at).hour, 16);
	assert_int_equal(civil_from_day(paper.issued_on).month, 2);
	assert_int_equal(paper.authority_count, 1);
	assert_str(paper.authorities[0].code, "KT.");
	assert_str(paper.signer_name, "Mai Xuân Trường");
	assert_true(paper.is_signed);
	assert_str(paper.store, "VT");
	arena_finish(&arena);
}

static void a_deadline_without_an_hour_is_the_end_of_its_day(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper paper = sample_read(&arena, sample_changed(&arena, "T16:00", ""));
	assert_false(paper.due_has_hour);
	assert_int_equal(civil_from_minute(paper.due_at).hour, 23);
	paper = sample_read(&arena, sample_changed(&arena, "<due_at>2024-06-20T16:00</due_at>", ""));
	assert_false(minute_is_given(paper.due_at));
	arena_finish(&arena);
}

static void blanks_are_one_and_stretches_are_exact(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper paper = sample_read(
		&arena, sample_letter(&arena, STR("<p>\n\ttrước  <b>16 giờ\n00 <i>ngày</i></b> \n</p>")));
	assert_int_equal(paper.body.count, 1);
	struct paper_text text = paper.body.items[0].text;
	assert_str(text.text, "trước 16 giờ 00 ngày");
	assert_int_equal(text.span_count, 2);
	assert_true(text.spans[0].italic && !text.spans[0].bold);
	assert_str(str_slice(text.text, text.spans[0].from, text.spans[0].to), "ngày");
	assert_true(text.spans[1].bold);
	assert_str(str_slice(text.text, text.spans[1].from, text.spans[1].to), "16 giờ 00 ngày");
	arena_finish(&arena);
}

static void points_and_articles_are_counted(void **state)
{
	(void)state;
	static const char *const labels[] = {"1.", "2.", "a)", "b)", "c)", "d)", "đ)", "Điều 1.", "-", "Điều 2."};
	struct arena arena = test_arena();
	struct paper paper = sample_read(
		&arena,
		sample_letter(&arena, STR("<points style=\"number\"><point>x</point><point>y<points "
	                              "style=\"letter\"><point>1</point><point>2</point><point>3</point>"
	                              "<point>4</point><point>5</point></points></point></points>"
	                              "<article>m</article><points style=\"dash\"><point>z</point></points>"
	                              "<article>n</article>")));
	assert_int_equal(paper.body.count, COUNT(labels));
	for (size_t i = 0; i < COUNT(labels); i++)
		assert_true(str_equals(paper.body.items[i].label, str_from_c(labels[i])));
	assert_str(paper.body.items[1].text.text, "y");
	assert_int_equal(paper.body.items[2].level, 2);
	arena_finish(&arena);
}

static void an_attachment_names_its_paper(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct paper paper = sample_read(&arena,
	                                 fixture_read(&arena, "fixtures/documents/an-binh/cv-246-mau-01.xml"));
	assert_str(paper.attachment_of, "cv-246");
	assert_str(paper.signed_at, "2024-06-17T14:52:10");
	assert_int_equal(civil_from_day(paper.issued_on).day, 17);
	assert_int_equal(paper.appendix_count, 1);
	assert_int_equal(paper.body.count, 0);
	arena_finish(&arena);
}

static void refused(struct arena *arena, struct str xml, enum err_class class, uint32_t line,
                    const char *what, const char *advice)
{
	struct paper paper;
	struct err err = {0};
	assert_false(paper_read(arena, STR("sample.xml"), xml, &paper, &err));
	struct buf text = buf_in(arena);
	err_write(&err, &text);
	if (err.class != class || err.line != line || !str_holds(err.what, what) ||
	    !str_holds(err.advice, advice) || !str_equals(err.source, STR("sample.xml")))
		fail_msg("%.*s", STR_ARG(buf_str(&text)));
}

/* One place of the sample letter, what stands there instead, and what is said about it. */
static void faults_are_told_with_line_and_rule(void **state)
{
	(void)state;
	static const struct {
		const char *what, *with;
		uint32_t line;
		const char *rule;
	} faults[] = {
		{"<number>7</number>", "<number>07</number>", 6, "without a leading zero"},
		{"<number>7</number>", "", 7, "in this order"},
		{"2024-02-05", "2024-02-30", 9, "a day of the calendar"},
		{"2024-02-05", "5/2/2024", 9, "written 2024-06-17"},
		{"T16:00", "T25:00", 12, "a time of the day"},
		{"SNV-CCHC", "SNV CCHC", 7, "what follows the slash"},
		{"code=\"KT\"", "code=\"KY\"", 16, "TM, KT, TL, TUQ or Q"},
		{"urgency=\"1\"", "urgency=\"5\"", 1, "a paper has"},
		{"doc_type=\"letter\"", "doc_type=\"poem\"", 1, "a paper has"},
		{"<name>Sở Nội vụ</name>", "<name> <br/> </name>", 2, "which body issues"},
		{"<p>Một đoạn.</p>", "", 14, "at least one of"},
		{"<p>Một đoạn.</p>", "<p>a<u>b</u></p>", 14, "b and i"},
		{"<p>Một đoạn.</p>", "<script/>", 14, "at least one of"},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(faults); i++)
		refused(&arena, sample_changed(&arena, faults[i].what, faults[i].with), ERR_INPUT, faults[i].line, "",
		        faults[i].rule);
	arena_finish(&arena);
}

static void a_table_covers_its_columns(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str body = STR("<table><column width=\"1\"/><column width=\"2\"/>\n<row><cell span=\"2\"/></row>\n"
	                      "<row><cell/></row></table>");
	refused(&arena, sample_letter(&arena, body), ERR_INPUT, 16, "do not cover", "as many cells");
	struct buf wide = buf_in(&arena);
	buf_add(&wide, STR("<table>"));
	for (int i = 0; i < LIMIT_PAPER_COLUMNS + 1; i++)
		buf_add(&wide, STR("<column width=\"1\"/>"));
	buf_add(&wide, STR("<row><cell/></row></table>"));
	refused(&arena, sample_letter(&arena, buf_str(&wide)), ERR_LIMIT, 14, "16 columns", "split");
	arena_finish(&arena);
}

static struct str many(struct arena *arena, struct str piece, size_t count)
{
	struct buf out = buf_sized(arena, piece.len * count);
	for (size_t i = 0; i < count; i++)
		buf_add(&out, piece);
	return buf_str(&out);
}

static void what_is_too_much_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	refused(&arena, many(&arena, STR("12345678"), LIMIT_XML_BYTES / 8 + 1), ERR_LIMIT, 0, "too large", "");
	struct buf body = buf_in(&arena);
	buf_add(&body, STR("\n<p>"));
	buf_add(&body, many(&arena, STR("x"), LIMIT_FIELD_BYTES + 1));
	buf_add(&body, STR("</p>"));
	refused(&arena, sample_letter(&arena, buf_str(&body)), ERR_LIMIT, 15, "too long", "split");
	struct buf word = buf_in(&arena);
	buf_add(&word, STR("<p>ngắn"));
	buf_add(&word, many(&arena, STR("x"), LIMIT_PAPER_WORD_BYTES));
	buf_add(&word, STR("</p>"));
	refused(&arena, sample_letter(&arena, buf_str(&word)), ERR_LIMIT, 14, "a word above", "blanks");
	struct buf marked = buf_in(&arena);
	buf_add(&marked, STR("<p>"));
	buf_add(&marked, many(&arena, STR("<b>x</b> "), LIMIT_PAPER_SPANS + 1));
	buf_add(&marked, STR("</p>"));
	refused(&arena, sample_letter(&arena, buf_str(&marked)), ERR_LIMIT, 14, "marked stretches",
	        "whole sentences");
	struct str addressees = many(&arena, STR("<addressee>x</addressee>"), LIMIT_RECIPIENTS + 1);
	refused(&arena,
	        sample_changed(&arena, "<addressee>Uỷ ban nhân dân xã An Bình</addressee>",
	                       str_copy_c(&arena, addressees)),
	        ERR_LIMIT, 1, "more than 50", "groups");
	arena_finish(&arena);
}

static void what_is_no_paper_is_refused(void **state)
{
	(void)state;
	static const struct {
		struct str xml;
		uint32_t line;
		const char *what;
	} all[] = {
		{STR_INIT(""), 1, "empty"},
		{STR_INIT("<paper>\n<number>"), 2, "Premature end"},
		{STR_INIT("<paper>\n</papers>"), 2, "mismatch"},
		{STR_INIT("<paper>\xff</paper>"), 0, "UTF-8"},
		{STR_INIT("<!DOCTYPE paper [<!ENTITY a \"b\">]>\n<paper>&a;</paper>"), 1,
	     "document type declaration"},
		{STR_INIT("<html/>"), 1, "element html"},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(all); i++)
		refused(&arena, all[i].xml, ERR_INPUT, all[i].line, all[i].what, "");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(head_and_end_are_taken),
		cmocka_unit_test(a_deadline_without_an_hour_is_the_end_of_its_day),
		cmocka_unit_test(blanks_are_one_and_stretches_are_exact),
		cmocka_unit_test(points_and_articles_are_counted),
		cmocka_unit_test(an_attachment_names_its_paper),
		cmocka_unit_test(faults_are_told_with_line_and_rule),
		cmocka_unit_test(a_table_covers_its_columns),
		cmocka_unit_test(what_is_too_much_is_refused),
		cmocka_unit_test(what_is_no_paper_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
