/* Which documents of the attempt the task's made objects are: all bindings are tried, each object to a document of its
 * own or to none, and the one whose workflow costs least is kept. What a partial binding costs at least is known from a
 * workflow in which the objects still open are every document they can be; nothing below a bound that is not better
 * than the best so far is looked at. Lower documents are tried first and none last, so equal ones are told apart the
 * same way everywhere. */
#include "base/limits.h"
#include "grader/mark/parts.h"

/* Least cost first, then fewest missing steps, then most steps done. */
struct worth {
	uint32_t cost, missing, done;
};

struct choosing {
	const struct task_marking *marking;
	struct bound_guide *bound;
	const struct made_list *made;
	const struct office *office;
	bool *is_taken;               /* [made] */
	const struct made **bound_to; /* [object] now; NULL: none */
	const struct made **best_to;  /* [object] */
	struct worth best;
	bool has_best;
	uint32_t tries;
	struct human_reason why;
};

static bool is_better(struct worth a, struct worth b)
{
	if (a.cost != b.cost)
		return a.cost < b.cost;
	return a.missing != b.missing ? a.missing < b.missing : a.done > b.done;
}

/* The price of a missing step that no binding of the open objects is below: misplaced as soon as some event could be the
 * step without a fault, though it could be another step too. */
static void missing_lower(struct task_marking *marking)
{
	uint32_t steps = marking->task->tree.step_count;

	for (uint32_t step = 0; step < steps; step++) {
		marking->missing[step] = marking->task->steps[step].points;
		for (uint32_t e = 0; e < marking->seen_count; e++) {
			if (marking->price[(size_t)e * steps + step] == 0)
				marking->missing[step] = marking->task->steps[step].misplaced;
		}
	}
}

/* Aligns with the objects as they are bound now. */
static enum aligned worth_find(struct choosing *choosing, bool is_bound, struct worth *ret)
{
	struct arena scratch;
	struct task_marking marking = *choosing->marking;
	enum aligned aligned;

	arena_init(&scratch, choosing->marking->arena->source);
	marking.arena = marking.looking.scratch = &scratch;
	objects_read(choosing->bound, marking.index, choosing->office, &scratch);
	matrix_fill(&marking);
	if (!is_bound)
		missing_lower(&marking);
	aligned = workflow_align(&marking, choosing->marking->arena, &choosing->why);
	if (aligned == ALIGNED)
		*ret = (struct worth){marking.alignment.score.cost, marking.alignment.score.missing,
		                      marking.seen_count - marking.alignment.score.extra};
	arena_finish(&scratch);
	return aligned;
}

static bool is_try_left(struct choosing *choosing)
{
	if (choosing->tries++ < LIMIT_BINDINGS)
		return true;
	choosing->why = (struct human_reason){
		HUMAN_BINDINGS,
		STR("too many documents were made to find out which of them the task means: more than "
	        "64 ways had to be tried")};
	return false;
}

static bool binding_try(struct choosing *choosing)
{
	size_t objects = choosing->marking->task->object_count;
	struct worth worth;

	if (!is_try_left(choosing) || worth_find(choosing, true, &worth) != ALIGNED)
		return false;
	if (choosing->has_best && !is_better(worth, choosing->best))
		return true;
	choosing->has_best = true;
	choosing->best = worth;
	for (size_t i = 0; i < objects; i++)
		choosing->best_to[i] = choosing->bound_to[i];
	return true;
}

static bool objects_try(struct choosing *choosing, uint32_t from);

static bool object_try(struct choosing *choosing, uint32_t object, const struct made *made)
{
	choosing->bound_to[object] = made;
	object_bind(choosing->bound, choosing->marking->index, object, made);
	return objects_try(choosing, object + 1);
}

/* The objects before `from` are bound, the others open. False: a human is needed. */
static bool objects_try(struct choosing *choosing, uint32_t from)
{
	size_t task = choosing->marking->index;
	uint32_t object = object_next_new(choosing->marking->task, from);
	struct worth least = {0};
	enum aligned aligned;

	if (object == GUIDE_NONE)
		return binding_try(choosing);
	aligned = is_try_left(choosing) ? worth_find(choosing, false, &least) : ALIGNED_NOT;
	if (aligned == ALIGNED_NOT)
		return false;
	/* A bound that is too large to compute bounds nothing. */
	if (aligned == ALIGNED_TOO_LARGE)
		least = (struct worth){.done = UINT32_MAX};
	for (uint32_t i = 0; i <= choosing->made->count; i++) {
		const struct made *made = i < choosing->made->count ? &choosing->made->items[i] : NULL;
		bool goes_on;

		if (choosing->has_best && !is_better(least, choosing->best))
			break;
		if (made != NULL && (choosing->is_taken[i] || !made_fits(choosing->bound, task, object, made)))
			continue;
		if (made != NULL)
			choosing->is_taken[i] = true;
		goes_on = object_try(choosing, object, made);
		if (made != NULL)
			choosing->is_taken[i] = false;
		if (!goes_on)
			return false;
	}
	object_open(choosing->bound, task, object, choosing->made);
	return true;
}

bool bindings_choose(const struct task_marking *marking, struct bound_guide *bound,
                     const struct made_list *made, const struct office *office, struct human_reason *ret_why)
{
	size_t objects = marking->task->object_count;
	struct choosing choosing = {
		.marking = marking,
		.bound = bound,
		.made = made,
		.office = office,
		.is_taken = ARENA_ARRAY(marking->arena, bool, made->count),
		.bound_to = ARENA_ARRAY(marking->arena, const struct made *, objects),
		.best_to = ARENA_ARRAY(marking->arena, const struct made *, objects),
	};
	uint32_t first = object_next_new(marking->task, 0);

	if (first == GUIDE_NONE)
		return true;
	for (uint32_t i = first; i != GUIDE_NONE; i = object_next_new(marking->task, i + 1))
		object_open(bound, marking->index, i, made);
	if (made->count > 0 && !objects_try(&choosing, first)) {
		*ret_why = choosing.why;
		return false;
	}
	for (uint32_t i = first; i != GUIDE_NONE; i = object_next_new(marking->task, i + 1))
		object_bind(bound, marking->index, i, choosing.best_to[i]);
	objects_read(bound, marking->index, office, marking->arena);
	return true;
}
