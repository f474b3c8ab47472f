/* store/attempts.c - attempts and their journals, but for committing (store/writer.h). */
#include "store/parts.h"

#include <assert.h>

static bool attempt_of_candidate(void *self, uint64_t candidate, uint64_t *ret_attempt, struct err *reterr)
{
	static const struct pg_statement find = {
		"attempt-of-candidate", "select id from attempt where candidate = $1 order by id desc limit 1"};
	struct pg_args args = {0};
	pg_add_u64(&args, candidate);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("the candidate has no attempt"), (struct str){0});
	*ret_attempt = pg_u64(result, 0, 0);
	return true;
}

/* The starting office is large and the same for all: it is sent once. */
static bool blob_keep(struct pool *pool, struct sha256 hash, struct str bytes, struct err *reterr)
{
	static const struct pg_statement find = {"blob-find", "select 1 from blob where sha256 = $1"};
	static const struct pg_statement keep = {
		"blob-keep", "insert into blob (sha256, bytes) values ($1, $2) on conflict do nothing"};
	struct pg_args args = {0};
	pg_add_bytes(&args, hash.bytes, sizeof(hash.bytes));
	AUTO(PGresult) *result = pool_ask(pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) > 0)
		return true;
	pg_add_bytes(&args, bytes.ptr, bytes.len);
	return pool_tell(pool, &keep, &args, reterr);
}

static bool attempt_create(void *self, uint64_t candidate, uint64_t lease, struct str scenario,
                           struct sha256 start, struct str start_line, const struct commit_line *first,
                           uint64_t *ret_attempt, struct err *reterr)
{
	static const struct pg_statement create = {
		"attempt-create",
		"with made as ("
		" insert into attempt (candidate, lease, scenario, start, created_at_ms) values ($1, $2, $3, $4, $5)"
		" returning id)"
		" insert into record (attempt, seq, at_ms, line) select id, 0, $5, $6 from made returning attempt"};
	assert(first->seq == 0);
	if (!blob_keep(store_pool(self), start, start_line, reterr))
		return false;
	struct pg_args args = {0};
	pg_add_u64(&args, candidate);
	pg_add_u64(&args, lease);
	pg_add_text(&args, scenario);
	pg_add_bytes(&args, start.bytes, sizeof(start.bytes));
	pg_add_i64(&args, first->at_ms);
	pg_add_text(&args, first->line);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &create, &args, reterr);
	if (result == NULL)
		return false;
	*ret_attempt = pg_u64(result, 0, 0);
	return true;
}

static bool attempt_row_load(struct pool *pool, struct arena *arena, struct stored_attempt *ret,
                             struct err *reterr)
{
	static const struct pg_statement find = {
		"attempt-load", "select candidate, lease, scenario, start from attempt where id = $1"};
	struct pg_args args = {0};
	pg_add_u64(&args, ret->id);
	AUTO(PGresult) *result = pool_ask(pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("there is no such attempt"), (struct str){0});
	ret->candidate = pg_u64(result, 0, 0);
	ret->lease = pg_u64(result, 0, 1);
	ret->scenario = str_copy(arena, pg_str(result, 0, 2));
	ret->start = store_sha256(result, 0, 3);
	return true;
}

bool attempt_rows_load(struct pool *pool, uint64_t attempt, struct arena *arena, struct stored_attempt *ret,
                       struct err *reterr)
{
	static const struct pg_statement find = {
		"records-load", "select seq, at_ms, line, key from record where attempt = $1 order by seq"};
	struct stored_attempt stored = {.id = attempt};
	if (!attempt_row_load(pool, arena, &stored, reterr))
		return false;
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	AUTO(PGresult) *result = pool_ask(pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct commit_line *lines = ARENA_ARRAY(arena, struct commit_line, (size_t)rows);
	struct stored_key *keys = ARENA_ARRAY(arena, struct stored_key, (size_t)rows);
	for (int row = 0; row < rows; row++) {
		lines[row] = (struct commit_line){(uint32_t)pg_i64(result, row, 0), pg_i64(result, row, 1),
		                                  str_copy(arena, pg_str(result, row, 2))};
		if (lines[row].seq != (uint32_t)row)
			return err_set(reterr, ERR_INTERNAL,
			               STR("a record is missing in the middle of an attempt's journal"),
			               STR("compare with a backup; the records in the database were changed by hand"));
		if (!pg_is_null(result, row, 3))
			keys[stored.key_count++] = (struct stored_key){str_copy(arena, pg_str(result, row, 3)),
			                                               lines[row].seq};
	}
	stored.lines = lines;
	stored.line_count = (size_t)rows;
	stored.keys = keys;
	*ret = stored;
	return true;
}

static bool attempt_load(void *self, uint64_t attempt, struct arena *arena, struct stored_attempt *ret,
                         struct err *reterr)
{
	return attempt_rows_load(store_pool(self), attempt, arena, ret, reterr);
}

bool blob_row_load(struct pool *pool, struct sha256 hash, struct arena *arena, struct str *ret,
                   struct err *reterr)
{
	static const struct pg_statement find = {"blob-load", "select bytes from blob where sha256 = $1"};
	struct pg_args args = {0};
	pg_add_bytes(&args, hash.bytes, sizeof(hash.bytes));
	AUTO(PGresult) *result = pool_ask(pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("the database has lost a starting office"),
		               STR("compare with a backup"));
	*ret = str_copy(arena, pg_str(result, 0, 0));
	return true;
}

static bool blob_load(void *self, struct sha256 hash, struct arena *arena, struct str *ret,
                      struct err *reterr)
{
	return blob_row_load(store_pool(self), hash, arena, ret, reterr);
}

static bool attempts_open(void *self, struct arena *arena, uint64_t **ret, size_t *ret_count,
                          struct err *reterr)
{
	static const struct pg_statement list = {"attempts-open",
	                                         "select id from attempt where closed_at_ms is null order by id"};
	AUTO(PGresult) *result = pool_ask(store_pool(self), &list, NULL, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	uint64_t *ids = ARENA_ARRAY(arena, uint64_t, (size_t)rows);
	for (int row = 0; row < rows; row++)
		ids[row] = pg_u64(result, row, 0);
	*ret = ids;
	*ret_count = (size_t)rows;
	return true;
}

static bool attempt_peek(void *self, uint64_t attempt, uint32_t *ret_seq, uint64_t *ret_lease,
                         struct err *reterr)
{
	static const struct pg_statement peek = {
		"attempt-peek",
		"select lease, (select max(seq) from record where attempt = $1) from attempt where id = $1"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &peek, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0 || pg_is_null(result, 0, 1))
		return err_set(reterr, ERR_MISSING, STR("there is no such attempt"), (struct str){0});
	*ret_lease = pg_u64(result, 0, 0);
	*ret_seq = (uint32_t)pg_i64(result, 0, 1);
	return true;
}

void store_attempts_port(struct store_port *port)
{
	port->attempt_of_candidate = attempt_of_candidate;
	port->attempt_create = attempt_create;
	port->attempt_load = attempt_load;
	port->blob_load = blob_load;
	port->attempts_open = attempts_open;
	port->attempt_peek = attempt_peek;
}
