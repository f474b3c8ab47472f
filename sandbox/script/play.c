/* script/play.c - playing a script on the engine, in the script's own time. */
#include "script/expect.h"
#include "script/script.h"

#include "base/buf.h"
#include "journal/seed_json.h"

struct player {
	struct arena *arena;  /* the office's, and errors' */
	struct arena scratch; /* of one statement: a script may be long */
	struct str engine;
	const struct script *script;
	const struct scenario *scenario;
	const struct script_watch *watch;
	struct err *reterr;
	struct office office;
	struct chain chain;
	int64_t at_ms; /* UTC of the script's time */
	struct party_id actor;
};

static bool line_fails(const struct player *player, const struct statement *statement, struct str what)
{
	return err_at(player->reterr, ERR_INPUT, player->script->source, statement->line, what, (struct str){0});
}

static struct entry append(struct player *player, const struct command *command, int64_t at_ms)
{
	struct entry entry = chain_append(&player->chain, command, at_ms, &player->scratch);
	if (player->watch->entry != NULL)
		player->watch->entry(player->watch->context, &entry);
	return entry;
}

/* Everything that time has brought by now, each at its own moment. */
static void let_time_pass(struct player *player, int64_t passed_ms)
{
	if (player->office.phase == PHASE_NEW)
		return;
	player->at_ms += passed_ms;
	int64_t now_ms = chain_office_ms(&player->chain, player->at_ms);
	struct command command;
	while (office_due(&player->office, now_ms, &command))
		append(player, &command, player->at_ms - (now_ms - command.office_ms));
}

static uint64_t seed_of(const struct player *player)
{
	const struct scenario *scenario = player->scenario;
	bool fits = player->script->seed % scenario->variant_count == scenario->variant;
	return fits ? player->script->seed : scenario->variant;
}

static void start(struct player *player)
{
	const struct seed *seed = player->scenario->seed;
	struct str start_line = seed_write(seed, player->arena);
	struct journal_start facts = {
		.engine = player->engine,
		.rules = OFFICE_RULES_VERSION,
		.scenario = player->scenario->id,
		.scenario_sha256 = sha256_of(scenario_identity(player->scenario, player->arena)),
		.seed = seed_of(player),
		.start = sha256_of(start_line),
	};
	if (player->watch->start != NULL)
		player->watch->start(player->watch->context, start_line);
	struct entry entry = chain_start(&player->chain, &player->office, &facts, player->at_ms, player->arena);
	if (player->watch->entry != NULL)
		player->watch->entry(player->watch->context, &entry);
}

/* In a scenario the candidate changes seats by an action of his own. */
static bool take_seat(struct player *player, const struct statement *statement)
{
	struct pair as = {STR("as"), statement->who};
	let_time_pass(player, SCRIPT_STEP_MS);
	struct command command = {
		.actor = player->actor,
		.action = action_find(STR("attempt.take_seat")),
		.pairs = &as,
		.pair_count = 1,
		.office_ms = chain_office_ms(&player->chain, player->at_ms),
	};
	if (player->office.phase != PHASE_RUNNING ||
	    is_refused(office_decide(&player->office, &command, player->arena).refusal))
		return false;
	append(player, &command, player->at_ms);
	return true;
}

static bool play_as(struct player *player, const struct statement *statement)
{
	const struct seed *seed = player->scenario->seed;
	struct party_id person = seed_find_party(seed, statement->who);
	bool is_system = str_equals(statement->who, STR("system"));
	bool is_actor = person.number != 0 && seed_party(seed, person)->kind != PARTY_UNIT;
	if (!is_system && !is_actor)
		return line_fails(player, statement, STR("the office has no such person"));
	if (!str_is_empty(player->script->scenario) && !party_is(person, player->office.candidate) &&
	    !take_seat(player, statement))
		return line_fails(player, statement, STR("this scenario lets the candidate play nobody else"));
	player->actor = is_system ? PARTY_SYSTEM : person;
	return true;
}

