/* store/pg.c - see pg.h. */
#include "store/pg.h"

#include "base/check.h"

#include <endian.h>
#include <limits.h>
#include <string.h>

/* Beside the role: a commit is answered only when it is on the disk, whatever the database's own default says, and the
 * few short statements are worth neither a new plan each time nor compiling. */
#define COMMON_SETTINGS                                                                               \
	"-c synchronous_commit=on -c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off" \
	" -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"

void pg_init(struct pg *pg, const char *address, enum pg_role role, struct words *words)
{
	*pg = (struct pg){.address = address, .role = role, .words = words};
}

void pg_disconnect(struct pg *pg)
{
	PQfinish(pg->connection);
	pg->connection = NULL;
	pg->prepared_count = 0;
}

/* A server without fsync acknowledges what a loss of power takes back. */
static bool check_durable(struct pg *pg, struct err *reterr)
{
	static const struct pg_statement settings = {
		"settings",
		"select count(*) from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'on'"};
	AUTO(PGresult) *result = pg_run(pg, &settings, NULL, reterr);
	if (result == NULL)
		return false;
	if (pg_i64(result, 0, 0) == 2)
		return true;
	return err_set(reterr, ERR_DOWN, STR("the database runs with fsync or full_page_writes off"),
	               STR("turn both on: what a candidate was told is saved must survive a loss of power"));
}

/* Notices are for people at a terminal; nobody reads ours. */
static void ignore_notice(void *context, const PGresult *notice)
{
	UNUSED(context);
	UNUSED(notice);
}

bool pg_connect(struct pg *pg, struct err *reterr)
{
	if (pg->connection != NULL && PQstatus(pg->connection) == CONNECTION_OK)
		return true;
	pg_disconnect(pg);
	const char *names[] = {"dbname",          "options",         "application_name",
	                       "client_encoding", "connect_timeout", NULL};
	const char *values[] = {
		pg->address, pg->role == PG_WEB ? "-c role=saban_web " COMMON_SETTINGS : COMMON_SETTINGS,
		"sandbox",   "UTF8",
		"5",         NULL};
	pg->connection = PQconnectdbParams(names, values, 1);
	pg->state[0] = '\0';
	if (PQstatus(pg->connection) != CONNECTION_OK) {
		struct str said = words_keep(pg->words, PQerrorMessage(pg->connection));
		pg_disconnect(pg);
		return err_set(reterr, ERR_DOWN, said, STR("is the database running?"));
	}
	PQsetNoticeReceiver(pg->connection, ignore_notice, NULL);
	if (check_durable(pg, reterr))
		return true;
	pg_disconnect(pg);
	return false;
}

bool pg_is_connected(struct pg *pg)
{
	if (pg->connection == NULL)
		return false;
	/* Reads without waiting. The first may find the server's last words, the second then its end. */
	return PQconsumeInput(pg->connection) == 1 && PQconsumeInput(pg->connection) == 1 &&
	       PQstatus(pg->connection) == CONNECTION_OK;
}

static void add(struct pg_args *args, enum pg_type type, const char *value, size_t len)
{
	assert(args->count < PG_ARGS_MAX && len <= INT_MAX);
	args->types[args->count] = (Oid)type;
	args->values[args->count] = value;
	args->lengths[args->count] = (int)len;
	args->count++;
}

void pg_add_i64(struct pg_args *args, int64_t value)
{
	uint64_t *slot = &args->numbers[args->count];
	*slot = htobe64((uint64_t)value);
	add(args, PG_INT8, (const char *)slot, sizeof(*slot));
}

void pg_add_u64(struct pg_args *args, uint64_t value)
{
	assert(value <= INT64_MAX);
	pg_add_i64(args, (int64_t)value);
}

void pg_add_text(struct pg_args *args, struct str value)
{
	add(args, PG_TEXT, value.len == 0 ? "" : value.ptr, value.len);
}

void pg_add_bytes(struct pg_args *args, const void *bytes, size_t len)
{
	add(args, PG_BYTEA, len == 0 ? "" : bytes, len);
}

void pg_add_binary(struct pg_args *args, enum pg_type type, struct str value)
{
	add(args, type, value.ptr, value.len);
}

