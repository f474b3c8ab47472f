#include "grader/export/xapi.h"

#include "base/check.h"

#include <string.h>

#define IRI "urn:saban:"

enum verb {
	VERB_INITIALIZED,
	VERB_COMPLETED,
	VERB_SCORED,
};

static const struct {
	struct str id, en, vi;
} verbs[] = {
	[VERB_INITIALIZED] = {STR_INIT("http://adlnet.gov/expapi/verbs/initialized"), STR_INIT("initialized"),
                          STR_INIT("đã bắt đầu")},
	[VERB_COMPLETED] = {STR_INIT("http://adlnet.gov/expapi/verbs/completed"), STR_INIT("completed"),
                        STR_INIT("đã hoàn thành")},
	[VERB_SCORED] = {STR_INIT("http://adlnet.gov/expapi/verbs/scored"), STR_INIT("scored"),
                     STR_INIT("được chấm")},
};

/* A statement that is being written. */
struct telling {
	struct json_out *json;
	const struct xapi_case *xapi;
	struct arena *arena;
};

/* A UUID in the shape of version 5, named by a text: SHA-256 stands where RFC 4122 has SHA-1. */
static struct str uuid_of(struct str name, struct arena *arena)
{
	struct sha256 hash = sha256_of(name);
	static const unsigned groups[] = {4, 2, 2, 2, 6};
	struct buf out = buf_in(arena);
	unsigned at = 0;

	hash.bytes[6] = (uint8_t)((hash.bytes[6] & 0x0f) | 0x50);
	hash.bytes[8] = (uint8_t)((hash.bytes[8] & 0x3f) | 0x80);
	for (size_t i = 0; i < COUNT(groups); i++) {
		if (i > 0)
			buf_add_char(&out, '-');
		buf_add_hex(&out, &hash.bytes[at], groups[i]);
		at += groups[i];
	}
	return buf_str(&out);
}

static struct str joined(struct arena *arena, struct str a, const char *b, struct str c)
{
	struct buf out = buf_in(arena);

	buf_add(&out, a);
	buf_add_c(&out, b);
	buf_add(&out, c);
	return buf_str(&out);
}

/* What names an attempt for ever: the hash of its first record, which holds scenario, seed and time. */
static struct str attempt_name(const struct journal *journal, struct arena *arena)
{
	return sha256_hex(arena, journal->record_count > 1 ? journal->records[1].prev : journal->head);
}

/* ---- parts of a statement ---- */

static void put_actor(struct telling *telling)
{
	struct json_out *json = telling->json;

	json_key(json, "actor");
	json_object_open(json);
	json_member_str(json, "objectType", STR("Agent"));
	json_key(json, "account");
	json_object_open(json);
	json_member_str(json, "homePage", telling->xapi->home_page);
	json_member_str(json, "name", telling->xapi->account);
	json_object_close(json);
	json_object_close(json);
}

static void put_verb(struct json_out *json, enum verb verb)
{
	json_key(json, "verb");
	json_object_open(json);
	json_member_str(json, "id", verbs[verb].id);
	json_key(json, "display");
	json_object_open(json);
	json_member_str(json, "en", verbs[verb].en);
	json_member_str(json, "vi", verbs[verb].vi);
	json_object_close(json);
	json_object_close(json);
}

/* The scenario, or one of its tasks. */
static void put_object(struct telling *telling, struct str task)
{
	struct json_out *json = telling->json;
	struct str scenario = telling->xapi->one.journal->start.scenario;
	struct str id = joined(telling->arena, STR(IRI "scenario:"), "", scenario);

	json_key(json, "object");
	json_object_open(json);
	json_member_str(json, "objectType", STR("Activity"));
	json_member_str(json, "id", str_is_empty(task) ? id : joined(telling->arena, id, ":", task));
	json_key(json, "definition");
	json_object_open(json);
	json_member_str(json, "type",
	                str_is_empty(task) ? STR("http://adlnet.gov/expapi/activities/assessment")
	                                   : STR("http://adlnet.gov/expapi/activities/question"));
	json_key(json, "name");
	json_object_open(json);
	json_member_str(json, "vi", str_is_empty(task) ? scenario : joined(telling->arena, scenario, " ", task));
	json_object_close(json);
	json_object_close(json);
	json_object_close(json);
}

static void put_context(struct telling *telling)
{
	const struct journal *journal = telling->xapi->one.journal;
	struct json_out *json = telling->json;

	json_key(json, "context");
	json_object_open(json);
	json_member_str(json, "registration", uuid_of(attempt_name(journal, telling->arena), telling->arena));
	json_member_str(json, "platform", STR("Sa Bàn"));
	json_member_str(json, "language", STR("vi"));
	json_key(json, "extensions");
	json_object_open(json);
	json_member_str(json, IRI "journal-head", sha256_hex(telling->arena, journal->head));
	json_object_close(json);
	json_object_close(json);
}

