/* store/people.c - candidates and their sessions. */
#include "store/parts.h"

static bool candidate_of_row(PGresult *result, struct arena *arena, struct candidate *ret, struct err *reterr)
{
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("there is no such candidate"), (struct str){0});
	*ret = (struct candidate){
		.id = pg_u64(result, 0, 0),
		.number = str_copy(arena, pg_str(result, 0, 1)),
		.name = str_copy(arena, pg_str(result, 0, 2)),
		.unit = str_copy(arena, pg_str(result, 0, 3)),
		.code_hash = str_copy(arena, pg_str(result, 0, 4)),
		.scenario = str_copy(arena, pg_str(result, 0, 5)),
	};
	return true;
}

static bool candidate_by_number(void *self, struct str number, struct arena *arena, struct candidate *ret,
                                struct err *reterr)
{
	static const struct pg_statement find = {
		"candidate-by-number",
		"select id, number, name, unit, code_hash, scenario from candidate where number = $1"};
	struct pg_args args = {0};
	pg_add_text(&args, number);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	return candidate_of_row(result, arena, ret, reterr);
}

static bool candidate_by_id(void *self, uint64_t id, struct arena *arena, struct candidate *ret,
                            struct err *reterr)
{
	static const struct pg_statement find = {
		"candidate-by-id", "select id, number, name, unit, code_hash, scenario from candidate where id = $1"};
	struct pg_args args = {0};
	pg_add_u64(&args, id);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	return candidate_of_row(result, arena, ret, reterr);
}

static bool session_create(void *self, uint64_t candidate, struct sha256 token_hash, int64_t at_ms,
                           struct session *ret, struct err *reterr)
{
	/* Of two sign-ins at the same moment the later session keeps the lease, in whichever order they get here. The same
	 * token again is the same request run twice after a lost connection. */
	static const struct pg_statement create = {
		"session-create", "with made as ("
						  " insert into session (candidate, token_hash, created_at_ms) values ($1, $2, $3)"
						  " on conflict (token_hash) do nothing returning id),"
						  " known as ("
						  " select id from made union all select id from session where token_hash = $2),"
						  " moved as ("
						  " update attempt set lease = greatest(lease, known.id) from known"
						  " where attempt.candidate = $1 and closed_at_ms is null)"
						  " select id from known"};
	struct pg_args args = {0};
	pg_add_u64(&args, candidate);
	pg_add_bytes(&args, token_hash.bytes, sizeof(token_hash.bytes));
	pg_add_i64(&args, at_ms);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &create, &args, reterr);
	if (result == NULL)
		return false;
	*ret = (struct session){pg_u64(result, 0, 0), candidate, token_hash, at_ms};
	return true;
}

static bool session_by_token(void *self, struct sha256 token_hash, struct session *ret, struct err *reterr)
{
	static const struct pg_statement find = {
		"session-by-token",
		"select id, candidate, token_hash, created_at_ms from session where token_hash = $1"};
	struct pg_args args = {0};
	pg_add_bytes(&args, token_hash.bytes, sizeof(token_hash.bytes));
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("there is no such session"), (struct str){0});
	*ret = (struct session){pg_u64(result, 0, 0), pg_u64(result, 0, 1), store_sha256(result, 0, 2),
	                        pg_i64(result, 0, 3)};
	return true;
}

static bool session_end(void *self, uint64_t session, struct err *reterr)
{
	static const struct pg_statement end = {"session-end", "delete from session where id = $1"};
	struct pg_args args = {0};
	pg_add_u64(&args, session);
	return pool_tell(store_pool(self), &end, &args, reterr);
}

static bool sessions_purge(void *self, int64_t before_ms, struct err *reterr)
{
	static const struct pg_statement purge = {"sessions-purge",
	                                          "delete from session where created_at_ms < $1"};
	struct pg_args args = {0};
	pg_add_i64(&args, before_ms);
	return pool_tell(store_pool(self), &purge, &args, reterr);
}

void store_people_port(struct store_port *port)
{
	port->candidate_by_number = candidate_by_number;
	port->candidate_by_id = candidate_by_id;
	port->session_create = session_create;
	port->session_by_token = session_by_token;
	port->session_end = session_end;
	port->sessions_purge = sessions_purge;
}
