#include "tests/http/world.h"

#include "base/buf.h"
#include "host/text.h"
#include "sign/secret.h"
#include "tests/support/fixture.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define READY_MS 120000

extern char **environ;

int64_t world_now_ms(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* ---- fixtures ---- */

static void run(const char *const *command)
{
	pid_t pid;
	int status = 1;
	/* posix_spawn promises not to change the words it is given. */
	char *words[8] = {0};
	for (size_t i = 0; command[i] != NULL; i++)
		words[i] = strdup(command[i]);
	assert_int_equal(posix_spawnp(&pid, words[0], NULL, NULL, words, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	for (size_t i = 0; words[i] != NULL; i++)
		free(words[i]);
}

static void write_file(struct str path, struct str text)
{
	FILE *file = fopen(path.ptr, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
	fclose(file);
}

static struct str replaced(struct arena *arena, struct str text, const char *from, const char *to)
{
	struct buf out = buf_in(arena);
	struct str wanted = str_from_c(from);
	size_t at = str_find(text, wanted);
	assert_true(at < text.len);
	buf_add(&out, str_slice(text, 0, at));
	buf_add_c(&out, to);
	buf_add(&out, str_slice(text, at + wanted.len, text.len));
	return buf_str(&out);
}

static struct str candidate_lines(struct arena *arena)
{
	struct str hash = secret_hash(STR(WORLD_CODE), arena);
	struct buf out = buf_in(arena);
	for (unsigned i = 1; i <= WORLD_CANDIDATES + WORLD_SHORT; i++) {
		bool is_short = i > WORLD_CANDIDATES;
		buf_add_c(&out, is_short ? "S" : "T");
		buf_add_u64(&out, is_short ? i - WORLD_CANDIDATES : i);
		buf_add_c(&out, "\tNguyễn Thị Thử\tUBND xã Thử\t");
		buf_add_c(&out, is_short ? "ngan\t" : "bao-cao-cchc\t");
		buf_add(&out, hash);
		buf_add_char(&out, '\n');
	}
	return buf_str(&out);
}

/* The fixtures that ship, quickened; and a scenario that is over before one has read it. */
static void make_fixtures(struct world *world)
{
	struct arena *arena = &world->database->arena;
	struct str source = fixture_path(arena, "fixtures"), folder = world->fixtures;
	struct str scenario = text_join(arena, folder, STR("/scenarios/bao-cao-cchc/scenario.xml"));
	struct str shorter = text_join(arena, folder, STR("/scenarios/ngan"));
	run((const char *const[]){"cp", "-r", source.ptr, folder.ptr, NULL});
	struct str text = fixture_read_file(arena, scenario.ptr);
	text = replaced(arena, text, "time=\"PT4M\"", "time=\"PT2S\"");
	write_file(scenario, text);
	text = replaced(arena, text, "id=\"bao-cao-cchc\"", "id=\"ngan\"");
	text = replaced(arena, text, "lasts=\"PT20M\"", "lasts=\"PT4S\"");
	text = replaced(arena, text, "time=\"PT2S\"", "time=\"PT1S\"");
	text = replaced(arena, text, "<document paper=\"cv-260\" packet=\"yes\"/>", "");
	text = replaced(arena, text, "<document paper=\"${cong-dien}\" packet=\"yes\"/>", "");
	text = replaced(arena, text,
	                "<choice name=\"cong-dien\"><value>cd-05</value><value>cd-06</value></choice>", "");
	size_t from = str_find(text, STR("\t\t<at id=\"cv-260-arrives\"")),
		   to = str_find(text, STR("\t</timeline>"));
	assert_true(from < to);
	struct buf cut = buf_in(arena);
	buf_add(&cut, str_slice(text, 0, from));
	buf_add(&cut, str_slice(text, to, text.len));
	assert_int_equal(mkdir(shorter.ptr, 0755), 0);
	write_file(text_join(arena, shorter, STR("/scenario.xml")), buf_str(&cut));
	write_file(text_join(arena, folder, STR("/candidates.tsv")), candidate_lines(arena));
}

/* ---- services ---- */

static uint16_t port_in(struct world *world, struct str path)
{
	struct str text = fixture_read_file(&world->database->arena, path.ptr);
	struct str mark = STR("\nready http://127.0.0.1:");
	size_t at = str_find(text, mark);
	uint64_t port = 0;
	if (at == text.len)
		return 0;
	struct str rest = str_slice(text, at + mark.len, text.len);
	str_to_u64(str_cut(&rest, '\n'), &port);
	return (uint16_t)port;
}

struct service service_start(const struct world *world, const char *name, const char *const *more)
{
	struct arena *arena = &world->database->arena;
	const char *build = getenv("SABAN_BUILD_ROOT");
	assert_non_null(build);
	struct str program = text_join(arena, str_from_c(build), STR("/sandbox/sandbox"));
	struct str data = text_join(arena, world->database->folder, str_from_c(name));
	struct service service = {.log = text_join(arena, data, STR(".log"))};
	const char *words[24] = {program.ptr,  "serve",
	                         "--port",     "0",
	                         "--data",     data.ptr,
	                         "--fixtures", world->fixtures.ptr,
	                         "--database", world->database->owner_address,
	                         "--variant",  "0"};
	size_t count = 12;
	for (size_t i = 0; more != NULL && more[i] != NULL; i++)
		words[count++] = more[i];
	service.pid = fork();
	assert_true(service.pid >= 0);
	if (service.pid == 0) {
		int fd = open(service.log.ptr, O_WRONLY | O_CREAT | O_TRUNC, 0644);
		dup2(fd, 1);
		dup2(fd, 2);
		char *arguments[24] = {0};
		for (size_t i = 0; i < count; i++)
			arguments[i] = strdup(words[i]);
		execv(arguments[0], arguments);
		_exit(127);
	}
	return service;
}

void service_wait(struct world *world, struct service *service)
{
	int64_t until_ms = world_now_ms() + READY_MS;
	while (service->port == 0) {
		assert_true(world_now_ms() < until_ms);
		if (waitpid(service->pid, NULL, WNOHANG) != 0) {
			struct str log = fixture_read_file(&world->database->arena, service->log.ptr);
			fail_msg("the service ended: %.*s", STR_ARG(log));
		}
		usleep(50000);
		if (access(service->log.ptr, R_OK) == 0)
			service->port = port_in(world, service->log);
	}
}

int service_stop(struct service *service)
{
	int status = -1;
	if (service->pid <= 0)
		return status;
	kill(service->pid, SIGTERM);
	waitpid(service->pid, &status, 0);
	return status;
}

int world_setup(void **state)
{
	struct world *world = calloc(1, sizeof(*world));
	void *database;
	assert_non_null(world);
	*state = world;
	assert_int_equal(database_setup(&database), 0);
	world->database = database;
	world->fixtures = text_join(&world->database->arena, world->database->folder, STR("/fixtures"));
	make_fixtures(world);
	world->a = service_start(world, "/a", NULL);
	service_wait(world, &world->a);
	world->b = service_start(world, "/b", NULL);
	service_wait(world, &world->b);
	return 0;
}

int world_teardown(void **state)
{
	struct world *world = *state;
	void *database = world->database;
	int a = service_stop(&world->a), b = service_stop(&world->b);
	database_teardown(&database);
	free(world);
	return a == 0 && b == 0 ? 0 : -1;
}

const char *world_candidate(struct world *world)
{
	struct buf number = buf_in(&world->database->arena);
	assert_true(world->used < WORLD_CANDIDATES);
	buf_add_char(&number, 'T');
	buf_add_u64(&number, ++world->used);
	buf_add_char(&number, '\0');
	return number.ptr;
}

struct str world_ask(struct world *world, const char *sql)
{
	return database_ask(world->database, sql);
}

uint64_t world_count(struct world *world, const char *sql, const char *number)
{
	struct buf text = buf_in(&world->database->arena);
	struct str rest = str_from_c(sql), place = STR("%s");
	uint64_t count = 0;
	size_t at = str_find(rest, place);
	buf_add(&text, str_slice(rest, 0, at));
	buf_add_c(&text, number);
	buf_add(&text, str_slice(rest, at + place.len, rest.len));
	buf_add_char(&text, '\0');
	assert_true(str_to_u64(world_ask(world, text.ptr), &count));
	return count;
}
