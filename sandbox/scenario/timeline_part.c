/* scenario/timeline_part.c - what the world and the colleagues do while the candidate works.
 *
 * A block begins at a time (`at`) or whenever somebody's action is accepted (`when`); the things in it are done one
 * after the other, each its `after` later than the one before it. So one block becomes as many reactions of the engine
 * as it has `do` elements, all counted from the block's beginning. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

static bool reaction_add(struct draft *draft, const struct reading *in, uint32_t line,
                         struct reaction reaction)
{
	size_t count = draft->reaction_count;
	if (count >= LIMIT_REACTIONS)
		return rule_broken(in, line, RULE_TOO_MANY, "the timeline has more than %d deeds", LIMIT_REACTIONS);
	draft->reactions = arena_grow(draft->arena, draft->reactions, count, &draft->reaction_capacity,
	                              sizeof(draft->reactions[0]));
	draft->reaction_lines = arena_grow(draft->arena, draft->reaction_lines, count,
	                                   &draft->reaction_line_capacity, sizeof(draft->reaction_lines[0]));
	draft->reactions[count] = reaction;
	draft->reaction_lines[count] = line;
	draft->reaction_count++;
	return true;
}

/* "cv-251-back.2": the block's id and the place in it. */
static struct str reaction_key(struct draft *draft, struct str block, uint64_t place)
{
	struct buf out = buf_in(draft->arena);
	buf_add(&out, block);
	buf_add_char(&out, '.');
	buf_add_u64(&out, place);
	return buf_str(&out);
}

static bool id_is_new(const struct draft *draft, const struct reading *in, const struct xml_node *block,
                      struct str id)
{
	for (size_t i = 0; i < draft->reaction_count; i++) {
		struct str key = draft->reactions[i].key;
		if (str_equals(str_cut(&key, '.'), id))
			return rule_broken(in, block->line, RULE_DUPLICATE_ID, "“%.*s” is already in the timeline",
			                   STR_ARG(id));
	}
	return true;
}

/* A document's action needs a document: its own, or that of the action it answers. */
static bool target_check(const struct reading *in, const struct reaction *reaction, uint32_t line)
{
	if (reaction->action->target == TARGET_DOCUMENT) {
		bool answers_one = reaction->on != NULL && action_has_document(reaction->on);
		if (reaction->document.number == 0 && !answers_one)
			return rule_broken(in, line, RULE_MISSING_ATTRIBUTE, "“do” needs “on”: a document");
	} else if (reaction->document.number != 0) {
		return rule_broken(in, line, RULE_UNKNOWN_ATTRIBUTE, "%s is not done to a document",
		                   reaction->action->key);
	}
	return true;
}

/* The deeds of a block; `pattern` says what all of them answer. */
static bool deeds_read(struct draft *draft, const struct reading *in, const struct xml_node *block,
                       const struct reaction *pattern)
{
	const int64_t ends_ms = draft->seed.duration_ms;
	uint64_t place = 0;
	int64_t passed_ms = 0;
	for (const struct xml_node *each = block->children; each != NULL; each = each->next) {
		struct deed deed;
		struct str after;
		int64_t after_ms = 0;
		if (!deed_read(draft, in, each, (struct document_id){0}, STR("action by on after"), &deed))
			return false;
		if (xml_attribute(each, STR("after"), &after) && !read_duration(in, each, STR("after"), &after_ms))
			return false;
		/* Compared one by one first, so that no sum of theirs can overflow. */
		if (after_ms >= ends_ms || pattern->at_ms >= ends_ms ||
		    pattern->at_ms + passed_ms + after_ms >= ends_ms)
			return rule_broken(in, each->line, RULE_AFTER_THE_BELL, "the attempt has ended before that");
		passed_ms += after_ms;
		struct reaction reaction = *pattern;
		reaction.key = reaction_key(draft, pattern->key, ++place);
		if (reaction.on == NULL)
			reaction.at_ms += passed_ms;
		else
			reaction.after_ms = passed_ms;
		reaction.actor = deed.actor;
		reaction.action = deed.action;
		reaction.document = deed.document;
		reaction.pairs = deed.pairs;
		reaction.pair_count = deed.pair_count;
		if (!target_check(in, &reaction, each->line) || !reaction_add(draft, in, each->line, reaction))
			return false;
	}
	if (place == 0)
		return rule_broken(in, block->line, RULE_MISSING_ELEMENT, "“%.*s” has no “do”", STR_ARG(block->name));
	return true;
}

static bool at_read(struct draft *draft, const struct reading *in, const struct xml_node *block)
{
	struct reaction pattern = {0};
	return read_only(in, block, STR("id time"), STR("do")) && read_no_text(in, block) &&
	       read_id(in, block, STR("id"), &pattern.key) && id_is_new(draft, in, block, pattern.key) &&
	       read_duration(in, block, STR("time"), &pattern.at_ms) && deeds_read(draft, in, block, &pattern);
}

static bool when_read(struct draft *draft, const struct reading *in, const struct xml_node *block)
{
	struct reaction pattern = {.at_ms = -1};
	struct deed condition;
	if (!read_only_children(in, block, STR("do")) || !read_id(in, block, STR("id"), &pattern.key) ||
	    !id_is_new(draft, in, block, pattern.key) ||
	    !deed_read_condition(draft, in, block, STR("id action on"), &condition))
		return false;
	pattern.on = condition.action;
	pattern.on_document = condition.document;
	pattern.on_pairs = condition.pairs;
	pattern.on_pair_count = condition.pair_count;
	return deeds_read(draft, in, block, &pattern);
}

bool timeline_read(struct draft *draft, const struct reading *in, const struct xml_node *timeline)
{
	if (!read_only(in, timeline, STR(""), STR("at when")) || !read_no_text(in, timeline))
		return false;
	for (const struct xml_node *block = timeline->children; block != NULL; block = block->next) {
		bool is_at = str_equals(block->name, STR("at"));
		if (is_at ? !at_read(draft, in, block) : !when_read(draft, in, block))
			return false;
	}
	return true;
}
