#include "grader/log/xes.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define NAME(value) "<string key=\"concept:name\" value=\"" value "\"/>"

/* clang-format off */
static const char small[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<log xes.version=\"1849.2016\" xmlns=\"http://www.xes-standard.org/\">\n"
	"<global scope=\"event\">" NAME("global") "</global>\n" NAME("the log")
	"<trace>" NAME("t 1") "<event>" NAME("a") "<date key=\"time:timestamp\" value=\"yesterday\"/></event>\n"
	"<event><list key=\"l\">" NAME("deeper") "</list>" NAME("b &amp; c") "</event></trace>\n"
	"<trace><event>" NAME("d") NAME("again") "</event></trace>\n"
	"<trace>" NAME("empty") "</trace>\n"
	"<event>" NAME("outside") "</event></log>\n";
/* clang-format on */

/* "name:a,b;" for each trace. */
static void tell(void *context, const struct xes_trace *trace)
{
	struct buf *out = context;

	buf_add(out, trace->name);
	buf_add_char(out, ':');
	for (uint32_t i = 0; i < trace->event_count; i++) {
		buf_add_c(out, i > 0 ? "," : "");
		buf_add(out, trace->events[i]);
	}
	buf_add_c(out, trace->is_cut ? "!;" : ";");
}

/* Reads in pieces of that many bytes. */
static bool read_log(struct arena *arena, struct str text, size_t piece_bytes, struct buf *out,
                     struct err *err)
{
	struct xes_reader *reader = xes_open(arena, STR("l.xes"), tell, out, err);
	bool is_read = reader != NULL;

	for (size_t at = 0; is_read && at < text.len; at += piece_bytes)
		is_read = xes_bytes(reader, str_slice(text, at, at + piece_bytes), err);
	is_read = is_read && xes_end(reader, err);
	err->what = str_copy(arena, err->what);
	xes_close(reader);
	return is_read;
}

static void names_are_read_however_the_bytes_are_cut(void **state)
{
	(void)state;
	for (size_t piece = 1; piece < sizeof(small); piece += piece < 40 ? 1 : 101) {
		struct arena arena = test_arena();
		struct buf out = buf_in(&arena);
		struct err err = {0};

		assert_true(read_log(&arena, str_from_c(small), piece, &out, &err));
		assert_true(str_equals(buf_str(&out), STR("t 1:a,b & c;#2:d;empty:;")));
		arena_finish(&arena);
	}
}

/* The order of events is that of the file, whatever their dates say, with a zone or without. */
static void dates_are_not_looked_at(void **state)
{
	static const char log[] =
		"<log><extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>"
		"<trace><event>" NAME(
			"late") "<date key=\"time:timestamp\" value=\"2024-06-20T10:00:00+07:00\"/></event>"
					"<event>" NAME("early &lt;&#233;&gt;") "<date key=\"time:timestamp\" "
														   "value=\"2024-06-18T10:00:00\"/></event>"
														   "<event><date key=\"time:timestamp\"/>" NAME(
															   "never") "</event></trace></log>";
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct err err = {0};

	(void)state;
	assert_true(read_log(&arena, str_from_c(log), 7, &out, &err));
	assert_true(str_equals(buf_str(&out), STR("#1:late,early <é>,never;")));
	arena_finish(&arena);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
	(void)state;
	for (size_t piece = 1; piece < 6; piece++) {
		struct arena arena = test_arena();
		struct buf out = buf_in(&arena);
		struct err err = {0};

		assert_true(
			read_log(&arena, STR("\xef\xbb\xbf<log><trace>" NAME("t") "</trace></log>"), piece, &out, &err));
		assert_true(str_equals(buf_str(&out), STR("t:;")));
		arena_finish(&arena);
	}
}

static const struct {
	const char *text;
	uint32_t line;
	const char *what;
} bad[] = {
	{"", 1, "no element"},
	{"<ptml/>", 1, "no XES log"},
	{"<log>\n<trace>\n<event>\n</event></trace></log>", 3, "no concept:name"},
	{"<log>\n<trace><event><string key=\"concept:name\"/></event></trace></log>", 2, "has no value"},
	{"<log><trace>\n<trace/></trace></log>", 2, "inside a trace"},
	{"<log><trace>\n<event>\n</trace></log>", 3, "tag mismatch"},
	{"<log><trace><event>", 1, ""},
	{"<!DOCTYPE log [\n<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<log>" NAME("&b;") "</log>",
     1, "document type declaration"},
	{"<log><trace>" NAME("&nosuch;") "</trace></log>", 1, "nosuch"},
	{"\xff\xfe<\x01l\x01o\x01g\x01", 1, "no XML in UTF-8"},
	{"\xef\xbb<log/>", 1, "no XML in UTF-8"},
	{"hello", 1, "no XML in UTF-8"},
	{"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log><trace>" NAME("\xe1") "</trace></log>", 1,
     "in UTF-8"},
	{"<log><trace>" NAME("\xff") "</trace></log>", 1, ""},
};

static void what_is_no_log_is_refused_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena arena = test_arena();
		struct buf out = buf_in(&arena);
		struct err err = {0};

		assert_false(read_log(&arena, str_from_c(bad[i].text), 4096, &out, &err));
		if (err.line != bad[i].line ||
		    (bad[i].what[0] != '\0' && str_find(err.what, str_from_c(bad[i].what)) == err.what.len))
			fail_msg("%zu: line %u: %.*s", i, err.line, STR_ARG(err.what));
		assert_int_equal(err.class, ERR_INPUT);
		assert_false(str_is_empty(err.advice));
		arena_finish(&arena);
	}
}

static void elements_too_deep_are_a_limit(void **state)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena), out = buf_in(&arena);
	struct err err = {0};

	(void)state;
	buf_add_c(&text, "<log>");
	for (unsigned i = 0; i < 250; i++)
		buf_add_c(&text, "<list key=\"a\">");
	assert_false(read_log(&arena, buf_str(&text), 100, &out, &err));
	assert_int_equal(err.class, ERR_LIMIT);
	arena_finish(&arena);
}

/* A log of many traces needs the memory of one. */
static void what_was_told_is_forgotten(void **state)
{
	struct test_memory memory;
	struct arena arena;
	struct buf out;
	struct err err = {0};
	struct xes_reader *reader;
	static const char trace[] = "<trace>" NAME("t") "<event>" NAME("aaaaaaaaaaaaaaaa") "</event></trace>";
	size_t bytes = 0;

	(void)state;
	arena_init(&arena, test_memory_open(&memory));
	out = buf_sized(&arena, 1 << 20);
	reader = xes_open(&arena, STR("l.xes"), tell, &out, &err);
	assert_true(xes_bytes(reader, STR("<log>"), &err));
	for (unsigned i = 0; i < 2000; i++) {
		assert_true(xes_bytes(reader, str_from_c(trace), &err));
		if (i == 10)
			bytes = memory.bytes;
	}
	assert_int_equal(memory.bytes, bytes);
	xes_close(reader);
	arena_finish(&arena);
	test_memory_close(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_however_the_bytes_are_cut),
		cmocka_unit_test(dates_are_not_looked_at),
		cmocka_unit_test(a_byte_order_mark_is_passed_over),
		cmocka_unit_test(what_is_no_log_is_refused_with_its_line),
		cmocka_unit_test(elements_too_deep_are_a_limit),
		cmocka_unit_test(what_was_told_is_forgotten),
	};

	return cmocka_run_group_tests_name("xes", tests, NULL, NULL);
}
