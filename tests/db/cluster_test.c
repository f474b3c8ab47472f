/* tests/db/cluster_test.c - the private cluster: made once, shared, stopped by the last, found again after a crash. */
#include "host/home.h"
#include "host/memory.h"
#include "host/text.h"
#include "host/tree.h"
#include "tests/db/database.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void test_last_one_out_stops_the_server(void **state)
{
	struct database *database = *state;
	struct cluster second;
	struct err err = {0};
	pid_t server = cluster_pid(&database->cluster, &database->arena);
	assert_true(server > 0);
	assert_true(cluster_enter(&second, database->folder, &database->arena, &err));
	assert_int_equal(cluster_pid(&second, &database->arena), server);
	cluster_leave(&second, &database->arena);
	assert_int_equal(cluster_pid(&database->cluster, &database->arena), server);

	assert_true(cluster_enter(&second, database->folder, &database->arena, &err));
	cluster_leave(&database->cluster, &database->arena);
	assert_int_equal(cluster_pid(&second, &database->arena), server);
	cluster_leave(&second, &database->arena);
	assert_int_equal(cluster_pid(&second, &database->arena), 0);
	assert_true(cluster_enter(&database->cluster, database->folder, &database->arena, &err));
}

/* A program that was killed leaves its server running; the next one takes it over and stops it. */
static void test_orphan_is_taken_over(void **state)
{
	struct database *database = *state;
	struct err err = {0};
	cluster_leave(&database->cluster, &database->arena);
	pid_t child = fork();
	if (child == 0) {
		struct cluster cluster;
		_exit(cluster_enter(&cluster, database->folder, &database->arena, &err) ? 0 : 1);
	}
	int status = 0;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	pid_t orphan = cluster_pid(&database->cluster, &database->arena);
	assert_true(orphan > 0);
	assert_true(cluster_enter(&database->cluster, database->folder, &database->arena, &err));
	assert_int_equal(cluster_pid(&database->cluster, &database->arena), orphan);
	cluster_leave(&database->cluster, &database->arena);
	assert_int_equal(cluster_pid(&database->cluster, &database->arena), 0);
	assert_true(cluster_enter(&database->cluster, database->folder, &database->arena, &err));
}

static void test_killed_server_is_started_again(void **state)
{
	struct database *database = *state;
	struct err err = {0};
	for (int i = 0; i < 2; i++) {
		pid_t server = cluster_pid(&database->cluster, &database->arena);
		assert_true(server > 0);
		assert_int_equal(kill(server, SIGKILL), 0);
		while (cluster_pid(&database->cluster, &database->arena) == server)
			usleep(1000);
		bool is_up = cluster_watch(&database->cluster, &database->arena, &err);
		if (!is_up)
			print_error("%.*s; %.*s\n", STR_ARG(err.what), STR_ARG(err.advice));
		assert_true(is_up);
		assert_true(cluster_pid(&database->cluster, &database->arena) > 0);
		assert_true(str_equals(database_ask(database, "select 'up'"), STR("up")));
	}
}

/* Broken files are told of in the server's own words. */
static void test_server_that_does_not_start_says_why(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct err err = {0};
	const char *good = text_c(arena, database->folder, STR("/pg/global/pg_control"));
	const char *moved = text_c(arena, database->folder, STR("/pg/global/moved"));
	cluster_leave(&database->cluster, arena);
	assert_int_equal(rename(good, moved), 0);
	assert_false(cluster_enter(&database->cluster, database->folder, arena, &err));
	assert_int_equal(err.class, ERR_DOWN);
	assert_true(str_find(err.what, STR("could not find the database system")) < err.what.len ||
	            str_find(err.what, STR("pg_control")) < err.what.len ||
	            str_find(err.what, STR("PANIC")) < err.what.len);
	assert_int_equal(rename(moved, good), 0);
	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
}

static bool is_there(struct str path)
{
	struct stat about;
	return lstat(path.ptr, &about) == 0;
}

/* After a clean end nothing is left in /tmp; while somebody is in, all of it is. */
static void test_socket_folder_goes_with_the_server(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct cluster second;
	struct err err = {0};
	struct str dir = database->cluster.socket_dir;
	assert_true(cluster_enter(&second, database->folder, arena, &err));
	assert_true(is_there(dir));
	cluster_leave(&second, arena);
	assert_true(is_there(dir));
	assert_true(str_equals(database_ask(database, "select 'up'"), STR("up")));
	cluster_leave(&database->cluster, arena);
	assert_false(is_there(dir));
	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
}

/* Program and server are killed; the next program starts over what they left, and takes it away when it ends. A program
 * whose server was killed takes away what that one left, too. */
