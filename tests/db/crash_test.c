/* tests/db/crash_test.c - kill -9 of the service and of its database at random moments under load.
 *
 * Candidates act over HTTP and send again what got no answer. In the end each action that was acknowledged is in the
 * journal, once, at the place that was named, in order, and the journal verifies. Five rounds, or 200 with SABAN_LONG=1.
 * SABAN_SEED repeats the moments of an earlier run, as far as moments can be repeated. */
#include "base/buf.h"
#include "host/file.h"
#include "host/process.h"
#include "host/text.h"
#include "sign/secret.h"
#include "store/staff.h"
#include "tests/db/database.h"
#include "tests/db/seat.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	SEATS = 12,
	ROUNDS = 5,
	ROUNDS_LONG = 200,
	READY_S_MAX = 120
};

static const char code[] = "dung-ma-nay";

struct crash {
	struct arena arena;
	struct str folder, data, fixtures, program, log;
	_Atomic uint16_t port;
	atomic_bool is_over;
	pid_t service;
	struct seat seats[SEATS];
	uint64_t random;
};

static void wait_ms(uint64_t ms)
{
	nanosleep(&(struct timespec){.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000},
	          NULL);
}

/* xorshift64: the same moments for the same seed. */
static uint64_t random_below(struct crash *crash, uint64_t limit)
{
	crash->random ^= crash->random << 13;
	crash->random ^= crash->random >> 7;
	crash->random ^= crash->random << 17;
	return crash->random % limit;
}

static void run(struct crash *crash, const char *const *argv, struct str *ret_output)
{
	int status = -1;
	struct err err = {0};
	assert_true(process_run(&crash->arena, argv, STR(""), ret_output, &status, &err));
	if (status != 0)
		print_error("%.*s\n", STR_ARG(*ret_output));
	assert_int_equal(status, 0);
}

/* Two hundred rounds take longer than the exam. */
static void lengthen_exam(struct crash *crash)
{
	struct arena *arena = &crash->arena;
	struct str path = text_join(arena, crash->fixtures, STR("/scenarios/bao-cao-cchc/scenario.xml"));
	struct str text = fixture_read_file(arena, path.ptr), lasts = STR("lasts=\"PT20M\"");
	struct err err = {0};
	size_t at = str_find(text, lasts);
	assert_true(at < text.len);
	struct buf longer = buf_in(arena);
	buf_add(&longer, str_slice(text, 0, at));
	buf_add_c(&longer, "lasts=\"PT10H\"");
	buf_add(&longer, str_slice(text, at + lasts.len, text.len));
	assert_true(file_write(arena, path, buf_str(&longer), 0644, &err));
}

/* The fixtures that ship, with candidates of our own. */
static void make_fixtures(struct crash *crash)
{
	struct arena *arena = &crash->arena;
	struct str output = {0}, hash = secret_hash(str_from_c(code), arena);
	struct buf lines = buf_in(arena);
	struct err err = {0};
	run(crash,
	    (const char *const[]){"/bin/cp", "-r", fixture_path(arena, "fixtures").ptr, crash->fixtures.ptr,
	                          NULL},
	    &output);
	lengthen_exam(crash);
	for (unsigned i = 0; i < SEATS; i++) {
		struct buf number = buf_in(arena);
		buf_add_char(&number, 'K');
		buf_add_u64(&number, i + 1);
		crash->seats[i] = (struct seat){.port = &crash->port,
		                                .number = str_copy_c(arena, buf_str(&number)),
		                                .code = code,
		                                .is_over = &crash->is_over};
		buf_add(&lines, buf_str(&number));
		buf_add_c(&lines, "\tNguyễn Thị Thử\tUBND xã Thử\tbao-cao-cchc\t");
		buf_add(&lines, hash);
		buf_add_char(&lines, '\n');
	}
	assert_true(file_write(arena, text_join(arena, crash->fixtures, STR("/candidates.tsv")), buf_str(&lines),
	                       0644, &err));
}

