/* store/beside.c - what is kept beside the journal: drafts, and the candidate's own marks on his tasks. */
#include "store/parts.h"

static bool draft_save(void *self, uint64_t attempt, struct str page, struct str body, struct err *reterr)
{
	static const struct pg_statement save = {
		"draft-save", "insert into draft (attempt, page, body) values ($1, $2, $3)"
					  " on conflict (attempt, page) do update set body = excluded.body"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	pg_add_text(&args, page);
	pg_add_text(&args, body);
	return pool_tell(store_pool(self), &save, &args, reterr);
}

static bool draft_delete(void *self, uint64_t attempt, struct str page, struct err *reterr)
{
	static const struct pg_statement delete = {"draft-delete",
	                                           "delete from draft where attempt = $1 and page = $2"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	pg_add_text(&args, page);
	return pool_tell(store_pool(self), &delete, &args, reterr);
}

static bool drafts_load(void *self, uint64_t attempt, struct arena *arena, struct stored_draft **ret,
                        size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement find = {"drafts-load",
	                                         "select page, body from draft where attempt = $1 order by page"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct stored_draft *drafts = ARENA_ARRAY(arena, struct stored_draft, (size_t)rows);
	for (int row = 0; row < rows; row++)
		drafts[row] = (struct stored_draft){str_copy(arena, pg_str(result, row, 0)),
		                                    str_copy(arena, pg_str(result, row, 1))};
	*ret = drafts;
	*ret_count = (size_t)rows;
	return true;
}

static bool mark_save(void *self, uint64_t attempt, struct str task, unsigned marks, struct err *reterr)
{
	static const struct pg_statement save = {
		"mark-save", "insert into task_mark (attempt, task, marks) values ($1, $2, $3::bigint)"
					 " on conflict (attempt, task) do update set marks = excluded.marks"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	pg_add_text(&args, task);
	pg_add_i64(&args, marks);
	return pool_tell(store_pool(self), &save, &args, reterr);
}

static bool marks_load(void *self, uint64_t attempt, struct arena *arena, struct stored_mark **ret,
                       size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement find = {
		"marks-load", "select task, marks from task_mark where attempt = $1 order by task"};
	struct pg_args args = {0};
	pg_add_u64(&args, attempt);
	AUTO(PGresult) *result = pool_ask(store_pool(self), &find, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct stored_mark *marks = ARENA_ARRAY(arena, struct stored_mark, (size_t)rows);
	for (int row = 0; row < rows; row++)
		marks[row] = (struct stored_mark){str_copy(arena, pg_str(result, row, 0)),
		                                  (unsigned)pg_i64(result, row, 1)};
	*ret = marks;
	*ret_count = (size_t)rows;
	return true;
}

void store_beside_port(struct store_port *port)
{
	port->draft_save = draft_save;
	port->draft_delete = draft_delete;
	port->drafts_load = drafts_load;
	port->mark_save = mark_save;
	port->marks_load = marks_load;
}