static void add_outcome(struct buf *out, struct refusal refusal)
{
	if (!is_refused(refusal)) {
		buf_add_c(out, "ok");
		return;
	}
	buf_add_c(out, "refused ");
	buf_add(out, refusal_name(refusal.code));
	buf_add_c(out, str_is_empty(refusal.field) ? "" : " ");
	buf_add(out, refusal.field);
}

static bool outcome_holds(const struct player *player, const struct statement *statement,
                          struct refusal found)
{
	struct refusal wanted = statement->outcome;
	if (statement->takes_any)
		return true;
	if (wanted.code == found.code && (str_is_empty(wanted.field) || str_equals(wanted.field, found.field)))
		return true;
	struct buf what = buf_in(player->arena);
	buf_add_c(&what, statement->action->key);
	buf_add_c(&what, ": wanted ");
	add_outcome(&what, wanted);
	buf_add_c(&what, ", found ");
	add_outcome(&what, found);
	return line_fails(player, statement, buf_str(&what));
}

static bool play_do(struct player *player, const struct statement *statement)
{
	let_time_pass(player, SCRIPT_STEP_MS);
	/* Nothing stands in a journal before attempt.start or behind attempt.close: such a command is answered only. */
	bool is_open = player->office.phase != PHASE_NEW && player->office.phase != PHASE_CLOSED;
	struct command command = {
		.actor = player->actor,
		.action = statement->action,
		.object = statement->object,
		.pairs = statement->pairs,
		.pair_count = statement->pair_count,
		.office_ms = is_open ? chain_office_ms(&player->chain, player->at_ms) : player->office.now_ms,
	};
	struct refusal found = is_open ? append(player, &command, player->at_ms).decision.refusal
	                               : office_decide(&player->office, &command, &player->scratch).refusal;
	let_time_pass(player, 0);
	return outcome_holds(player, statement, found);
}

static bool play_expect(struct player *player, const struct statement *statement)
{
	struct str found;
	if (expect_holds(&player->office, statement->object, statement->pairs, statement->pair_count,
	                 player->arena, &found))
		return true;
	struct buf what = buf_in(player->arena);
	buf_add(&what, statement->object);
	buf_add_c(&what, ": ");
	buf_add(&what, found);
	return line_fails(player, statement, buf_str(&what));
}

static bool play_statement(struct player *player, const struct statement *statement)
{
	switch (statement->kind) {
	case STATEMENT_START:
		start(player);
		return true;
	case STATEMENT_AS:
		return play_as(player, statement);
	case STATEMENT_DO:
		return play_do(player, statement);
	case STATEMENT_WAIT:
		let_time_pass(player, statement->wait_ms);
		return true;
	case STATEMENT_EXPECT:
		return play_expect(player, statement);
	case STATEMENT_REPEAT:
		return true;
	}
	UNREACHABLE();
	return false;
}

/* Statements [from, to). A repeat's body holds no repeat, so this calls itself once at most. */
static bool play_statements(struct player *player, size_t from, size_t to)
{
	const struct statement *statements = player->script->statements;
	for (size_t i = from; i < to; i += 1 + statements[i].body_count) {
		bool holds = play_statement(player, &statements[i]);
		arena_reset(&player->scratch);
		for (uint32_t turn = 0; turn < statements[i].times && holds; turn++)
			holds = play_statements(player, i + 1, i + 1 + statements[i].body_count);
		if (!holds)
			return false;
	}
	return true;
}

bool script_play(struct arena *arena, const struct script *script, const struct scenario *scenario,
                 struct str engine, const struct script_watch *watch, struct err *reterr)
{
	const struct seed *seed = scenario->seed;
	struct player player = {
		.arena = arena,
		.script = script,
		.scenario = scenario,
		.engine = engine,
		.watch = watch,
		.reterr = reterr,
		.at_ms = ((int64_t)seed->starts_at.since_epoch - CIVIL_VIETNAM_OFFSET_MINUTES) * 60000,
		.actor = seed->candidate,
	};
	arena_init(&player.scratch, arena->source);
	office_init(&player.office, seed, arena);
	if (!script->has_start)
		start(&player);
	bool holds = play_statements(&player, 0, script->statement_count);
	arena_finish(&player.scratch);
	return holds;
}
