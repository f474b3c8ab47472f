#include "tests/support/fake_ports.h"
#include "tests/support/memory.h"

#include "base/limits.h"
#include "web/seat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct room {
	struct test_memory memory;
	struct seats seats;
};

static struct room *room_open(void)
{
	struct room *room = malloc(sizeof(*room));
	assert_non_null(room);
	seats_init(&room->seats, test_memory_open(&room->memory), 1);
	return room;
}

static void room_close(struct room *room)
{
	seats_finish(&room->seats);
	test_memory_close(&room->memory);
	free(room);
}

static struct sha256 hash_of(uint64_t id)
{
	return sha256_of((struct str){(const char *)&id, sizeof(id)});
}

static struct seat *put(struct room *room, uint64_t id, int64_t at_ms)
{
	struct session session = {id, 7, hash_of(id), at_ms};
	struct candidate candidate = {.id = 7,
	                              .number = STR("001"),
	                              .name = STR("A"),
	                              .unit = STR("B"),
	                              .code_hash = STR("secret"),
	                              .scenario = STR("s")};
	return seats_put(&room->seats, &session, &candidate, 3);
}

static void a_session_is_found_by_its_token(void **state)
{
	struct room *room = room_open();
	(void)state;
	assert_null(seats_find(&room->seats, hash_of(1), 100));
	struct seat *seat = put(room, 1, 100);
	assert_true(str_is_empty(seat->candidate.code_hash));
	assert_ptr_equal(seats_find(&room->seats, hash_of(1), 100), seat);
	/* Put twice, by two requests at once, it is one. */
	assert_ptr_equal(put(room, 1, 100), seat);
	assert_int_equal(room->seats.count, 1);
	for (int i = 0; i < 3; i++)
		seat_release(&room->seats, seat);
	room_close(room);
}

static void a_removed_seat_stays_while_it_is_used(void **state)
{
	struct room *room = room_open();
	(void)state;
	struct seat *seat = put(room, 1, 100);
	seats_remove(&room->seats, seat);
	assert_null(seats_find(&room->seats, hash_of(1), 100));
	assert_true(str_equals(seat->candidate.number, STR("001")));
	seat_release(&room->seats, seat);
	seat_release(&room->seats, NULL);
	room_close(room);
}

static void old_sessions_are_over_and_swept_out(void **state)
{
	struct room *room = room_open();
	(void)state;
	for (uint64_t id = 1; id <= 5000; id++)
		seat_release(&room->seats, put(room, id, (int64_t)id));
	assert_null(seats_find(&room->seats, hash_of(1), 1 + LIMIT_SESSION_AGE_MS));
	struct seat *young = seats_find(&room->seats, hash_of(2), 1 + LIMIT_SESSION_AGE_MS);
	assert_non_null(young);
	seat_release(&room->seats, young);
	seats_sweep(&room->seats, 2500 + LIMIT_SESSION_AGE_MS);
	assert_int_equal(room->seats.count, 2500);
	room_close(room);
}

static void tokens_are_long_and_never_the_same(void **state)
{
	struct arena arena = test_arena();
	(void)state;
	struct str a = token_make(fake_secrets(), &arena), b = token_make(fake_secrets(), &arena);
	assert_int_equal(a.len, 64);
	assert_true(token_is_wellformed(a));
	assert_false(str_equals(a, b));
	assert_false(token_is_wellformed(STR("")));
	assert_false(token_is_wellformed(str_slice(a, 0, 63)));
	char *wrong = str_copy_c(&arena, a);
	wrong[10] = 'g';
	assert_false(token_is_wellformed(str_from_c(wrong)));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_is_found_by_its_token),
		cmocka_unit_test(a_removed_seat_stays_while_it_is_used),
		cmocka_unit_test(old_sessions_are_over_and_swept_out),
		cmocka_unit_test(tokens_are_long_and_never_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
