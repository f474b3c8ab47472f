#include "journal/chain.h"

#include "base/buf.h"
#include "journal/digest.h"

int64_t chain_office_ms(const struct chain *chain, int64_t at_ms)
{
	int64_t office_ms;

	if (chain->office->phase != PHASE_RUNNING)
		return chain->office->now_ms;
	office_ms = chain->anchor_office_ms + (at_ms - chain->anchor_at_ms);
	return office_ms > chain->office->now_ms ? office_ms : chain->office->now_ms;
}

/* The office clock is tied to UTC where it starts to run, so that late records never slow it down. */
static void anchor(struct chain *chain, enum phase before, int64_t at_ms, int64_t office_ms)
{
	if (before != PHASE_RUNNING && chain->office->phase == PHASE_RUNNING) {
		chain->anchor_at_ms = at_ms;
		chain->anchor_office_ms = office_ms;
	}
}

static void fold(struct chain *chain, const struct decision *decision, const struct record *record)
{
	enum phase before = chain->office->phase;

	if (is_refused(decision->refusal))
		office_apply_refused(chain->office, record->office_ms, record->pending);
	else
		office_apply(chain->office, &decision->event);
	anchor(chain, before, record->at_ms, record->office_ms);
	chain->at_ms = record->at_ms;
	chain->next_seq = record->seq + 1;
}

static bool changes_document(const struct entry *entry)
{
	return !is_refused(entry->decision.refusal) && entry->decision.event.document.number != 0;
}

static struct entry append(struct chain *chain, const struct command *command,
                           const struct journal_start *start, int64_t at_ms, struct arena *arena)
{
	struct entry entry = {.decision = office_decide(chain->office, command, arena)};

	entry.record = record_of(chain->office, command, &entry.decision,
	                         at_ms > chain->at_ms ? at_ms : chain->at_ms);
	entry.record.seq = chain->next_seq;
	if (start != NULL)
		entry.record.start = *start;
	fold(chain, &entry.decision, &entry.record);
	entry.record.digest = office_digest(chain->office, chain->start, arena);
	if (changes_document(&entry))
		entry.imprint = *office_imprint(chain->office, entry.decision.event.document);
	entry.record.prev = chain->head;
	entry.line = record_write(&entry.record, arena);
	entry.head = chain->head = sha256_of(entry.line);
	return entry;
}

struct entry chain_start(struct chain *chain, struct office *office, const struct journal_start *start,
                         int64_t at_ms, struct arena *arena)
{
	struct command command = {.actor = PARTY_SYSTEM, .action = action_find(STR("attempt.start"))};

	*chain = (struct chain){.office = office, .start = start->start, .head = start->start};
	return append(chain, &command, start, at_ms, arena);
}

struct entry chain_append(struct chain *chain, const struct command *command, int64_t at_ms,
                          struct arena *arena)
{
	return append(chain, command, NULL, at_ms, arena);
}

void chain_fold(struct chain *chain, const struct entry *entry)
{
	assert(entry->record.seq == chain->next_seq);
	fold(chain, &entry->decision, &entry->record);
	if (changes_document(entry))
		*office_imprint(chain->office, entry->decision.event.document) = entry->imprint;
	chain->head = entry->head;
}

/* ---- replaying ---- */

/* Where a replay stands, for messages. */
struct place {
	struct str source;
	uint32_t line;
	struct arena *arena;
	struct err *reterr;
};

static bool differs(const struct place *place, const struct record *record, const char *what,
                    struct str wanted, struct str found)
{
	struct buf text = buf_in(place->arena);

	buf_add_c(&text, "record ");
	buf_add_u64(&text, record->seq);
	buf_add_c(&text, ": ");
	buf_add_c(&text, what);
	buf_add_c(&text, " should be ");
	buf_add(&text, wanted);
	buf_add_c(&text, " and is ");
	buf_add(&text, found);
	return err_at(place->reterr, ERR_INPUT, place->source, place->line, buf_str(&text),
	              STR("the journal was changed after it was written; take it from the database or a backup"));
}

static struct str number_text(struct arena *arena, int64_t value)
{
	struct buf out = buf_in(arena);

	buf_add_i64(&out, value);
	return buf_str(&out);
}

static bool order_check(const struct chain *chain, const struct place *place, const struct record *record)
{
	if (record->seq != chain->next_seq)
		return differs(place, record, "seq", number_text(place->arena, chain->next_seq),
		               number_text(place->arena, record->seq));
	if (!sha256_equals(record->prev, chain->head))
		return differs(place, record, "prev (the hash of the line before)",
		               sha256_hex(place->arena, chain->head), sha256_hex(place->arena, record->prev));
	if (record->at_ms < chain->at_ms)
		return differs(place, record, "at_ms", STR("no earlier than in the record before"),
		               number_text(place->arena, record->at_ms));
	if (record->office_ms < chain->office->now_ms)
		return differs(place, record, "office_ms", STR("no earlier than in the record before"),
		               number_text(place->arena, record->office_ms));
	return true;
}

/* The command a record was made from. False when it names what this office does not have. */
static bool command_of(const struct chain *chain, const struct place *place, const struct record *record,
                       struct command *ret)
{
	const struct action *action = action_find(record->action);
	struct party_id actor = seed_find_party(chain->office->seed, record->actor);

	if (action == NULL)
		return differs(place, record, "action", STR("one this program knows"), record->action);
	if (actor.number == 0 && !str_equals(record->actor, STR("system")))
		return differs(place, record, "actor", STR("a person of the office, or system"), record->actor);
	*ret = (struct command){
		.actor = actor,
		.action = action,
		.object = record->object,
		.pairs = record->pairs,
		.pair_count = record->pair_count,
		.office_ms = record->office_ms,
		.pending = record->pending,
	};
	return true;
}

