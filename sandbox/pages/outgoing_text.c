/* The wording of an outgoing document, set out the way the paper will be. Decree 30/2020, appendix I. */
#include "pages/document_parts.h"

#include "base/buf.h"

static void paragraphs_fill(struct str text, struct value *list)
{
	while (!str_is_empty(text)) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (!str_is_empty(line))
			value_add_text(list, line);
	}
}

/* The leader who heads the unit he belongs to. */
static const struct party *head_of_agency(const struct seed *seed)
{
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		const struct party *party = seed_party(seed, (struct party_id){number});
		const struct party *unit = seed_party(seed, party->unit);
		if (party->role == ROLE_LEADER && unit && party_is(unit->head, (struct party_id){number}))
			return party;
	}
	return NULL;
}

/* "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH": the lines above the name (appendix I, II.7). */
static void signer_fill(const struct document_page *page, struct value *paper)
{
	static const struct str prefixes[AUTHORITY_COUNT] = {
		[AUTHORITY_OWN] = STR_INIT(""),      [AUTHORITY_TM] = STR_INIT("TM. "),
		[AUTHORITY_KT] = STR_INIT("KT. "),   [AUTHORITY_TL] = STR_INIT("TL. "),
		[AUTHORITY_TUQ] = STR_INIT("TUQ. "), [AUTHORITY_Q] = STR_INIT("Q. "),
	};
	const struct seed *seed = page->frame->office->seed;
	const struct document_facts *facts = page->document->facts;
	const struct party *signer = seed_party(seed, facts->signer), *head = head_of_agency(seed);
	bool is_own = facts->authority == AUTHORITY_OWN || facts->authority == AUTHORITY_Q;
	struct buf above = buf_sized(page->screen->arena, 64);
	buf_add(&above, prefixes[facts->authority]);
	if (facts->authority == AUTHORITY_TM)
		buf_add(&above, seed->name);
	else if (!is_own && head)
		buf_add(&above, head->title);
	else if (is_own && signer)
		buf_add(&above, signer->title);
	value_set_text(paper, "in_name_of", signer ? buf_str(&above) : (struct str){0});
	value_set_text(paper, "post", signer && !is_own ? signer->title : (struct str){0});
	value_set_text(paper, "signer", signer ? signer->name : (struct str){0});
}

static struct str day_line(const struct document_page *page)
{
	static const struct str dated = STR_INIT("{place}, ngày {day} tháng {month} năm {year}"),
							undated = STR_INIT("{place}, ngày … tháng … năm …");
	const struct document_facts *facts = page->document->facts;
	struct arena *arena = page->screen->arena;
	struct buf day = buf_sized(arena, 8), month = buf_sized(arena, 8), year = buf_sized(arena, 8);
	struct buf out = buf_sized(arena, 64);
	bool is_dated = day_is_given(facts->issued_on);
	struct civil civil = is_dated ? civil_from_day(facts->issued_on) : (struct civil){0};
	/* Days below ten and the first two months have a zero before them (appendix I, II.4). */
	buf_add_padded(&day, (uint64_t)civil.day, 2);
	buf_add_padded(&month, (uint64_t)civil.month, civil.month < 3 ? 2 : 1);
	buf_add_u64(&year, (uint64_t)civil.year);
	const struct place places[] = {
		{"place", page->frame->office->seed->place},
		{"day", buf_str(&day)},
		{"month", buf_str(&month)},
		{"year", buf_str(&year)},
	};
	/* A paper is in Vietnamese whatever the page's language. */
	catalog_fill(NULL, is_dated ? dated : undated, places, COUNT(places), &out);
	return buf_str(&out);
}

void outgoing_text_fill(const struct document_page *page, struct value *root)
{
	const struct seed *seed = page->frame->office->seed;
	const struct document_facts *facts = page->document->facts;
	bool has_type = facts->type != TYPE_LETTER && facts->type != TYPE_OFFICIAL_MESSAGE;
	struct value *paper = value_set_record(root, "paper");
	value_set_text(paper, "superior", seed->superior);
	value_set_text(paper, "agency", seed->name);
	value_set_text(paper, "number_line",
	               str_is_empty(facts->number) ? (struct str){0}
	                                           : say_document_number(page->screen->arena, facts));
	value_set_text(paper, "day_line", day_line(page));
	value_set_text(paper, "title", has_type ? facts->type_name : (struct str){0});
	value_set_text(paper, "about", facts->subject);
	chip_fill(page->screen, paper, "mark", chip_of_urgency(facts->urgency));
	value_set_text(paper, "secret",
	               facts->secrecy == SECRECY_NONE ? (struct str){0}
	                                              : say(page->screen, word_of_secrecy(facts->secrecy)));
	paragraphs_fill(facts->body, value_set_list(paper, "lines"));
	paragraphs_fill(facts->to_places, value_set_list(paper, "places"));
	signer_fill(page, paper);
}
