#include "tests/grader/written.h"

#include "journal/seed_json.h"
#include "tests/support/memory.h"

static void line_add(struct written *written, struct str line)
{
	buf_add(&written->text, line);
	buf_add_char(&written->text, '\n');
}

void written_begin(struct written *written, const struct scenario *scenario, struct arena *arena)
{
	struct str start_line = seed_write(scenario->seed, arena);
	struct journal_start start = {
		.engine = STR("test"), .rules = OFFICE_RULES_VERSION, .scenario = scenario->id};

	*written = (struct written){.seed = scenario->seed, .text = buf_in(arena), .scratch = test_arena()};
	start.start = sha256_of(start_line);
	office_init(&written->office, scenario->seed, arena);
	line_add(written, start_line);
	line_add(written,
	         chain_start(&written->chain, &written->office, &start, 1718672400000, &written->scratch).line);
}

static bool append(struct written *written, struct party_id actor, const char *action, struct str object,
                   const struct pair *pairs, size_t pair_count)
{
	struct command command = {
		.actor = actor,
		.action = action_find(str_from_c(action)),
		.object = object,
		.pairs = pairs,
		.pair_count = pair_count,
		.office_ms = 1000,
	};
	struct entry entry = chain_append(&written->chain, &command, written->chain.at_ms, &written->scratch);
	bool is_accepted = !is_refused(entry.decision.refusal);

	line_add(written, entry.line);
	arena_reset(&written->scratch);
	return is_accepted;
}

bool written_add(struct written *written, const char *action, struct str object, const struct pair *pairs,
                 size_t pair_count)
{
	return append(written, written->seed->candidate, action, object, pairs, pair_count);
}

struct str written_end(struct written *written)
{
	written_add(written, "attempt.hand_in", (struct str){0}, NULL, 0);
	append(written, PARTY_SYSTEM, "attempt.close", (struct str){0}, NULL, 0);
	arena_finish(&written->scratch);
	return buf_str(&written->text);
}
