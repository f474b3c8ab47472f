#include "grader/check/fit.h"

#include "grader/check/fit_tree.h"
#include "grader/check/limits.h"

#include <string.h>

/* The search: events from the first to the last, each taken for a leaf or passed over. */
struct fitting {
	const struct guide_task *task;
	struct fit *fit;
	struct fit_tree tree;
	uint32_t *missing; /* [step]: what its absence costs */
	uint32_t *events;  /* deeds that match some step */
	uint32_t event_count;
	uint32_t *last_event; /* [leaf]: the last event that could be it; FIT_NONE: no event could */
	uint32_t *leaf_of;    /* [event]: as chosen now; FIT_NONE */
	uint32_t *best_leaf_of;
	uint64_t best;
	uint32_t states;
};

/* ---- prices ---- */

static uint32_t price_of(const struct looking *looking, const struct guide_step *step,
                         const struct deed *deed)
{
	uint32_t price = 0;

	if (!predicate_holds(looking, &step->what, deed))
		return FIT_NONE;
	for (size_t i = 0; i < step->graded_count; i++)
		price += guard_holds(looking, &step->graded[i], deed) ? 0 : step->graded[i].points;
	return price;
}

static void prices_fill(const struct looking *looking, const struct deeds *deeds, struct fitting *fitting)
{
	uint32_t steps = fitting->task->tree.step_count;

	for (uint32_t d = 0; d < deeds->count; d++) {
		const struct deed *deed = &deeds->items[d];
		bool is_matched = false;

		for (uint32_t s = 0; s < steps; s++) {
			uint32_t price = deed->is_refused || deed->is_void
			                     ? FIT_NONE
			                     : price_of(looking, &fitting->task->steps[s], deed);

			fitting->fit->price[(size_t)d * steps + s] = price;
			is_matched = is_matched || price != FIT_NONE;
		}
		fitting->fit->is_seen[d] = !deed->is_refused && !deed->is_void &&
		                           (is_matched || deed->undoes == DEED_NONE);
		if (is_matched)
			fitting->events[fitting->event_count++] = d;
	}
}

/* Half price, or what the guide says, where a faultless event that can be nothing else is there. */
static void missing_prices_fill(struct fitting *fitting)
{
	uint32_t steps = fitting->task->tree.step_count;

	for (uint32_t s = 0; s < steps; s++)
		fitting->missing[s] = fitting->task->steps[s].points;
	for (uint32_t e = 0; e < fitting->event_count; e++) {
		const uint32_t *row = &fitting->fit->price[(size_t)fitting->events[e] * steps];
		uint32_t matches = 0, last = 0;

		for (uint32_t s = 0; s < steps; s++) {
			matches += row[s] != FIT_NONE;
			last = row[s] != FIT_NONE ? s : last;
		}
		if (matches == 1 && row[last] == 0 && !fitting->task->steps[last].is_repeated)
			fitting->missing[last] = fitting->task->steps[last].misplaced;
	}
}

static uint32_t price_at(const struct fitting *fitting, uint32_t event, uint32_t leaf)
{
	return fitting->fit->price[(size_t)fitting->events[event] * fitting->task->tree.step_count +
	                           fitting->tree.leaves[leaf].step];
}

/* Cost first, then missing steps. */
static uint64_t weight(uint32_t cost, uint32_t missing)
{
	return ((uint64_t)cost << 32) | missing;
}

/* ---- the search ---- */

/* What the steps that are left over cost, with the cheapest alternative where none was begun. */
static uint64_t rest_of(const struct fitting *fitting, uint32_t at)
{
	const struct fit_node *node = &fitting->tree.nodes[at];
	uint64_t sum = 0, least = UINT64_MAX;

	if (node->kind == FIT_OPTIONAL && node->used == 0)
		return 0;
	if (node->kind == FIT_STEP)
		return node->used > 0 ? 0 : weight(fitting->missing[node->step], 1);
	for (uint32_t child = node->first_child; child != FIT_NONE; child = fitting->tree.nodes[child].sibling) {
		uint64_t rest = rest_of(fitting, child);

		sum += rest;
		if (node->kind == FIT_CHOICE && fitting->tree.nodes[child].used > 0)
			return rest;
		least = rest < least ? rest : least;
	}
	return node->kind == FIT_CHOICE ? least : sum;
}

/* Steps that every word has and that no event behind `event` can be any more: a lower bound of what is still to come. */
static uint64_t lost_of(const struct fitting *fitting, uint32_t event)
{
	uint64_t lost = 0;

	for (uint32_t leaf = 0; leaf < fitting->tree.leaf_count; leaf++) {
		const struct fit_leaf *at = &fitting->tree.leaves[leaf];

		if (!at->is_required || fitting->tree.nodes[at->node].used > 0)
			continue;
		if (fitting->last_event[leaf] == FIT_NONE || fitting->last_event[leaf] < event || at->blocked > 0)
			lost += weight(fitting->missing[at->step], 1);
	}
	return lost;
}

