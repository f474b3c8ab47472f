/* store/staff.c - see staff.h. */
#include "store/staff.h"

#include "store/parts.h"

#include <stdlib.h>
#include <string.h>

struct staff {
	char *address;
	struct words *words;
	struct pool pool; /* of one */
};

struct staff *staff_open(const char *address)
{
	struct staff *staff = calloc(1, sizeof(*staff));
	if (staff == NULL)
		abort();
	staff->address = strdup(address);
	if (staff->address == NULL)
		abort();
	staff->words = words_open();
	pool_open(&staff->pool, 1, staff->address, PG_OWNER, staff->words);
	return staff;
}

void staff_close(struct staff *staff)
{
	if (staff == NULL)
		return;
	pool_close(&staff->pool);
	words_close(staff->words);
	free(staff->address);
	free(staff);
}

struct pool *staff_pool(struct staff *staff)
{
	return &staff->pool;
}

bool staff_save_candidate(struct staff *staff, const struct candidate *candidate, struct err *reterr)
{
	static const struct pg_statement save = {
		"staff-save-candidate",
		"insert into candidate (number, name, unit, code_hash, scenario) values ($1, $2, $3, $4, $5)"
		" on conflict (number) do update set name = excluded.name, unit = excluded.unit,"
		" code_hash = excluded.code_hash, scenario = excluded.scenario"};
	struct pg_args args = {0};
	pg_add_text(&args, candidate->number);
	pg_add_text(&args, candidate->name);
	pg_add_text(&args, candidate->unit);
	pg_add_text(&args, candidate->code_hash);
	pg_add_text(&args, candidate->scenario);
	return pool_tell(&staff->pool, &save, &args, reterr);
}

bool staff_save_guide(struct staff *staff, struct str scenario, struct str xml, struct err *reterr)
{
	static const struct pg_statement save = {
		"staff-save-guide",
		"insert into marking_guide (scenario, version, sha256, xml)"
		" select $1, coalesce(max(version), 0) + 1, sha256($2), $2 from marking_guide where scenario = $1"
		" having not coalesce((select m.sha256 = sha256($2) from marking_guide m where m.scenario = $1"
		" and m.is_loaded order by m.version desc limit 1), false)"};
	struct pg_args args = {0};
	pg_add_text(&args, scenario);
	pg_add_bytes(&args, xml.ptr, xml.len);
	return pool_tell(&staff->pool, &save, &args, reterr);
}

bool staff_has_fixture(struct staff *staff, struct str name, struct sha256 hash, bool *ret,
                       struct err *reterr)
{
	static const struct pg_statement find = {"staff-has-fixture",
	                                         "select 1 from fixture where name = $1 and sha256 = $2"};
	struct pg_args args = {0};
	pg_add_text(&args, name);
	pg_add_bytes(&args, hash.bytes, sizeof(hash.bytes));
	AUTO(PGresult) *result = pool_ask(&staff->pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	*ret = PQntuples(result) > 0;
	return true;
}

bool staff_note_fixture(struct staff *staff, struct str name, struct sha256 hash, struct err *reterr)
{
	static const struct pg_statement note = {"staff-note-fixture",
	                                         "insert into fixture (name, sha256) values ($1, $2)"
	                                         " on conflict (name) do update set sha256 = excluded.sha256"};
	struct pg_args args = {0};
	pg_add_text(&args, name);
	pg_add_bytes(&args, hash.bytes, sizeof(hash.bytes));
	return pool_tell(&staff->pool, &note, &args, reterr);
}

bool staff_list_scenarios(struct staff *staff, struct arena *arena, const struct str **ret, size_t *ret_count,
                          struct err *reterr)
{
	static const struct pg_statement list = {
		"staff-list-scenarios",
		"select scenario from marking_guide union select split_part(name, '/', 2) from fixture"
		" where name like 'scenarios/%/scenario.xml' order by 1"};
	AUTO(PGresult) *result = pool_ask(&staff->pool, &list, NULL, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct str *ids = ARENA_ARRAY(arena, struct str, (size_t)rows);
	for (int row = 0; row < rows; row++)
		ids[row] = str_copy(arena, pg_str(result, row, 0));
	*ret = ids;
	*ret_count = (size_t)rows;
	return true;
}

bool staff_list_candidates(struct staff *staff, struct arena *arena, const struct candidate **ret,
                           size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {
		"staff-list-candidates", "select id, number, name, unit, scenario from candidate order by number"};
	AUTO(PGresult) *result = pool_ask(&staff->pool, &list, NULL, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	struct candidate *candidates = ARENA_ARRAY(arena, struct candidate, (size_t)rows);
	for (int row = 0; row < rows; row++) {
		candidates[row] = (struct candidate){
			.id = pg_u64(result, row, 0),
			.number = str_copy(arena, pg_str(result, row, 1)),
			.name = str_copy(arena, pg_str(result, row, 2)),
			.unit = str_copy(arena, pg_str(result, row, 3)),
			.scenario = str_copy(arena, pg_str(result, row, 4)),
		};
	}
	*ret = candidates;
	*ret_count = (size_t)rows;
	return true;
}

bool staff_find_attempt(struct staff *staff, struct str number, uint64_t *ret, struct err *reterr)
{
	static const struct pg_statement find = {
		"staff-find-attempt",
		"select attempt.id from attempt join candidate on candidate.id = attempt.candidate"
		" where candidate.number = $1 order by attempt.id desc limit 1"};
	struct pg_args args = {0};
	pg_add_text(&args, number);
	AUTO(PGresult) *result = pool_ask(&staff->pool, &find, &args, reterr);
	if (result == NULL)
		return false;
	if (PQntuples(result) == 0)
		return err_set(reterr, ERR_MISSING, STR("no candidate of that number has an attempt"),
		               STR("check the number"));
	*ret = pg_u64(result, 0, 0);
	return true;
}

bool staff_load_attempt(struct staff *staff, uint64_t attempt, struct arena *arena,
                        struct stored_attempt *ret, struct err *reterr)
{
	return attempt_rows_load(&staff->pool, attempt, arena, ret, reterr);
}

bool staff_load_blob(struct staff *staff, struct sha256 hash, struct arena *arena, struct str *ret,
                     struct err *reterr)
{
	return blob_row_load(&staff->pool, hash, arena, ret, reterr);
}
