/* Scripts from outside: whatever bytes come, reading answers with a line, and what was read can be played to its end or
 * to a line that does not hold. */
#include "script/script.h"
#include "tests/support/memory.h"
#include "tests/support/tiny_library.h"

#include <assert.h>

/* A short script may ask for millions of statements; a few show what many would. */
#define STATEMENTS_MAX 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_short(const struct script *script)
{
	uint64_t played = 0;
	for (size_t i = 0; i < script->statement_count; i++)
		played += 1 + (uint64_t)script->statements[i].times * script->statements[i].body_count;
	return played <= STATEMENTS_MAX;
}

static bool scenario_for(struct arena *arena, const struct tiny_library *library, const struct script *script,
                         struct scenario *ret, struct err *reterr)
{
	struct office_wish wish = script->wish;
	wish.root = STR("tiny");
	return str_is_empty(script->scenario)
	           ? scenario_of_office(arena, &library->ports, &wish, ret, reterr)
	           : scenario_read(arena, &library->ports, STR("tiny/scenarios/s"), ret, reterr);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct script_watch nobody = {0};
	struct arena arena = test_arena();
	struct tiny_library library;
	struct script script;
	struct scenario scenario;
	struct err err = {0};
	tiny_library_open(&library);
	if (!script_read(&arena, STR("x.scn"), (struct str){(const char *)data, size}, &script, &err)) {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.what));
	} else if (is_short(&script) && scenario_for(&arena, &library, &script, &scenario, &err)) {
		if (!script_play(&arena, &script, &scenario, STR("test"), &nobody, &err))
			assert(err.line > 0 && !str_is_empty(err.what));
	}
	arena_finish(&arena);
	return 0;
}
