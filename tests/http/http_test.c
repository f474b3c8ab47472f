/* The suite http: a real service on a real database, asked over real connections. */
#include "tests/http/cases.h"
#include "tests/http/world.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

int main(void)
{
	const struct cases lists[] = {gate_cases(),    acting_cases(), input_cases(),  outgoing_cases(),
	                              dossier_cases(), list_cases(),   search_cases(), wire_cases(),
	                              seat_cases(),    proof_cases(),  fault_cases()};
	struct CMUnitTest all[100];
	size_t count = 0;
	for (size_t i = 0; i < COUNT(lists); i++)
		for (size_t k = 0; k < lists[i].count && count < COUNT(all); k++)
			all[count++] = lists[i].tests[k];
	return _cmocka_run_group_tests("http", all, count, world_setup, world_teardown);
}
