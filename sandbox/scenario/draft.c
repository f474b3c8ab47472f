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
	draft->seed.documents = draft->documents;
	draft->seed.document_count = (uint32_t)draft->document_count;
	draft->seed.reactions = draft->reactions;
	draft->seed.reaction_count = (uint32_t)draft->reaction_count;
	return &draft->seed;
}

static void file_list(struct draft *draft, struct str path, struct str bytes)
{
	draft->files = arena_grow(draft->arena, draft->files, draft->file_count, &draft->file_capacity,
	                          sizeof(draft->files[0]));
	draft->files[draft->file_count++] = (struct scenario_file){path, bytes};
}

static const struct xml_node *file_parse(struct draft *draft, struct str read_path, struct str bytes,
                                         struct str root, struct reading *ret_in)
{
	struct reading in = {draft->arena, read_path, draft->reterr};
	const struct xml_node *node = xml_parse(&in, bytes);
	if (node != NULL && !str_equals(node->name, root)) {
		rule_broken(&in, node->line, RULE_WRONG_ROOT, "the file begins with “%.*s”, not with “%.*s”",
		            STR_ARG(node->name), STR_ARG(root));
		return NULL;
	}
	*ret_in = in;
	return node;
}

const struct xml_node *draft_first_file(struct draft *draft, struct str read_path, struct str root,
                                        struct reading *ret_in)
{
	struct str bytes;
	if (!draft->ports->read_file(draft->ports->context, read_path, draft->arena, &bytes, draft->reterr))
		return NULL;
	file_list(draft, read_path, bytes);
	return file_parse(draft, read_path, bytes, root, ret_in);
}

const struct xml_node *draft_file(struct draft *draft, const struct reading *from, uint32_t line,
                                  struct str path, struct str root, struct reading *ret_in)
{
	struct buf read_path = buf_in(draft->arena);
	buf_add(&read_path, draft->prefix);
	buf_add(&read_path, path);

	struct str bytes;
	struct err err = {0};
	if (!draft->ports->read_file(draft->ports->context, buf_str(&read_path), draft->arena, &bytes, &err)) {
		if (err.class == ERR_MISSING)
			rule_broken(from, line, RULE_DANGLING_REFERENCE, "there is no file “%.*s”",
			            STR_ARG(buf_str(&read_path)));
		else
			err_at(draft->reterr, err.class, err.source, err.line, err.what, err.advice);
		return NULL;
	}
	file_list(draft, path, bytes);
	return file_parse(draft, buf_str(&read_path), bytes, root, ret_in);
}
