/* scenario/loops.c - reactions that set off reactions, followed until they end.
 *
 * One reaction may set off another when the other answers its action on a document that may be the same, with values it
 * may have. Taking "may" for "does" refuses a little more than could really loop, never less. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

/* The document a reaction acts on; none when it is any. */
static struct document_id acted_on(const struct reaction *reaction)
{
	return reaction->document.number != 0 ? reaction->document : reaction->on_document;
}

static bool has_pair(const struct reaction *reaction, const struct pair *pair)
{
	for (size_t i = 0; i < reaction->pair_count; i++)
		if (str_equals(reaction->pairs[i].name, pair->name))
			return str_equals(reaction->pairs[i].value, pair->value);
	return false;
}

static bool sets_off(const struct reaction *first, const struct reaction *next)
{
	if (next->on != first->action)
		return false;
	struct document_id document = acted_on(first);
	if (document.number != 0 && next->on_document.number != 0 && !document_is(document, next->on_document))
		return false;
	for (size_t i = 0; i < next->on_pair_count; i++)
		if (!has_pair(first, &next->on_pairs[i]))
			return false;
	return true;
}

struct walk {
	const struct draft *draft;
	const struct reading *in;
	/* By reaction: how many it sets off one after the other, itself counted; 0 while unknown. */
	uint32_t *chain;
	/* The reactions that led to the one that is followed now, in their order. */
	uint32_t *path;
	size_t path_length;
};

static size_t path_place(const struct walk *walk, uint32_t reaction)
{
	size_t at = 0;
	while (at < walk->path_length && walk->path[at] != reaction)
		at++;
	return at;
}

static void add_reaction(const struct walk *walk, uint32_t reaction, struct buf *out)
{
	buf_add_c(out, "“");
	buf_add(out, walk->draft->reactions[reaction].key);
	buf_add_c(out, "” (line ");
	buf_add_u64(out, walk->draft->reaction_lines[reaction]);
	buf_add_c(out, ")");
}

/* Names every reaction of the circle, in the order in which they would set off one another for ever. */
static bool circle_tell(const struct walk *walk, uint32_t first)
{
	struct buf circle = buf_in(walk->draft->arena);
	for (size_t at = path_place(walk, first); at < walk->path_length; at++) {
		add_reaction(walk, walk->path[at], &circle);
		buf_add_c(&circle, " sets off ");
	}
	add_reaction(walk, first, &circle);
	return rule_broken(walk->in, walk->draft->reaction_lines[first], RULE_REACTION_CYCLE, "%.*s",
	                   STR_ARG(buf_str(&circle)));
}

static bool follow(struct walk *walk, uint32_t first)
{
	const struct reaction *reactions = walk->draft->reactions;
	uint32_t longest = 0;
	walk->path[walk->path_length++] = first;
	for (uint32_t next = 0; next < walk->draft->reaction_count; next++) {
		if (!sets_off(&reactions[first], &reactions[next]))
			continue;
		if (path_place(walk, next) < walk->path_length)
			return circle_tell(walk, next);
		if (walk->chain[next] == 0 && !follow(walk, next))
			return false;
		longest = walk->chain[next] > longest ? walk->chain[next] : longest;
	}
	walk->path_length--;
	walk->chain[first] = longest + 1;
	if (longest >= LIMIT_REACTION_DEPTH)
		return rule_broken(walk->in, walk->draft->reaction_lines[first], RULE_REACTION_TOO_DEEP,
		                   "“%.*s” sets off %lu others one after the other", STR_ARG(reactions[first].key),
		                   (unsigned long)longest);
	return true;
}

bool reactions_end(struct draft *draft, const struct reading *in)
{
	struct walk walk = {
		.draft = draft,
		.in = in,
		.chain = ARENA_ARRAY(draft->arena, uint32_t, draft->reaction_count),
		.path = ARENA_ARRAY(draft->arena, uint32_t, draft->reaction_count),
	};
	for (uint32_t first = 0; first < draft->reaction_count; first++)
		if (walk.chain[first] == 0 && !follow(&walk, first))
			return false;
	return true;
}
