/* script/play.c - playing a script on the engine, in the script's own time. */
#include "script/expect.h"
#include "script/script.h"

#include "base/buf.h"
#include "journal/seed_json.h"

struct player {
	struct arena *arena;
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
	struct entry entry = chain_append(&player->chain, command, at_ms, player->arena);
	if (player->watch->entry != NULL)
		player->watch->entry(player->watch->context, &entry);
	return entry;
}

/* Everything that time has brought by now, each at its own moment. */
static void let_time_pass(struct player *player)
{
	int64_t now_ms = chain_office_ms(&player->chain, player->at_ms);
	struct command command;
	while (office_due(&player->office, now_ms, &command))
		append(player, &command, player->at_ms - (now_ms - command.office_ms));
}

static void start(struct player *player, struct str engine)
{
	const struct seed *seed = player->scenario->seed;
	struct str start_line = seed_write(seed, player->arena);
	struct journal_start facts = {
		.engine = engine,
		.rules = OFFICE_RULES_VERSION,
		.scenario = player->scenario->id,
		.scenario_sha256 = sha256_of(scenario_identity(player->scenario, player->arena)),
		.seed = player->script->seed,
		.start = sha256_of(start_line),
	};
	player->at_ms = ((int64_t)seed->starts_at.since_epoch - CIVIL_VIETNAM_OFFSET_MINUTES) * 60000;
	player->actor = seed->candidate;
	office_init(&player->office, seed, player->arena);
	if (player->watch->start != NULL)
		player->watch->start(player->watch->context, start_line);
	struct entry entry = chain_start(&player->chain, &player->office, &facts, player->at_ms, player->arena);
	if (player->watch->entry != NULL)
		player->watch->entry(player->watch->context, &entry);
}

static bool play_as(struct player *player, const struct statement *statement)
{
	const struct seed *seed = player->scenario->seed;
	struct party_id person = seed_find_party(seed, statement->who);
	bool is_system = str_equals(statement->who, STR("system"));
	bool is_person = person.number != 0 && seed_party(seed, person)->kind == PARTY_PERSON;
	if (!is_system && !is_person)
		return line_fails(player, statement, STR("the office has no such person"));
	if (!str_is_empty(player->script->scenario) && (is_system || !party_is(person, seed->candidate)))
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
	player->at_ms += SCRIPT_STEP_MS;
	let_time_pass(player);
	struct command command = {
		.actor = player->actor,
		.action = statement->action,
		.object = statement->object,
		.pairs = statement->pairs,
		.pair_count = statement->pair_count,
		.office_ms = chain_office_ms(&player->chain, player->at_ms),
	};
	/* Nothing is appended behind attempt.close: a late command is answered, not recorded. */
	bool is_late = player->office.phase == PHASE_CLOSED;
	struct refusal found = is_late ? office_decide(&player->office, &command, player->arena).refusal
	                               : append(player, &command, player->at_ms).decision.refusal;
	let_time_pass(player);
	return outcome_holds(player, statement, found);
}

static bool play_wait(struct player *player, const struct statement *statement)
{
	player->at_ms += statement->wait_ms;
	let_time_pass(player);
	return true;
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
	case STATEMENT_AS:
		return play_as(player, statement);
	case STATEMENT_DO:
		return play_do(player, statement);
	case STATEMENT_WAIT:
		return play_wait(player, statement);
	case STATEMENT_EXPECT:
		return play_expect(player, statement);
	}
	UNREACHABLE();
	return false;
}

bool script_play(struct arena *arena, const struct script *script, const struct scenario *scenario,
                 struct str engine, const struct script_watch *watch, struct err *reterr)
{
	struct player player = {
		.arena = arena, .script = script, .scenario = scenario, .watch = watch, .reterr = reterr};
	start(&player, engine);
	for (size_t i = 0; i < script->statement_count; i++)
		if (!play_statement(&player, &script->statements[i]))
			return false;
	return true;
}
