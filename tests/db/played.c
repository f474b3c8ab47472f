/* tests/db/played.c - see played.h. */
#include "tests/db/played.h"

#include "base/buf.h"
#include "host/process.h"
#include "host/text.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LINES_MAX 64

/* What a script makes of the scenario: the lines of its journal, the starting office first. */
static size_t play(struct arena *arena, const char *script, struct commit_line *ret_lines,
                   struct str *ret_start)
{
	struct str sandbox = text_join(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/sandbox/sandbox"));
	const char *argv[] = {sandbox.ptr, "play", fixture_path(arena, PLAYED_SCENARIO).ptr,
	                      fixture_path(arena, script).ptr, NULL};
	struct str output = {0}, clock = STR("\"at_ms\":");
	struct err err = {0};
	size_t count = 0;
	int status = -1;
	assert_true(process_run(arena, argv, STR(""), &output, &status, &err));
	assert_int_equal(status, 0);
	*ret_start = str_cut(&output, '\n');
	while (!str_is_empty(output)) {
		struct str line = str_cut(&output, '\n'),
				   rest = str_slice(line, str_find(line, clock) + clock.len, line.len);
		uint64_t at_ms = 0;
		assert_true(count < LINES_MAX && str_to_u64(str_cut(&rest, ','), &at_ms));
		ret_lines[count] = (struct commit_line){(uint32_t)count, (int64_t)at_ms, line};
		count++;
	}
	return count;
}

static void finish(void *context, enum commit_outcome outcome)
{
	struct pending *pending = context;
	pthread_mutex_lock(&pending->lock);
	pending->outcome = outcome;
	pending->is_answered = true;
	pthread_cond_signal(&pending->answered);
	pthread_mutex_unlock(&pending->lock);
}

uint64_t played_attempt(struct database *database, struct store *store, const char *script)
{
	struct store_port port = store_port(store);
	struct commit_line lines[LINES_MAX];
	struct pending pending;
	struct str start;
	struct err err = {0};
	uint64_t attempt = 0;
	size_t count = play(&database->arena, script, lines, &start);
	assert_true(port.attempt_create(port.self, database_candidate(database), 7, STR("bao-cao-cchc"),
	                                sha256_of(start), start, &lines[0], &attempt, &err));
	pending_init(&pending, database, attempt, 7, 1, 0, "");
	pending.commit.lines = lines + 1;
	pending.commit.line_count = count - 1;
	pending.commit.done = finish;
	assert_int_equal(commit_now(store, &pending), COMMIT_DONE);
	return attempt;
}

struct str grader_run(struct database *database, int wanted_status, const char *const *words)
{
	struct arena *arena = &database->arena;
	struct str grader = text_join(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/grader/grader"));
	const char *argv[GRADER_WORDS_MAX + 2] = {grader.ptr};
	struct str output = {0};
	struct err err = {0};
	size_t count = 0;
	int status = -1;
	for (; words[count] != NULL; count++) {
		assert_true(count < GRADER_WORDS_MAX);
		argv[count + 1] = words[count];
	}
	assert_true(process_run(arena, argv, STR(""), &output, &status, &err));
	if (status != wanted_status)
		print_error("%.*s\n", STR_ARG(output));
	assert_int_equal(status, wanted_status);
	return output;
}
