/* store/schema.c - see schema.h. */
#include "store/schema.h"

#include "base/buf.h"
#include "journal/sha256.h"
#include "store/pg.h"

/* Chosen once, so that no other program takes it by chance: "saban" in ASCII. */
#define LOCK_SQL "select pg_advisory_xact_lock(495890325870)"

#define TABLE_SQL                                                                                         \
	"create table if not exists migration (number integer primary key, name text not null, sha256 bytea " \
	"not null,"                                                                                           \
	" applied_at timestamptz not null default now())"

static struct str sql_of(const struct migration *migration, struct arena *arena)
{
	struct buf sql = buf_in(arena);
	for (size_t i = 0; i < migration->line_count; i++) {
		buf_add_c(&sql, migration->lines[i]);
		buf_add_char(&sql, '\n');
	}
	return buf_str(&sql);
}

/* What the database says it has: all that, in order, must be what we know. */
static bool check_applied(struct pg *pg, struct arena *arena, size_t *ret_count, struct err *reterr)
{
	static const struct pg_statement list = {"migrations",
	                                         "select number, sha256 from migration order by number"};
	AUTO(PGresult) *result = pg_run(pg, &list, NULL, reterr);
	if (result == NULL)
		return false;
	int rows = PQntuples(result);
	if ((size_t)rows > migration_count)
		return err_set(reterr, ERR_CONFLICT, STR("the database was made by a newer version of this program"),
		               STR("start that version, or give another data folder"));
	for (int row = 0; row < rows; row++) {
		struct sha256 known = sha256_of(sql_of(&migrations[row], arena));
		struct str applied = pg_str(result, row, 1);
		if (pg_i64(result, row, 0) != row + 1 ||
		    !str_equals(applied, (struct str){(const char *)known.bytes, sizeof(known.bytes)}))
			return err_set(reterr, ERR_CONFLICT,
			               STR("the database was made by another line of this program's versions"),
			               STR("start that version, or give another data folder"));
	}
	*ret_count = (size_t)rows;
	return true;
}

static bool apply(struct pg *pg, size_t index, struct arena *arena, struct err *reterr)
{
	static const struct pg_statement note = {
		"migration-note", "insert into migration (number, name, sha256) values ($1::bigint, $2, $3)"};
	struct str sql = sql_of(&migrations[index], arena);
	if (!pg_run_text(pg, str_copy_c(arena, sql), reterr))
		return false;
	struct sha256 hash = sha256_of(sql);
	struct pg_args args = {0};
	pg_add_u64(&args, index + 1);
	pg_add_text(&args, str_from_c(migrations[index].name));
	pg_add_bytes(&args, hash.bytes, sizeof(hash.bytes));
	AUTO(PGresult) *result = pg_run(pg, &note, &args, reterr);
	return result != NULL;
}

static bool migrate(struct pg *pg, struct arena *arena, size_t *ret_applied, struct err *reterr)
{
	size_t before = 0;
	if (!pg_run_text(pg, "begin", reterr) || !pg_run_text(pg, LOCK_SQL, reterr) ||
	    !pg_run_text(pg, TABLE_SQL, reterr) || !check_applied(pg, arena, &before, reterr))
		return false;
	for (size_t index = before; index < migration_count; index++) {
		if (!apply(pg, index, arena, reterr))
			return false;
	}
	*ret_applied = migration_count - before;
	return pg_run_text(pg, "commit", reterr);
}

bool schema_migrate(const char *address, struct arena *arena, size_t *ret_applied, struct err *reterr)
{
	struct words *words = words_open();
	struct pg pg;
	pg_init(&pg, address, PG_OWNER, words);
	struct err err = {0};
	bool done = migrate(&pg, arena, ret_applied, &err);
	/* What was not committed is rolled back with the connection. */
	pg_disconnect(&pg);
	if (!done)
		err_at(reterr, err.class, err.source, err.line, str_copy(arena, err.what),
		       str_copy(arena, err.advice));
	words_close(words);
	return done;
}
