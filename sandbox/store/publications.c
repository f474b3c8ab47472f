/* store/publications.c - see publications.h. */
#include "store/publications.h"

#include "store/arrays.h"
#include "store/parts.h"

bool staff_list_last_lines(struct staff *staff, struct str scenario, struct arena *arena,
                           const struct last_line **ret, size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {
		"staff-list-last-lines",
		"select attempt.id, candidate.number, attempt.closed_at_ms, last.seq, last.at_ms, last.line"
		" from attempt join candidate on candidate.id = attempt.candidate"
		" cross join lateral (select seq, at_ms, line from record where record.attempt = attempt.id"
		" order by seq desc limit 1) as last"
		" where attempt.scenario = $1 order by attempt.id"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct last_line *lines = ARENA_ARRAY(arena, struct last_line, (size_t)rows);
	for (int row = 0; row < rows; row++) {
		lines[row] = (struct last_line){
			.attempt = pg_u64(result, row, 0),
			.candidate = str_copy(arena, pg_str(result, row, 1)),
			.is_closed = !pg_is_null(result, row, 2),
			.last = {(uint32_t)pg_i64(result, row, 3), pg_i64(result, row, 4),
		             str_copy(arena, pg_str(result, row, 5))},
		};
	}
	*ret = lines;
	*ret_count = (size_t)rows;
	return true;
}

bool staff_save_publication(struct staff *staff, const struct stored_publication *publication,
                            struct arena *scratch, struct err *reterr)
{
	static const struct pg_statement save = {
		"staff-save-publication",
		"with kept as ("
		" insert into publication (scenario, at_ms, sha256, bytes) values ($1, $2, sha256($3), $3)"
		" on conflict (sha256) do nothing)"
		" insert into membership (attempt, proof) select * from unnest($4::bigint[], $5::text[])"
		" on conflict (attempt) do update set proof = excluded.proof"};
	struct array attempts = array_in(scratch, PG_INT8, publication->proof_count);
	struct array proofs = array_in(scratch, PG_TEXT, publication->proof_count * 4);
	for (size_t i = 0; i < publication->proof_count; i++) {
		array_add_i64(&attempts, (int64_t)publication->proofs[i].attempt);
		array_add_text(&proofs, publication->proofs[i].proof);
	}
	struct pg_args args = {0};
	pg_add_text(&args, publication->scenario);
	pg_add_i64(&args, publication->at_ms);
	pg_add_bytes(&args, publication->bytes.ptr, publication->bytes.len);
	pg_add_binary(&args, PG_INT8_ARRAY, array_str(&attempts));
	pg_add_binary(&args, PG_TEXT_ARRAY, array_str(&proofs));
	return pool_tell(staff_pool(staff), &save, &args, reterr);
}

static bool proof_load(void *self, uint64_t attempt, struct arena *arena, struct str *ret, struct err *reterr)
{
	static const struct pg_statement find = {"proof-load", "select proof from membership where attempt = $1"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("the attempt is in no publication yet"), (struct str){0});
	*ret = str_copy(arena, pg_str(result, 0, 0));
	return true;
}

void store_publications_port(struct store_port *port)
{
	port->proof_load = proof_load;
}
