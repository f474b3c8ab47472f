/* scenario/loops.c - reactions that set off reactions, followed until they end.
 *
 * One reaction may set off another when the other answers its action on a document that may be the same, with values it
 * may have. Taking "may" for "does" refuses a little more than could really loop, never less. */
#include "scenario/draft.h"

#include "base/arena.h"
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
	bool *is_on_path;
};

static bool follow(struct walk *walk, uint32_t first)
{
	const struct reaction *reactions = walk->draft->reactions;
	uint32_t longest = 0;
	walk->is_on_path[first] = true;
	for (uint32_t next = 0; next < walk->draft->reaction_count; next++) {
		if (!sets_off(&reactions[first], &reactions[next]))
			continue;
		if (walk->is_on_path[next])
			return rule_broken(walk->in, walk->draft->reaction_lines[next], RULE_REACTION_CYCLE,
			                   "“%.*s” leads back to “%.*s”", STR_ARG(reactions[first].key),
			                   STR_ARG(reactions[next].key));
		if (walk->chain[next] == 0 && !follow(walk, next))
			return false;
		longest = walk->chain[next] > longest ? walk->chain[next] : longest;
	}
	walk->is_on_path[first] = false;
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
		.is_on_path = ARENA_ARRAY(draft->arena, bool, draft->reaction_count),
	};
	for (uint32_t first = 0; first < draft->reaction_count; first++)
		if (walk.chain[first] == 0 && !follow(&walk, first))
			return false;
	return true;
}
