/* References in texts: their forms, their arithmetic, their defaults, and what is wrong with them. */
#include "base/draw.h"
#include "base/fill.h"
#include "base/limits.h"
#include "tests/support/memory.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct fill_value items[] = {
	{STR_INIT("so"), STR_INIT("7"), false},
	{STR_INIT("han"), STR_INIT("2024-02-05T14:30"), false},
	{STR_INIT("ten"), STR_INIT("A & \"B\" <c>"), false},
};
static const struct fill_values values = {items, COUNT(items)};

static void assert_filled(struct str text, enum fill_manner manner, struct str wanted)
{
	struct arena arena = test_arena();
	struct filled filled = fill(&arena, text, &values, manner);
	if (filled.fault != FILL_FINE || !str_equals(filled.text, wanted))
		fail_msg("“%.*s” gives “%.*s”, fault %d", STR_ARG(text), STR_ARG(filled.text), (int)filled.fault);
	arena_finish(&arena);
}

static void forms(void **state)
{
	(void)state;
	static const struct {
		struct str text, wanted;
	} rows[] = {
		{STR_INIT("${so}"), STR_INIT("7")},
		{STR_INIT("số ${so:padded}/UBND"), STR_INIT("số 07/UBND")},
		{STR_INIT("${han}"), STR_INIT("2024-02-05T14:30")},
		{STR_INIT("${han:hour}"), STR_INIT("14 giờ 30")},
		{STR_INIT("${han:clock}"), STR_INIT("14:30")},
		{STR_INIT("${han:long}"), STR_INIT("05 tháng 02 năm 2024")},
		{STR_INIT("${han:short}"), STR_INIT("05/02/2024")},
		{STR_INIT("${han:day}"), STR_INIT("05/02")},
		{STR_INIT("${han:english}"), STR_INIT("5 February 2024")},
		{STR_INIT("${han:date}"), STR_INIT("2024-02-05")},
		{STR_INIT("${han:typed}"), STR_INIT("05/02/2024 14:30")},
		{STR_INIT("${han - PT4H}"), STR_INIT("2024-02-05T10:30")},
		{STR_INIT("${han + P25D:day}"), STR_INIT("01/3")},
		{STR_INIT("${ han - PT14H31M : day }"), STR_INIT("04/02")},
		{STR_INIT("${ten}"), STR_INIT("A & \"B\" <c>")},
		{STR_INIT("$cv/due-on {x} $ {so}"), STR_INIT("$cv/due-on {x} $ {so}")},
		{STR_INIT("${so|8}${so}"), STR_INIT("77")},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_filled(rows[i].text, FILL_PLAIN, rows[i].wanted);
}

static void xml_is_escaped_and_comments_stay(void **state)
{
	(void)state;
	assert_filled(STR("<a b='${ten}'>${ten}</a>"), FILL_XML,
	              STR("<a b='A &amp; &quot;B&quot; &lt;c&gt;'>A &amp; &quot;B&quot; &lt;c&gt;</a>"));
	assert_filled(STR("<!-- ${nobody} --><a>${so}</a><!-- ${"), FILL_XML,
	              STR("<!-- ${nobody} --><a>7</a><!-- ${"));
}

/* Of a text without references the same bytes come back, and defaults alone make no text of the variant's own. */
static void defaults(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str plain = STR("no reference");
	struct filled filled = fill(&arena, plain, &values, FILL_PLAIN);
	assert_ptr_equal(filled.text.ptr, plain.ptr);
	filled = fill(&arena, STR("${a|x} ${b|}"), &values, FILL_PLAIN);
	assert_true(str_equals(filled.text, STR("x ")) && !filled.is_own);
	filled = fill(&arena, STR("${so|7}"), &values, FILL_PLAIN);
	assert_true(str_equals(filled.text, STR("7")) && !filled.is_own);
	filled = fill(&arena, STR("${so|8}"), &values, FILL_PLAIN);
	assert_true(str_equals(filled.text, STR("7")) && filled.is_own);
	filled = fill(&arena, STR("${so}"), &values, FILL_PLAIN);
	assert_true(filled.is_own);
	arena_finish(&arena);
}

static void faults(void **state)
{
	(void)state;
	static const struct {
		struct str text;
		enum fill_fault fault;
		uint32_t line;
		struct str reference;
	} rows[] = {
		{STR_INIT("a\n${no}"), FILL_UNKNOWN, 2, STR_INIT("no")},
		{STR_INIT("${}"), FILL_UNKNOWN, 1, STR_INIT("")},
		{STR_INIT("\n\n${so"), FILL_UNCLOSED, 3, STR_INIT("")},
		{STR_INIT("${so\n}"), FILL_UNCLOSED, 1, STR_INIT("")},
		{STR_INIT("${so:clock}"), FILL_FORM, 1, STR_INIT("so:clock")},
		{STR_INIT("${han:noon}"), FILL_FORM, 1, STR_INIT("han:noon")},
		{STR_INIT("${han:padded}"), FILL_FORM, 1, STR_INIT("han:padded")},
		{STR_INIT("${han - 4}"), FILL_FORM, 1, STR_INIT("han - 4")},
		{STR_INIT("${han * PT4H}"), FILL_FORM, 1, STR_INIT("han * PT4H")},
		{STR_INIT("${han - PT4S}"), FILL_FORM, 1, STR_INIT("han - PT4S")},
		{STR_INIT("${han - P999999D}"), FILL_FORM, 1, STR_INIT("han - P999999D")},
		{STR_INIT("${so|7}\n${other|8}"), FILL_HALF, 2, STR_INIT("other|8")},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena arena = test_arena();
		struct filled filled = fill(&arena, rows[i].text, &values, FILL_PLAIN);
		if (filled.fault != rows[i].fault || filled.line != rows[i].line ||
		    !str_equals(filled.reference, rows[i].reference))
			fail_msg("“%.*s”: fault %d, line %u, “%.*s”", STR_ARG(rows[i].text), (int)filled.fault,
			         filled.line, STR_ARG(filled.reference));
		assert_true(str_is_empty(filled.text) && !str_is_empty(fill_fault_words(filled.fault)));
		arena_finish(&arena);
	}
}

/* A small file cannot be made to grow without bound. */
static void growth_is_bounded(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	static char large[2000], text[LIMIT_XML_BYTES / 400];
	struct fill_value value = {STR("a"), {large, sizeof(large)}, false};
	struct fill_values one = {&value, 1};
	for (size_t i = 0; i < sizeof(large); i++)
		large[i] = 'x';
	for (size_t i = 0; i + 4 <= sizeof(text); i++)
		text[i] = "${a}"[i % 4];
	struct filled filled = fill(&arena, (struct str){text, sizeof(text) / 4 * 4 - 4}, &one, FILL_PLAIN);
	assert_int_equal(filled.fault, FILL_LONG);
	arena_finish(&arena);
}

static void use_is_noted(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct fill_value two[] = {{STR("a"), STR("1"), false}, {STR("b"), STR("2"), false}};
	struct fill_values both = {two, 2};
	fill(&arena, STR("${b}"), &both, FILL_PLAIN);
	assert_true(!two[0].is_used && two[1].is_used);
	assert_null(fill_find(&both, STR("c")));
	arena_finish(&arena);
}

/* The numbers that the paper's own program gives for the seed 1234567: they may never change. */
static void draws_are_the_same_for_ever(void **state)
{
	(void)state;
	struct draw draw = {1234567};
	assert_true(draw_next(&draw) == UINT64_C(6457827717110365317));
	assert_true(draw_next(&draw) == UINT64_C(3203168211198807973));
	assert_true(draw_next(&draw) == UINT64_C(9817491932198370423));
	unsigned sides[6] = {0};
	for (int i = 0; i < 6000; i++)
		sides[draw_below(&draw, 6)]++;
	for (size_t i = 0; i < 6; i++)
		assert_in_range(sides[i], 900, 1100);
	assert_int_equal(draw_below(&draw, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(xml_is_escaped_and_comments_stay),
		cmocka_unit_test(defaults),
		cmocka_unit_test(faults),
		cmocka_unit_test(growth_is_bounded),
		cmocka_unit_test(use_is_noted),
		cmocka_unit_test(draws_are_the_same_for_ever),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
