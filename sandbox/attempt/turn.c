/* A turn, from taking it to waking the request: what time has brought is committed first, as the system's; then the
 * commands, as the seat's. Between the two, and on every conflict with another server, it begins again. */
#include "attempt/inner.h"

#include "base/limits.h"

#define TRIES_MAX 5
#define DUE_AT_ONCE_MAX 64

static void turn_begin(struct turn *turn);
static void turn_end(struct turn *turn, enum turn_state state);

/* ---- making lines ---- */

static void entry_add(struct turn *turn, const struct entry *entry)
{
	turn->entries[turn->entry_count] = *entry;
	turn->lines[turn->entry_count] = (struct commit_line){entry->record.seq, entry->record.at_ms,
	                                                      entry->line};
	turn->entry_count++;
}

static void entries_make_room(struct turn *turn, size_t most)
{
	turn->entries = ARENA_ARRAY(turn->arena, struct entry, most);
	turn->lines = ARENA_ARRAY(turn->arena, struct commit_line, most);
	turn->entry_count = 0;
}

static void answer_fill(struct turn *turn, const struct turn_result *results, size_t count, int64_t at_ms)
{
	turn->results = ARENA_ARRAY(turn->arena, struct turn_result, count);
	turn->result_count = count;
	turn->saved_at_ms = at_ms;
	for (size_t i = 0; i < count; i++) {
		turn->results[i] = results[i];
		turn->results[i].refusal.field = str_copy(turn->arena, results[i].refusal.field);
	}
}

/* A chain on a fork of the attempt's office: what is appended there is not yet so. */
static struct chain draft_chain(struct turn *turn, struct office *fork)
{
	struct chain draft = turn->attempt->chain;

	office_fork(fork, &turn->attempt->office, turn->arena);
	draft.office = fork;
	return draft;
}

static void draft_due(struct turn *turn, int64_t at_ms, int64_t office_ms)
{
	struct office fork;
	struct chain draft = draft_chain(turn, &fork);
	struct command command;

	entries_make_room(turn, DUE_AT_ONCE_MAX);
	while (turn->entry_count < DUE_AT_ONCE_MAX && office_due(&fork, office_ms, &command)) {
		struct entry entry = chain_append(&draft, &command, at_ms, turn->arena);

		entry_add(turn, &entry);
	}
}

/* All commands in order, up to the first that is refused. False when one was. */
static bool draft_gesture(struct turn *turn, int64_t at_ms)
{
	struct office fork;
	struct chain draft = draft_chain(turn, &fork);

	entries_make_room(turn, turn->command_count);
	for (size_t i = 0; i < turn->command_count; i++) {
		struct entry entry = chain_append(&draft, &turn->commands[i], at_ms, turn->arena);

		entry_add(turn, &entry);
		if (is_refused(entry.decision.refusal))
			return false;
	}
	return true;
}

/* The last entry was refused, so nothing of its gesture happens. A record is decided again by whoever verifies the
 * journal, on the state before it: if the command is refused there by itself, that refusal is recorded. If only the
 * gesture's own earlier commands forbid it (a second main), no record of it would be true, and there is none. */
static void draft_refused(struct turn *turn, int64_t at_ms)
{
	struct entry refused = turn->entries[turn->entry_count - 1];
	const struct command *command = &turn->commands[turn->entry_count - 1];
	struct office fork;
	struct chain draft = draft_chain(turn, &fork);
	struct entry alone = chain_append(&draft, command, at_ms, turn->arena);
	const struct turn_result clash = {.action = command->action, .refusal = refused.decision.refusal};

	turn->entry_count = 0;
	turn->is_unrecorded = !is_refused(alone.decision.refusal);
	if (turn->is_unrecorded)
		answer_fill(turn, &clash, 1, turn->attempt->chain.at_ms);
	else
		entry_add(turn, &alone);
}

