/* store/schema.h - bringing a database to the tables this program knows.
 *
 * Migrations are the files sandbox/store/migrations/NNNN-name.sql, compiled in. They run in order, all in one
 * transaction, under an advisory lock, so that two servers that start together do no harm. The table `migration` says
 * what was applied. A file that was applied is never edited; a new one is added. */
#ifndef SABAN_STORE_SCHEMA_H
#define SABAN_STORE_SCHEMA_H

#include "base/arena.h"
#include "base/err.h"

struct migration {
	const char *name;         /* "0001-start" */
	const char *const *lines; /* of the SQL, without their ends */
	size_t line_count;
};

/* All of them, in order. */
extern const struct migration migrations[];
extern const size_t migration_count;

/* Brings the database at this address, entered as its owner, up to date; says how many were applied. ERR_CONFLICT when
 * the database is newer than this program or a migration was changed after it had been applied. */
bool schema_migrate(const char *address, struct arena *arena, size_t *ret_applied, struct err *reterr);

#endif
