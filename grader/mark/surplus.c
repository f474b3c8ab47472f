#include "grader/mark/parts.h"

/* Greatest number of steps of one group in a word of the tree; TREE_NO_LIMIT: as many as one likes. */
static uint32_t room_of(const struct tree *tree, uint32_t at, const uint32_t *group, uint32_t which)
{
	const struct tree_node *node = &tree->nodes[at];
	uint64_t room = 0;

	if (node->kind == TREE_STEP)
		return group[node->step] == which;
	for (uint32_t i = 0; i < node->child_count; i++) {
		uint32_t child = room_of(tree, tree_child(tree, node, i), group, which);

		if (child == TREE_NO_LIMIT)
			return TREE_NO_LIMIT;
		room = node->kind != TREE_CHOICE ? room + child : child > room ? child : room;
	}
	if (room > 0 && (node->kind == TREE_LOOP || (node->kind == TREE_REPEAT && node->max == TREE_NO_LIMIT)))
		return TREE_NO_LIMIT;
	room *= node->kind == TREE_REPEAT ? node->max : 1;
	return room >= TREE_NO_LIMIT ? TREE_NO_LIMIT : (uint32_t)room;
}

static const uint32_t *row_of(const struct task_marking *marking, uint32_t event)
{
	return &marking->price[(size_t)event * marking->task->tree.step_count];
}

static const struct deed *deed_of(const struct task_marking *marking, uint32_t event)
{
	return &marking->deeds->items[marking->seen[event]];
}

/* The lowest step an event matches; ALIGN_NONE for none. */
static uint32_t first_match(const struct task_marking *marking, uint32_t event)
{
	const uint32_t *row = row_of(marking, event);

	for (uint32_t step = 0; step < marking->task->tree.step_count; step++) {
		if (row[step] != ALIGN_NO_MATCH)
			return step;
	}
	return ALIGN_NONE;
}

/* Steps that share changing events have the number of the lowest of them. */
static uint32_t *groups_of(const struct task_marking *marking)
{
	uint32_t steps = marking->task->tree.step_count;
	uint32_t *group = ARENA_ARRAY(marking->arena, uint32_t, steps);

	for (uint32_t step = 0; step < steps; step++)
		group[step] = step;
	for (uint32_t e = 0; e < marking->seen_count; e++) {
		const uint32_t *row = row_of(marking, e);
		uint32_t first = first_match(marking, e);

		for (uint32_t step = 0; deed_of(marking, e)->is_changing && step < steps; step++) {
			uint32_t low, high;

			if (row[step] == ALIGN_NO_MATCH || group[step] == group[first])
				continue;
			low = group[step] < group[first] ? group[step] : group[first];
			high = group[step] < group[first] ? group[first] : group[step];
			for (uint32_t k = 0; k < steps; k++)
				group[k] = group[k] == high ? low : group[k];
		}
	}
	return group;
}

static void surplus_find(struct task_marking *marking, uint32_t event)
{
	const struct deed *deed = deed_of(marking, event);
	const struct guide_step *step = &marking->task->steps[first_match(marking, event)];
	uint32_t price = step->surplus != GUIDE_NONE
	                     ? step->surplus
	                     : guide_collateral_price(marking->bound->guide, action_key(deed->action),
	                                              deed->has_left);
	struct finding finding = finding_about(FINDING_SURPLUS, deed, price, marking->arena);

	finding.step = step->id;
	finding.basis = step->basis;
	finding.of_step = step;
	finding_wants(marking, &finding, &step->what);
	finding_add(marking->arena, &marking->findings, finding);
}

/* The same event is not told as an extra move too. */
static void extra_forget(struct task_marking *marking, uint32_t record)
{
	size_t kept = 0;

	for (size_t i = 0; i < marking->findings.count; i++) {
		const struct finding *finding = &marking->findings.items[i];

		if (finding->kind != FINDING_EXTRA || finding->record != record)
			marking->findings.items[kept++] = *finding;
	}
	marking->findings.count = kept;
}

/* Charges up to `most` events of a group that are no step of this task, the last ones first, and gives their number.
 * With is_taken, those that are a step of another task are passed over. */
static uint32_t surplus_charge(struct task_marking *marking, const uint32_t *group, uint32_t which,
                               uint32_t most, const bool *is_taken, bool *is_charged)
{
	uint32_t charged = 0;

	for (uint32_t e = marking->seen_count; e-- > 0 && charged < most;) {
		uint32_t step = first_match(marking, e), deed = marking->seen[e];

		if (step == ALIGN_NONE || group[step] != which || !deed_of(marking, e)->is_changing ||
		    marking->is_sync[e] || is_charged[deed] || (is_taken != NULL && is_taken[deed]))
			continue;
		is_charged[deed] = true;
		charged++;
		extra_forget(marking, deed_of(marking, e)->seq);
		surplus_find(marking, e);
	}
	return charged;
}

void surplus_mark(struct task_marking *marking, const bool *is_taken, bool *is_charged)
{
	uint32_t *group = groups_of(marking);

	for (uint32_t which = 0; which < marking->task->tree.step_count; which++) {
		uint32_t room, count = 0;

		if (group[which] != which)
			continue;
		for (uint32_t e = 0; e < marking->seen_count; e++) {
			uint32_t step = first_match(marking, e);

			count += step != ALIGN_NONE && group[step] == which && deed_of(marking, e)->is_changing;
		}
		room = room_of(&marking->task->tree, marking->task->tree.root, group, which);
		for (unsigned round = 0; round < 2 && count > room; round++)
			count -= surplus_charge(marking, group, which, count - room, round == 0 ? is_taken : NULL,
			                        is_charged);
	}
}

/* ---- two alternatives at once ---- */

/* The first changing event that matches steps under the node and none elsewhere; ALIGN_NONE. */
static uint32_t event_only_under(const struct task_marking *marking, uint32_t node)
{
	uint32_t first, last;

	guide_steps_under(&marking->task->tree, node, &first, &last);
	for (uint32_t e = 0; e < marking->seen_count; e++) {
		const uint32_t *row = row_of(marking, e);
		bool is_inside = false, is_outside = false;

		for (uint32_t step = 0; step < marking->task->tree.step_count; step++) {
			if (row[step] == ALIGN_NO_MATCH)
				continue;
			is_inside = is_inside || (step >= first && step < last);
			is_outside = is_outside || step < first || step >= last;
		}
		if (deed_of(marking, e)->is_changing && is_inside && !is_outside)
			return e;
	}
	return ALIGN_NONE;
}

void both_mark(struct task_marking *marking)
{
	const struct tree *tree = &marking->task->tree;

	for (size_t c = 0; c < marking->task->choice_count; c++) {
		const struct guide_choice *choice = &marking->task->choices[c];
		const struct tree_node *node = &tree->nodes[choice->node];
		uint32_t begun = 0, latest = 0, price;
		const struct deed *deed;
		struct finding finding;

		for (uint32_t i = 0; i < node->child_count; i++) {
			uint32_t event = event_only_under(marking, tree_child(tree, node, i));

			if (event == ALIGN_NONE)
				continue;
			begun++;
			latest = event > latest ? event : latest;
		}
		if (begun < 2)
			continue;
		deed = deed_of(marking, latest);
		price = choice->both != GUIDE_NONE
		            ? choice->both
		            : guide_collateral_price(marking->bound->guide, action_key(deed->action), deed->has_left);
		finding = finding_about(FINDING_BOTH, deed, price, marking->arena);
		finding.step = choice->id;
		finding.wanted = STR("one alternative");
		finding_add(marking->arena, &marking->findings, finding);
	}
}
