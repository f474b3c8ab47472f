/* Scenario, office and paper files from outside: whatever bytes come in place of one of them, loading answers with a
 * place and a rule, or with a scenario whose seed can be written and read again. */
#include "scenario/scenario.h"
#include "journal/seed_json.h"
#include "tests/support/memory.h"
#include "tests/support/tiny_library.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool begins_with(struct str text, struct str element)
{
	size_t at = str_find(text, element);
	return at < text.len && at < 1000;
}

static void check_seed(struct arena *arena, const struct seed *seed)
{
	struct seed again;
	struct err err = {0};
	struct str line = seed_write(seed, arena);
	bool is_read = seed_read(line, STR("seed"), arena, &again, &err);
	assert(is_read);
	assert(str_equals(line, seed_write(&again, arena)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct tiny_library library;
	struct scenario scenario;
	struct err err = {0};
	struct str text = {(const char *)data, size};
	tiny_library_open(&library);
	if (begins_with(text, STR("<office")))
		library.office = text;
	else if (begins_with(text, STR("<paper")))
		library.paper = text;
	else
		library.scenario = text;
	if (scenario_read(&arena, &library.ports, STR("tiny/scenarios/s"), &scenario, &err)) {
		check_seed(&arena, scenario.seed);
	} else {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.source) && !str_is_empty(err.what) && !str_is_empty(err.advice));
	}
	arena_finish(&arena);
	return 0;
}
