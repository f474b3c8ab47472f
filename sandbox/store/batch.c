/* store/batch.c - see batch.h. */
#include "store/batch.h"

#include "base/check.h"
#include "store/arrays.h"

/* How often a statement is tried again that the server gave up in favour of another's. */
#define DEADLOCK_TRIES 5

static const struct pg_statement append = {
	"append",
	"with closed as ("
	" update attempt set closed_at_ms = c.at_ms from unnest($7::bigint[], $8::bigint[]) as c (id, at_ms)"
	" where attempt.id = c.id)"
	" insert into record (attempt, seq, at_ms, line, key)"
	" select (select a.id from attempt a where a.id = n.attempt and (n.lease = 0 or a.lease = n.lease)),"
	" n.seq, n.at_ms, n.line, n.key"
	" from unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::bigint[])"
	" as n (attempt, seq, at_ms, line, key, lease)",
};

bool line_closes_attempt(struct str line)
{
	/* Lines are canonical: the first member of this name is the record's own, as quotes inside texts are escaped. */
	struct str member = STR("\"action\":");
	struct str rest = str_slice(line, str_find(line, member) + member.len, line.len);
	return str_starts_with(rest, STR("\"attempt.close\""));
}

struct columns {
	struct array attempts, seqs, times, lines, keys, leases;
	struct array closed, closed_times;
};

static void add_line(struct columns *columns, const struct commit *commit, size_t index)
{
	const struct commit_line *line = &commit->lines[index];
	array_add_i64(&columns->attempts, (int64_t)commit->attempt);
	array_add_i32(&columns->seqs, (int32_t)line->seq);
	array_add_i64(&columns->times, line->at_ms);
	array_add_text(&columns->lines, line->line);
	if (index == 0 && commit->key.len > 0)
		array_add_text(&columns->keys, commit->key);
	else
		array_add_null(&columns->keys);
	array_add_i64(&columns->leases, (int64_t)commit->lease);
	if (line_closes_attempt(line->line)) {
		array_add_i64(&columns->closed, (int64_t)commit->attempt);
		array_add_i64(&columns->closed_times, line->at_ms);
	}
}

static bool insert(struct pg *pg, struct commit *const *commits, size_t count, struct arena *scratch,
                   struct err *reterr)
{
	size_t rows = 0;
	for (size_t i = 0; i < count; i++)
		rows += commits[i]->line_count;
	struct columns columns = {
		.attempts = array_in(scratch, PG_INT8, rows),
		.seqs = array_in(scratch, PG_INT4, rows),
		.times = array_in(scratch, PG_INT8, rows),
		.lines = array_in(scratch, PG_TEXT, rows * 2),
		.keys = array_in(scratch, PG_TEXT, rows / 4),
		.leases = array_in(scratch, PG_INT8, rows),
		.closed = array_in(scratch, PG_INT8, 0),
		.closed_times = array_in(scratch, PG_INT8, 0),
	};
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < commits[i]->line_count; j++)
			add_line(&columns, commits[i], j);
	}
	struct pg_args args = {0};
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&columns.attempts));
	pg_add_binary(&args, PG_INT4_ARRAY, array_str(&columns.seqs));
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&columns.times));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&columns.lines));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&columns.keys));
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&columns.leases));
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&columns.closed));
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&columns.closed_times));
	AUTO(PGresult) *result = pg_run(pg, &append, &args, reterr);
	return result != NULL;
}

/* Lines of a commit are stored together or not at all, so its last one speaks for all. */
static bool is_stored(struct pg *pg, const struct commit *commit, bool *ret, struct err *reterr)
{
	static const struct pg_statement find = {
		"record-same", "select 1 from record where attempt = $1 and seq = $2::bigint and line = $3"};
	const struct commit_line *last = &commit->lines[commit->line_count - 1];
	struct pg_args args = {0};
	pg_add_u64(&args, commit->attempt);
	pg_add_i64(&args, last->seq);
	pg_add_text(&args, last->line);
	AUTO(PGresult) *result = pg_run(pg, &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret = PQntuples(result) > 0;
	return true;
}

/* True when the statement's failure lies in what one of its commits holds, so that the others may yet pass. */
static bool is_about_content(const struct pg *pg)
{
	return pg_failed_with(pg, "22") || pg_failed_with(pg, "23") || pg_failed_with(pg, "40");
}

static enum commit_outcome outcome_of_failure(const struct pg *pg)
{
	if (pg_failed_with(pg, "23502"))
		return COMMIT_MOVED;
	return pg_failed_with(pg, "23505") ? COMMIT_CONFLICT : COMMIT_FAILED;
}

/* Says the outcome of one commit, or that it was stored before the connection was lost. */
static bool settle(struct pg *pg, const struct batch *batch, size_t index, enum commit_outcome outcome,
                   struct err *reterr)
{
	bool stored = false;
	struct err why = {0};
	if (batch->is_in_doubt && !is_stored(pg, batch->commits[index], &stored, &why) && pg_was_lost(pg)) {
		*reterr = why;
		return false;
	}
	batch->outcomes[index] = stored ? COMMIT_DONE : outcome;
	return true;
}

static bool settle_all(struct pg *pg, const struct batch *batch, enum commit_outcome outcome,
                       struct err *reterr)
{
	for (size_t i = 0; i < batch->count; i++) {
		if (!settle(pg, batch, i, outcome, reterr))
			return false;
	}
	return true;
}

static struct batch part_of(const struct batch *batch, size_t from, size_t to)
{
	return (struct batch){batch->commits + from, batch->outcomes + from, to - from, batch->is_in_doubt};
}

bool batch_run(struct pg *pg, const struct batch *batch, struct arena *scratch, struct err *reterr)
{
	struct err why = {0};
	for (int tries = 0; tries < DEADLOCK_TRIES; tries++) {
		if (insert(pg, batch->commits, batch->count, scratch, &why)) {
			for (size_t i = 0; i < batch->count; i++)
				batch->outcomes[i] = COMMIT_DONE;
			return true;
		}
		if (!pg_failed_with(pg, "40"))
			break;
	}
	if (pg_was_lost(pg)) {
		*reterr = why;
		return false;
	}
	if (batch->count > 1 && is_about_content(pg)) {
		struct batch first = part_of(batch, 0, batch->count / 2);
		struct batch second = part_of(batch, batch->count / 2, batch->count);
		return batch_run(pg, &first, scratch, reterr) && batch_run(pg, &second, scratch, reterr);
	}
	enum commit_outcome outcome = outcome_of_failure(pg);
	if (outcome == COMMIT_FAILED)
		*reterr = why;
	return settle_all(pg, batch, outcome, reterr);
}