static void test_socket_folder_of_the_killed_goes_too(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct err err = {0};
	struct str dir = database->cluster.socket_dir;
	struct str socket = text_join(arena, dir, STR("/.s.PGSQL.5432"));
	cluster_leave(&database->cluster, arena);
	pid_t child = fork();
	if (child == 0) {
		struct cluster cluster;
		bool is_in = cluster_enter(&cluster, database->folder, arena, &err);
		kill(cluster_pid(&cluster, arena), SIGKILL);
		_exit(is_in ? 0 : 1);
	}
	int status = 0;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_true(is_there(socket));
	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
	cluster_leave(&database->cluster, arena);
	assert_false(is_there(dir));

	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
	pid_t server = cluster_pid(&database->cluster, arena);
	assert_int_equal(kill(server, SIGKILL), 0);
	while (cluster_pid(&database->cluster, arena) == server)
		usleep(1000);
	assert_true(is_there(socket));
	cluster_leave(&database->cluster, arena);
	assert_false(is_there(dir));
	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
}

/* A link in the folder's place leads nobody astray: not when starting, and what it points to is not cleared. */
static void test_socket_folder_that_is_a_link_is_left_alone(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct err err = {0};
	struct cluster cluster;
	struct str dir = database->cluster.socket_dir;
	struct str elsewhere = text_join(arena, database->folder, STR("/elsewhere"));
	struct str file = text_join(arena, elsewhere, STR("/.s.PGSQL.5432.lock"));
	cluster_leave(&database->cluster, arena);
	assert_int_equal(mkdir(elsewhere.ptr, 0700), 0);
	FILE *kept = fopen(file.ptr, "w");
	assert_non_null(kept);
	fclose(kept);
	assert_int_equal(symlink(elsewhere.ptr, dir.ptr), 0);
	assert_false(cluster_enter(&cluster, database->folder, arena, &err));
	assert_int_equal(err.class, ERR_DENIED);
	assert_true(is_there(file));
	assert_true(is_there(dir));
	assert_int_equal(unlink(dir.ptr), 0);
	assert_true(cluster_enter(&database->cluster, database->folder, arena, &err));
}

static void test_socket_folder_of_somebody_else_is_refused(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct err err = {0};
	struct cluster second;
	const char *dir = str_copy_c(arena, database->cluster.socket_dir);
	assert_int_equal(chmod(dir, 0755), 0);
	assert_false(cluster_enter(&second, database->folder, arena, &err));
	assert_int_equal(err.class, ERR_DENIED);
	assert_int_equal(chmod(dir, 0700), 0);
}

static void test_long_paths_have_short_sockets(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct str folder = database->folder;
	for (int i = 0; i < 3; i++)
		folder = text_join(arena, folder, STR("/a-folder-with-a-very-long-name-for-a-socket-of-unix"));
	struct err err = {0};
	struct cluster cluster;
	assert_true(tree_make(folder, 0700, arena, &err));
	assert_true(cluster_enter(&cluster, folder, arena, &err));
	assert_true(cluster_pid(&cluster, arena) > 0);
	cluster_leave(&cluster, arena);
}

static void test_home_is_made_and_locked(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct home home = {0};
	struct err err = {0};
	struct stat about;
	struct str path = text_join(arena, database->folder, STR("/home/data"));
	struct home_share shares[] = {
		{.name = "templates", .source = database->folder},
		{.name = "none", .source = STR("/no/such/folder")},
	};
	assert_true(home_enter(&home, path, shares, 2, arena, &err));
	assert_int_equal(stat(str_copy_c(arena, home.keys), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	assert_true(str_equals(shares[0].path, database->folder));
	assert_int_equal(shares[1].path.len, 0);
	assert_true(home_lock(&home, arena, &err));
	pid_t child = fork();
	if (child == 0)
		_exit(home_lock(&home, arena, &err) || err.class != ERR_CONFLICT ? 1 : 0);
	int status = 0;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_one_out_stops_the_server),
		cmocka_unit_test(test_orphan_is_taken_over),
		cmocka_unit_test(test_killed_server_is_started_again),
		cmocka_unit_test(test_server_that_does_not_start_says_why),
		cmocka_unit_test(test_socket_folder_goes_with_the_server),
		cmocka_unit_test(test_socket_folder_of_the_killed_goes_too),
		cmocka_unit_test(test_socket_folder_that_is_a_link_is_left_alone),
		cmocka_unit_test(test_socket_folder_of_somebody_else_is_refused),
		cmocka_unit_test(test_long_paths_have_short_sockets),
		cmocka_unit_test(test_home_is_made_and_locked),
	};
	return cmocka_run_group_tests(tests, database_setup, database_teardown);
}
