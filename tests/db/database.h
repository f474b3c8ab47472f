/* tests/db/database.h - a private cluster for a test program, in a folder of its own below /tmp, never as root.
 *
 *	int main(void)
 *	{
 *		return cmocka_run_group_tests(tests, database_setup, database_teardown);
 *	}
 *
 * The state that cmocka hands to each test is the struct database. */
#ifndef SABAN_TESTS_DB_DATABASE_H
#define SABAN_TESTS_DB_DATABASE_H

#include "host/cluster.h"
#include "store/store.h"

struct pg_statement;

struct database {
	struct arena arena;
	struct str folder;
	struct cluster cluster;
	const char *owner_address, *web_address;
	uint64_t made; /* candidates and tokens so far, to make the next one unlike them */
};

/* Gives up root, makes and migrates the cluster. For cmocka's group setup. */
int database_setup(void **state);
int database_teardown(void **state);

/* A folder below /tmp that the user of this process owns; root is given up first. */
struct str database_folder(struct arena *arena);

/* Kills the server and waits until the last of its processes is gone, and with it every connection. */
void database_kill(struct database *database);

/* A store on it. Fails the test when there is none. */
struct store *database_store(const struct database *database, unsigned writers);

/* A new candidate, and an open attempt of his with record 0, under this lease. */
uint64_t database_candidate(struct database *database);
uint64_t database_attempt(struct database *database, struct store *store, uint64_t lease);

/* A hash like no other. */
struct sha256 database_token(struct database *database);

/* Runs SQL as the owner; the first column of the first row as text, or empty. */
struct str database_ask(struct database *database, const char *sql);

/* Fails the test unless PostgreSQL refuses each of these statements at this address for want of a right (42501). */
void database_denies(const char *address, const struct pg_statement *statements, size_t count);

/* ---- one commit and its answer ---- */

struct pending {
	struct commit commit;
	struct commit_line lines[4];
	enum commit_outcome outcome;
	pthread_mutex_t lock;
	pthread_cond_t answered;
	bool is_answered;
};

/* A commit of `count` lines from seq on, each {"seq":N,"text":TEXT}; their texts live in the database's arena. */
void pending_init(struct pending *pending, struct database *database, uint64_t attempt, uint64_t lease,
                  uint32_t seq, size_t count, const char *text);
/* Waits for the answer. */
enum commit_outcome pending_wait(struct pending *pending);

/* Hands the commit in and waits. */
enum commit_outcome commit_now(struct store *store, struct pending *pending);

#endif
