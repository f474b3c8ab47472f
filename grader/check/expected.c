#include "grader/check/expected.h"

#include "grader/replay/made.h"

#include <string.h>

/* One task of one attempt. */
struct weighing {
	const struct checking *checking;
	const struct bound_guide *bound; /* with the objects that are made as the marker bound them */
	const struct run *run;
	struct arena *arena;
	size_t at;
	const struct guide_task *task;
	struct looking looking;
	const struct fit *fit;
	struct expected *expected;
	bool *is_charged; /* [deed] as surplus, by any task */
};

static const struct deed *deed_at(const struct weighing *weighing, uint32_t deed)
{
	return &weighing->run->deeds.items[deed];
}

static bool is_step(const struct weighing *weighing, uint32_t deed, uint32_t step)
{
	return weighing->fit->price[(size_t)deed * weighing->task->tree.step_count + step] != FIT_NONE;
}

static uint32_t first_step(const struct weighing *weighing, uint32_t deed)
{
	for (uint32_t s = 0; s < weighing->task->tree.step_count; s++) {
		if (is_step(weighing, deed, s))
			return s;
	}
	return FIT_NONE;
}

/* ---- nevers, what was taken back ---- */

static int64_t nevers_weigh(const struct weighing *weighing)
{
	int64_t lost = 0;

	for (size_t n = 0; n < weighing->task->never_count; n++) {
		const struct guide_never *never = &weighing->task->nevers[n];
		int64_t price = never->is_all ? weighing->task->points : never->points, here = 0;
		int64_t most = never->is_all                    ? weighing->task->points
		               : never->at_most == GUIDE_NO_CAP ? INT64_MAX
		                                                : never->at_most;

		for (uint32_t d = 0; d < weighing->run->deeds.count; d++) {
			const struct deed *deed = deed_at(weighing, d);
			bool was_undone = deed->is_void || deed->undoes != DEED_NONE;

			if ((deed->is_refused && !never->attempted) || (was_undone && !never->even_if_undone) ||
			    !predicate_holds(&weighing->looking, &never->what, deed))
				continue;
			here = here + price > most ? most : here + price;
		}
		lost += here;
	}
	return lost;
}

static int64_t undone_weigh(const struct weighing *weighing)
{
	int64_t lost = 0;

	for (uint32_t s = 0; s < weighing->task->tree.step_count; s++) {
		const struct guide_step *step = &weighing->task->steps[s];
		bool was_tried = false, is_done = false;

		for (uint32_t d = 0; d < weighing->run->deeds.count && !is_done; d++) {
			const struct deed *deed = deed_at(weighing, d);

			is_done = weighing->fit->step_of[d] == s;
			was_tried = was_tried ||
			            (deed->is_void && predicate_holds(&weighing->looking, &step->what, deed));
		}
		lost += is_done && was_tried ? step->undone : 0;
	}
	return lost;
}

/* ---- surplus ---- */

/* The most steps of a set that one word has; TREE_NO_LIMIT for any number. */
static uint64_t most_of(const struct tree *tree, uint32_t at, const bool *is_in)
{
	const struct tree_node *node = &tree->nodes[at];
	uint64_t most = node->kind == TREE_STEP && is_in[node->step];

	for (uint32_t i = 0; i < node->child_count; i++) {
		uint64_t child = most_of(tree, tree_child(tree, node, i), is_in);

		if (node->kind == TREE_CHOICE)
			most = child > most ? child : most;
		else
			most += child;
	}
	if (node->kind == TREE_REPEAT && most > 0)
		most = node->max == TREE_NO_LIMIT ? TREE_NO_LIMIT : most * node->max;
	return most > TREE_NO_LIMIT ? TREE_NO_LIMIT : most;
}

/* The steps that share changing events with `step`, directly or by others: grown until nothing is added. */
static void group_grow(const struct weighing *weighing, uint32_t step, bool *is_in)
{
	uint32_t steps = weighing->task->tree.step_count;
	bool has_grown = true;

	memset(is_in, 0, steps * sizeof(bool));
	is_in[step] = true;
	while (has_grown) {
		has_grown = false;
		for (uint32_t d = 0; d < weighing->run->deeds.count; d++) {
			bool is_shared = false;

			for (uint32_t s = 0; deed_at(weighing, d)->is_changing && s < steps; s++)
				is_shared = is_shared || (is_in[s] && is_step(weighing, d, s));
			for (uint32_t s = 0; is_shared && s < steps; s++) {
				has_grown = has_grown || (is_step(weighing, d, s) && !is_in[s]);
				is_in[s] = is_in[s] || is_step(weighing, d, s);
			}
		}
	}
}

