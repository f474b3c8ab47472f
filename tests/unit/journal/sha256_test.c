/* SHA-256 against the examples of FIPS 180-4. */
#include "journal/sha256.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void known_answers(void **state)
{
	struct arena arena = test_arena();

	(void)state;
	assert_true(str_equals(sha256_hex(&arena, sha256_of(STR("abc"))),
	                       STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
	assert_true(str_equals(sha256_hex(&arena, sha256_of(STR(""))),
	                       STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")));
	arena_finish(&arena);
}

static void only_64_lower_case_digits_are_read(void **state)
{
	struct sha256 hash;

	(void)state;
	assert_true(sha256_parse(STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), &hash));
	assert_true(sha256_equals(hash, sha256_of(STR("abc"))));
	assert_false(
		sha256_parse(STR("BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), &hash));
	assert_false(sha256_parse(STR("ba78"), &hash));
	assert_false(
		sha256_parse(STR("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), &hash));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_answers),
		cmocka_unit_test(only_64_lower_case_digits_are_read),
	};

	return cmocka_run_group_tests_name("journal/sha256", tests, NULL, NULL);
}
