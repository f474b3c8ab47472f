/* render/outgoing.c - see outgoing.h. */
#include "render/outgoing.h"

#include "base/buf.h"
#include "render/outgoing_body.h"
#include "render/words.h"

/* Agencies that decide together, so that whoever signs does so on their behalf (article 13.2). */
static struct str collective_of(const struct seed *seed)
{
	static const struct {
		struct str abbreviation, name;
	} collectives[] = {
		{STR_INIT("UBND"), STR_INIT("Uỷ ban nhân dân")},
		{STR_INIT("HĐND"), STR_INIT("Hội đồng nhân dân")},
	};
	for (size_t i = 0; i < COUNT(collectives); i++)
		if (str_equals(collectives[i].abbreviation, seed->abbreviation))
			return collectives[i].name;
	return (struct str){0};
}

/* The title of the agency's head: the leader who heads his own unit. */
static struct str head_title(const struct seed *seed)
{
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		const struct party *person = seed_party(seed, (struct party_id){number});
		const struct party *unit = person->kind == PARTY_PERSON ? seed_party(seed, person->unit) : NULL;
		if (unit != NULL && person->role == ROLE_LEADER && unit->head.number == number)
			return person->title;
	}
	return (struct str){0};
}

/* What stands above the signer's own title, from the top. */
static void put_authorities(struct arena *arena, const struct seed *seed, enum authority authority,
                            struct paper *paper)
{
	struct paper_authority *lines = ARENA_ARRAY(arena, struct paper_authority, 2);
	struct str collective = collective_of(seed), head = head_title(seed);
	bool is_for_all = !str_is_empty(collective) && (authority == AUTHORITY_TM || authority == AUTHORITY_KT);
	size_t count = 0;
	if (is_for_all || authority == AUTHORITY_TM)
		lines[count++] = (struct paper_authority){STR("TM."), is_for_all ? collective : seed->name};
	if (authority == AUTHORITY_KT)
		lines[count++] = (struct paper_authority){STR("KT."), head};
	if (authority == AUTHORITY_TL)
		lines[count++] = (struct paper_authority){STR("TL."), head};
	if (authority == AUTHORITY_TUQ)
		lines[count++] = (struct paper_authority){STR("TUQ."), head};
	paper->authorities = lines;
	paper->authority_count = count;
}

static void put_signer(struct arena *arena, const struct seed *seed, const struct document *document,
                       const struct document_facts *facts, struct paper *paper)
{
	const struct party *signer = seed_party(seed, facts->signer);
	bool is_issued = document->status == DOC_ISSUED || document->status == DOC_RECALLED;
	put_authorities(arena, seed, facts->authority, paper);
	if (signer == NULL)
		return;
	struct buf position = buf_in(arena);
	buf_add_c(&position, facts->authority == AUTHORITY_Q ? "Q. " : "");
	buf_add(&position, signer->title);
	paper->signer_position = buf_str(&position);
	paper->signer_name = signer->name;
	paper->is_signed = document->outgoing->approved_by.number != 0;
	paper->stamp = is_issued ? seed->abbreviation : (struct str){0};
}

/* "…/BC-UBND" until it has a number. */
static void put_number(struct arena *arena, const struct seed *seed, const struct document *document,
                       const struct document_facts *facts, struct paper *paper)
{
	struct buf shown = buf_in(arena);
	bool has_number = !str_is_empty(facts->number);
	paper->number = facts->number;
	paper->notation = has_number ? facts->notation : outgoing_notation(seed, document, arena);
	buf_add(&shown, has_number ? facts->number : STR("      "));
	buf_add_char(&shown, '/');
	buf_add(&shown, paper->notation);
	paper->number_and_notation = buf_str(&shown);
}

static struct paper_name name_in_one_line(struct arena *arena, struct str text)
{
	struct str *line = ARENA_NEW(arena, struct str);
	*line = text;
	return (struct paper_name){.text = text, .lines = line, .line_count = str_is_empty(text) ? 0 : 1};
}

/* The dash before a recipient and the mark behind it come with the layout; a drafter may have typed them. */
static struct str recipient_of(struct str line)
{
	line = str_trim(line);
	if (str_starts_with(line, STR("- ")))
		line = str_trim(str_slice(line, 2, line.len));
	while (line.len > 0 && (line.ptr[line.len - 1] == ';' || line.ptr[line.len - 1] == '.'))
		line = str_trim(str_slice(line, 0, line.len - 1));
	return line;
}

static void put_recipients(struct arena *arena, struct str text, struct paper *paper)
{
	static const struct str keeps = STR_INIT("Lưu:");
	struct str *list = NULL;
	size_t capacity = 0;
	while (!str_is_empty(text)) {
		struct str line = recipient_of(str_cut(&text, '\n'));
		if (str_starts_with(line, keeps)) {
			paper->store = str_trim(str_slice(line, keeps.len, line.len));
		} else if (!str_is_empty(line)) {
			list = arena_grow(arena, list, paper->recipient_count, &capacity, sizeof(list[0]));
			list[paper->recipient_count++] = line;
		}
	}
	paper->recipients = list;
}

struct paper paper_of_outgoing(struct arena *arena, const struct seed *seed, const struct document *document,
                               const struct document_facts *facts, struct minute at)
{
	struct paper_type type = paper_type_of(facts->type);
	struct paper paper = {
		.source = facts->key,
		.id = facts->key,
		.doc_type = type.key,
		.type_name = type.name,
		.has_title = type.has_title,
		.is_about = type.is_about,
		.urgency = facts->urgency,
		.secrecy = facts->secrecy,
		.place = seed->place,
		.issued_on = day_is_given(facts->issued_on) ? facts->issued_on : day_of_minute(at),
		.is_undated = !day_is_given(facts->issued_on),
		.organ_id = seed->organ_id,
		.superior = name_in_one_line(arena, seed->superior),
		.issuer = name_in_one_line(arena, seed->name),
		.subject = facts->subject,
		.due_at = CIVIL_NO_MINUTE,
	};
	put_number(arena, seed, document, facts, &paper);
	put_signer(arena, seed, document, facts, &paper);
	put_recipients(arena, facts->to_places, &paper);
	outgoing_body_read(arena, facts, &paper);
	return paper;
}
