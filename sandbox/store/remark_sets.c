/* store/remark_sets.c - sets of new marks and the decisions on them; see remarks.h. */
#include "store/parts.h"
#include "store/remarks.h"

#include "base/check.h"

/* A closed attempt that a set does not have, or a member whose journal ends in another line now. $1 is the set. */
#define DRIFT_SQL                                                                              \
	"select min(closed.id) filter (where member.attempt is null) as closed,"                   \
	" min(member.attempt) filter (where closed.head is distinct from member.head) as changed"  \
	" from (select id, head from closed_attempt where scenario ="                              \
	" (select scenario from remark where id = $1::bigint)) as closed"                          \
	" full join (select attempt, head from remark_member where remark = $1::bigint) as member" \
	" on member.attempt = closed.id"

/* Whether what the set was compared with is in force. */
#define BASE_SQL                                                                         \
	"exists (select from guide_in_force where guide_in_force.scenario = remark.scenario" \
	" and guide_in_force.remark = remark.follows and guide_in_force.version = remark.base_version)"

bool staff_find_drift(struct staff *staff, uint64_t remark, struct remark_drift *ret, struct err *reterr)
{
	static const struct pg_statement find = {
		"staff-find-drift", "select drift.changed, drift.closed, case when " BASE_SQL " then 1 else 0 end"
							" from remark, (" DRIFT_SQL ") as drift where remark.id = $1::bigint"};
	struct pg_args args = {0};
	pg_add_u64(&args, remark);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret = (struct remark_drift){0};
	if (PQntuples(result) == 0)
		return true;
	ret->changed = pg_is_null(result, 0, 0) ? 0 : pg_u64(result, 0, 0);
	ret->closed = pg_is_null(result, 0, 1) ? 0 : pg_u64(result, 0, 1);
	ret->is_base_in_force = pg_i64(result, 0, 2) == 1;
	return true;
}

/* The newest undecided set with the same guides and engine, 0 for none. */
static bool find_equal(struct staff *staff, const struct stored_remark *remark, uint64_t *ret,
                       struct err *reterr)
{
	static const struct pg_statement find = {
		"staff-find-equal-remark",
		"select coalesce(max(id), 0) from remark where scenario = $1 and base_version = $2"
		" and guide_version = $3 and engine = $4"
		" and not exists (select from remark_decision where remark_decision.remark = remark.id)"};
	struct pg_args args = {0};
	pg_add_text(&args, remark->scenario);
	pg_add_i64(&args, remark->old.version);
	pg_add_i64(&args, remark->new.version);
	pg_add_text(&args, remark->engine);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret = pg_u64(result, 0, 0);
	return true;
}

bool staff_propose_remark(struct staff *staff, const struct stored_remark *remark, uint64_t *ret,
                          struct err *reterr)
{
	/* Run twice after a lost connection it makes two equal sets, of which the next call takes one. */
	static const struct pg_statement propose = {
		"staff-propose-remark",
		"with made as (insert into remark (scenario, follows, base_version, base_number, base_max_hundredths,"
		" guide_version, guide_number, guide_max_hundredths, engine, made_by)"
		" select $1, remark, $2, $3, $4, $5, $6, $7, $8, $9 from guide_in_force where scenario = $1"
		" returning id, scenario, base_version, guide_version, engine),"
		" members as (insert into remark_member (remark, attempt, head)"
		" select made.id, closed.id, closed.head from made"
		" join closed_attempt as closed on closed.scenario = made.scenario"
		" where (select count(*) from marking where marking.attempt = closed.id"
		" and marking.head = closed.head and marking.engine = made.engine"
		" and marking.guide_version in (made.base_version, made.guide_version)) = 2)"
		" select id from made"};
	struct remark_drift drift = {0};
	struct pg_args args = {0};
	if (!find_equal(staff, remark, ret, reterr) || !staff_find_drift(staff, *ret, &drift, reterr))
		return false;
	if (*ret != 0 && drift.is_base_in_force && drift.changed == 0 && drift.closed == 0)
		return true;
	pg_add_text(&args, remark->scenario);
	pg_add_i64(&args, remark->old.version);
	pg_add_i64(&args, remark->old.number);
	pg_add_i64(&args, remark->old.max_hundredths);
	pg_add_i64(&args, remark->new.version);
	pg_add_i64(&args, remark->new.number);
	pg_add_i64(&args, remark->new.max_hundredths);
	pg_add_text(&args, remark->engine);
	pg_add_text(&args, remark->made_by);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &propose, &args, reterr);
	if (result == NULL)
		return false;
	*ret = pg_u64(result, 0, 0);
	return true;
}