static enum err_class class_of(const char *state)
{
	static const struct {
		const char *prefix;
		enum err_class class;
	} classes[] = {
		{"23505", ERR_CONFLICT}, {"42501", ERR_DENIED}, {"53", ERR_DOWN},    {"57P", ERR_DOWN},
		{"58", ERR_DOWN},        {"25006", ERR_DOWN},   {"55P03", ERR_BUSY},
	};
	for (size_t i = 0; i < COUNT(classes); i++) {
		if (strncmp(state, classes[i].prefix, strlen(classes[i].prefix)) == 0)
			return classes[i].class;
	}
	return ERR_INTERNAL;
}

static bool fail(struct pg *pg, const PGresult *result, struct err *reterr)
{
	const char *state = result == NULL ? NULL : PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *severity = result == NULL ? NULL : PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
	/* What is worse than an ERROR ends the server's side, perhaps after the statement took effect. */
	bool lost = PQstatus(pg->connection) != CONNECTION_OK || state == NULL || severity == NULL ||
	            strcmp(severity, "ERROR") != 0;
	pg->state[0] = '\0';
	if (!lost) {
		strncat(pg->state, state, sizeof(pg->state) - 1);
		return err_set(reterr, class_of(pg->state), words_keep(pg->words, PQresultErrorMessage(result)),
		               (struct str){0});
	}
	struct str said = words_keep(pg->words, PQerrorMessage(pg->connection));
	pg_disconnect(pg);
	return err_set(reterr, ERR_DOWN, said, STR("is the database running?"));
}

/* Clears a result that tells of a failure, after it was told. */
static bool checked(struct pg *pg, PGresult *result, struct err *reterr)
{
	ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		return true;
	fail(pg, result, reterr);
	PQclear(result);
	return false;
}

static bool prepare(struct pg *pg, const struct pg_statement *statement, const struct pg_args *args,
                    struct err *reterr)
{
	for (size_t i = 0; i < pg->prepared_count; i++) {
		if (pg->prepared[i] == statement)
			return true;
	}
	assert(pg->prepared_count < PG_STATEMENTS_MAX);
	AUTO(PGresult) *result = PQprepare(pg->connection, statement->name, statement->sql,
	                                   args == NULL ? 0 : args->count, args == NULL ? NULL : args->types);
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		return fail(pg, result, reterr);
	pg->prepared[pg->prepared_count++] = statement;
	return true;
}

PGresult *pg_run(struct pg *pg, const struct pg_statement *statement, const struct pg_args *args,
                 struct err *reterr)
{
	static const int binary[PG_ARGS_MAX] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	if (!pg_connect(pg, reterr) || !prepare(pg, statement, args, reterr))
		return NULL;
	int count = args == NULL ? 0 : args->count;
	PGresult *result = PQexecPrepared(pg->connection, statement->name, count,
	                                  count == 0 ? NULL : args->values, count == 0 ? NULL : args->lengths,
	                                  binary, 1);
	return checked(pg, result, reterr) ? result : NULL;
}

bool pg_run_text(struct pg *pg, const char *sql, struct err *reterr)
{
	if (!pg_connect(pg, reterr))
		return false;
	PGresult *result = PQexec(pg->connection, sql);
	if (!checked(pg, result, reterr))
		return false;
	PQclear(result);
	return true;
}

bool pg_was_lost(const struct pg *pg)
{
	return pg->state[0] == '\0';
}

bool pg_failed_with(const struct pg *pg, const char *state)
{
	return pg->state[0] != '\0' && strncmp(pg->state, state, strlen(state)) == 0;
}

int64_t pg_i64(const PGresult *result, int row, int column)
{
	const char *value = PQgetvalue(result, row, column);
	if (PQgetlength(result, row, column) == (int)sizeof(uint32_t)) {
		uint32_t number;
		memcpy(&number, value, sizeof(number));
		return (int32_t)be32toh(number);
	}
	assert(PQgetlength(result, row, column) == (int)sizeof(uint64_t));
	uint64_t number;
	memcpy(&number, value, sizeof(number));
	return (int64_t)be64toh(number);
}

uint64_t pg_u64(const PGresult *result, int row, int column)
{
	return (uint64_t)pg_i64(result, row, column);
}

struct str pg_str(const PGresult *result, int row, int column)
{
	return (struct str){PQgetvalue(result, row, column), (size_t)PQgetlength(result, row, column)};
}

bool pg_is_null(const PGresult *result, int row, int column)
{
	return PQgetisnull(result, row, column) != 0;
}
