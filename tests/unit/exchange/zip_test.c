/* A ZIP with one file: out and in, and every ZIP that is something else. */
#include "exchange/zip.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"
#include "tests/unit/exchange/zip_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void refused(struct arena *arena, struct str zip, size_t max_bytes, enum err_class class,
                    const char *what)
{
	struct zip_file file;
	struct err err = {.class = ERR_NONE};
	assert_false(zip_read(arena, zip, max_bytes, &file, &err));
	if (str_find(err.what, str_from_c(what)) == err.what.len || err.class != class)
		fail_msg("wanted class %d: %s, found class %d: %.*s", (int)class, what, (int)err.class,
		         STR_ARG(err.what));
	assert_false(str_is_empty(err.advice));
}

static struct zip_file read_good(struct arena *arena, struct str zip)
{
	struct zip_file file = {{0}, {0}};
	struct err err = {.class = ERR_NONE};
	if (!zip_read(arena, zip, LIMIT_ATTACHMENT_BYTES, &file, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	return file;
}

static void a_file_goes_in_and_comes_out(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	static const size_t sizes[] = {0, 1, 1000, 3 * 1024 * 1024 + 1};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		char *bytes = arena_alloc(&arena, sizes[i]);
		for (size_t k = 0; k < sizes[i]; k++)
			bytes[k] = (char)(k * 7 + k / 251);
		struct zip_file in = {.name = STR("attachment"), .bytes = {bytes, sizes[i]}};
		struct str zip, again;
		assert_true(zip_write(&arena, in, &zip, NULL));
		assert_true(zip_write(&arena, in, &again, NULL));
		assert_true(str_equals(zip, again));
		assert_true(zip_is_likely(zip));
		struct zip_file out = read_good(&arena, zip);
		assert_str(out.name, "attachment");
		assert_true(str_equals(out.bytes, in.bytes));
	}
	arena_finish(&arena);
}

/* The time zone moves the date that ZIP holds, which is why none is set. */
static void bytes_are_the_same_in_each_time_zone(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct zip_file file = {.name = STR("attachment"), .bytes = STR("Chào bạn\n")};
	struct str here, there;
	setenv("TZ", "Asia/Ho_Chi_Minh", 1);
	assert_true(zip_write(&arena, file, &here, NULL));
	setenv("TZ", "America/New_York", 1);
	assert_true(zip_write(&arena, file, &there, NULL));
	unsetenv("TZ");
	assert_true(str_equals(here, there));
	arena_finish(&arena);
}

static void compressed_files_and_folders_are_read(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct zip_file files[] = {{STR("thư mục/"), STR("")},
	                                 {STR("thư mục/công văn.txt"), STR("a a a a a a")}};
	struct zip_file file = read_good(&arena, zip_sample(&arena, files, 2, "zip:compression=deflate"));
	assert_str(file.name, "thư mục/công văn.txt");
	assert_str(file.bytes, "a a a a a a");
	arena_finish(&arena);
}

static void exactly_one_file_is_wanted(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct zip_file files[] = {{STR("a/"), STR("")}, {STR("1"), STR("x")}, {STR("2"), STR("y")}};
	refused(&arena, zip_sample(&arena, files, 0, NULL), 100, ERR_INPUT, "holds no file");
	refused(&arena, zip_sample(&arena, files, 1, NULL), 100, ERR_INPUT, "holds no file");
	refused(&arena, zip_sample(&arena, files, 3, NULL), 100, ERR_INPUT, "more than one file");
	arena_finish(&arena);
}

static void an_encrypted_file_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct zip_file file = {STR("1"), STR("secret")};
	refused(&arena, zip_sample(&arena, &file, 1, "zip:encryption=traditional"), 100, ERR_INPUT, "encrypted");
	refused(&arena, zip_sample(&arena, &file, 1, "zip:encryption=aes256"), 100, ERR_INPUT, "encrypted");
	arena_finish(&arena);
}

static void a_bomb_is_refused_before_it_is_unpacked(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bomb = zip_sample_bomb(&arena, 20 * 1024 * 1024);
	struct test_memory memory;
	struct arena small;
	arena_init(&small, test_memory_open(&memory));
	refused(&small, bomb, LIMIT_ATTACHMENT_BYTES, ERR_LIMIT, "ZIP bomb");
	assert_true(memory.bytes < 1024 * 1024);
	arena_finish(&small);
	test_memory_close(&memory);
	arena_finish(&arena);
}

/* A bomb that lies about its size in both places where a ZIP tells it. */
static void a_bomb_that_lies_is_refused_while_it_is_unpacked(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bomb = zip_sample_bomb(&arena, 20 * 1024 * 1024);
	char *bytes = str_copy_c(&arena, bomb);
	size_t central = str_find(bomb, STR("PK\001\002"));
	assert_true(central < bomb.len);
	memset(bytes + central + 24, 0, 4);
	bytes[central + 24] = 100;
	struct test_memory memory;
	struct arena small;
	arena_init(&small, test_memory_open(&memory));
	struct zip_file file;
	struct err err = {.class = ERR_NONE};
	assert_false(zip_read(&small, (struct str){bytes, bomb.len}, LIMIT_ATTACHMENT_BYTES, &file, &err));
	assert_true(memory.bytes < 16 * 1024 * 1024);
	arena_finish(&small);
	test_memory_close(&memory);
	arena_finish(&arena);
}

static void a_large_file_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct zip_file file = {.name = STR("1"), .bytes = {arena_alloc(&arena, 101), 101}};
	struct str zip;
	assert_true(zip_write(&arena, file, &zip, NULL));
	refused(&arena, zip, 100, ERR_LIMIT, "larger than 100 bytes");
	assert_true(zip_read(&arena, zip, 101, &file, NULL));
	arena_finish(&arena);
}

/* Every cut is noticed, and every flipped byte is either noticed or harmless to the file. */
static void a_broken_zip_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct zip_file whole = {STR("1"), STR("abcabcabcabcabcabcabcabcabcabcabcabcabc")};
	struct str zip = zip_sample(&arena, &whole, 1, "zip:compression=deflate");
	for (size_t len = 0; len < zip.len; len++) {
		struct zip_file file;
		assert_false(zip_read(&arena, str_slice(zip, 0, len), 1000, &file, NULL));
	}
	for (size_t i = 0; i < zip.len; i++) {
		char *bytes = str_copy_c(&arena, zip);
		bytes[i] = (char)(bytes[i] ^ 0x20);
		struct zip_file file;
		if (zip_read(&arena, (struct str){bytes, zip.len}, 1000, &file, NULL))
			assert_true(str_equals(file.bytes, whole.bytes));
	}
	refused(&arena, STR("%PDF-1.7"), 1000, ERR_INPUT, "broken");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_goes_in_and_comes_out),
		cmocka_unit_test(bytes_are_the_same_in_each_time_zone),
		cmocka_unit_test(compressed_files_and_folders_are_read),
		cmocka_unit_test(exactly_one_file_is_wanted),
		cmocka_unit_test(an_encrypted_file_is_refused),
		cmocka_unit_test(a_bomb_is_refused_before_it_is_unpacked),
		cmocka_unit_test(a_bomb_that_lies_is_refused_while_it_is_unpacked),
		cmocka_unit_test(a_large_file_is_refused),
		cmocka_unit_test(a_broken_zip_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
