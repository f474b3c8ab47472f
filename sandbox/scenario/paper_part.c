/* scenario/paper_part.c - what a paper says about itself, taken from its own file: nothing of it is typed again.
 *
 * The papers' format is fixtures/schemas/paper.rng, kept by render/paper.c, which lays them out; here only the head and
 * the end of a paper are read, for the fields of Decree 30/2020, appendix VI. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"

static bool child_text(const struct reading *in, const struct xml_node *node, struct str name,
                       struct str *ret)
{
	const struct xml_node *child = read_one_child(in, node, name);
	return child != NULL && read_text(in, child, ret);
}

static bool type_read(const struct reading *in, const struct xml_node *root, struct document_facts *ret)
{
	unsigned type;
	if (!read_choice(in, root, STR("doc_type"), &document_type_names, &type))
		return false;
	ret->type_name = document_type_title((enum document_type)type);
	return true;
}

/* urgency and secrecy are edXML's numbers, which are the enums'. */
static bool level_read(const struct reading *in, const struct xml_node *root, struct str name, unsigned count,
                       unsigned *ret)
{
	struct str value;
	uint64_t level = 0;
	if (xml_attribute(root, name, &value) && (!str_to_u64(value, &level) || level >= count))
		return rule_broken(in, root->line, RULE_BAD_CHOICE, "there is no %.*s “%.*s”", STR_ARG(name),
		                   STR_ARG(value));
	*ret = (unsigned)level;
	return true;
}

/* With the decree's leading zero below 10. */
static bool number_read(const struct draft *draft, const struct reading *in, const struct xml_node *root,
                        struct document_facts *ret)
{
	struct str text;
	uint64_t number;
	if (!child_text(in, root, STR("number"), &text) || !child_text(in, root, STR("notation"), &ret->notation))
		return false;
	if (!str_to_u64(text, &number))
		return rule_broken(in, root->line, RULE_BAD_NUMBER, "the paper's number is “%.*s”", STR_ARG(text));
	struct buf out = buf_in(draft->arena);
	buf_add_padded(&out, number, 2);
	ret->number = buf_str(&out);
	return true;
}

static bool dates_read(const struct reading *in, const struct xml_node *root, struct document_facts *ret)
{
	struct str text;
	if (!child_text(in, root, STR("issued_on"), &text))
		return false;
	if (!day_parse(text, &ret->issued_on))
		return rule_broken(in, xml_child(root, STR("issued_on"))->line, RULE_BAD_DATE, "issued_on is “%.*s”",
		                   STR_ARG(text));
	const struct xml_node *due = xml_child(root, STR("due_at"));
	ret->due_on = CIVIL_NO_MINUTE;
	if (due != NULL && !minute_parse(due->text, &ret->due_on))
		return rule_broken(in, due->line, RULE_BAD_DATE, "due_at is “%.*s”", STR_ARG(due->text));
	if (due != NULL && day_of_minute(ret->due_on).since_epoch < ret->issued_on.since_epoch)
		return rule_broken(in, due->line, RULE_BEFORE_ISSUED, "the paper is due before it is issued");
	return true;
}

static bool issuer_read(const struct reading *in, const struct xml_node *root, struct document_facts *ret)
{
	const struct xml_node *issuer = read_one_child(in, root, STR("issuer"));
	if (issuer == NULL)
		return false;
	if (!xml_attribute(issuer, STR("organ_id"), &ret->issuer_id))
		ret->issuer_id = STR("");
	return child_text(in, issuer, STR("name"), &ret->issuer_name);
}

/* "TM. Uỷ ban nhân dân, KT. Chủ tịch": each authority of the signer, from the top. */
static bool signer_read(const struct draft *draft, const struct reading *in, const struct xml_node *root,
                        struct document_facts *ret)
{
	const struct xml_node *signer = read_one_child(in, root, STR("signer"));
	if (signer == NULL || !child_text(in, signer, STR("position"), &ret->signer_position) ||
	    !child_text(in, signer, STR("name"), &ret->signer_name))
		return false;
	struct buf competence = buf_in(draft->arena);
	const struct xml_node *authority = xml_child(signer, STR("authority"));
	for (; authority != NULL; authority = xml_again(authority)) {
		struct str code;
		if (!read_value(in, authority, STR("code"), &code))
			return false;
		buf_add_c(&competence, competence.len > 0 ? ", " : "");
		buf_add(&competence, code);
		buf_add_c(&competence, ". ");
		buf_add(&competence, authority->text);
	}
	ret->signer_competence = buf_str(&competence);
	return true;
}

static void recipients_read(const struct draft *draft, const struct xml_node *root,
                            struct document_facts *ret)
{
	struct buf places = buf_in(draft->arena);
	const struct xml_node *recipients = xml_child(root, STR("recipients"));
	const struct xml_node *each = recipients == NULL ? NULL : xml_child(recipients, STR("recipient"));
	for (; each != NULL; each = xml_again(each)) {
		buf_add_c(&places, places.len > 0 ? "; " : "");
		buf_add(&places, each->text);
	}
	ret->to_places = buf_str(&places);
}