static uint16_t announced_port(struct crash *crash)
{
	struct arena scratch = test_arena();
	struct str text = {0}, mark = STR("\nready http://127.0.0.1:");
	uint64_t port = 0;
	if (file_read(&scratch, crash->log, 1 << 20, &text, NULL)) {
		size_t at = str_find(text, mark);
		struct str rest = str_slice(text, at + mark.len, text.len);
		if (at < text.len && str_index_of(rest, '\n') < rest.len)
			str_to_u64(str_cut(&rest, '\n'), &port);
	}
	arena_finish(&scratch);
	return (uint16_t)port;
}

static void start_service(struct crash *crash)
{
	const char *argv[] = {crash->program.ptr,
	                      "serve",
	                      "--port",
	                      "0",
	                      "--data",
	                      crash->data.ptr,
	                      "--fixtures",
	                      crash->fixtures.ptr,
	                      "--templates",
	                      fixture_path(&crash->arena, "templates").ptr,
	                      NULL};
	struct err err = {0};
	unlink(crash->log.ptr);
	assert_true(process_start(argv, crash->log.ptr, &crash->service, &err));
	for (int i = 0; i < READY_S_MAX * 50 && announced_port(crash) == 0; i++) {
		if (waitpid(crash->service, NULL, WNOHANG) != 0) {
			struct str text = {0};
			file_read(&crash->arena, crash->log, 1 << 20, &text, NULL);
			fail_msg("the service ended: %.*s", STR_ARG(text));
		}
		wait_ms(20);
	}
	atomic_store(&crash->port, announced_port(crash));
	assert_true(atomic_load(&crash->port) != 0);
}

static void kill_service(struct crash *crash)
{
	atomic_store(&crash->port, 0);
	assert_int_equal(kill(crash->service, SIGKILL), 0);
	assert_int_equal(waitpid(crash->service, NULL, 0), crash->service);
}

static void kill_database(struct crash *crash)
{
	struct cluster cluster = {.folder = text_join(&crash->arena, crash->data, STR("/db"))};
	pthread_mutex_init(&cluster.child_lock, NULL);
	pid_t server = cluster_pid(&cluster, &crash->arena);
	/* It may be down already, when the last round was short. */
	if (server > 0)
		kill(server, SIGKILL);
}

static size_t acknowledged_count(const struct crash *crash)
{
	size_t count = 0;
	for (size_t i = 0; i < SEATS; i++)
		count += crash->seats[i].count;
	return count;
}

static bool all_are_in(const struct crash *crash)
{
	for (size_t i = 0; i < SEATS; i++) {
		if (crash->seats[i].count == 0)
			return false;
	}
	return true;
}

/* ---- what is left in the end ---- */

static size_t lines_with(const struct stored_attempt *stored, struct str text)
{
	size_t count = 0;
	for (size_t i = 0; i < stored->line_count; i++)
		count += str_find(stored->lines[i].line, text) < stored->lines[i].line.len ? 1 : 0;
	return count;
}

static void check_seat(struct staff *staff, const struct seat *seat)
{
	struct arena arena = test_arena();
	struct stored_attempt stored = {0};
	struct err err = {0};
	uint64_t attempt = 0;
	uint32_t last_seq = 0;
	assert_true(staff_find_attempt(staff, str_from_c(seat->number), &attempt, &err));
	assert_true(staff_load_attempt(staff, attempt, &arena, &stored, &err));
	for (size_t i = 0; i < seat->count; i++) {
		struct buf text = buf_in(&arena);
		buf_add_c(&text, "\"x");
		buf_add_u64(&text, seat->items[i].number);
		buf_add_c(&text, "x\"");
		uint32_t seq = seat->items[i].seq;
		assert_true(seq < stored.line_count);
		assert_true(seq > last_seq);
		last_seq = seq;
		struct str line = stored.lines[seq].line;
		assert_true(str_find(line, buf_str(&text)) < line.len);
		assert_int_equal(lines_with(&stored, buf_str(&text)), 1);
	}
	arena_finish(&arena);
}

