#include "tests/unit/render/sample.h"

#include "base/buf.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char letter_head[] = "<paper id=\"cv-7\" doc_type=\"letter\" urgency=\"1\">\n"
								  "<issuer organ_id=\"X99.02\">\n"
								  "<superior>Uỷ ban nhân dân<br/>thành phố</superior>\n"
								  "<name>Sở Nội vụ</name>\n"
								  "</issuer>\n"
								  "<number>7</number>\n"
								  "<notation>SNV-CCHC</notation>\n"
								  "<place>Minh Giang</place>\n"
								  "<issued_on>2024-02-05</issued_on>\n"
								  "<subject>rà soát\n số liệu</subject>\n"
								  "<due_at>2024-06-20T16:00</due_at>\n"
								  "<addressee>Uỷ ban nhân dân xã An Bình</addressee>\n"
								  "<body>";
static const char letter_end[] = "</body>\n"
								 "<signer>\n"
								 "<authority code=\"KT\">Giám đốc</authority>\n"
								 "<position>Phó Giám đốc</position>\n"
								 "<name>Mai Xuân Trường</name>\n"
								 "<stamp>Sở Nội vụ</stamp>\n"
								 "</signer>\n"
								 "<recipients>\n"
								 "<recipient>Như trên</recipient>\n"
								 "<store>VT</store>\n"
								 "</recipients>\n"
								 "</paper>\n";

struct str sample_letter(struct arena *arena, struct str body)
{
	struct buf out = buf_in(arena);
	buf_add_c(&out, letter_head);
	buf_add(&out, body);
	buf_add_c(&out, letter_end);
	return buf_str(&out);
}

struct str sample_changed(struct arena *arena, const char *what, const char *with)
{
	struct str xml = sample_letter(arena, STR("<p>Một đoạn.</p>"));
	size_t at = str_find(xml, str_from_c(what));
	assert_true(at < xml.len);
	struct buf out = buf_in(arena);
	buf_add(&out, str_slice(xml, 0, at));
	buf_add_c(&out, with);
	buf_add(&out, str_slice(xml, at + strlen(what), xml.len));
	return buf_str(&out);
}

static void fail_with(struct arena *arena, const struct err *err)
{
	struct buf line = buf_in(arena);
	err_write(err, &line);
	fail_msg("%.*s", STR_ARG(buf_str(&line)));
}

struct paper sample_read(struct arena *arena, struct str xml)
{
	struct paper paper = {0};
	struct err err = {0};
	if (!paper_read(arena, STR("sample.xml"), xml, &paper, &err))
		fail_with(arena, &err);
	return paper;
}

struct paper_pages sample_pages(struct arena *arena, struct str xml)
{
	struct paper paper = sample_read(arena, xml);
	struct paper_pages pages = {0};
	struct err err = {0};
	if (!paper_layout(arena, &paper, &pages, &err))
		fail_with(arena, &err);
	return pages;
}

struct paper_pages fixture_pages(struct arena *arena, const char *path)
{
	return sample_pages(arena, fixture_read(arena, path));
}

bool str_holds(struct str s, const char *what)
{
	return str_find(s, str_from_c(what)) < s.len;
}

struct str all_text(struct arena *arena, const struct paper_pages *pages)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < pages->count; i++) {
		buf_add(&out, pages->pages[i].text);
		buf_add_char(&out, '\n');
	}
	return buf_str(&out);
}
