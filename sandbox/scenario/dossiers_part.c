/* scenario/dossiers_part.c - the list of dossiers of the year in the office file, and those a scenario finds open. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/limits.h"

static bool retention_read(const struct reading *in, const struct xml_node *node, enum retention *ret)
{
	unsigned retention;
	if (!read_choice(in, node, STR("retention"), &retention_names, &retention))
		return false;
	*ret = (enum retention)retention;
	return true;
}

/* Whose code or key is this already? */
static bool dossier_differs(const struct draft *draft, const struct reading *in, uint32_t line,
                            const struct dossier *dossier)
{
	for (size_t i = 0; i < draft->dossier_count; i++)
		if (str_equals(draft->dossiers[i].key, dossier->key) ||
		    str_equals(draft->dossiers[i].code, dossier->code))
			return rule_broken(in, line, RULE_DUPLICATE_ID, "“%.*s” or “%.*s” is already a dossier",
			                   STR_ARG(dossier->key), STR_ARG(dossier->code));
	if (str_starts_with(dossier->key, STR(MADE_DOSSIER_PREFIX)))
		return rule_broken(
			in, line, RULE_BAD_ID,
			"“%.*s” looks like a dossier made in an attempt: no key begins with " MADE_DOSSIER_PREFIX,
			STR_ARG(dossier->key));
	return true;
}

bool dossier_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct dossier dossier = {.opened_at = CIVIL_NO_MINUTE, .closed_at = CIVIL_NO_MINUTE};
	if (!read_only(in, node, STR("id code title retention"), STR("")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &dossier.key) || !read_value(in, node, STR("code"), &dossier.code) ||
	    !read_value(in, node, STR("title"), &dossier.title) ||
	    !retention_read(in, node, &dossier.retention) || !dossier_differs(draft, in, node->line, &dossier))
		return false;
	if (draft->dossier_count >= LIMIT_DOSSIERS)
		return rule_broken(in, node->line, RULE_TOO_MANY, "the office has more than %d dossiers",
		                   LIMIT_DOSSIERS);
	draft->dossiers = arena_grow(draft->arena, draft->dossiers, draft->dossier_count,
	                             &draft->dossier_capacity, sizeof(draft->dossiers[0]));
	draft->dossiers[draft->dossier_count++] = dossier;
	return true;
}

static bool opened_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct str ref, by;
	struct minute at;
	if (!read_only(in, node, STR("ref by at"), STR("")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("ref"), &ref) || !read_id(in, node, STR("by"), &by) ||
	    !read_minute(in, node, STR("at"), &at))
		return false;
	struct dossier_id id = seed_find_dossier(draft_seed(draft), ref);
	if (id.number == 0 || id.number > draft->dossier_count)
		return rule_broken(in, node->line, RULE_DANGLING_REFERENCE, "the office has no dossier “%.*s”",
		                   STR_ARG(ref));
	struct dossier *dossier = &draft->dossiers[id.number - 1];
	dossier->keeper = seed_find_party(&draft->seed, by);
	const struct party *keeper = seed_party(&draft->seed, dossier->keeper);
	if (keeper == NULL || keeper->kind != PARTY_PERSON)
		return rule_broken(in, node->line, RULE_DANGLING_REFERENCE, "the office has no person “%.*s”",
		                   STR_ARG(by));
	if (at.since_epoch > draft->seed.starts_at.since_epoch)
		return rule_broken(in, node->line, RULE_HISTORY_AFTER_START,
		                   "this happens after the scenario's start");
	dossier->state = DOSSIER_OPEN;
	dossier->opened_at = at;
	return true;
}

bool dossiers_read(struct draft *draft, const struct reading *in, const struct xml_node *root)
{
	const struct xml_node *each = xml_child(root, STR("dossier"));
	for (; each != NULL; each = xml_again(each))
		if (!opened_read(draft, in, each))
			return false;
	return true;
}
