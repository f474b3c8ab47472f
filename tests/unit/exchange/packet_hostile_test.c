/* Bytes that mean harm or are nothing like a packet: each is refused with its line, soon, and without
 * much memory. */
#include "exchange/packet.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void repeat(struct buf *out, struct str piece, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_add(out, piece);
}

static void other_dialects_are_named(void **state)
{
	(void)state;
	static const struct {
		const char *root, *what;
	} roots[] = {
		{"<edXML xmlns=\"http://www.e-doc.vn/Schema/\"/>",
	     "older eDoc dialect (\"http://www.e-doc.vn/Schema/\")"},
		{"<edXML xmlns=\"http://www.go.vn/eDoc\"/>", "older eDoc dialect"},
		{"<x:edXML xmlns:x=\"http://www.go.vn/eDoc/2011\"/>", "not QCVN 102:2016"},
		{"<edXML xmlns=\"urn:x\"/>", "the root element is of the namespace \"urn:x\""},
		{"<edXML/>", "the root element is \"edXML\" without a namespace"},
		{"<edoc xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"/>",
	     "the root element is \"edoc\", not edXML"},
		{"<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"/>",
	     "edXMLEnvelope/edXMLHeader/MessageHeader"},
	};
	for (size_t i = 0; i < COUNT(roots); i++) {
		struct arena arena = test_arena();
		sample_refused(&arena, str_from_c(roots[i].root), ERR_INPUT, 1, roots[i].what);
		arena_finish(&arena);
	}
}

static void what_is_no_xml_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		uint32_t line;
		const char *what;
	} all[] = {
		{"", 0, "empty"},
		{" ", 1, "not well-formed XML"},
		{"%PDF-1.7\n", 1, "not well-formed XML"},
		{"{\"kind\":\"document\"}", 1, "not well-formed XML"},
		{"<a>\n<b>\n</a>", 3, "mismatch: b line 2 and a"},
		{"<a>\n<b>", 2, "not well-formed XML"},
		{"<a/><b/>", 1, "not well-formed XML"},
		{"<a>\n&nbsp;</a>", 2, "not well-formed XML"},
		{"<a>\n\n\xff</a>", 3, "not UTF-8"},
		{"<a>\n\xc0\xaf</a>", 2, "not UTF-8"},
		{"<a>\x01</a>", 1, "not UTF-8"},
		{"\xff\xfe<\0a\0/\0>\0", 1, "not UTF-8"},
		{"<a b='1' b='2'/>", 1, "not well-formed XML"},
	};
	for (size_t i = 0; i < COUNT(all); i++) {
		struct arena arena = test_arena();
		sample_refused(&arena, str_from_c(all[i].bytes), ERR_INPUT, all[i].line, all[i].what);
		arena_finish(&arena);
	}
}

static void a_nul_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	sample_refused(&arena, STR("<a>\n\0</a>"), ERR_INPUT, 2, "not UTF-8");
	arena_finish(&arena);
}

/* Billion laughs, a file read from the disk, and a harmless one: nobody reads a DOCTYPE. */
static void a_doctype_is_refused(void **state)
{
	(void)state;
	static const char *const doctypes[] = {
		"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>\n<a>&b;</a>",
		"\n<!DOCTYPE edXML [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><edXML>&f;</edXML>",
		"\n<!DOCTYPE edXML SYSTEM \"http://127.0.0.1:9/edxml.dtd\"><edXML/>",
		"\n<!DOCTYPE edXML><edXML/>",
	};
	for (size_t i = 0; i < COUNT(doctypes); i++) {
		struct arena arena = test_arena();
		sample_refused(&arena, str_from_c(doctypes[i]), ERR_INPUT, 2, "DOCTYPE");
		arena_finish(&arena);
	}
}

static void deep_nesting_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf deep = buf_in(&arena);
	repeat(&deep, STR("<a>\n"), 100000);
	repeat(&deep, STR("</a>"), 100000);
	sample_refused(&arena, buf_str(&deep), ERR_LIMIT, LIMIT_PACKET_DEPTH + 1, "nested deeper");
	arena_finish(&arena);
}

