#include "journal/record.h"

#include "base/buf.h"
#include "base/json_write.h"
#include "journal/json_read.h"

#include <string.h>

static void write_hash(struct json_out *json, const char *key, struct sha256 hash)
{
	json_key(json, key);
	buf_add_char(json->out, '"');
	buf_add_hex(json->out, hash.bytes, SHA256_BYTES);
	buf_add_char(json->out, '"');
	json->comma = true;
}

static void write_start(struct json_out *json, const struct journal_start *start)
{
	json_member_str(json, "format", STR(JOURNAL_FORMAT));
	json_member_str(json, "engine", start->engine);
	json_member_u64(json, "rules", start->rules);
	json_member_str(json, "scenario", start->scenario);
	write_hash(json, "scenario_sha256", start->scenario_sha256);
	json_member_u64(json, "seed", start->seed);
}

static void write_input(struct json_out *json, const struct pair *pairs, size_t count)
{
	if (count == 0)
		return;
	json_key(json, "input");
	json_object_open(json);
	for (size_t i = 0; i < count; i++) {
		if (json->comma)
			buf_add_char(json->out, ',');
		json_quote(json->out, pairs[i].name);
		buf_add_char(json->out, ':');
		json_quote(json->out, pairs[i].value);
		json->comma = true;
	}
	json_object_close(json);
}

static bool facts_are_given(const struct facts *facts)
{
	return facts->assignment.number != 0 || facts->number != 0 || facts->former.number != 0 ||
	       facts->opinion != 0 || facts->draft != 0;
}

static void write_outcome(struct json_out *json, const struct record *record)
{
	bool is_ok = !is_refused(record->refusal);

	json_member_str(json, "outcome", is_ok ? STR("ok") : refusal_name(record->refusal.code));
	if (!str_is_empty(record->refusal.field))
		json_member_str(json, "field", record->refusal.field);
	if (!facts_are_given(&record->facts))
		return;
	json_key(json, "facts");
	json_object_open(json);
	if (record->facts.assignment.number != 0)
		json_member_u64(json, "assignment", record->facts.assignment.number);
	if (record->facts.number != 0)
		json_member_u64(json, "number", record->facts.number);
	if (record->facts.draft != 0)
		json_member_u64(json, "draft", record->facts.draft);
	if (record->facts.former.number != 0)
		json_member_u64(json, "former", record->facts.former.number);
	if (record->facts.opinion != 0)
		json_member_u64(json, "opinion", record->facts.opinion);
	json_object_close(json);
}

struct str record_write(const struct record *record, struct arena *arena)
{
	struct buf out = buf_sized(arena, 512);
	struct json_out json = json_out_in(&out);

	json_object_open(&json);
	json_member_u64(&json, "seq", record->seq);
	if (record->seq == 0)
		write_start(&json, &record->start);
	json_member_i64(&json, "at_ms", record->at_ms);
	json_member_i64(&json, "office_ms", record->office_ms);
	json_member_str(&json, "actor", record->actor);
	json_member_str(&json, "action", record->action);
	if (!str_is_empty(record->object))
		json_member_str(&json, "object", record->object);
	if (record->pending != 0)
		json_member_u64(&json, "pending", record->pending);
	write_input(&json, record->pairs, record->pair_count);
	write_outcome(&json, record);
	write_hash(&json, "digest", record->digest);
	write_hash(&json, "prev", record->prev);
	json_object_close(&json);
	return buf_str(&out);
}

static struct sha256 read_hash(const cJSON *json, const char *key, struct arena *arena)
{
	struct sha256 hash = {{0}};

	if (!sha256_parse(json_text(json, key, arena), &hash))
		memset(&hash, 0, sizeof(hash));
	return hash;
}

static void read_start(const cJSON *json, struct arena *arena, struct journal_start *start)
{
	start->engine = json_text(json, "engine", arena);
	start->rules = (uint32_t)json_number(json, "rules");
	start->scenario = json_text(json, "scenario", arena);
	start->scenario_sha256 = read_hash(json, "scenario_sha256", arena);
	start->seed = (uint64_t)json_number(json, "seed");
	start->start = read_hash(json, "prev", arena);
}

static bool has_doubled_name(const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (str_equals(pairs[i].name, pairs[j].name))
				return true;
		}
	}
	return false;
}

static void read_input(const cJSON *json, struct arena *arena, struct record *record)
{
	const cJSON *input = json_member(json, "input");
	struct pair *pairs = ARENA_ARRAY(arena, struct pair, json_count(input));
	const cJSON *item;

	cJSON_ArrayForEach(item, input)
	{
		pairs[record->pair_count++] = (struct pair){
			.name = str_copy(arena, str_from_c(item->string)),
			.value = json_item_text(item, arena),
		};
	}
	record->pairs = pairs;
}

static bool read_outcome(const cJSON *json, struct arena *arena, struct record *record)
{
	struct str outcome = json_text(json, "outcome", arena);
	const cJSON *facts = json_member(json, "facts");

	record->refusal.field = json_text(json, "field", arena);
	record->facts.assignment.number = (uint32_t)json_number(facts, "assignment");
	record->facts.number = (uint32_t)json_number(facts, "number");
	record->facts.draft = (uint32_t)json_number(facts, "draft");
	record->facts.former.number = (uint32_t)json_number(facts, "former");
	record->facts.opinion = (uint32_t)json_number(facts, "opinion");
	return str_equals(outcome, STR("ok")) || refusal_parse(outcome, &record->refusal.code);
}

bool record_read(struct str line, struct str source, uint32_t line_number, struct arena *arena,
                 struct record *ret, struct err *reterr)
{
	struct record record = {.seq = 0};
	AUTO(cJSON) *json = json_parse(line, source, line_number, reterr);

	if (json == NULL)
		return false;
	record.seq = (uint32_t)json_number(json, "seq");
	if (record.seq == 0)
		read_start(json, arena, &record.start);
	record.at_ms = json_number(json, "at_ms");
	record.office_ms = json_number(json, "office_ms");
	record.actor = json_text(json, "actor", arena);
	record.action = json_text(json, "action", arena);
	record.object = json_text(json, "object", arena);
	record.pending = (uint32_t)json_number(json, "pending");
	read_input(json, arena, &record);
	record.digest = read_hash(json, "digest", arena);
	record.prev = read_hash(json, "prev", arena);
	if (!read_outcome(json, arena, &record))
		return err_at(reterr, ERR_INPUT, source, line_number, STR("the record's outcome is not known"),
		              STR("read the journal with the version of the program that wrote it"));
	if (has_doubled_name(record.pairs, record.pair_count) || !str_equals(record_write(&record, arena), line))
		return err_at(reterr, ERR_INPUT, source, line_number,
		              STR("the record is not in the canonical form of " JOURNAL_FORMAT),
		              STR("the line was changed after it was written; export the journal again"));
	*ret = record;
	return true;
}

struct record record_of(const struct office *before, const struct command *command,
                        const struct decision *decision, int64_t at_ms)
{
	const struct party *actor = seed_party(before->seed, command->actor);

	return (struct record){
		.at_ms = at_ms,
		.office_ms = command->office_ms,
		.actor = actor == NULL ? STR("system") : actor->key,
		.action = action_key(command->action),
		.object = command->object,
		.pending = command->pending,
		.pairs = decision->pairs,
		.pair_count = decision->pair_count,
		.refusal = decision->refusal,
		.facts = is_refused(decision->refusal) ? (struct facts){.number = 0} : decision->event.facts,
	};
}
