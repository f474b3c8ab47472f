/* scenario/draft.c - see draft.h. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"

const struct seed *draft_seed(struct draft *draft)
{
	draft->seed.parties = draft->parties;
	draft->seed.party_count = (uint32_t)draft->party_count;
	draft->seed.books = draft->books;
	draft->seed.book_count = (uint32_t)draft->book_count;
	draft->seed.dossiers = draft->dossiers;
	draft->seed.dossier_count = (uint32_t)draft->dossier_count;
	draft->seed.documents = draft->documents;
	draft->seed.document_count = (uint32_t)draft->document_count;
	draft->seed.reactions = draft->reactions;
	draft->seed.reaction_count = (uint32_t)draft->reaction_count;
	return &draft->seed;
}

static void file_list(struct draft *draft, struct str path, struct str bytes, struct str text)
{
	draft->files = arena_grow(draft->arena, draft->files, draft->file_count, &draft->file_capacity,
	                          sizeof(draft->files[0]));
	draft->files[draft->file_count++] = (struct scenario_file){.path = path, .bytes = bytes, .text = text};
}

static const struct xml_node *file_parse(const struct reading *in, struct str bytes, struct str root)
{
	const struct xml_node *node = xml_parse(in, bytes);
	if (node != NULL && !str_equals(node->name, root)) {
		rule_broken(in, node->line, RULE_WRONG_ROOT, "the file begins with “%.*s”, not with “%.*s”",
		            STR_ARG(node->name), STR_ARG(root));
		return NULL;
	}
	return node;
}

const struct xml_node *draft_first_file(struct draft *draft, struct str read_path, struct str root,
                                        uint64_t seed, struct reading *ret_in)
{
	struct reading in = {draft->arena, read_path, draft->reterr};
	struct str bytes;
	struct filled filled;
	if (!draft->ports->read_file(draft->ports->context, read_path, draft->arena, &bytes, draft->reterr))
		return NULL;
	/* Read twice: as it was written, for the parameters, and then with their values. */
	const struct xml_node *node = file_parse(&in, bytes, root);
	if (node == NULL || !variants_draw(&in, node, seed, &draft->variants) ||
	    !variants_fill(&in, &draft->variants, bytes, &filled))
		return NULL;
	file_list(draft, read_path, bytes, filled.text);
	*ret_in = in;
	if (filled.text.ptr != bytes.ptr)
		node = file_parse(&in, filled.text, root);
	return node == NULL ? NULL : variants_settle(&in, &draft->variants, node);
}

/* The name of a paper's text: the file's own, and where the variant has put something into it one of that text alone, so
 * that pages of different variants never meet. */
static struct str text_name(struct draft *draft, struct str id, const struct filled *filled)
{
	if (!filled->is_own)
		return id;
	struct buf name = buf_in(draft->arena);
	uint64_t hash = str_hash(filled->text);
	uint8_t bytes[8];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(hash >> (56 - 8 * i));
	buf_add(&name, id);
	buf_add_char(&name, '-');
	buf_add_hex(&name, bytes, sizeof(bytes));
	return buf_str(&name);
}

const struct xml_node *draft_file(struct draft *draft, const struct reading *from, uint32_t line,
                                  struct str path, struct str root, struct reading *ret_in)
{
	struct buf read_path = buf_in(draft->arena);
	buf_add(&read_path, draft->prefix);
	buf_add(&read_path, path);

	struct str bytes;
	struct err err = {0};
	struct filled filled;
	if (!draft->ports->read_file(draft->ports->context, buf_str(&read_path), draft->arena, &bytes, &err)) {
		if (err.class == ERR_MISSING)
			rule_broken(from, line, RULE_DANGLING_REFERENCE, "there is no file “%.*s”",
			            STR_ARG(buf_str(&read_path)));
		else
			err_at(draft->reterr, err.class, err.source, err.line, err.what, err.advice);
		return NULL;
	}
	*ret_in = (struct reading){draft->arena, buf_str(&read_path), draft->reterr};
	if (!variants_fill(ret_in, &draft->variants, bytes, &filled))
		return NULL;
	file_list(draft, path, bytes, filled.text);
	const struct xml_node *node = file_parse(ret_in, filled.text, root);
	struct str id;
	if (node != NULL && str_starts_with(path, STR("documents/")) && xml_attribute(node, STR("id"), &id))
		draft->files[draft->file_count - 1].id = text_name(draft, id, &filled);
	return node;
}
