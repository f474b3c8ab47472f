/* scenario/office_part.c - the office file: its units, the people in them, its register books. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

/* "system" is the office itself, in scripts and journals. */
static bool party_add(struct draft *draft, const struct reading *in, uint32_t line, struct party party)
{
	if (seed_find_party(draft_seed(draft), party.key).number != 0 || str_equals(party.key, STR("system")))
		return rule_broken(in, line, RULE_DUPLICATE_ID, "“%.*s” is already a unit or a person",
		                   STR_ARG(party.key));
	if (draft->party_count >= LIMIT_PARTIES)
		return rule_broken(in, line, RULE_TOO_MANY, "the office has more than %d units and people",
		                   LIMIT_PARTIES);
	draft->parties = arena_grow(draft->arena, draft->parties, draft->party_count, &draft->party_capacity,
	                            sizeof(draft->parties[0]));
	draft->parties[draft->party_count++] = party;
	return true;
}

static bool person_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                        struct party_id unit)
{
	struct party person = {.kind = PARTY_PERSON, .unit = unit};
	unsigned role = ROLE_SYSTEM;
	if (!read_only(in, node, STR("id name title role"), STR("")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &person.key) || !read_value(in, node, STR("name"), &person.name) ||
	    !read_value(in, node, STR("title"), &person.title) ||
	    !read_choice(in, node, STR("role"), &role_names, &role))
		return false;
	if (role == ROLE_SYSTEM || role == ROLE_BODY)
		return rule_broken(in, node->line, RULE_BAD_CHOICE, "a person's role cannot be “%.*s”",
		                   STR_ARG(name_of(&role_names, role)));
	person.role = (enum role)role;
	return party_add(draft, in, node->line, person);
}

static bool unit_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct party unit = {.kind = PARTY_UNIT};
	struct str head;
	if (!read_only(in, node, STR("id name head abbreviation"), STR("person")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &unit.key) || !read_value(in, node, STR("name"), &unit.name) ||
	    !read_id(in, node, STR("head"), &head) ||
	    !read_if_any(in, node, STR("abbreviation"), &unit.abbreviation) ||
	    !party_add(draft, in, node->line, unit))
		return false;

	struct party_id id = {(uint16_t)draft->party_count};
	for (const struct xml_node *child = node->children; child != NULL; child = child->next)
		if (!person_read(draft, in, child, id))
			return false;
	struct party_id chief = seed_find_party(draft_seed(draft), head);
	if (chief.number == 0 || !party_is(draft->parties[chief.number - 1].unit, id))
		return rule_broken(in, node->line, RULE_HEAD_NOT_IN_UNIT, "“%.*s” has no person “%.*s”",
		                   STR_ARG(unit.key), STR_ARG(head));
	draft->parties[id.number - 1].head = chief;
	return true;
}

/* Another agency, reached over the axis: it can be sent to, and answers by the script. */
static bool body_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct party body = {.kind = PARTY_BODY, .role = ROLE_BODY};
	return read_only(in, node, STR("id name organ-id"), STR("")) && read_no_text(in, node) &&
	       read_id(in, node, STR("id"), &body.key) && read_value(in, node, STR("name"), &body.name) &&
	       read_value(in, node, STR("organ-id"), &body.organ_id) && party_add(draft, in, node->line, body);
}

static bool book_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct book book = {.next_number = 1};
	unsigned direction = DIRECTION_INCOMING;
	struct str written;
	uint32_t year = 0;
	if (!read_only(in, node, STR("id name direction secret year"), STR("")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &book.key) || !read_value(in, node, STR("name"), &book.name) ||
	    (xml_attribute(node, STR("secret"), &written) &&
	     !read_yes(in, node, STR("secret"), &book.is_secret)) ||
	    (xml_attribute(node, STR("year"), &written) && !read_number(in, node, STR("year"), &year)))
		return false;
	if (xml_attribute(node, STR("direction"), &written) &&
	    !read_choice(in, node, STR("direction"), &direction_names, &direction))
		return false;
	book.direction = (enum direction)direction;
	struct day first;
	if (year != 0 && !civil_to_day((struct civil){.year = (int32_t)year, .month = 1, .day = 1}, &first))
		return rule_broken(in, node->line, RULE_BAD_NUMBER, "“year” is no year");
	book.year = (int32_t)year;
	if (seed_find_book(draft_seed(draft), book.key).number != 0)
		return rule_broken(in, node->line, RULE_DUPLICATE_ID, "“%.*s” is already a book", STR_ARG(book.key));
	if (draft->book_count >= LIMIT_PARTIES)
		return rule_broken(in, node->line, RULE_TOO_MANY, "the office has more than %d books", LIMIT_PARTIES);
	draft->books = arena_grow(draft->arena, draft->books, draft->book_count, &draft->book_capacity,
	                          sizeof(draft->books[0]));
	draft->books[draft->book_count++] = book;
	return true;
}

bool office_read(struct draft *draft, const struct reading *from, uint32_t line, struct str key)
{
	struct buf path = buf_in(draft->arena);
	buf_add_c(&path, "offices/");
	buf_add(&path, key);
	buf_add_c(&path, ".xml");
	struct reading in;
	const struct xml_node *root = draft_file(draft, from, line, buf_str(&path), STR("office"), &in);
	struct str id;
	if (root == NULL ||
	    !read_only(&in, root, STR("id organ-id name abbreviation place superior"),
	               STR("unit body book dossier working-time")) ||
	    !read_no_text(&in, root) || !read_id(&in, root, STR("id"), &id) ||
	    !read_value(&in, root, STR("organ-id"), &draft->seed.organ_id) ||
	    !read_value(&in, root, STR("name"), &draft->seed.name) ||
	    !read_if_any(&in, root, STR("abbreviation"), &draft->seed.abbreviation) ||
	    !read_if_any(&in, root, STR("place"), &draft->seed.place) ||
	    !read_if_any(&in, root, STR("superior"), &draft->seed.superior))
		return false;
	if (!str_equals(id, key))
		return rule_broken(&in, root->line, RULE_ID_NOT_OF_FOLDER, "the office “%.*s” stands in “%.*s”",
		                   STR_ARG(id), STR_ARG(buf_str(&path)));
	static const struct {
		struct str name;
		bool (*read)(struct draft *, const struct reading *, const struct xml_node *);
	} parts[] = {{STR_INIT("unit"), unit_read},
	             {STR_INIT("body"), body_read},
	             {STR_INIT("book"), book_read},
	             {STR_INIT("dossier"), dossier_read},
	             {STR_INIT("working-time"), worktime_part_read}};
	for (const struct xml_node *child = root->children; child != NULL; child = child->next)
		for (size_t i = 0; i < COUNT(parts); i++)
			if (str_equals(child->name, parts[i].name) && !parts[i].read(draft, &in, child))
				return false;
	return true;
}
