/* tests/db/database.c - see database.h. */
#include "tests/db/database.h"

#include "base/buf.h"
#include "host/memory.h"
#include "host/text.h"
#include "host/tree.h"
#include "store/pg.h"
#include "store/schema.h"
#include "store/staff.h"

#include <dirent.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#define START_LINE "{\"office\":\"a starting office\"}"

/* The build and source trees may lie where only root can look: the one right to pass by closed folders is kept, for this
 * process and the programs it starts. Without it (a container may forbid it) the trees must be readable. */
static void keep_passing_by(void)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[2] = {0};
	data[0].permitted = data[0].effective = data[0].inheritable = 1u << CAP_DAC_OVERRIDE;
	if (syscall(SYS_capset, &header, data) == 0)
		prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0);
}

/* PostgreSQL does not run as root. Its own package makes a user that owns nothing of ours. */
static void give_up_root(void)
{
	if (geteuid() != 0)
		return;
	const struct passwd *user = getpwnam("postgres");
	if (user == NULL)
		user = getpwnam("nobody");
	assert_non_null(user);
	uid_t uid = user->pw_uid;
	gid_t gid = user->pw_gid;
	prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
	assert_int_equal(setgroups(0, NULL), 0);
	assert_int_equal(setresgid(gid, gid, gid), 0);
	assert_int_equal(setresuid(uid, uid, uid), 0);
	keep_passing_by();
	/* The leak sanitizer looks at its own process. */
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

struct str database_folder(struct arena *arena)
{
	char name[] = "/tmp/saban-db-XXXXXX";
	give_up_root();
	assert_non_null(mkdtemp(name));
	return text_join(arena, str_from_c(name), STR(""));
}

static void check(bool done, const struct err *err)
{
	if (!done)
		print_error("%.*s %.*s; %.*s\n", STR_ARG(err->source), STR_ARG(err->what), STR_ARG(err->advice));
	assert_true(done);
}

int database_setup(void **state)
{
	struct database *database = calloc(1, sizeof(*database));
	assert_non_null(database);
	struct arena *arena = &database->arena;
	arena_init(arena, &host_memory);
	database->folder = database_folder(arena);
	struct err err = {0};
	check(cluster_enter(&database->cluster, database->folder, arena, &err), &err);
	database->owner_address = cluster_address(&database->cluster, CLUSTER_OWNER, arena).ptr;
	database->web_address = cluster_address(&database->cluster, CLUSTER_WEB, arena).ptr;
	size_t applied = 0;
	check(schema_migrate(database->owner_address, arena, &applied, &err), &err);
	*state = database;
	return 0;
}

int database_teardown(void **state)
{
	struct database *database = *state;
	struct err err = {0};
	cluster_leave(&database->cluster, &database->arena);
	check(tree_remove(database->folder, &database->arena, &err), &err);
	arena_finish(&database->arena);
	free(database);
	return 0;
}

/* Processes of a server work in its folder; a dead one that nobody has buried yet works nowhere. */
static bool is_anybody_in(const char *pg)
{
	DIR *processes = opendir("/proc");
	bool found = false;
	assert_non_null(processes);
	for (struct dirent *entry = readdir(processes); entry != NULL && !found; entry = readdir(processes)) {
		char link[300], target[300] = "";
		snprintf(link, sizeof(link), "/proc/%s/cwd", entry->d_name);
		found = readlink(link, target, sizeof(target) - 1) > 0 && strcmp(target, pg) == 0;
	}
	closedir(processes);
	return found;
}

void database_kill(struct database *database)
{
	struct arena *arena = &database->arena;
	const char *pg = text_c(arena, database->folder, STR("/pg"));
	pid_t server = cluster_pid(&database->cluster, arena);
	assert_true(server > 0);
	assert_int_equal(kill(server, SIGKILL), 0);
	while (is_anybody_in(pg))
		usleep(10000);
}

struct store *database_store(const struct database *database, unsigned writers)
{
	struct err err = {0};
	struct store_config config = {
		.memory = &host_memory, .address = database->web_address, .writers = writers};
	struct store *store = store_open(&config, &err);
	check(store != NULL, &err);
	return store;
}

static struct str number_text(struct database *database, const char *prefix)
{
	struct buf text = buf_in(&database->arena);
	buf_add_c(&text, prefix);
	buf_add_u64(&text, ++database->made);
	return buf_str(&text);
}

struct sha256 database_token(struct database *database)
{
	return sha256_of(number_text(database, "token "));
}

uint64_t database_candidate(struct database *database)
{
	struct staff *staff = staff_open(database->owner_address);
	struct candidate candidate = {.number = number_text(database, ""),
	                              .name = STR("Nguyễn Văn Bình"),
	                              .unit = STR("UBND xã"),
	                              .code_hash = STR("none"),
	                              .scenario = STR("bao-cao-cchc")};
	struct err err = {0};
	check(staff_save_candidate(staff, &candidate, &err), &err);
	staff_close(staff);
	struct buf sql = buf_in(&database->arena);
	buf_add_c(&sql, "select id::text from candidate where number = '");
	buf_add(&sql, candidate.number);
	buf_add_c(&sql, "'");
	uint64_t id = 0;
	assert_true(str_to_u64(database_ask(database, str_copy_c(&database->arena, buf_str(&sql))), &id));
	return id;
}

uint64_t database_attempt(struct database *database, struct store *store, uint64_t lease)
{
	struct store_port port = store_port(store);
	struct err err = {0};
	uint64_t attempt = 0;
	struct commit_line first = {0, 1000, STR("{\"seq\":0}")};
	check(port.attempt_create(port.self, database_candidate(database), lease, STR("bao-cao-cchc"),
	                          sha256_of(STR(START_LINE)), STR(START_LINE), &first, &attempt, &err),
	      &err);
	return attempt;
}

struct str database_ask(struct database *database, const char *sql)
{
	struct words *words = words_open();
	struct pg pg;
	struct err err = {0};
	pg_init(&pg, database->owner_address, PG_OWNER, words);
	check(pg_connect(&pg, &err), &err);
	PGresult *result = PQexec(pg.connection, sql);
	struct str answer = {0};
	bool done = PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK;
	if (!done)
		print_error("%s\n", PQresultErrorMessage(result));
	assert_true(done);
	if (PQntuples(result) > 0)
		answer = str_copy(&database->arena, str_from_c(PQgetvalue(result, 0, 0)));
	PQclear(result);
	pg_disconnect(&pg);
	words_close(words);
	return answer;
}

static void answer(void *context, enum commit_outcome outcome)
{
	struct pending *pending = context;
	pthread_mutex_lock(&pending->lock);
	if (pending->is_answered)
		abort();
	pending->outcome = outcome;
	pending->is_answered = true;
	pthread_cond_signal(&pending->answered);
	pthread_mutex_unlock(&pending->lock);
}

void database_denies(const char *address, const struct pg_statement *statements, size_t count)
{
	struct words *words = words_open();
	struct pg pg;
	pg_init(&pg, address, PG_WEB, words);
	for (size_t i = 0; i < count; i++) {
		struct err err = {0};
		assert_null(pg_run(&pg, &statements[i], NULL, &err));
		if (!pg_failed_with(&pg, "42501"))
			print_error("%s: %s %.*s\n", statements[i].sql, pg.state, STR_ARG(err.what));
		assert_true(pg_failed_with(&pg, "42501"));
		assert_int_equal(err.class, ERR_DENIED);
	}
	pg_disconnect(&pg);
	words_close(words);
}

void pending_init(struct pending *pending, struct database *database, uint64_t attempt, uint64_t lease,
                  uint32_t seq, size_t count, const char *text)
{
	assert_true(count <= sizeof(pending->lines) / sizeof(pending->lines[0]));
	*pending = (struct pending){
		.commit = {
			.attempt = attempt, .lease = lease, .line_count = count, .done = answer, .context = pending}};
	pending->commit.lines = pending->lines;
	pthread_mutex_init(&pending->lock, NULL);
	pthread_cond_init(&pending->answered, NULL);
	for (size_t i = 0; i < count; i++) {
		struct buf line = buf_in(&database->arena);
		buf_add_c(&line, "{\"seq\":");
		buf_add_u64(&line, seq + i);
		buf_add_c(&line, ",\"action\":\"");
		buf_add_c(&line, text);
		buf_add_c(&line, "\"}");
		pending->lines[i] = (struct commit_line){seq + (uint32_t)i, 1000 + seq + (int64_t)i, buf_str(&line)};
	}
}

enum commit_outcome pending_wait(struct pending *pending)
{
	pthread_mutex_lock(&pending->lock);
	while (!pending->is_answered)
		pthread_cond_wait(&pending->answered, &pending->lock);
	pthread_mutex_unlock(&pending->lock);
	pthread_cond_destroy(&pending->answered);
	pthread_mutex_destroy(&pending->lock);
	return pending->outcome;
}

enum commit_outcome commit_now(struct store *store, struct pending *pending)
{
	struct store_port port = store_port(store);
	assert_true(port.commit(port.self, &pending->commit));
	return pending_wait(pending);
}
