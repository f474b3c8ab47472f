/* Models from outside: whatever bytes come, reading answers with a tree or with a reason, and what is a tree can be
 * aligned with any small trace by both searches to the same cost. */
#include "grader/log/conform.h"

#include "base/utf8.h"
#include "tests/support/memory.h"

#include <assert.h>

/* Larger trees are read, but aligning them takes a fuzzer's time. */
#define STEPS_MAX 12

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void align_some(const struct model *model, struct arena *arena)
{
	const struct conforming *conforming = conforming_to(model, arena, NULL);
	uint32_t labels[6], count = 0;
	struct conformance conformance;
	struct buf out = buf_in(arena);
	struct str events[6];
	bool aligned;

	assert(conforming != NULL);
	for (uint32_t step = 0; step < model->tree.step_count && count < 6; step += 2) {
		events[count] = model->steps[step];
		labels[count] = conforming_label(conforming, events[count]);
		assert(labels[count++] != LABEL_NONE);
	}
	aligned = conform(conforming, labels, count, arena, &conformance, NULL);
	assert(aligned && conformance.cost <= conformance.event_count + conformance.empty_cost);
	conformance_json(STR("t"), &conformance, model, events, &out);
	assert(utf8_is_text(buf_str(&out)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct model model;
	struct err err = {0};

	if (!model_read((struct str){(const char *)data, size}, STR("m.ptml"), &arena, &model, &err)) {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.what) && !str_is_empty(err.advice));
		assert(utf8_is_text(err.what) && str_index_of(err.what, '\n') == err.what.len);
	} else if (model.tree.step_count <= STEPS_MAX && model.tree.node_count <= 4 * STEPS_MAX) {
		align_some(&model, &arena);
	}
	arena_finish(&arena);
	return 0;
}