/* "246_UBND-NC.pdf": a slash cannot stand in a file's name. */
static struct str file_name(const struct draft *draft, const struct document_facts *facts)
{
	struct buf out = buf_in(draft->arena);
	buf_add(&out, facts->number);
	buf_add_char(&out, '_');
	buf_add(&out, facts->notation);
	buf_add_c(&out, ".pdf");
	return buf_str(&out);
}

/* The identity under which the national axis carries a document: sender, day, number and notation. For us it is opaque;
 * it only has to be one document's own. */
static struct str packet_id(const struct draft *draft, const struct document_facts *facts)
{
	struct buf out = buf_in(draft->arena);
	struct civil day = civil_from_day(facts->issued_on);
	buf_add(&out, facts->issuer_id);
	buf_add_char(&out, ',');
	buf_add_padded(&out, (uint64_t)day.year, 4);
	buf_add_char(&out, '/');
	buf_add_padded(&out, (uint64_t)day.month, 2);
	buf_add_char(&out, '/');
	buf_add_padded(&out, (uint64_t)day.day, 2);
	buf_add_char(&out, ',');
	buf_add(&out, facts->number);
	buf_add_char(&out, '/');
	buf_add(&out, facts->notation);
	return buf_str(&out);
}

static struct str paper_path(const struct draft *draft, struct str folder, struct str paper)
{
	struct buf out = buf_in(draft->arena);
	buf_add_c(&out, "documents/");
	buf_add(&out, folder);
	buf_add_char(&out, '/');
	buf_add(&out, paper);
	buf_add_c(&out, ".xml");
	return buf_str(&out);
}

static bool id_check(const struct reading *in, const struct xml_node *root, struct str paper)
{
	struct str id;
	if (!read_id(in, root, STR("id"), &id))
		return false;
	if (!str_equals(id, paper))
		return rule_broken(in, root->line, RULE_ID_NOT_OF_FOLDER, "“%.*s” stands in the file of “%.*s”",
		                   STR_ARG(id), STR_ARG(paper));
	return true;
}

bool paper_facts(struct draft *draft, const struct reading *from, uint32_t line, struct str folder,
                 struct str paper, bool has_packet, struct document_facts *ret)
{
	struct reading in;
	unsigned urgency = 0, secrecy = 0;
	struct document_facts facts = {.language = STR("vi")};
	const struct xml_node *root = draft_file(draft, from, line, paper_path(draft, folder, paper),
	                                         STR("paper"), &in);
	if (root == NULL || !id_check(&in, root, paper) || !type_read(&in, root, &facts) ||
	    !level_read(&in, root, STR("urgency"), URGENCY_COUNT, &urgency) ||
	    !level_read(&in, root, STR("secrecy"), SECRECY_COUNT, &secrecy) || !issuer_read(&in, root, &facts) ||
	    !number_read(draft, &in, root, &facts) || !dates_read(&in, root, &facts) ||
	    !child_text(&in, root, STR("subject"), &facts.subject) || !signer_read(draft, &in, root, &facts))
		return false;
	facts.urgency = (enum urgency)urgency;
	facts.secrecy = (enum secrecy)secrecy;
	recipients_read(draft, root, &facts);
	if (has_packet && str_is_empty(facts.issuer_id))
		return rule_broken(from, line, RULE_PACKET_WITHOUT_SENDER, "“%.*s” has an issuer without an id",
		                   STR_ARG(paper));
	if (has_packet)
		facts.packet_id = packet_id(draft, &facts);

	struct document_file *file = ARENA_NEW(draft->arena, struct document_file);
	*file = (struct document_file){file_name(draft, &facts), draft->files[draft->file_count - 1].id};
	facts.files = file;
	facts.file_count = 1;
	*ret = facts;
	return true;
}

bool paper_attachment(struct draft *draft, const struct reading *from, uint32_t line, struct str folder,
                      struct str paper, struct str of, struct document_file *ret)
{
	struct reading in;
	struct str owner, label;
	const struct xml_node *root = draft_file(draft, from, line, paper_path(draft, folder, paper),
	                                         STR("attachment"), &in);
	if (root == NULL || !id_check(&in, root, paper) || !read_id(&in, root, STR("of"), &owner))
		return false;
	if (!str_equals(owner, of))
		return rule_broken(from, line, RULE_ATTACHMENT_OF_OTHER, "“%.*s” goes with “%.*s”", STR_ARG(paper),
		                   STR_ARG(owner));
	const struct xml_node *appendix = xml_child(root, STR("appendix"));
	if (appendix == NULL)
		return rule_broken(&in, root->line, RULE_MISSING_ELEMENT, "the attachment has no “appendix”");
	if (!child_text(&in, appendix, STR("label"), &label))
		return false;
	struct buf name = buf_in(draft->arena);
	buf_add(&name, label);
	buf_add_c(&name, ".pdf");
	*ret = (struct document_file){buf_str(&name), draft->files[draft->file_count - 1].id};
	return true;
}
