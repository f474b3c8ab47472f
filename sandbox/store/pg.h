/* store/pg.h - one connection to PostgreSQL: prepared statements in, typed answers out. For one thread at a time.
 *
 *	static const struct pg_statement find = {"candidate-find", "select id from candidate where number = $1"};
 *	struct pg_args args = {0};
 *	pg_add_text(&args, number);
 *	AUTO(PGresult) *result = pg_run(&pg, &find, &args, reterr);
 *	if (result == NULL)
 *		return false;
 *	id = pg_u64(result, 0, 0);
 *
 * All values travel in PostgreSQL's binary format. Nothing is ever put into the text of a statement. */
#ifndef SABAN_STORE_PG_H
#define SABAN_STORE_PG_H

#include "base/auto.h"
#include "base/err.h"
#include "store/words.h"

#include <libpq-fe.h>

AUTO_DEFINE(PGresult, PQclear);

/* Which of the two database roles a connection works under. */
enum pg_role {
	PG_OWNER, /* whoever the address names: migrations, fixtures, grading */
	PG_WEB,   /* saban_web, whoever the address names: requests of candidates */
};

struct pg_statement {
	const char *name; /* unique in the program */
	const char *sql;
};

#define PG_STATEMENTS_MAX 32
#define PG_ARGS_MAX 10

struct pg {
	const char *address; /* a libpq connection string or URI; borrowed */
	enum pg_role role;
	struct words *words; /* keeps what PostgreSQL said for errs */
	PGconn *connection;  /* NULL before the first use and after a loss */
	const struct pg_statement *prepared[PG_STATEMENTS_MAX];
	size_t prepared_count;
	char state[6]; /* SQLSTATE of the last failure; empty when the connection was lost */
};

void pg_init(struct pg *pg, const char *address, enum pg_role role, struct words *words);
/* Connects unless it is connected. Refuses, as ERR_DOWN, a server that does not write its log through to the disk. */
bool pg_connect(struct pg *pg, struct err *reterr);
/* Whether it is connected as far as this side can know without asking: a server that has gone away has said so. */
bool pg_is_connected(struct pg *pg);
void pg_disconnect(struct pg *pg);

/* The values for $1, $2, ... in the order of the calls. What is pointed to must live until pg_run has returned. */
struct pg_args {
	int count;
	Oid types[PG_ARGS_MAX];
	const char *values[PG_ARGS_MAX];
	int lengths[PG_ARGS_MAX];
	uint64_t numbers[PG_ARGS_MAX]; /* big-endian */
};

/* PostgreSQL's numbers of its types (pg_type.dat); they never change. */
enum pg_type {
	PG_BYTEA = 17,
	PG_INT8 = 20,
	PG_INT4 = 23,
	PG_TEXT = 25,
	PG_INT4_ARRAY = 1007,
	PG_TEXT_ARRAY = 1009,
	PG_INT8_ARRAY = 1016,
};

void pg_add_i64(struct pg_args *args, int64_t value);
void pg_add_u64(struct pg_args *args, uint64_t value); /* an id: at most INT64_MAX */
void pg_add_text(struct pg_args *args, struct str value);
void pg_add_bytes(struct pg_args *args, const void *bytes, size_t len);
/* Any value that is ready in the binary format. */
void pg_add_binary(struct pg_args *args, enum pg_type type, struct str value);

/* Runs the statement, preparing it when this connection has not yet. NULL on failure: ERR_DOWN when the connection was
 * lost or the server is out of resources, ERR_CONFLICT for a unique key that is taken, ERR_DENIED for a missing right,
 * else ERR_INTERNAL. A statement by itself is a transaction. args may be NULL. */
PGresult *pg_run(struct pg *pg, const struct pg_statement *statement, const struct pg_args *args,
                 struct err *reterr);

/* Runs a text of several statements without values, for migrations and for begin and commit. */
bool pg_run_text(struct pg *pg, const char *sql, struct err *reterr);

/* True when the last failure left it open whether the server did what it was asked. */
bool pg_was_lost(const struct pg *pg);
/* True when the last failure had this SQLSTATE, or this class (its first two characters). */
bool pg_failed_with(const struct pg *pg, const char *state);

int64_t pg_i64(const PGresult *result, int row, int column); /* int4 or int8 */
uint64_t pg_u64(const PGresult *result, int row, int column);
/* text or bytea; borrowed from the result. */
struct str pg_str(const PGresult *result, int row, int column);
bool pg_is_null(const PGresult *result, int row, int column);

#endif