static bool is_of_group(const struct weighing *weighing, uint32_t deed, const bool *is_in)
{
	uint32_t step = first_step(weighing, deed);

	return weighing->fit->is_seen[deed] && deed_at(weighing, deed)->is_changing && step != FIT_NONE &&
	       is_in[step];
}

static bool is_step_elsewhere(const struct weighing *weighing, uint32_t deed)
{
	for (size_t t = 0; t < weighing->checking->guide.task_count; t++) {
		if (t != weighing->at && weighing->expected->fits[t].step_of[deed] != FIT_NONE)
			return true;
	}
	return false;
}

static int64_t surplus_price(const struct weighing *weighing, uint32_t deed)
{
	const struct guide_step *step = &weighing->task->steps[first_step(weighing, deed)];

	if (step->surplus != GUIDE_NONE)
		return step->surplus;
	return guide_collateral_price(&weighing->checking->guide, action_key(deed_at(weighing, deed)->action),
	                              deed_at(weighing, deed)->has_left);
}

/* Nobody has said that one more of it is fine, and yet it costs nothing. */
static bool is_unpriced(const struct weighing *weighing, uint32_t deed)
{
	return surplus_price(weighing, deed) == 0 &&
	       weighing->task->steps[first_step(weighing, deed)].surplus == GUIDE_NONE;
}

/* The last ones are too many; those that are a step of another task come last of all. */
static int64_t group_weigh(const struct weighing *weighing, const bool *is_in)
{
	uint64_t room = most_of(&weighing->task->tree, weighing->task->tree.root, is_in), count = 0;
	int64_t lost = 0;

	for (uint32_t d = 0; d < weighing->run->deeds.count; d++)
		count += is_of_group(weighing, d, is_in);
	for (unsigned round = 0; round < 2; round++) {
		for (uint32_t d = weighing->run->deeds.count; d-- > 0 && count > room;) {
			if (!is_of_group(weighing, d, is_in) || weighing->fit->step_of[d] != FIT_NONE ||
			    weighing->is_charged[d] || (round == 0 && is_step_elsewhere(weighing, d)))
				continue;
			weighing->is_charged[d] = true;
			lost += surplus_price(weighing, d);
			weighing->expected->stray_free += is_unpriced(weighing, d);
			count--;
		}
	}
	return lost;
}

static int64_t surplus_weigh(const struct weighing *weighing)
{
	uint32_t steps = weighing->task->tree.step_count;
	bool *is_in = ARENA_ARRAY(weighing->arena, bool, steps);
	int64_t lost = 0;

	for (uint32_t s = 0; s < steps; s++) {
		bool is_first = true;

		group_grow(weighing, s, is_in);
		for (uint32_t k = 0; k < s; k++)
			is_first = is_first && !is_in[k];
		lost += is_first ? group_weigh(weighing, is_in) : 0;
	}
	return lost;
}

/* ---- two alternatives ---- */

/* The first changing event that can be a step below this node and no other; DEED_NONE. */
static uint32_t begins(const struct weighing *weighing, uint32_t node)
{
	uint32_t first, last;

	guide_steps_under(&weighing->task->tree, node, &first, &last);
	for (uint32_t d = 0; d < weighing->run->deeds.count; d++) {
		uint32_t inside = 0, all = 0;

		for (uint32_t s = 0; weighing->fit->is_seen[d] && s < weighing->task->tree.step_count; s++) {
			all += is_step(weighing, d, s);
			inside += s >= first && s < last && is_step(weighing, d, s);
		}
		if (deed_at(weighing, d)->is_changing && inside > 0 && inside == all)
			return d;
	}
	return DEED_NONE;
}

