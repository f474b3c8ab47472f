/* When the world fails under the service: a full disk, a database that is down, rows nobody needs any more. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"
#include "base/limits.h"
#include "host/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define COMMENT "/documents/cv-246/actions/document.comment"
#define PATIENCE_MS 30000

static uint64_t records_with(struct world *world, const char *number, const char *text)
{
	char sql[300];
	snprintf(sql, sizeof(sql),
	         "select count(*)::text from record where line like '%%%s%%' and attempt in (select a.id from "
	         "attempt a join candidate c on c.id = a.candidate where c.number = '%s')",
	         text, number);
	uint64_t count = 0;
	assert_true(str_to_u64(world_ask(world, sql), &count));
	return count;
}

/* The database says that there is no room: the candidate hears 503 and nothing is shown as saved; once there is room
 * the same request is recorded, once. */
static void a_full_disk_loses_nothing(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	world_ask(world,
	          "create function full_disk() returns trigger language plpgsql as $$begin raise exception "
	          "'could not extend file: No space left on device' using errcode = '53100'; end$$;"
	          "create trigger full_disk before insert on record for each row execute function full_disk()");
	client_post_json(client, COMMENT, "{\"note\":\"Khi đĩa đầy\"}", "khi-dia-day");
	unsigned status = client->status;
	bool is_advised = !str_is_empty(client_header(client, "Retry-After"));
	client_get(client, "/documents/cv-246");
	bool is_shown = client_says(client, "Khi đĩa đầy");
	world_ask(world, "drop trigger full_disk on record; drop function full_disk()");
	assert_int_equal(status, 503);
	assert_true(is_advised);
	assert_false(is_shown);
	assert_int_equal(records_with(world, number, "Khi đĩa đầy"), 0);
	client_post_json(client, COMMENT, "{\"note\":\"Khi đĩa đầy\"}", "khi-dia-day");
	assert_int_equal(client->status, 200);
	client_post_json(client, COMMENT, "{\"note\":\"Khi đĩa đầy\"}", "khi-dia-day");
	assert_int_equal(client->status, 200);
	assert_int_equal(records_with(world, number, "Khi đĩa đầy"), 1);
	client_close(client);
}

static void wait_until_well(struct world *world)
{
	int64_t until_ms = clock_steady_ms() + PATIENCE_MS;
	struct client *client = client_open(world->a.port);
	do {
		assert_true(clock_steady_ms() < until_ms);
		usleep(20000);
		client_get(client, "/healthz");
	} while (client->status != 200);
	client_close(client);
}

/* The whole server is killed: pages say so in words, nothing is acknowledged, and the service needs no restart. */
static void a_database_that_is_down_is_said(void **state)
{
	struct world *world = *state;
	struct arena *arena = &world->database->arena;
	const char *number = world_candidate(world), *other = world_candidate(world);
	struct client *client = client_open(world->a.port), *stranger = client_open(world->a.port);
	struct err err = {0};
	client_start(client, number);
	client_get(client, "/documents/cv-246");
	client_get(stranger, "/sign-in");
	database_kill(world->database);
	client_get(stranger, "/healthz");
	unsigned health = stranger->status;

	client_post(client, COMMENT, "note=Khi+kho+t%E1%BA%AFt");
	unsigned status = client->status;
	bool is_told = client_says(client, "Thao tác vừa rồi chưa được lưu");
	char form[100];
	snprintf(form, sizeof(form), "candidate_no=%s&code=" WORLD_CODE, other);
	client_post(stranger, "/sign-in", form);
	unsigned status_of_sign_in = stranger->status;
	bool is_up = cluster_watch(&world->database->cluster, arena, &err);
	assert_true(is_up);
	assert_int_equal(health, 503);
	assert_int_equal(status, 503);
	assert_true(is_told);
	assert_int_equal(status_of_sign_in, 503);

	wait_until_well(world);
	assert_int_equal(client_sign_in(stranger, other, WORLD_CODE), 303);
	int64_t until_ms = clock_steady_ms() + PATIENCE_MS;
	do {
		assert_true(clock_steady_ms() < until_ms);
		client_post_json(client, COMMENT, "{\"note\":\"Khi kho mở lại\"}", "khi-kho-mo-lai");
	} while (client->status == 503);
	assert_int_equal(client->status, 200);
	assert_int_equal(records_with(world, number, "Khi kho mở lại"), 1);
	client_close(stranger);
	client_close(client);
}

/* A service that starts forgets what can open nothing any more, and nothing else. */
static void old_sessions_are_forgotten(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	const char *count = "select count(*)::text from session s join candidate c on c.id = s.candidate where "
						"c.number = '%s'";
	for (int64_t age_ms = 0; age_ms < 3 * LIMIT_SESSION_AGE_MS; age_ms += LIMIT_SESSION_AGE_MS + 60000) {
		char sql[300];
		snprintf(sql, sizeof(sql),
		         "insert into session (candidate, token_hash, created_at_ms) select id, "
		         "sha256('%s old %lld'), %lld from candidate where number = '%s'",
		         number, (long long)age_ms, (long long)(clock_utc_ms() - age_ms), number);
		world_ask(world, sql);
	}
	assert_int_equal(world_count(world, count, number), 3);
	struct service third = service_start(world, "/forgetful", NULL);
	service_wait(world, &third);
	int64_t until_ms = clock_steady_ms() + PATIENCE_MS;
	while (world_count(world, count, number) == 3 && clock_steady_ms() < until_ms)
		usleep(50000);
	assert_int_equal(service_stop(&third), 0);
	assert_int_equal(world_count(world, count, number), 1);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_full_disk_loses_nothing),
	cmocka_unit_test(a_database_that_is_down_is_said),
	cmocka_unit_test(old_sessions_are_forgotten),
};

struct cases fault_cases(void)
{
	return (struct cases){tests, COUNT(tests)};
}