/* Everything before "result"; `about` makes the id differ from those of the attempt's other statements. */
static void statement_open(struct telling *telling, enum verb verb, struct str task, struct str about)
{
	struct str name = attempt_name(telling->xapi->one.journal, telling->arena);

	name = joined(telling->arena, name, "/", verbs[verb].en);
	name = joined(telling->arena, name, "/", about);
	json_object_open(telling->json);
	json_member_str(telling->json, "id", uuid_of(name, telling->arena));
	put_actor(telling);
	put_verb(telling->json, verb);
	put_object(telling, task);
}

static void statement_close(struct telling *telling, int64_t at_ms)
{
	put_context(telling);
	json_member_str(telling->json, "timestamp", case_instant(at_ms, telling->arena));
	json_member_str(telling->json, "version", STR("1.0.2"));
	json_object_close(telling->json);
}

/* ---- results ---- */

/* A number with so many digits behind the point: 850 of two is 8.50. */
static void put_decimal(struct json_out *json, const char *key, uint64_t value, unsigned digits)
{
	uint64_t unit = 1;

	for (unsigned i = 0; i < digits; i++)
		unit *= 10;
	json_key(json, key);
	buf_add_u64(json->out, value / unit);
	buf_add_char(json->out, '.');
	buf_add_padded(json->out, value % unit, digits);
	json->comma = true;
}

static void put_score(struct json_out *json, uint32_t score, uint32_t max)
{
	json_key(json, "score");
	json_object_open(json);
	if (max > 0)
		put_decimal(json, "scaled", ((uint64_t)score * 10000 + max / 2) / max, 4);
	put_decimal(json, "raw", score, 2);
	put_decimal(json, "min", 0, 2);
	put_decimal(json, "max", max, 2);
	json_object_close(json);
}

/* A mark under another guide, or of another value, is another statement. */
static struct str mark_name(const struct telling *telling, struct str task, uint32_t score)
{
	struct buf out = buf_in(telling->arena);

	buf_add(&out, task);
	buf_add_char(&out, '/');
	buf_add_u64(&out, telling->xapi->guide_version);
	buf_add_char(&out, '/');
	buf_add_u64(&out, score);
	return buf_str(&out);
}

static void tell_score(struct telling *telling, struct str task, uint32_t score, uint32_t max, int64_t at_ms)
{
	statement_open(telling, VERB_SCORED, task, mark_name(telling, task, score));
	json_key(telling->json, "result");
	json_object_open(telling->json);
	put_score(telling->json, score, max);
	json_object_close(telling->json);
	statement_close(telling, at_ms);
}

static void tell_no_score(struct telling *telling, int64_t at_ms)
{
	struct json_out *json = telling->json;

	statement_open(telling, VERB_SCORED, (struct str){0}, STR("needs-human"));
	json_key(json, "result");
	json_object_open(json);
	json_key(json, "extensions");
	json_object_open(json);
	json_member_str(json, IRI "needs-human", telling->xapi->mark->why.text);
	json_object_close(json);
	json_object_close(json);
	statement_close(telling, at_ms);
}

static void tell_end(struct telling *telling, const struct record *last)
{
	struct buf duration = buf_in(telling->arena);

	duration_write(last->office_ms, &duration);
	statement_open(telling, VERB_COMPLETED, (struct str){0}, (struct str){0});
	json_key(telling->json, "result");
	json_object_open(telling->json);
	json_member_bool(telling->json, "completion", true);
	json_member_str(telling->json, "duration", buf_str(&duration));
	json_object_close(telling->json);
	statement_close(telling, last->at_ms);
}

void xapi_statements(struct json_out *json, const struct xapi_case *xapi, struct arena *scratch)
{
	const struct journal *journal = xapi->one.journal;
	const struct record *last = &journal->records[journal->record_count - 1];
	struct telling telling = {json, xapi, scratch};

	statement_open(&telling, VERB_INITIALIZED, (struct str){0}, (struct str){0});
	statement_close(&telling, journal->records[0].at_ms);
	if (journal->is_closed)
		tell_end(&telling, last);
	if (xapi->mark == NULL)
		return;
	if (xapi->mark->verdict == VERDICT_NEEDS_HUMAN) {
		tell_no_score(&telling, last->at_ms);
		return;
	}
	for (size_t i = 0; i < xapi->mark->task_count; i++)
		tell_score(&telling, xapi->mark->tasks[i].ref, xapi->mark->tasks[i].score, xapi->mark->tasks[i].max,
		           last->at_ms);
	tell_score(&telling, (struct str){0}, xapi->mark->score, xapi->mark->max, last->at_ms);
}
