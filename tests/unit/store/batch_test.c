/* tests/unit/store/batch_test.c - which lines close an attempt. The rest of batches is tested on a database, tests/db. */
#include "store/batch.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_only_the_records_own_action_closes(void **state)
{
	(void)state;
	assert_true(line_closes_attempt(
		STR("{\"seq\":9,\"at_ms\":1,\"actor\":\"system\",\"action\":\"attempt.close\"}")));
	assert_false(line_closes_attempt(STR("{\"seq\":9,\"action\":\"attempt.hand_in\"}")));
	assert_false(line_closes_attempt(
		STR("{\"seq\":9,\"action\":\"document.open\",\"input\":{\"action\":\"attempt.close\"}}")));
	assert_false(line_closes_attempt(
		STR("{\"actor\":\"\\\"action\\\":\\\"attempt.close\\\"\",\"action\":\"document.open\"}")));
	assert_false(line_closes_attempt(STR("{}")));
	assert_false(line_closes_attempt(STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_the_records_own_action_closes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
