/* Marking guides from outside: whatever bytes come, compiling answers with a place and a rule, or with a guide that can
 * be bound to an office or says what that office lacks, and whose workflow both markers can align with nothing done. */
#include "grader/align/align.h"
#include "grader/replay/operand.h"
#include "scenario/scenario.h"
#include "tests/support/memory.h"
#include "tests/support/tiny_library.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void assert_told(const struct err *err)
{
	assert(err->class == ERR_INPUT || err->class == ERR_LIMIT);
	assert(!str_is_empty(err->source) && !str_is_empty(err->what) && !str_is_empty(err->advice));
}

static void try_office(struct arena *arena, const struct guide *guide)
{
	struct tiny_library library;
	struct scenario scenario;
	struct bound_guide bound;
	struct err err = {0};
	bool is_read;

	tiny_library_open(&library);
	is_read = scenario_read(arena, &library.ports, STR("tiny/scenarios/s"), &scenario, &err);
	assert(is_read);
	if (!guide_bind(guide, scenario.seed, arena, &bound, &err))
		assert_told(&err);
}

static void try_nothing(struct arena *arena, const struct guide_task *task)
{
	uint32_t steps = task->tree.step_count;
	uint32_t *missing = ARENA_ARRAY(arena, uint32_t, steps);
	struct align_trace trace = {.missing = missing};
	struct alignment alignment;
	struct align_score second;

	for (uint32_t s = 0; s < steps; s++)
		missing[s] = task->steps[s].points;
	if (!align(align_plan(&task->tree, arena), &trace, arena, &alignment, NULL) ||
	    !search_score(&task->tree, &trace, arena, &second, NULL))
		return;
	assert(alignment.score.cost == second.cost && alignment.score.missing == second.missing);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct guide guide;
	struct err err = {0};

	if (guide_read((struct str){(const char *)data, size}, STR("guide"), &arena, &guide, &err)) {
		try_office(&arena, &guide);
		for (size_t i = 0; i < guide.task_count; i++)
			try_nothing(&arena, &guide.tasks[i]);
	} else {
		assert_told(&err);
	}
	arena_finish(&arena);
	return 0;
}
