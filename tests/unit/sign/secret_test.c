/* tests/unit/sign/secret_test.c */
#include "sign/secret.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <time.h>

#include <cmocka.h>

static void test_right_code_only(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str hash = secret_hash(STR("thu-2468"), &arena);
	assert_true(str_starts_with(hash, STR("scrypt$15$8$1$")));
	assert_int_equal(hash.len, 14 + 7 + 32 + 1 + 64);
	assert_true(secret_is_right(STR("thu-2468"), hash));
	assert_false(secret_is_right(STR("thu-2469"), hash));
	assert_false(secret_is_right(STR("thu-246"), hash));
	assert_false(secret_is_right(STR(""), hash));
	arena_finish(&arena);
}

static void test_capitals_blanks_and_dashes_do_not_matter(void **state)
{
	static const char *const same[] = {"thu2468",       "THU-2468", "Thu 2468",
	                                   " thu - 24 68 ", "thu–2468", "thu_2468"};
	(void)state;
	struct arena arena = test_arena();
	struct str hash = secret_hash(STR("thu-2468"), &arena), dashes = secret_hash(STR("--"), &arena);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (!secret_is_right(str_from_c(same[i]), hash))
			fail_msg("%s", same[i]);
	assert_true(secret_is_right(STR("thu-2468"), secret_hash(STR("THU2468"), &arena)));
	assert_false(secret_is_right(STR("thù-2468"), hash));
	assert_false(secret_is_right(STR("thu-2.468"), hash));
	/* Nothing is not a code. */
	assert_false(secret_is_right(STR(""), dashes));
	assert_true(secret_is_right(STR("--"), dashes));
	arena_finish(&arena);
}

static void test_equal_codes_have_different_hashes(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	assert_false(str_equals(secret_hash(STR("a"), &arena), secret_hash(STR("a"), &arena)));
	arena_finish(&arena);
}

/* RFC 7914 gives no example with our N; this one is Python's hashlib.scrypt(b"mat-ma", salt=bytes(range(16)), n=2**15, r=8,
 * p=1, dklen=32). */
static void test_other_implementations_agree(void **state)
{
	(void)state;
	/* Not folded: it counts as it was hashed. */
	assert_false(secret_is_right(STR("matma"),
	                             STR("scrypt$15$8$1$000102030405060708090a0b0c0d0e0f$"
	                                 "9ad097b6f4b4cf5d484f314c2ea87c4712ee67b4346263fe742321a80d61bc0b")));
	assert_true(secret_is_right(STR("mat-ma"),
	                            STR("scrypt$15$8$1$000102030405060708090a0b0c0d0e0f$"
	                                "9ad097b6f4b4cf5d484f314c2ea87c4712ee67b4346263fe742321a80d61bc0b")));
}

static int64_t cpu_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Nobody learns from the time taken whether a number is known. */
static void test_broken_hashes_take_as_long(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str hash = secret_hash(STR("thu-2468"), &arena);
	int64_t start_ms = cpu_ms();
	assert_false(secret_is_right(STR("x"), hash));
	int64_t known_ms = cpu_ms() - start_ms;
	static const char *const broken[] = {
		"",
		"none",
		"scrypt$15$8$1$",
		"scrypt$14$8$1$00$00",
		"scrypt$15$8$1$000102030405060708090a0b0c0d0e0f$00",
	};
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		start_ms = cpu_ms();
		assert_false(secret_is_right(STR(""), str_from_c(broken[i])));
		assert_true(cpu_ms() - start_ms >= known_ms / 4);
	}
	/* The hash that a broken one is compared with is all zero, and nothing hashes to that. */
	assert_false(secret_is_right(STR("x"), str_slice(hash, 0, hash.len - 1)));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_right_code_only),
		cmocka_unit_test(test_capitals_blanks_and_dashes_do_not_matter),
		cmocka_unit_test(test_equal_codes_have_different_hashes),
		cmocka_unit_test(test_other_implementations_agree),
		cmocka_unit_test(test_broken_hashes_take_as_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