static void many_elements_are_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf wide = buf_in(&arena);
	buf_add(&wide, STR("<a>"));
	repeat(&wide, STR("<b/>\n"), LIMIT_PACKET_ELEMENTS + 10);
	buf_add(&wide, STR("</a>"));
	sample_refused(&arena, buf_str(&wide), ERR_LIMIT, LIMIT_PACKET_ELEMENTS, "too many elements");
	arena_finish(&arena);
}

/* The parser compares each attribute with each other: a tag of megabytes would keep it busy for hours.
 */
static void a_long_tag_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf tag = buf_in(&arena);
	buf_add(&tag, STR("<!-- <a -->\n<![CDATA[<b]]>\n<a x='>' y=\">\""));
	for (size_t i = 0; i < 1000000; i++) {
		buf_add(&tag, STR(" a"));
		buf_add_u64(&tag, i);
		buf_add(&tag, STR("='>'"));
	}
	buf_add(&tag, STR("/>"));
	sample_refused(&arena, buf_str(&tag), ERR_LIMIT, 3, "too long");
	arena_finish(&arena);
}

static void ten_megabytes_of_junk_are_refused(void **state)
{
	(void)state;
	enum {
		JUNK_BYTES = 10 * 1024 * 1024
	};
	static const char *const pieces[] = {
		"x",       "<",    "&",         "<a ", "<a>&b;", "]]>",
		"<!-- - ", "<?x ", "<![CDATA[", "\"'", "\n",     "<a:b c:d='e'>f</g>",
	};
	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct arena arena = test_arena();
		struct buf junk = buf_sized(&arena, JUNK_BYTES + 64);
		while (junk.len < JUNK_BYTES)
			buf_add_c(&junk, pieces[i]);
		struct packet packet;
		struct err err = {.class = ERR_NONE};
		assert_false(packet_read(&arena, STR("junk"), buf_str(&junk), CIVIL_NO_DAY, &packet, &err));
		assert_true(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert_true(err.line > 0);
		arena_finish(&arena);
	}
}

static void a_packet_beyond_the_limit_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	size_t len = LIMIT_PACKET_BYTES + (size_t)1;
	char *bytes = arena_alloc(&arena, len);
	memset(bytes, ' ', len);
	sample_refused(&arena, (struct str){bytes, len}, ERR_LIMIT, 0, "larger than 67108864 bytes");
	arena_finish(&arena);
}

/* Text of more than the parser's own ten megabytes must get through: attachments are long. */
static void a_long_text_is_read(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	buf_add(&text, STR("<Content>"));
	repeat(&text, STR("Đề nghị báo cáo.\n"), 1000000);
	buf_add_char(&text, '\0');
	struct packet packet = sample_read(&arena, sample_swap(&arena, sample_document, "<Content>", text.ptr));
	assert_true(packet.content.len > 20000000);
	assert_int_equal(packet.warnings[0].line, 25);
	arena_finish(&arena);
}

static void lines_beyond_65535_are_right(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf lines = buf_in(&arena);
	repeat(&lines, STR("\n"), 100000);
	buf_add(&lines, STR("<DueDate>x"));
	buf_add_char(&lines, '\0');
	sample_warned(&arena, sample_swap(&arena, sample_document, "<DueDate>", lines.ptr), 100026, "DueDate");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_dialects_are_named),
		cmocka_unit_test(what_is_no_xml_is_refused),
		cmocka_unit_test(a_nul_is_refused),
		cmocka_unit_test(a_doctype_is_refused),
		cmocka_unit_test(deep_nesting_is_refused),
		cmocka_unit_test(many_elements_are_refused),
		cmocka_unit_test(a_long_tag_is_refused),
		cmocka_unit_test(ten_megabytes_of_junk_are_refused),
		cmocka_unit_test(a_packet_beyond_the_limit_is_refused),
		cmocka_unit_test(a_long_text_is_read),
		cmocka_unit_test(lines_beyond_65535_are_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