/* False when there is nothing to commit: the gesture contradicts itself. */
static bool draft_commands(struct turn *turn, int64_t at_ms, int64_t office_ms)
{
	for (size_t i = 0; i < turn->command_count; i++) {
		turn->commands[i].actor = turn->attempt->office.candidate;
		turn->commands[i].office_ms = office_ms;
		turn->commands[i].pending = 0;
	}
	if (!draft_gesture(turn, at_ms))
		draft_refused(turn, at_ms);
	return !turn->is_unrecorded;
}

/* ---- after the commit ---- */

static void answer_entries(struct turn *turn)
{
	struct turn_result *results = ARENA_ARRAY(turn->arena, struct turn_result, turn->entry_count);

	for (size_t i = 0; i < turn->entry_count; i++)
		results[i] = (struct turn_result){
			.seq = turn->entries[i].record.seq,
			.action = action_find(turn->entries[i].record.action),
			.refusal = turn->entries[i].decision.refusal,
			.made = turn->entries[i].record.facts.draft == 0 ? (struct document_id){0}
		                                                     : turn->entries[i].decision.event.document,
		};
	answer_fill(turn, results, turn->entry_count, turn->entries[0].record.at_ms);
	if (!str_is_empty(turn->key))
		attempt_remember(turn->attempt, turn->key, turn->saved_at_ms, results, turn->entry_count,
		                 results[turn->entry_count - 1].seq);
}

/* Tells the world of what was folded, outside the lock. */
static void tell_changed(struct attempt *attempt, uint32_t from_seq)
{
	const struct attempts_config *config = &attempt->home->config;

	if (config->changed != NULL)
		config->changed(config->context, attempt, from_seq);
}

static void turn_committed(struct turn *turn)
{
	struct attempt *attempt = turn->attempt;
	uint32_t from_seq = turn->entries[0].record.seq;
	bool was_due = turn->commit.lease == 0;

	for (size_t i = 0; i < turn->entry_count; i++)
		chain_fold(&attempt->chain, &turn->entries[i]);
	if (!was_due)
		answer_entries(turn);
	pthread_mutex_unlock(&attempt->lock);
	tell_changed(attempt, from_seq);
	pthread_mutex_lock(&attempt->lock);
	/* Handing in makes the close due: it follows before anything else. */
	if (was_due || attempt->office.phase == PHASE_HANDED_IN)
		turn_begin(turn);
	else
		turn_end(turn, TURN_DONE);
}

static void turn_reload(void *context)
{
	struct turn *turn = context;
	struct attempt *attempt = turn->attempt;
	bool is_folded = attempt_reload(attempt, NULL);

	pthread_mutex_lock(&attempt->lock);
	if (is_folded)
		turn_begin(turn);
	else
		turn_end(turn, TURN_FAILED);
}

/* Another server was here: fold the attempt again and begin anew. */
static void turn_retry(struct turn *turn)
{
	const struct jobs_port *jobs = turn->attempt->home->config.jobs;

	turn->tries++;
	turn->reload = (struct job){.run = turn_reload, .context = turn};
	pthread_mutex_unlock(&turn->attempt->lock);
	if (turn->tries <= TRIES_MAX && jobs->post(jobs->self, &turn->reload))
		return;
	pthread_mutex_lock(&turn->attempt->lock);
	turn_end(turn, TURN_BUSY);
}

static void turn_done(void *context, enum commit_outcome outcome)
{
	struct turn *turn = context;

	pthread_mutex_lock(&turn->attempt->lock);
	switch (outcome) {
	case COMMIT_DONE:
		turn_committed(turn);
		break;
	case COMMIT_CONFLICT:
		turn_retry(turn);
		break;
	case COMMIT_MOVED:
		turn_end(turn, TURN_MOVED);
		break;
	case COMMIT_FAILED:
		turn_end(turn, TURN_FAILED);
		break;
	}
}

/* ---- beginning ---- */

static void turn_commit(struct turn *turn, uint64_t lease, struct str key)
{
	const struct store_port *store = turn->attempt->home->config.store;

	turn->commit = (struct commit){
		.attempt = turn->attempt->id,
		.lease = lease,
		.key = key,
		.lines = turn->lines,
		.line_count = turn->entry_count,
		.done = turn_done,
		.context = turn,
	};
	/* The lock is given up first: done() may come before commit() returns. */
	pthread_mutex_unlock(&turn->attempt->lock);
	if (store->commit(store->self, &turn->commit))
		return;
	pthread_mutex_lock(&turn->attempt->lock);
	turn_end(turn, TURN_BUSY);
}