static int64_t both_weigh(const struct weighing *weighing)
{
	const struct tree *tree = &weighing->task->tree;
	int64_t lost = 0;

	for (size_t c = 0; c < weighing->task->choice_count; c++) {
		const struct guide_choice *choice = &weighing->task->choices[c];
		uint32_t begun = 0, latest = 0;

		for (uint32_t i = 0; i < tree->nodes[choice->node].child_count; i++) {
			uint32_t deed = begins(weighing, tree_child(tree, &tree->nodes[choice->node], i));

			begun += deed != DEED_NONE;
			latest = deed != DEED_NONE && deed > latest ? deed : latest;
		}
		if (begun > 1)
			lost += choice->both != GUIDE_NONE
			            ? choice->both
			            : guide_collateral_price(&weighing->checking->guide,
			                                     action_key(deed_at(weighing, latest)->action),
			                                     deed_at(weighing, latest)->has_left);
	}
	return lost;
}

/* ---- rules and goals ---- */

static int64_t observed(const struct findings *findings)
{
	int64_t lost = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		lost += finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL ? finding->lost : 0;
	}
	return lost;
}

/* ---- stray changes ---- */

static bool is_accounted_for(const struct checking *checking, const struct bound_guide *bound,
                             const struct deed *deed, struct arena *arena)
{
	for (size_t t = 0; t < checking->guide.task_count; t++) {
		const struct guide_task *task = &checking->guide.tasks[t];
		struct looking looking = {.bound = bound, .task = t, .scratch = arena};

		for (uint32_t s = 0; s < task->tree.step_count; s++) {
			if (predicate_holds(&looking, &task->steps[s].what, deed))
				return true;
		}
		for (size_t n = 0; n < task->never_count; n++) {
			if (predicate_holds(&looking, &task->nevers[n].what, deed))
				return true;
		}
		for (size_t f = 0; f < task->free_count; f++) {
			if (free_holds(&looking, &task->frees[f], deed))
				return true;
		}
	}
	return false;
}

static void stray_weigh(const struct checking *checking, const struct bound_guide *bound,
                        const struct run *run, struct arena *arena, struct expected *ret)
{
	struct made_list made = made_of_deeds(&run->deeds, run->journal.office, arena);
	int64_t most = checking->guide.collateral_cap == GUIDE_NO_CAP ? INT64_MAX
	                                                              : checking->guide.collateral_cap;

	for (uint32_t d = 0; d < run->deeds.count; d++) {
		const struct deed *deed = &run->deeds.items[d];
		uint32_t price = guide_collateral_price(&checking->guide, action_key(deed->action), deed->has_left);

		const struct made *own = made_find(&made, deed);

		if (!deed->is_changing || deed->is_void || deed->undoes != DEED_NONE ||
		    (own != NULL && own->is_own_affair) || is_accounted_for(checking, bound, deed, arena))
			continue;
		ret->stray_free += price == 0;
		ret->stray = ret->stray + price > most ? most : ret->stray + price;
	}
}

void expected_find(struct checking *checking, const struct run *run, struct arena *arena,
                   struct expected *ret)
{
	size_t tasks = checking->guide.task_count;
	bool *is_charged = ARENA_ARRAY(arena, bool, run->deeds.count);
	const struct bound_guide *bound = run->mark.bound;

	*ret = (struct expected){
		.fits = ARENA_ARRAY(arena, struct fit, tasks),
		.lost = ARENA_ARRAY(arena, int64_t, tasks),
		.is_exact = true,
	};
	for (size_t t = 0; t < tasks; t++) {
		struct looking looking = {.bound = bound, .task = t, .scratch = arena};

		fit_find(&looking, &run->deeds, arena, &ret->fits[t]);
		bindings_fit(checking, run, t, arena, &ret->fits[t]);
		ret->is_exact = ret->is_exact && ret->fits[t].is_exact;
	}
	for (size_t t = 0; t < tasks; t++) {
		struct weighing weighing = {
			.checking = checking,
			.bound = bound,
			.run = run,
			.arena = arena,
			.at = t,
			.task = &checking->guide.tasks[t],
			.looking = {.bound = bound, .task = t, .scratch = arena},
			.fit = &ret->fits[t],
			.expected = ret,
			.is_charged = is_charged,
		};

		ret->lost[t] = ret->fits[t].cost + nevers_weigh(&weighing) + undone_weigh(&weighing) +
		               surplus_weigh(&weighing) + both_weigh(&weighing) +
		               observed(&run->mark.tasks[t].findings);
	}
	stray_weigh(checking, bound, run, arena, ret);
}

uint32_t expected_missing(const struct checking *checking, const struct expected *expected)
{
	uint32_t missing = 0;

	for (size_t t = 0; t < checking->guide.task_count; t++)
		missing += expected->fits[t].missing;
	return missing;
}