/* A record that takes an entry off the pending list must be the very act the script has there at that time, and nobody
 * but the candidate and the system may act of his own accord. */
static bool script_check(const struct chain *chain, const struct place *place, const struct record *record,
                         const struct command *command)
{
	const struct office *office = chain->office;
	struct command due;

	if (command->pending == 0) {
		if (command->actor.number != 0 && !party_is(command->actor, office->candidate))
			return differs(place, record, "actor", STR("the candidate, or somebody the script lets act"),
			               record->actor);
		return true;
	}
	if (!office_due(office, record->office_ms, &due) || due.pending != command->pending ||
	    due.action != command->action || !party_is(due.actor, command->actor) ||
	    !str_equals(due.object, command->object))
		return differs(place, record, "pending", STR("the scripted act that is due then"),
		               number_text(place->arena, record->pending));
	return true;
}

static bool facts_are_equal(const struct facts *one, const struct facts *two)
{
	return one->assignment.number == two->assignment.number && one->number == two->number &&
	       one->former.number == two->former.number && one->opinion == two->opinion &&
	       one->draft == two->draft;
}

static bool outcome_check(const struct place *place, const struct record *record,
                          const struct decision *decision)
{
	struct str wanted = is_refused(decision->refusal) ? refusal_name(decision->refusal.code) : STR("ok");
	struct str found = is_refused(record->refusal) ? refusal_name(record->refusal.code) : STR("ok");

	if (!str_equals(wanted, found))
		return differs(place, record, "outcome", wanted, found);
	if (!str_equals(decision->refusal.field, record->refusal.field))
		return differs(place, record, "field", decision->refusal.field, record->refusal.field);
	if (is_refused(decision->refusal))
		return true;
	if (!facts_are_equal(&decision->event.facts, &record->facts))
		return differs(place, record, "facts", STR("what the rules give"), STR("something else"));
	return true;
}

/* The document a record is about: the one it makes, which is the next, or the one it names. */
static struct document_id event_document(const struct office *office, const struct record *record)
{
	if (record->facts.draft == 0)
		return office_find_document(office, record->object);
	if (record->facts.draft != office->made_count + 1)
		return (struct document_id){0};
	return seed_made_document(office->seed, record->facts.draft);
}

/* A field may name a document or a dossier that a later record makes: its key alone does not tell. */
static bool names_what_is_there(const struct office *office, const struct event *event)
{
	for (size_t i = 0; i < event->action->field_count; i++) {
		const struct field *field = &event->action->fields[i];
		const void *at = (const char *)event->input + field->offset;

		if (field->kind == FIELD_KIND_DOCUMENT &&
		    ((const struct document_id *)at)->number > office_document_count(office))
			return false;
		if (field->kind == FIELD_KIND_DOSSIER &&
		    ((const struct dossier_id *)at)->number > office->dossier_count)
			return false;
	}
	return true;
}

/* The event a record states, without deciding anything again. */
static bool event_of(const struct chain *chain, const struct place *place, const struct record *record,
                     const struct command *command, struct decision *ret)
{
	const struct action *action = command->action;
	void *input = arena_alloc(place->arena, action->input_size);
	struct refusal refusal;

	*ret = (struct decision){
		.refusal = record->refusal, .pairs = record->pairs, .pair_count = record->pair_count};
	if (is_refused(record->refusal))
		return true;
	refusal = fields_decode(chain->office->seed, action, record->pairs, record->pair_count, place->arena,
	                        input);
	ret->event = (struct event){
		.action = action,
		.actor = command->actor,
		.document = event_document(chain->office, record),
		.input = input,
		.facts = record->facts,
		.office_ms = record->office_ms,
		.pending = record->pending,
	};
	if (is_refused(refusal) || (action_has_document(action) && ret->event.document.number == 0) ||
	    !names_what_is_there(chain->office, &ret->event))
		return differs(place, record, "input", STR("one this office can hold"), STR("something else"));
	return true;
}

bool chain_replay(struct chain *chain, struct str line, struct str source, uint32_t line_number,
                  enum replay_mode mode, struct arena *arena, struct record *ret, struct entry *ret_entry,
                  struct err *reterr)
{
	struct place place = {source, line_number, arena, reterr};
	struct entry entry = {.line = line};
	struct command command;
	struct record *record = &entry.record;

	if (!record_read(line, source, line_number, arena, record, reterr) ||
	    !order_check(chain, &place, record) || !command_of(chain, &place, record, &command))
		return false;
	if (record->seq == 0)
		chain->rules = record->start.rules;
	if (chain->rules == 0 || chain->rules > OFFICE_RULES_VERSION)
		return differs(&place, record, "rules", STR("a version this program knows"),
		               number_text(arena, chain->rules));
	if (mode == REPLAY_VERIFY && chain->rules == OFFICE_RULES_VERSION) {
		if (!script_check(chain, &place, record, &command))
			return false;
		entry.decision = office_decide(chain->office, &command, arena);
		if (!outcome_check(&place, record, &entry.decision))
			return false;
	} else if (!event_of(chain, &place, record, &command, &entry.decision)) {
		return false;
	}
	fold(chain, &entry.decision, record);
	entry.head = chain->head = sha256_of(line);
	if (mode == REPLAY_VERIFY) {
		struct sha256 digest = office_digest(chain->office, chain->start, arena);

		if (!sha256_equals(digest, record->digest))
			return differs(&place, record, "digest", sha256_hex(arena, digest),
			               sha256_hex(arena, record->digest));
	}
	*ret = *record;
	*ret_entry = entry;
	return true;
}
