/* The memory of programs: given, given back, and an end with a reason when there is none. */
#include "host/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void an_arena_lives_on_it(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena, &host_memory);
	memset(arena_alloc(&arena, 100000), 1, 100000);
	arena_reset(&arena);
	assert_non_null(arena_alloc(&arena, 1));
	arena_finish(&arena);
}

static void used_up_memory_ends_the_process_with_a_reason(void **state)
{
	(void)state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		/* The largest block malloc may be asked for; the sanitizer's malloc is told to return NULL in main. */
		host_memory.take(host_memory.context, PTRDIFF_MAX);
		_exit(0);
	}
	close(ends[1]);
	char told[4096] = "";
	size_t len = 0;
	ssize_t got;
	while (len < sizeof(told) - 1 && (got = read(ends[0], told + len, sizeof(told) - 1 - len)) > 0)
		len += (size_t)got;
	close(ends[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_FAILURE);
	assert_non_null(strstr(told, "memory is used up: 9223372036854775807 bytes"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_lives_on_it),
		cmocka_unit_test(used_up_memory_ends_the_process_with_a_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