/* The journal has its limit and says so already: what comes after is refused without a further record. */
static bool is_over_limit(const struct turn *turn)
{
	return turn->attempt->office.record_count > LIMIT_RECORDS_PER_ATTEMPT &&
	       turn->commands[0].action->target != TARGET_ATTEMPT;
}

static void refuse_unrecorded(struct turn *turn)
{
	const struct turn_result full = {.action = turn->commands[0].action, .refusal = REFUSE(too_many_records)};

	turn->is_unrecorded = true;
	answer_fill(turn, &full, 1, turn->attempt->chain.at_ms);
}

/* Answers that need no new record. */
static bool turn_is_settled(struct turn *turn, enum turn_state *ret)
{
	struct attempt *attempt = turn->attempt;
	const struct answer *answer = str_is_empty(turn->key) ? NULL : attempt_recall(attempt, turn->key);

	*ret = TURN_DONE;
	if (turn->result_count > 0 || turn->command_count == 0)
		return true;
	if (answer != NULL) {
		answer_fill(turn, answer->results, answer->result_count, answer->at_ms);
		turn->is_repeated = true;
		return true;
	}
	if (attempt->office.phase == PHASE_CLOSED)
		*ret = TURN_CLOSED;
	else if (turn->lease != attempt->lease)
		*ret = TURN_MOVED;
	else if (is_over_limit(turn))
		refuse_unrecorded(turn);
	else
		return false;
	return true;
}

/* The attempt is locked and this turn is its running one; unlocked on return. */
static void turn_begin(struct turn *turn)
{
	struct attempt *attempt = turn->attempt;
	int64_t at_ms = attempts_now(attempt->home), office_ms;
	enum turn_state state;

	/* Records of two turns never share a moment: so those of one gesture are known by theirs. */
	if (at_ms <= attempt->chain.at_ms)
		at_ms = attempt->chain.at_ms + 1;
	office_ms = chain_office_ms(&attempt->chain, at_ms);
	if (attempt->has_failed_reload) {
		turn_retry(turn);
	} else if (office_next_due_ms(&attempt->office) <= office_ms) {
		draft_due(turn, at_ms, office_ms);
		turn_commit(turn, 0, STR(""));
	} else if (turn_is_settled(turn, &state)) {
		turn_end(turn, state);
	} else if (draft_commands(turn, at_ms, office_ms)) {
		turn_commit(turn, turn->lease, turn->key);
	} else {
		turn_end(turn, TURN_DONE);
	}
}

/* The attempt is locked; unlocked on return. The turn may be gone once it was woken. */
static void turn_end(struct turn *turn, enum turn_state state)
{
	struct attempt *attempt = turn->attempt;
	struct turn *next = attempt->waiting;

	turn->state = state;
	turn->last_seq = attempt->chain.next_seq - 1;
	if (turn->saved_at_ms == 0)
		turn->saved_at_ms = attempt->chain.at_ms;
	attempt->running = next;
	if (next != NULL)
		attempt->waiting = next->next;
	pthread_mutex_unlock(&attempt->lock);
	turn->wake(turn->context);
	if (next != NULL) {
		pthread_mutex_lock(&attempt->lock);
		turn_begin(next);
	}
}

void attempt_take_turn(struct turn *turn)
{
	struct attempt *attempt = turn->attempt;

	turn->state = TURN_WAITING;
	turn->next = NULL;
	pthread_mutex_lock(&attempt->lock);
	if (attempt->running == NULL) {
		attempt->running = turn;
		turn_begin(turn);
		return;
	}
	if (attempt->waiting == NULL)
		attempt->waiting_end = &attempt->waiting;
	*attempt->waiting_end = turn;
	attempt->waiting_end = &turn->next;
	pthread_mutex_unlock(&attempt->lock);
}