bool staff_decide_remark(struct staff *staff, uint64_t remark, bool is_applied, struct str by,
                         struct err *reterr)
{
	static const struct pg_statement apply = {
		"staff-apply-remark",
		"insert into remark_decision (remark, scenario, follows, is_applied, decided_by)"
		" select remark.id, remark.scenario, remark.follows, true, $2"
		" from remark, (" DRIFT_SQL ") as drift where remark.id = $1::bigint and " BASE_SQL
		" and drift.changed is null and drift.closed is null on conflict do nothing"};
	static const struct pg_statement drop = {
		"staff-drop-remark",
		"insert into remark_decision (remark, scenario, follows, is_applied, decided_by)"
		" select id, scenario, follows, false, $2 from remark where id = $1::bigint on conflict do nothing"};
	struct pg_args args = {0};
	pg_add_u64(&args, remark);
	pg_add_text(&args, by);
	return pool_tell(staff_pool(staff), is_applied ? &apply : &drop, &args, reterr);
}

/* ---- reading them ---- */

#define SET_SQL                                                                                      \
	"select remark.id, remark.scenario, remark.follows, base_version, base_number,"                  \
	" base_max_hundredths, base.sha256, guide_version, guide_number, guide_max_hundredths,"          \
	" proposed.sha256, engine, made_by, made_at_ms, case when is_applied then 1"                     \
	" when not is_applied then 2 else 0 end, coalesce(decided_by, ''), coalesce(decided_at_ms, 0),"  \
	" coalesce((select guide_in_force.remark from guide_in_force"                                    \
	" where guide_in_force.scenario = remark.scenario), 0) from remark"                              \
	" join marking_guide as base on base.scenario = remark.scenario and base.version = base_version" \
	" join marking_guide as proposed on proposed.scenario = remark.scenario"                         \
	" and proposed.version = guide_version"                                                          \
	" left join remark_decision on remark_decision.remark = remark.id"

static struct stored_side side_read(const PGresult *result, int row, int column)
{
	return (struct stored_side){
		.version = (uint32_t)pg_i64(result, row, column),
		.number = (uint32_t)pg_i64(result, row, column + 1),
		.max_hundredths = (uint32_t)pg_i64(result, row, column + 2),
		.sha256 = store_sha256(result, row, column + 3),
	};
}

static struct stored_remark set_read(const PGresult *result, int row, struct arena *arena)
{
	static const enum remark_state states[] = {REMARK_PROPOSED, REMARK_APPLIED, REMARK_DROPPED};
	int64_t state = pg_i64(result, row, 14);
	return (struct stored_remark){
		.id = pg_u64(result, row, 0),
		.scenario = str_copy(arena, pg_str(result, row, 1)),
		.follows = pg_u64(result, row, 2),
		.old = side_read(result, row, 3),
		.new = side_read(result, row, 7),
		.engine = str_copy(arena, pg_str(result, row, 11)),
		.made_by = str_copy(arena, pg_str(result, row, 12)),
		.made_at_ms = pg_i64(result, row, 13),
		.state = states[state >= 0 && state < (int64_t)COUNT(states) ? state : 0],
		.decided_by = str_copy(arena, pg_str(result, row, 15)),
		.decided_at_ms = pg_i64(result, row, 16),
		.in_force = pg_u64(result, row, 17),
	};
}

bool staff_find_remark(struct staff *staff, uint64_t id, struct arena *arena, struct stored_remark *ret,
                       bool *ret_found, struct err *reterr)
{
	static const struct pg_statement find = {"staff-find-remark", SET_SQL " where remark.id = $1::bigint"};
	struct pg_args args = {0};
	pg_add_u64(&args, id);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret_found = PQntuples(result) > 0;
	if (*ret_found)
		*ret = set_read(result, 0, arena);
	return true;
}

bool staff_list_remarks(struct staff *staff, struct str scenario, struct arena *arena,
                        struct stored_remark **ret, size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {"staff-list-remarks", SET_SQL
	                                         " where $1 = '' or remark.scenario = $1 order by remark.id"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	*ret = ARENA_ARRAY(arena, struct stored_remark, (size_t)rows);
	*ret_count = (size_t)rows;
	for (int row = 0; row < rows; row++)
		(*ret)[row] = set_read(result, row, arena);
	return true;
}