static bool may_be(const struct fitting *fitting, uint32_t leaf)
{
	const struct fit_leaf *at = &fitting->tree.leaves[leaf];

	return fitting->tree.nodes[at->node].used == 0 && at->blocked == 0 &&
	       fit_copy_is_next(&fitting->tree, at->node);
}

static void events_try(struct fitting *fitting, uint32_t event, uint64_t so_far)
{
	if (++fitting->states > LIMIT_FIT_STATES) {
		fitting->fit->is_exact = false;
		return;
	}
	if (so_far + lost_of(fitting, event) >= fitting->best)
		return;
	if (event == fitting->event_count) {
		uint64_t whole = so_far + rest_of(fitting, 0);

		if (whole < fitting->best) {
			fitting->best = whole;
			memcpy(fitting->best_leaf_of, fitting->leaf_of, fitting->event_count * sizeof(uint32_t));
		}
		return;
	}
	for (uint32_t leaf = 0; leaf < fitting->tree.leaf_count; leaf++) {
		uint32_t price = price_at(fitting, event, leaf);

		if (price == FIT_NONE || !may_be(fitting, leaf))
			continue;
		fitting->leaf_of[event] = leaf;
		fit_use(&fitting->tree, leaf, true);
		events_try(fitting, event + 1, so_far + weight(price, 0));
		fit_use(&fitting->tree, leaf, false);
	}
	fitting->leaf_of[event] = FIT_NONE;
	events_try(fitting, event + 1, so_far);
}

/* How many events could be a step under a node: a repeat is written out so often. */
static uint32_t *uses_of(const struct fitting *fitting, struct arena *arena)
{
	uint32_t steps = fitting->task->tree.step_count;
	uint32_t *uses = ARENA_ARRAY(arena, uint32_t, steps);

	for (uint32_t e = 0; e < fitting->event_count; e++) {
		for (uint32_t s = 0; s < steps; s++)
			uses[s] += fitting->fit->price[(size_t)fitting->events[e] * steps + s] != FIT_NONE;
	}
	return uses;
}

static void search(struct fitting *fitting, struct arena *arena)
{
	fitting->last_event = ARENA_ARRAY(arena, uint32_t, fitting->tree.leaf_count);
	fitting->leaf_of = ARENA_ARRAY(arena, uint32_t, fitting->event_count);
	fitting->best_leaf_of = ARENA_ARRAY(arena, uint32_t, fitting->event_count);
	for (uint32_t leaf = 0; leaf < fitting->tree.leaf_count; leaf++) {
		fitting->last_event[leaf] = FIT_NONE;
		for (uint32_t e = 0; e < fitting->event_count; e++) {
			if (price_at(fitting, e, leaf) != FIT_NONE)
				fitting->last_event[leaf] = e;
		}
	}
	/* Passing over all events is a reading too, so there is a best one even at once behind the limit. */
	for (uint32_t e = 0; e < fitting->event_count; e++)
		fitting->best_leaf_of[e] = FIT_NONE;
	fitting->best = rest_of(fitting, 0);
	events_try(fitting, 0, 0);
}

void fit_find(const struct looking *looking, const struct deeds *deeds, struct arena *arena, struct fit *ret)
{
	struct fitting fitting = {
		.task = &looking->bound->guide->tasks[looking->task],
		.fit = ret,
		.events = ARENA_ARRAY(arena, uint32_t, deeds->count),
	};
	uint32_t steps = fitting.task->tree.step_count;

	*ret = (struct fit){
		.is_exact = true,
		.step_of = ARENA_ARRAY(arena, uint32_t, deeds->count),
		.price = ARENA_ARRAY(arena, uint32_t, (size_t)deeds->count * steps),
		.is_seen = ARENA_ARRAY(arena, bool, deeds->count),
	};
	fitting.missing = ARENA_ARRAY(arena, uint32_t, steps);
	prices_fill(looking, deeds, &fitting);
	missing_prices_fill(&fitting);
	for (uint32_t d = 0; d < deeds->count; d++)
		ret->step_of[d] = FIT_NONE;
	ret->is_exact = fit_tree_build(&fitting.task->tree, uses_of(&fitting, arena), arena, &fitting.tree);
	search(&fitting, arena);
	ret->cost = (uint32_t)(fitting.best >> 32);
	ret->missing = (uint32_t)fitting.best;
	for (uint32_t e = 0; e < fitting.event_count; e++) {
		if (fitting.best_leaf_of[e] != FIT_NONE)
			ret->step_of[fitting.events[e]] = fitting.tree.leaves[fitting.best_leaf_of[e]].step;
	}
}
