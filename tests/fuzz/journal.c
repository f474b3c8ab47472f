/* Journals from outside: whatever bytes come, proving them names a place and a reason, or gives an office that can be
 * shown and a candidate's deeds. What the prover takes, the mere reader takes too; what it refuses is nothing for the
 * reader, who trusts that the engine made each event. */
#include "journal/journal.h"
#include "grader/replay/deeds.h"
#include "grader/replay/state.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool try_read(struct arena *arena, struct str text, enum replay_mode mode)
{
	struct buf shown = buf_in(arena);
	struct journal journal;
	struct deeds deeds;
	struct err err = {0};

	if (!journal_read(text, STR("journal"), mode, arena, NULL, NULL, &journal, &err)) {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.what));
		return false;
	}
	state_write(journal.office, &shown);
	deeds = deeds_of_journal(&journal, arena);
	assert(shown.len > 0 && deeds.count <= journal.record_count);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct str text = {(const char *)data, size};

	if (try_read(&arena, text, REPLAY_VERIFY)) {
		bool is_read = try_read(&arena, text, REPLAY_TRUST);

		assert(is_read);
	}
	arena_finish(&arena);
	return 0;
}
