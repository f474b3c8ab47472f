/* scenario/outgoing_part.c - what the agency itself was writing, and had issued, before the start.
 *
 * An outgoing document has no paper: it is laid out from its wording, which the scenario gives here in the fields of
 * draft.create. From there on its history is told like any other's. */
#include "base/arena.h"
#include "base/buf.h"
#include "office/outgoing.h"
#include "scenario/draft.h"

struct beginning {
	struct wording wording;
	unsigned relation;
	struct document_id about;
};
static_assert(offsetof(struct beginning, wording) == 0, "WORDING_FIELDS count from there");

static const struct field fields[] = {
	WORDING_FIELDS,
	FIELD_CHOICE(struct beginning, relation, .choices = &relation_names),
	FIELD_DOCUMENT(struct beginning, about, .required = false),
};

static const struct action beginning_row = {
	.key = "outgoing",
	.input_size = sizeof(struct beginning),
	.fields = fields,
	.field_count = COUNT(fields),
};

/* The texts of the children of that name, parted by `between`. */
static bool texts_join(struct draft *draft, const struct reading *in, const struct xml_node *node,
                       struct str name, const char *between, struct str *ret)
{
	struct buf out = buf_in(draft->arena);
	for (const struct xml_node *each = xml_child(node, name); each != NULL; each = xml_again(each)) {
		struct str text;
		if (!read_only(in, each, STR(""), STR("")) || !read_text(in, each, &text))
			return false;
		if (buf_str(&out).len > 0)
			buf_add_c(&out, between);
		buf_add(&out, text);
	}
	*ret = buf_str(&out);
	return true;
}

static bool beginning_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                           struct beginning *ret)
{
	size_t count;
	struct pair *given = deed_pairs(draft, node, STR("id by at"), &count);
	struct pair *pairs = ARENA_ARRAY(draft->arena, struct pair, count + 2);
	for (size_t i = 0; i < count; i++)
		pairs[i] = given[i];
	pairs[count].name = STR("to_places");
	pairs[count + 1].name = STR("body");
	if (!texts_join(draft, in, node, STR("to"), "\n", &pairs[count].value) ||
	    !texts_join(draft, in, node, STR("p"), "\n\n", &pairs[count + 1].value))
		return false;
	struct refusal refusal = fields_decode(draft_seed(draft), &beginning_row, pairs, count + 2, draft->arena,
	                                       ret);
	if (!is_refused(refusal))
		refusal = wording_check(&draft->seed, &ret->wording);
	if (is_refused(refusal))
		return rule_broken(in, node->line, RULE_BAD_FIELD, "“%.*s” is refused: %.*s", STR_ARG(refusal.field),
		                   STR_ARG(refusal_name(refusal.code)));
	if (ret->about.number > draft->document_count ||
	    (ret->about.number == 0) != (ret->relation == RELATION_NONE))
		return rule_broken(in, node->line, RULE_DANGLING_REFERENCE,
		                   "“about” and “relation” name no document that stands before this one");
	return true;
}

static bool drafter_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                         struct party_id *ret)
{
	struct str by;
	if (!read_id(in, node, STR("by"), &by))
		return false;
	*ret = seed_find_party(draft_seed(draft), by);
	const struct party *person = seed_party(&draft->seed, *ret);
	if (person == NULL || person->kind != PARTY_PERSON)
		return rule_broken(in, node->line, RULE_DANGLING_REFERENCE, "the office has no person “%.*s”",
		                   STR_ARG(by));
	return true;
}

/* As it lay on the drafter's desk when he had written it. */
static void written_down(struct draft *draft, const struct beginning *beginning, struct party_id by,
                         struct minute at)
{
	struct document *document = &draft->documents[draft->document_count - 1];
	struct outgoing *outgoing = ARENA_NEW(draft->arena, struct outgoing);
	struct office desk = {.seed = draft_seed(draft), .arena = draft->arena};
	struct event event = {.actor = by};
	outgoing->drafter = outgoing->holder = by;
	document->status = DOC_DRAFT;
	document->outgoing = outgoing;
	outgoing_write(&desk, document, &beginning->wording, &event);
	outgoing->versions[0].at = at;
}

static bool one_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct beginning beginning;
	struct party_id by;
	struct minute at;
	struct document_facts facts = {
		.issued_on = CIVIL_NO_DAY,
		.due_on = CIVIL_NO_MINUTE,
		.issuer_id = draft->seed.organ_id,
		.issuer_name = draft->seed.name,
		.direction = DIRECTION_OUTGOING,
	};
	if (!read_only_children(in, node, STR("to p do")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &facts.key) || !drafter_read(draft, in, node, &by) ||
	    !read_minute(in, node, STR("at"), &at) || !beginning_read(draft, in, node, &beginning))
		return false;
	facts.relation = (enum relation)beginning.relation;
	facts.about = beginning.about;
	if (!document_add(draft, in, node->line, &facts))
		return false;
	written_down(draft, &beginning, by, at);
	return past_read(draft, in, node);
}

bool outgoing_read(struct draft *draft, const struct reading *in, const struct xml_node *root)
{
	const struct xml_node *drafts;
	if (!read_child_if_any(in, root, STR("drafts"), &drafts))
		return false;
	if (drafts == NULL)
		return true;
	if (!read_only(in, drafts, STR(""), STR("draft")) || !read_no_text(in, drafts))
		return false;
	for (const struct xml_node *each = drafts->children; each != NULL; each = each->next)
		if (!one_read(draft, in, each))
			return false;
	return true;
}
