/* scenario/documents_part.c - the papers of a scenario, and what had happened to each before the start. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/sort.h"

bool document_add(struct draft *draft, const struct reading *in, uint32_t line,
                  const struct document_facts *facts)
{
	if (draft->document_count >= LIMIT_DOCUMENTS)
		return rule_broken(in, line, RULE_TOO_MANY, "the scenario has more than %d documents",
		                   LIMIT_DOCUMENTS);
	if (str_starts_with(facts->key, STR(MADE_KEY_PREFIX)))
		return rule_broken(
			in, line, RULE_BAD_ID,
			"“%.*s” looks like a document made in an attempt: no key begins with " MADE_KEY_PREFIX,
			STR_ARG(facts->key));
	struct document_facts *kept = ARENA_NEW(draft->arena, struct document_facts);
	*kept = *facts;
	size_t count = draft->document_count;
	draft->documents = arena_grow(draft->arena, draft->documents, count, &draft->document_capacity,
	                              sizeof(draft->documents[0]));
	draft->document_lines = arena_grow(draft->arena, draft->document_lines, count,
	                                   &draft->document_line_capacity, sizeof(draft->document_lines[0]));
	draft->documents[count] = (struct document){
		.facts = kept, .status = DOC_EXPECTED, .arrived_at = CIVIL_NO_MINUTE};
	draft->document_lines[count] = line;
	draft->document_count++;
	return true;
}

static bool attachments_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                             struct str folder, struct str of, struct document_facts *facts)
{
	uint32_t count = 0;
	const struct xml_node *first = xml_child(node, STR("attachment")), *each;
	for (each = first; each != NULL; each = xml_again(each))
		count++;
	if (count > LIMIT_ATTACHMENTS)
		return rule_broken(in, node->line, RULE_TOO_MANY, "a document has more than %d attachments",
		                   LIMIT_ATTACHMENTS);
	struct document_file *files = ARENA_ARRAY(draft->arena, struct document_file, count + 1);
	files[0] = facts->files[0];
	count = 1;
	for (each = first; each != NULL; each = xml_again(each)) {
		struct str paper;
		if (!read_only(in, each, STR("paper"), STR("")) || !read_no_text(in, each) ||
		    !read_id(in, each, STR("paper"), &paper) ||
		    !paper_attachment(draft, in, each->line, folder, paper, of, &files[count++]))
			return false;
	}
	facts->files = files;
	facts->file_count = count;
	return true;
}

static bool past_check(const struct draft *draft, const struct reading *in, const struct past *past,
                       const struct past *before)
{
	uint32_t line = past->deed.line;
	const struct document_facts *facts = draft->documents[past->deed.document.number - 1].facts;
	if (past->deed.action->target != TARGET_DOCUMENT)
		return rule_broken(in, line, RULE_UNKNOWN_ACTION, "%s is not done to a document",
		                   past->deed.action->key);
	if (day_is_given(facts->issued_on) && day_of_minute(past->at).since_epoch < facts->issued_on.since_epoch)
		return rule_broken(in, line, RULE_BEFORE_ISSUED, "“%.*s” was not issued then", STR_ARG(facts->key));
	if (before != NULL && past->at.since_epoch < before->at.since_epoch)
		return rule_broken(in, line, RULE_HISTORY_BACKWARDS, "this happened before the line above it");
	if (past->at.since_epoch > draft->seed.starts_at.since_epoch)
		return rule_broken(in, line, RULE_HISTORY_AFTER_START, "this happens after the scenario's start");
	return true;
}

bool past_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct document_id id = {(uint32_t)draft->document_count};
	size_t first = draft->past_count;
	const struct xml_node *each = xml_child(node, STR("do"));
	for (; each != NULL; each = xml_again(each)) {
		struct past past = {0};
		struct str number;
		if (!deed_read(draft, in, each, id, STR("action by at number"), &past.deed) ||
		    !read_minute(in, each, STR("at"), &past.at))
			return false;
		if (xml_attribute(each, STR("number"), &number) &&
		    !read_number(in, each, STR("number"), &past.number))
			return false;
		if (!past_check(draft, in, &past,
		                draft->past_count > first ? &draft->past[draft->past_count - 1] : NULL))
			return false;
		draft->past = arena_grow(draft->arena, draft->past, draft->past_count, &draft->past_capacity,
		                         sizeof(draft->past[0]));
		draft->past[draft->past_count++] = past;
	}
	return true;
}

/* When and where it invites to. */
static bool meeting_read(const struct reading *in, const struct xml_node *node, struct meeting *ret)
{
	const struct xml_node *meeting;
	if (!read_child_if_any(in, node, STR("meeting"), &meeting))
		return false;
	if (meeting == NULL)
		return true;
	if (!read_only(in, meeting, STR("from until place"), STR("")) || !read_no_text(in, meeting) ||
	    !read_minute(in, meeting, STR("from"), &ret->from) ||
	    !read_minute(in, meeting, STR("until"), &ret->until) ||
	    !read_value(in, meeting, STR("place"), &ret->place))
		return false;
	if (!meeting_is_given(ret))
		return rule_broken(in, meeting->line, RULE_BAD_DATE, "the meeting ends before it begins");
	return true;
}

