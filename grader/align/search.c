/* The second marker: best-first search over (position in the trace, marking of the tree).
 *
 * A marking says of each node how far it is: a sequence its present child, a choice which child was chosen, a loop its
 * phase, a repeat its rounds, a step whether it is done. Taking an event for a step first completes whatever stands
 * before that step, at the price of the steps skipped; so each move of the search takes exactly one event, and states
 * are ordered by what was paid plus what completing the tree must cost at least: every step that is still due counted
 * at its cheapest among the events that are left. Nothing of the column sweep is used here but the tree and the table. */
#include "grader/align/align.h"

#include "base/check.h"
#include "grader/align/limits.h"
#include "grader/align/queue.h"
#include "grader/align/search_tree.h"

#include <string.h>

struct search {
	const struct search_tree *tree;
	const struct align_trace *trace;
	struct arena *arena;
	const uint32_t *events;
	uint32_t event_count;
	struct search_prices exact;  /* what skipping costs */
	struct search_prices *least; /* [position] a lower bound of what completing costs from there on */
	struct visited visited;
	struct queue queue;
};

/* What is left when the events are behind `position`: each step at its cheapest. */
static void least_fill(struct search *search, uint32_t step_count)
{
	uint64_t *step = ARENA_ARRAY(search->arena, uint64_t, step_count);

	search->least = ARENA_ARRAY(search->arena, struct search_prices, (size_t)search->event_count + 1);
	memcpy(step, search->exact.step, step_count * sizeof(step[0]));
	for (uint32_t position = search->event_count + 1; position-- > 0;) {
		if (position < search->event_count) {
			const uint32_t *price = &search->trace->price[(size_t)search->events[position] * step_count];

			for (uint32_t s = 0; s < step_count; s++) {
				if (price[s] != ALIGN_NO_MATCH && search_cost(price[s]) < step[s])
					step[s] = search_cost(price[s]);
			}
		}
		search->least[position].step = ARENA_ARRAY(search->arena, uint64_t, step_count);
		memcpy(search->least[position].step, step, step_count * sizeof(step[0]));
		search_prices_fill(search->tree, &search->least[position], search->arena);
	}
}

/* Puts a state on the queue unless it was reached as cheaply before. False when the budget is used up. */
static bool state_offer(struct search *search, uint32_t position, const uint16_t *marking, uint64_t paid)
{
	uint32_t state;
	uint64_t least;

	if (!visited_offer(&search->visited, search->tree, position, marking, paid, &state))
		return search->visited.count <= LIMIT_SEARCH_STATES;
	least = search_close(search->tree, &search->least[position], marking, 0);
	queue_push(&search->queue, search->arena, (struct queued){paid + least, paid, state});
	return search->visited.count <= LIMIT_SEARCH_STATES;
}

struct offering {
	struct search *search;
	uint32_t position;
	uint64_t paid;
	bool is_within_budget;
};

static void reached(void *context, const uint16_t *marking, uint64_t skipped)
{
	struct offering *offering = context;

	offering->is_within_budget = state_offer(offering->search, offering->position, marking,
	                                         offering->paid + skipped) &&
	                             offering->is_within_budget;
}

static bool state_expand(struct search *search, const struct queued *queued, uint32_t position,
                         uint16_t *marking)
{
	uint32_t step_count = search->tree->step_count;
	const uint32_t *price = &search->trace->price[(size_t)search->events[position] * step_count];
	struct offering offering = {search, position + 1, 0, true};

	if (!state_offer(search, position + 1, marking, queued->paid + search_extra(search->trace->extra)))
		return false;
	for (uint32_t step = 0; step < step_count && offering.is_within_budget; step++) {
		if (price[step] == ALIGN_NO_MATCH)
			continue;
		offering.paid = queued->paid + search_cost(price[step]);
		search_reach(search->tree, &search->exact, step, marking, reached, &offering);
	}
	return offering.is_within_budget;
}

static bool search_run(struct search *search, uint64_t *ret)
{
	uint16_t *marking = ARENA_ARRAY(search->arena, uint16_t, search->tree->node_count);
	struct queued queued;

	if (!state_offer(search, 0, marking, 0))
		return false;
	while (queue_pop(&search->queue, search->arena, &queued)) {
		uint32_t position;

		if (!visited_take(&search->visited, search->tree, queued.state, queued.paid, &position, marking))
			continue;
		if (position == search->event_count) {
			/* A state behind the last event is paid for by completing it: the bound is exact there. */
			*ret = queued.order;
			return true;
		}
		if (!state_expand(search, &queued, position, marking))
			return false;
	}
	UNREACHABLE();
	return false;
}

bool search_score(const struct tree *tree, const struct align_trace *trace, struct arena *arena,
                  struct align_score *ret, struct err *reterr)
{
	uint32_t step_count = tree->step_count, dropped = 0;
	uint32_t *events = ARENA_ARRAY(arena, uint32_t, trace->event_count);
	struct search_tree shape = search_tree_of(tree, arena);
	struct search search = {.tree = &shape, .trace = trace, .arena = arena, .events = events};
	uint64_t weight = 0;

	for (uint32_t event = 0; event < trace->event_count; event++) {
		bool is_matched = false;

		for (uint32_t s = 0; s < step_count; s++)
			is_matched = is_matched || trace->price[(size_t)event * step_count + s] != ALIGN_NO_MATCH;
		if (is_matched)
			events[search.event_count++] = event;
		else
			dropped++;
	}
	search.exact.step = ARENA_ARRAY(arena, uint64_t, step_count);
	for (uint32_t s = 0; s < step_count; s++)
		search.exact.step[s] = search_missing(trace->missing[s]);
	search_prices_fill(&shape, &search.exact, arena);
	visited_open(&search.visited, &shape, arena);
	least_fill(&search, step_count);
	if ((uint64_t)search.event_count * shape.node_count > LIMIT_SEARCH_STATES * 16 ||
	    !search_run(&search, &weight))
		return err_set(reterr, ERR_LIMIT, STR("the second marker used up its budget of states"),
		               STR("a human decides"));
	*ret = search_unpack(weight + dropped * search_extra(trace->extra));
	return true;
}
