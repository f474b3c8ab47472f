#include "grader/mark/parts.h"

static bool is_explained_by(struct task_marking *marking, const struct deed *deed)
{
	const struct guide_task *task = marking->task;

	for (uint32_t i = 0; i < task->tree.step_count; i++) {
		if (predicate_holds(&marking->looking, &task->steps[i].what, deed))
			return true;
	}
	for (size_t i = 0; i < task->never_count; i++) {
		if (predicate_holds(&marking->looking, &task->nevers[i].what, deed))
			return true;
	}
	for (size_t i = 0; i < task->free_count; i++) {
		if (free_holds(&marking->looking, &task->frees[i], deed))
			return true;
	}
	return false;
}

void explained_note(struct task_marking *marking, bool *is_explained)
{
	for (uint32_t i = 0; i < marking->deeds->count; i++)
		is_explained[i] = is_explained[i] || is_explained_by(marking, &marking->deeds->items[i]);
}

void collateral_mark(const struct bound_guide *bound, const struct deeds *deeds, const bool *is_explained,
                     const struct made_list *made, struct arena *arena, struct findings *ret)
{
	uint32_t left = bound->guide->collateral_cap;

	for (uint32_t i = 0; i < deeds->count; i++) {
		const struct deed *deed = &deeds->items[i];
		uint32_t price = guide_collateral_price(bound->guide, action_key(deed->action), deed->has_left);
		const struct made *own = made_find(made, deed);
		struct finding finding;

		if (!deed->is_changing || deed->is_void || deed->undoes != DEED_NONE || is_explained[i] ||
		    (own != NULL && own->is_own_affair))
			continue;
		price = price < left ? price : left;
		left = left == GUIDE_NO_CAP ? left : left - price;
		finding = finding_about(FINDING_COLLATERAL, deed, price, arena);
		finding.wanted = STR("no other change");
		finding_add(arena, ret, finding);
	}
}
