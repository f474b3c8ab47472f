/* An outgoing document as a paper: its head, its signature by authority, its body by the look of its lines. */
#include "render/outgoing.h"

#include "base/arena.h"
#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define assert_str(actual, expected) assert_true(str_equals((actual), STR(expected)))

static const struct party parties[] = {
	{.key = STR_INIT("ld"), .name = STR_INIT("Lãnh đạo"), .kind = PARTY_UNIT, .head = {2}},
	{.key = STR_INIT("ct"),
     .name = STR_INIT("Trần Hữu Lâm"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Chủ tịch"),
     .role = ROLE_LEADER,
     .unit = {1}},
	{.key = STR_INIT("pct"),
     .name = STR_INIT("Lê Thị Bích Ngọc"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Phó Chủ tịch"),
     .role = ROLE_LEADER,
     .unit = {1}},
	{.key = STR_INIT("kt"),
     .name = STR_INIT("Phòng Kinh tế"),
     .kind = PARTY_UNIT,
     .head = {5},
     .abbreviation = STR_INIT("KT")},
	{.key = STR_INIT("huy"),
     .name = STR_INIT("Phạm Quốc Huy"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Trưởng phòng"),
     .role = ROLE_UNIT_HEAD,
     .unit = {4}},
};

static const struct seed seed = {
	.name = STR_INIT("Uỷ ban nhân dân xã An Bình"),
	.abbreviation = STR_INIT("UBND"),
	.place = STR_INIT("An Bình"),
	.superior = STR_INIT("Uỷ ban nhân dân huyện Hoà Phú"),
	.parties = parties,
	.party_count = COUNT(parties),
};

static struct paper paper_with(struct arena *arena, enum document_type type, enum authority authority,
                               uint16_t signer, const char *body)
{
	static struct outgoing outgoing;
	static struct document_facts facts;
	struct document document = {.facts = &facts, .status = DOC_DRAFT, .outgoing = &outgoing};
	struct minute at;

	assert_true(minute_parse(STR("2024-06-19T09:00"), &at));
	outgoing = (struct outgoing){.drafter = {5}};
	facts = (struct document_facts){
		.key = STR("draft-1"),
		.type = type,
		.subject = STR("rà soát số liệu"),
		.issued_on = CIVIL_NO_DAY,
		.authority = authority,
		.signer = {signer},
		.to_places = STR("Như trên\n- Sở Nội vụ;\nLưu: VT, KT."),
		.body = str_from_c(body),
	};
	return paper_of_outgoing(arena, &seed, &document, &facts, at);
}

static void a_draft_has_neither_number_nor_day(void **state)
{
	struct arena arena = test_arena();
	struct paper letter = paper_with(&arena, TYPE_LETTER, AUTHORITY_OWN, 2, "Một.");
	struct paper decision = paper_with(&arena, TYPE_DECISION, AUTHORITY_OWN, 2, "Một.");

	UNUSED(state);
	assert_true(letter.is_undated);
	assert_false(letter.has_title);
	assert_false(letter.is_signed);
	assert_str(letter.notation, "UBND-KT");
	assert_str(decision.notation, "QĐ-UBND");
	assert_true(decision.has_title);
	assert_int_equal(letter.recipient_count, 2);
	assert_str(letter.store, "VT, KT");
	arena_finish(&arena);
}

static void a_deputy_signs_for_the_head_of_a_collective(void **state)
{
	struct arena arena = test_arena();
	struct paper paper = paper_with(&arena, TYPE_LETTER, AUTHORITY_KT, 3, "Một.");

	UNUSED(state);
	assert_int_equal(paper.authority_count, 2);
	assert_str(paper.authorities[0].code, "TM.");
	assert_str(paper.authorities[0].whom, "Uỷ ban nhân dân");
	assert_str(paper.authorities[1].code, "KT.");
	assert_str(paper.authorities[1].whom, "Chủ tịch");
	assert_str(paper.signer_position, "Phó Chủ tịch");
	paper = paper_with(&arena, TYPE_LETTER, AUTHORITY_TL, 5, "Một.");
	assert_int_equal(paper.authority_count, 1);
	assert_str(paper.authorities[0].code, "TL.");
	paper = paper_with(&arena, TYPE_LETTER, AUTHORITY_Q, 2, "Một.");
	assert_str(paper.signer_position, "Q. Chủ tịch");
	arena_finish(&arena);
}

static void lines_say_what_they_are(void **state)
{
	struct arena arena = test_arena();
	struct paper paper = paper_with(&arena, TYPE_DECISION, AUTHORITY_TM, 2,
	                                "Kính gửi: Sở Nội vụ; Phòng Nội vụ\n\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\n"
	                                "Điều 1. Giao việc.\n1. Việc một\na) Phần a\n- Gạch\n2.5 triệu đồng.");
	static const struct {
		enum paper_block_kind kind;
		uint32_t level;
		const char *label, *text;
	} wanted[] = {
		{PAPER_BASIS, 1, "", "Căn cứ Luật A;"},
		{PAPER_DECIDES, 1, "", "QUYẾT ĐỊNH:"},
		{PAPER_ARTICLE, 1, "Điều 1.", "Giao việc."},
		{PAPER_POINT, 1, "1.", "Việc một"},
		{PAPER_POINT, 2, "a)", "Phần a"},
		{PAPER_POINT, 1, "-", "Gạch"},
		{PAPER_PARAGRAPH, 1, "", "2.5 triệu đồng."},
	};

	UNUSED(state);
	assert_int_equal(paper.addressee_count, 2);
	assert_str(paper.addressees[1], "Phòng Nội vụ");
	assert_int_equal(paper.body.count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		const struct paper_block *block = &paper.body.items[i];

		assert_int_equal(block->kind, wanted[i].kind);
		assert_int_equal(block->level, wanted[i].level);
		assert_true(str_equals(block->label, str_from_c(wanted[i].label)));
		assert_true(str_equals(block->text.text, str_from_c(wanted[i].text)));
	}
	arena_finish(&arena);
}

/* Each of the 29 types, and texts that nobody meant to be typed, become pages. */
static void everything_has_pages(void **state)
{
	struct arena arena = test_arena();
	static char wall[20001];
	static const char *const bodies[] = {"", "Một.", "Điều", "1. ", "- ", "Kính gửi:", "a)b", wall};
	struct err err = {0};
	struct paper_pages pages;

	UNUSED(state);
	memset(wall, 'x', sizeof(wall) - 1);
	for (unsigned type = 0; type < TYPE_COUNT; type++) {
		struct paper paper = paper_with(&arena, (enum document_type)type, AUTHORITY_TM, 2, "Một.");
		assert_true(paper_layout(&arena, &paper, &pages, &err));
		assert_int_equal(pages.count, 1);
	}
	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct paper paper = paper_with(&arena, TYPE_DECISION, AUTHORITY_KT, 0, bodies[i]);
		if (!paper_layout(&arena, &paper, &pages, &err))
			fail_msg("body %zu: %.*s", i, STR_ARG(err.what));
		assert_true(pages.count >= 1);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_has_neither_number_nor_day),
		cmocka_unit_test(a_deputy_signs_for_the_head_of_a_collective),
		cmocka_unit_test(lines_say_what_they_are),
		cmocka_unit_test(everything_has_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
