/* store/markings.c - see markings.h. */
#include "store/markings.h"

#include "base/buf.h"
#include "store/arrays.h"
#include "store/parts.h"

bool staff_list_guides(struct staff *staff, struct str scenario, struct arena *arena,
                       const struct stored_guide **ret, size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {
		"staff-list-guides",
		"select scenario, version, xml,"
		" (select count(*) from attempt where attempt.scenario = guide.scenario"
		" and closed_at_ms is not null),"
		" (select count(*) from attempt where attempt.scenario = guide.scenario"
		" and closed_at_ms is null),"
		" (select coalesce(max(version), 0) from marking_guide as waiting where is_loaded"
		" and waiting.scenario = guide.scenario and waiting.version > guide.version"
		" and waiting.sha256 <> guide.sha256)"
		" from guide_in_force join marking_guide as guide using (scenario, version)"
		" where $1 = '' or scenario = $1 order by scenario"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct stored_guide *guides = ARENA_ARRAY(arena, struct stored_guide, (size_t)rows);
	for (int row = 0; row < rows; row++) {
		guides[row] = (struct stored_guide){
			.scenario = str_copy(arena, pg_str(result, row, 0)),
			.version = (uint32_t)pg_i64(result, row, 1),
			.xml = str_copy(arena, pg_str(result, row, 2)),
			.closed = pg_u64(result, row, 3),
			.open = pg_u64(result, row, 4),
			.waiting = (uint32_t)pg_i64(result, row, 5),
		};
	}
	*ret = guides;
	*ret_count = (size_t)rows;
	return true;
}

bool staff_list_markings(struct staff *staff, const struct marking_key *key, uint64_t after, uint32_t most,
                         struct arena *arena, struct stored_marking **ret, size_t *ret_count,
                         struct err *reterr)
{
	/* The head is taken from the journal itself, so that one that was changed by hand is marked anew. */
	static const struct pg_statement list = {
		"staff-list-markings",
		"select closed.id, closed.head, marking.score_hundredths, marking.result"
		" from (select attempt.id, sha256(convert_to(last.line, 'UTF8')) as head from attempt"
		" cross join lateral (select line from record where record.attempt = attempt.id"
		" order by seq desc limit 1) as last"
		" where attempt.scenario = $1 and attempt.closed_at_ms is not null and attempt.id > $4"
		" order by attempt.id limit $5) as closed"
		" left join marking on marking.attempt = closed.id and marking.guide_version = $2"
		" and marking.engine = $3 and marking.head = closed.head order by closed.id"};
	struct pg_args args = {0};
	pg_add_text(&args, key->scenario);
	pg_add_i64(&args, key->guide_version);
	pg_add_text(&args, key->engine);
	pg_add_u64(&args, after);
	pg_add_i64(&args, most);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	*ret = ARENA_ARRAY(arena, struct stored_marking, (size_t)rows);
	*ret_count = (size_t)rows;
	for (int row = 0; row < rows; row++) {
		struct stored_marking *marking = &(*ret)[row];
		marking->attempt = pg_u64(result, row, 0);
		marking->head = store_sha256(result, row, 1);
		marking->is_marked = !pg_is_null(result, row, 3);
		if (!marking->is_marked)
			continue;
		marking->needs_human = pg_is_null(result, row, 2);
		marking->score_hundredths = marking->needs_human ? 0 : (uint32_t)pg_i64(result, row, 2);
		marking->result = str_copy(arena, pg_str(result, row, 3));
	}
	return true;
}

static size_t place_of(const uint64_t *attempts, size_t count, uint64_t attempt)
{
	size_t at = 0;
	while (at < count && attempts[at] != attempt)
		at++;
	return at;
}

static void lines_add(const PGresult *result, const uint64_t *attempts, size_t count, struct buf *texts)
{
	for (int row = 0; row < PQntuples(result); row++) {
		size_t at = place_of(attempts, count, pg_u64(result, row, 0));
		if (at == count)
			continue;
		buf_add(&texts[at], pg_str(result, row, 1));
		buf_add_char(&texts[at], '\n');
	}
}

bool staff_load_journals(struct staff *staff, const uint64_t *attempts, size_t count, struct arena *arena,
                         struct str *ret, struct err *reterr)
{
	static const struct pg_statement starts = {
		"staff-load-starts",
		"select attempt.id, blob.bytes from attempt join blob on blob.sha256 = attempt.start"
		" where attempt.id = any($1::bigint[])"};
	static const struct pg_statement lines = {
		"staff-load-lines",
		"select attempt, line from record where attempt = any($1::bigint[]) order by attempt, seq"};
	struct array wanted = array_in(arena, PG_INT8, count);
	struct buf *texts = ARENA_ARRAY(arena, struct buf, count);
	for (size_t i = 0; i < count; i++) {
		texts[i] = buf_in(arena);
		array_add_i64(&wanted, (int64_t)attempts[i]);
	}
	struct pg_args args = {0};
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&wanted));
	AUTO(PGresult) *offices = pool_ask(staff_pool(staff), &starts, &args, reterr);
	if (offices == NULL)
		return false;
	lines_add(offices, attempts, count, texts);
	AUTO(PGresult) *records = pool_ask(staff_pool(staff), &lines, &args, reterr);
	if (records == NULL)
		return false;
	lines_add(records, attempts, count, texts);
	for (size_t i = 0; i < count; i++)
		ret[i] = buf_str(&texts[i]);
	return true;
}

bool staff_save_markings(struct staff *staff, const struct marking_key *key,
                         const struct stored_marking *markings, size_t count, struct arena *scratch,
                         struct err *reterr)
{
	static const struct pg_statement save = {
		"staff-save-markings",
		"insert into marking (attempt, scenario, guide_version, engine, head, score_hundredths, result)"
		" select rows.attempt, $1, $2, $3, decode(rows.head, 'hex'), rows.score, rows.result"
		" from unnest($4::bigint[], $5::text[], $6::integer[], $7::text[])"
		" as rows (attempt, head, score, result) on conflict do nothing"};
	struct array attempts = array_in(scratch, PG_INT8, count), heads = array_in(scratch, PG_TEXT, count);
	struct array scores = array_in(scratch, PG_INT4, count), results = array_in(scratch, PG_TEXT, count);
	for (size_t i = 0; i < count; i++) {
		array_add_i64(&attempts, (int64_t)markings[i].attempt);
		array_add_text(&heads, sha256_hex(scratch, markings[i].head));
		if (markings[i].needs_human)
			array_add_null(&scores);
		else
			array_add_i32(&scores, (int32_t)markings[i].score_hundredths);
		array_add_text(&results, markings[i].result);
	}
	struct pg_args args = {0};
	pg_add_text(&args, key->scenario);
	pg_add_i64(&args, key->guide_version);
	pg_add_text(&args, key->engine);
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&attempts));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&heads));
	pg_add_binary(&args, PG_INT4_ARRAY, array_str(&scores));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&results));
	return pool_tell(staff_pool(staff), &save, &args, reterr);
}
