/* store/remarks.c - see remarks.h. */
#include "store/remarks.h"

#include "store/parts.h"

bool staff_list_editions(struct staff *staff, struct str scenario, struct arena *arena,
                         struct stored_edition **ret, size_t *ret_count, struct err *reterr)
{
	/* A guide of a marking that was stopped before there was a set has never been shown to anybody. */
	static const struct pg_statement list = {
		"staff-list-editions",
		"select version, xml from marking_guide where scenario = $1 and (is_loaded or exists"
		" (select from remark where remark.scenario = $1 and remark.guide_version = marking_guide.version))"
		" order by version"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	*ret = ARENA_ARRAY(arena, struct stored_edition, (size_t)rows);
	*ret_count = (size_t)rows;
	for (int row = 0; row < rows; row++)
		(*ret)[row] = (struct stored_edition){(uint32_t)pg_i64(result, row, 0),
		                                      str_copy(arena, pg_str(result, row, 1))};
	return true;
}

bool staff_save_edition(struct staff *staff, struct str scenario, struct str xml, uint32_t *ret,
                        struct err *reterr)
{
	static const struct pg_statement save = {
		"staff-save-edition", "insert into marking_guide (scenario, version, sha256, xml, is_loaded)"
							  " select $1, coalesce(max(version), 0) + 1, sha256($2), $2, false"
							  " from marking_guide where scenario = $1"
							  " having not coalesce(bool_or(sha256 = sha256($2)), false)"};
	static const struct pg_statement find = {
		"staff-find-edition",
		"select max(version) from marking_guide where scenario = $1 and sha256 = sha256($2)"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	pg_add_bytes(&args, xml.ptr, xml.len);
	if (!pool_tell(staff_pool(staff), &save, &args, reterr))
		return false;
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret = (uint32_t)pg_i64(result, 0, 0);
	return true;
}

bool staff_list_changes(struct staff *staff, uint64_t remark, struct arena *arena, struct stored_change **ret,
                        size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {
		"staff-list-changes",
		"select attempt.id, candidate.number, old.score_hundredths, new.score_hundredths"
		" from remark join remark_member as member on member.remark = remark.id"
		" join attempt on attempt.id = member.attempt join candidate on candidate.id = attempt.candidate"
		" left join marking as old on old.attempt = attempt.id and old.guide_version = remark.base_version"
		" and old.engine = remark.engine and old.head = member.head"
		" left join marking as new on new.attempt = attempt.id and new.guide_version = remark.guide_version"
		" and new.engine = remark.engine and new.head = member.head"
		" where remark.id = $1::bigint order by attempt.id"};
	struct pg_args args = {0};
	pg_add_u64(&args, remark);
	AUTO(PGresult) *result = pool_ask(staff_pool(staff), &list, &args, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	*ret = ARENA_ARRAY(arena, struct stored_change, (size_t)rows);
	*ret_count = (size_t)rows;
	for (int row = 0; row < rows; row++) {
		struct stored_change *change = &(*ret)[row];
		change->attempt = pg_u64(result, row, 0);
		change->candidate = str_copy(arena, pg_str(result, row, 1));
		change->old_needs_human = pg_is_null(result, row, 2);
		change->new_needs_human = pg_is_null(result, row, 3);
		if (!change->old_needs_human)
			change->old_hundredths = (uint32_t)pg_i64(result, row, 2);
		if (!change->new_needs_human)
			change->new_hundredths = (uint32_t)pg_i64(result, row, 3);
	}
	return true;
}