static bool document_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                          struct str folder)
{
	struct document_facts facts;
	struct str paper;
	bool has_packet;
	if (!read_only(in, node, STR("id paper packet channel"), STR("attachment meeting do")) ||
	    !read_no_text(in, node) || !read_id(in, node, STR("paper"), &paper) ||
	    !read_yes(in, node, STR("packet"), &has_packet))
		return false;
	struct str key = paper, given;
	unsigned channel = CHANNEL_AXIS;
	if (xml_attribute(node, STR("channel"), &given) &&
	    !read_choice(in, node, STR("channel"), &channel_names, &channel))
		return false;
	if (channel == CHANNEL_PAPER && has_packet)
		return rule_broken(in, node->line, RULE_PAPER_IN_PACKET, "“%.*s” is a letter on paper",
		                   STR_ARG(paper));
	if (xml_attribute(node, STR("id"), &key) && !read_id(in, node, STR("id"), &key))
		return false;
	if (!paper_facts(draft, in, node->line, folder, paper, has_packet, &facts))
		return false;
	facts.key = key;
	facts.channel = (enum channel)channel;
	return meeting_read(in, node, &facts.meeting) &&
	       attachments_read(draft, in, node, folder, paper, &facts) &&
	       document_add(draft, in, node->line, &facts) && past_read(draft, in, node);
}

static int by_key(const void *a, const void *b, const void *context)
{
	const struct draft *draft = context;
	const uint32_t *one = a, *two = b;
	return str_compare(draft->documents[*one].facts->key, draft->documents[*two].facts->key);
}

/* Sorted once, since an office may have very many documents. */
bool keys_differ(const struct draft *draft, const struct reading *in)
{
	uint32_t *order = ARENA_ARRAY(draft->arena, uint32_t, draft->document_count);
	for (uint32_t i = 0; i < draft->document_count; i++)
		order[i] = i;
	sort_stable(draft->arena, order, draft->document_count, sizeof(order[0]), by_key, draft);
	for (size_t i = 1; i < draft->document_count; i++)
		if (by_key(&order[i - 1], &order[i], draft) == 0)
			return rule_broken(in, draft->document_lines[order[i]], RULE_DUPLICATE_ID,
			                   "“%.*s” is already in the office",
			                   STR_ARG(draft->documents[order[i]].facts->key));
	return true;
}

bool documents_read(struct draft *draft, const struct reading *in, const struct xml_node *documents,
                    struct str folder)
{
	if (!read_only(in, documents, STR(""), STR("document")) || !read_no_text(in, documents))
		return false;
	for (const struct xml_node *each = documents->children; each != NULL; each = each->next)
		if (!document_read(draft, in, each, folder))
			return false;
	return true;
}
