/* Documents made in the attempt, for the arithmetic beside the marker: see expected.h. */
#include "grader/check/expected.h"
#include "grader/replay/made.h"

/* All ways to bind the objects of a task that are made, each tried with the arithmetic of fit.h. */
struct rebinding {
	struct bound_guide *bound;
	const struct run *run;
	size_t task;
	struct made_list made;
	bool *is_taken;
	struct arena *arena;
	struct fit *fit;
	uint32_t tries;
};

static void objects_fit(struct rebinding *rebinding, uint32_t from)
{
	const struct guide_task *task = &rebinding->bound->guide->tasks[rebinding->task];
	uint32_t object = object_next_new(task, from);
	struct looking looking = {
		.bound = rebinding->bound, .task = rebinding->task, .scratch = rebinding->arena};
	struct fit fit;

	if (object == GUIDE_NONE) {
		if (rebinding->tries++ >= LIMIT_BINDINGS_TRIED) {
			rebinding->fit->is_exact = false;
			return;
		}
		objects_read(rebinding->bound, rebinding->task, rebinding->run->journal.office, rebinding->arena);
		fit_find(&looking, &rebinding->run->deeds, rebinding->arena, &fit);
		rebinding->fit->is_exact = rebinding->fit->is_exact && fit.is_exact;
		if (fit.cost < rebinding->fit->cost)
			rebinding->fit->cost = fit.cost;
		return;
	}
	for (uint32_t i = 0; i <= rebinding->made.count; i++) {
		const struct made *made = i < rebinding->made.count ? &rebinding->made.items[i] : NULL;

		if (made != NULL &&
		    (rebinding->is_taken[i] || !made_fits(rebinding->bound, rebinding->task, object, made)))
			continue;
		if (made != NULL)
			rebinding->is_taken[i] = true;
		object_bind(rebinding->bound, rebinding->task, object, made);
		objects_fit(rebinding, object + 1);
		if (made != NULL)
			rebinding->is_taken[i] = false;
	}
}

void bindings_fit(const struct checking *checking, const struct run *run, size_t task, struct arena *arena,
                  struct fit *fit)
{
	struct bound_guide bound;
	struct rebinding rebinding = {.bound = &bound, .run = run, .task = task, .arena = arena, .fit = fit};
	bool is_bound;

	if (object_next_new(&checking->guide.tasks[task], 0) == GUIDE_NONE)
		return;
	is_bound = guide_bind(&checking->guide, &run->journal.seed, arena, &bound, NULL);
	assert(is_bound);
	UNUSED(is_bound);
	rebinding.made = made_of_deeds(&run->deeds, run->journal.office, arena);
	rebinding.is_taken = ARENA_ARRAY(arena, bool, rebinding.made.count);
	objects_fit(&rebinding, 0);
}