static void check_journals(struct crash *crash)
{
	struct arena *arena = &crash->arena;
	struct err err = {0};
	struct cluster cluster;
	assert_true(cluster_enter(&cluster, text_join(arena, crash->data, STR("/db")), arena, &err));
	struct staff *staff = staff_open(cluster_address(&cluster, CLUSTER_OWNER, arena).ptr);
	for (size_t i = 0; i < SEATS; i++)
		check_seat(staff, &crash->seats[i]);
	staff_close(staff);

	/* The journals as files, proved by the grader. */
	struct str grader = text_join(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/grader/grader"));
	struct str journal = text_join(arena, crash->folder, STR("/journal.jsonl"));
	for (size_t i = 0; i < SEATS; i++) {
		struct str output = {0};
		run(crash,
		    (const char *const[]){crash->program.ptr, "export", "--data", crash->data.ptr, "--candidate",
		                          crash->seats[i].number, NULL},
		    &output);
		assert_true(file_write(arena, journal, output, 0644, &err));
		run(crash, (const char *const[]){grader.ptr, "verify", journal.ptr, NULL}, &output);
	}
	cluster_leave(&cluster, arena);
}

static void test_acknowledged_is_kept(void **state)
{
	struct crash *crash = *state;
	struct arena *arena = &crash->arena;
	const char *is_long = getenv("SABAN_LONG"), *seed = getenv("SABAN_SEED");
	int rounds = is_long != NULL && strcmp(is_long, "1") == 0 ? ROUNDS_LONG : ROUNDS;
	*arena = test_arena();
	crash->random = seed != NULL ? strtoull(seed, NULL, 10) | 1 : (uint64_t)time(NULL) | 1;
	print_message("# SABAN_SEED=%llu\n", (unsigned long long)crash->random);
	crash->folder = database_folder(arena);
	crash->data = text_join(arena, crash->folder, STR("/data"));
	crash->fixtures = text_join(arena, crash->folder, STR("/fixtures"));
	crash->log = text_join(arena, crash->folder, STR("/service.log"));
	crash->program = text_join(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/sandbox/sandbox"));
	make_fixtures(crash);
	start_service(crash);
	for (size_t i = 0; i < SEATS; i++)
		seat_start(&crash->seats[i]);
	/* Nobody may be kept out because a try to sign in was cut short, and too many tries are refused for a minute. */
	for (int i = 0; i < 6000 && !all_are_in(crash); i++)
		wait_ms(10);
	assert_true(all_are_in(crash));
	for (int round = 0; round < rounds; round++) {
		/* Something is acknowledged in each round, and then it is cut short. */
		size_t before = acknowledged_count(crash);
		for (int i = 0; i < 3000 && acknowledged_count(crash) < before + SEATS; i++)
			wait_ms(10);
		assert_true(acknowledged_count(crash) >= before + SEATS);
		wait_ms(random_below(crash, 700));
		uint64_t victim = random_below(crash, 3);
		if (victim != 0)
			kill_database(crash);
		if (victim != 1) {
			kill_service(crash);
			start_service(crash);
		}
	}
	wait_ms(2000);
	atomic_store(&crash->is_over, true);
	unsigned lost = 0;
	for (size_t i = 0; i < SEATS; i++) {
		seat_join(&crash->seats[i]);
		if (crash->seats[i].failed != NULL)
			print_error("%s: %s\n", crash->seats[i].number, crash->seats[i].failed);
		assert_null(crash->seats[i].failed);
		lost += crash->seats[i].lost + crash->seats[i].refused;
	}
	assert_int_equal(kill(crash->service, SIGTERM), 0);
	int status = -1;
	waitpid(crash->service, &status, 0);
	crash->service = 0;
	assert_int_equal(status, 0);
	print_message("# %d rounds, %zu actions acknowledged, %u tries in vain\n", rounds,
	              acknowledged_count(crash), lost);
	check_journals(crash);
	struct str output = {0};
	run(crash, (const char *const[]){"/bin/rm", "-rf", crash->folder.ptr, NULL}, &output);
	for (size_t i = 0; i < SEATS; i++)
		arena_finish(&crash->seats[i].arena);
	arena_finish(arena);
}

/* A check that failed has left the service running, and its database with it: TERM ends both. The seats are still at work
 * then, so their memory stays until the program ends. */
static int end_service(void **state)
{
	struct crash *crash = *state;
	if (crash->service > 0) {
		kill(crash->service, SIGTERM);
		waitpid(crash->service, NULL, 0);
		return 0;
	}
	free(crash);
	return 0;
}

static int begin(void **state)
{
	*state = calloc(1, sizeof(struct crash));
	return *state == NULL ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_acknowledged_is_kept, begin, end_service),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
