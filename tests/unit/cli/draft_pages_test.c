/* Pages of outgoing documents: laid out once for what they show, made room for, told apart. */
#include "cli/draft_pages.h"

#include "base/check.h"
#include "office/outgoing.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct seed seed = {
	.name = STR_INIT("Uỷ ban nhân dân xã Nhỏ"),
	.abbreviation = STR_INIT("UBND"),
	.place = STR_INIT("Nhỏ"),
};

struct sheet {
	struct outgoing outgoing;
	struct document_facts facts;
	struct document document;
};

static void write_sheet(struct sheet *sheet, const char *body)
{
	*sheet = (struct sheet){
		.facts = {.key = STR("draft-1"),
	              .type = TYPE_REPORT,
	              .subject = STR("tình hình"),
	              .issued_on = CIVIL_NO_DAY,
	              .body = str_from_c(body)},
		.document = {.status = DOC_DRAFT},
	};
	sheet->document.facts = &sheet->facts;
	sheet->document.outgoing = &sheet->outgoing;
}

static struct paper_pages get(struct draft_pages *drafts, const struct sheet *sheet, struct arena *arena)
{
	struct paper_pages pages;
	struct err err = {0};
	if (!draft_pages_get(drafts, &seed, &sheet->document, arena, &pages, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	return pages;
}

static void the_same_wording_is_the_same_page(void **state)
{
	UNUSED(state);
	struct arena arena = test_arena();
	struct draft_pages *drafts = draft_pages_open(arena.source, 2);
	struct sheet one, two, three;
	write_sheet(&one, "Một.");
	write_sheet(&two, "Hai.");
	write_sheet(&three, "Ba.");
	struct paper_pages first = get(drafts, &one, &arena), other = get(drafts, &two, &arena);
	assert_int_equal(first.count, 1);
	assert_true(str_find(first.pages[0].text, STR("Một.")) < first.pages[0].text.len);
	assert_false(str_equals(first.pages[0].png, other.pages[0].png));
	/* A third takes a place; what was there is laid out again, and is the same. */
	get(drafts, &three, &arena);
	struct paper_pages again = get(drafts, &one, &arena);
	assert_true(str_equals(first.pages[0].png, again.pages[0].png));
	assert_true(str_equals(first.pdf, again.pdf));
	draft_pages_close(drafts);
	arena_finish(&arena);
}

static void a_signature_makes_another_page(void **state)
{
	UNUSED(state);
	struct arena arena = test_arena();
	struct draft_pages *drafts = draft_pages_open(arena.source, 4);
	struct sheet sheet;
	write_sheet(&sheet, "Một.");
	struct paper_pages draft = get(drafts, &sheet, &arena);
	sheet.facts.number = STR("09");
	sheet.facts.notation = STR("BC-UBND");
	struct paper_pages numbered = get(drafts, &sheet, &arena);
	assert_false(str_equals(draft.pages[0].text, numbered.pages[0].text));
	assert_true(str_find(numbered.pages[0].text, STR("09/BC-UBND")) < numbered.pages[0].text.len);
	draft_pages_close(drafts);
	arena_finish(&arena);
}

static void what_cannot_be_set_is_told(void **state)
{
	UNUSED(state);
	struct arena arena = test_arena();
	struct draft_pages *drafts = draft_pages_open(arena.source, 1);
	struct sheet sheet;
	struct paper_pages pages;
	struct err err = {0};
	write_sheet(&sheet, "Mặt cười \xF0\x9F\x98\x80.");
	assert_false(draft_pages_get(drafts, &seed, &sheet.document, &arena, &pages, &err));
	assert_false(str_is_empty(err.what));
	write_sheet(&sheet, "Một.");
	assert_int_equal(get(drafts, &sheet, &arena).count, 1);
	draft_pages_close(drafts);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_wording_is_the_same_page),
		cmocka_unit_test(a_signature_makes_another_page),
		cmocka_unit_test(what_cannot_be_set_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
