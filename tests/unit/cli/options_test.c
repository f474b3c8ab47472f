/* tests/unit/cli/options_test.c */
#include "base/check.h"
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct call {
	struct str data, operands[2];
	uint64_t port;
	bool is_dev;
	size_t count;
	int status;
};

/* Standard output and error go nowhere meanwhile: the harness reads them. */
static bool parse(struct call *call, int argc, const char *const *words)
{
	const struct option rows[] = {
		{"--data", "DIR", "a folder", .text = &call->data},
		{"--port", "N", "a number", .number = &call->port, .number_max = 65535},
		{"--dev", NULL, "a flag", .flag = &call->is_dev},
	};
	const struct usage usage = {"try", "FROM [TO]", "tries", rows, COUNT(rows), 1, 2};
	/* main's argv is char ** for C's sake; nothing changes the words. */
	char *argv[8];
	memcpy(argv, words, (size_t)argc * sizeof(argv[0]));
	fflush(stdout);
	int out = dup(STDOUT_FILENO), error = dup(STDERR_FILENO);
	assert_non_null(freopen("/dev/null", "w", stdout));
	assert_non_null(freopen("/dev/null", "w", stderr));
	*call = (struct call){.status = -1};
	bool done = options_parse(argc, argv, &usage, call->operands, &call->count, &call->status);
	fflush(stdout);
	fflush(stderr);
	dup2(out, STDOUT_FILENO);
	dup2(error, STDERR_FILENO);
	close(out);
	close(error);
	return done;
}

#define PARSE(call, ...) \
	parse(call, COUNT(((const char *const[]){__VA_ARGS__})), (const char *const[]){__VA_ARGS__})

static void test_values_in_both_forms(void **state)
{
	(void)state;
	struct call call;
	assert_true(PARSE(&call, "try", "--data", "a b", "--port=80", "from", "--dev", "to"));
	assert_true(str_equals(call.data, STR("a b")));
	assert_int_equal(call.port, 80);
	assert_true(call.is_dev);
	assert_int_equal(call.count, 2);
	assert_true(str_equals(call.operands[1], STR("to")));
	assert_true(PARSE(&call, "try", "--", "--dev"));
	assert_false(call.is_dev);
	assert_true(str_equals(call.operands[0], STR("--dev")));
}

static void test_bad_usage_is_status_2(void **state)
{
	(void)state;
	struct call call;
	assert_false(PARSE(&call, "try"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "b", "c"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--what"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--data"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--data="));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--port", "65536"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--port", "http"));
	assert_int_equal(call.status, 2);
	assert_false(PARSE(&call, "try", "a", "--dev=1"));
	assert_int_equal(call.status, 2);
}

static void test_help_is_status_0(void **state)
{
	(void)state;
	struct call call;
	assert_false(PARSE(&call, "try", "--help"));
	assert_int_equal(call.status, 0);
	assert_false(PARSE(&call, "try", "a", "-h"));
	assert_int_equal(call.status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_in_both_forms),
		cmocka_unit_test(test_bad_usage_is_status_2),
		cmocka_unit_test(test_help_is_status_0),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
