/* tests/unit/sign/receipt_key_test.c */
#include "base/buf.h"
#include "sign/receipt_key.h"
#include "sign/secrets.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct folder {
	struct arena arena;
	char name[32];
	struct str path; /* of the key */
};

static struct folder folder_open(void)
{
	struct folder folder = {.arena = test_arena(), .name = "/tmp/saban-key-XXXXXX"};
	assert_non_null(mkdtemp(folder.name));
	struct buf path = buf_in(&folder.arena);
	buf_add_c(&path, folder.name);
	buf_add_c(&path, "/receipt.pem");
	folder.path = buf_str(&path);
	return folder;
}

static void folder_close(struct folder *folder)
{
	unlink(str_copy_c(&folder->arena, folder->path));
	assert_int_equal(rmdir(folder->name), 0);
	arena_finish(&folder->arena);
}

static void test_key_is_made_once(void **state)
{
	(void)state;
	struct folder folder = folder_open();
	struct err err = {0};
	uint8_t first[RECEIPT_PUBLIC_KEY_BYTES], second[RECEIPT_PUBLIC_KEY_BYTES];
	struct receipt_key *key = receipt_key_open(folder.path, &folder.arena, &err);
	assert_non_null(key);
	receipt_key_public(key, first);
	receipt_key_close(key);
	struct stat about;
	assert_int_equal(stat(str_copy_c(&folder.arena, folder.path), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	key = receipt_key_open(folder.path, &folder.arena, &err);
	assert_non_null(key);
	receipt_key_public(key, second);
	assert_memory_equal(first, second, sizeof(first));
	struct str pem = receipt_key_public_pem(key, &folder.arena);
	assert_true(str_starts_with(pem, STR("-----BEGIN PUBLIC KEY-----")));
	receipt_key_close(key);
	folder_close(&folder);
}

static void test_signature_holds_for_its_text_only(void **state)
{
	(void)state;
	struct folder folder = folder_open();
	struct err err = {0};
	struct receipt_key *key = receipt_key_open(folder.path, &folder.arena, &err);
	assert_non_null(key);
	struct secrets_port port = secrets_port(key);
	uint8_t signature[RECEIPT_SIGNATURE_BYTES], public_key[RECEIPT_PUBLIC_KEY_BYTES];
	struct str text = STR("saban-receipt-1\nattempt 7\n");
	assert_true(port.receipt_sign(port.self, text, signature, &err));
	port.receipt_public_key(port.self, public_key);
	assert_true(receipt_verify(text, signature, public_key));
	assert_false(receipt_verify(STR("saban-receipt-1\nattempt 8\n"), signature, public_key));
	signature[9] ^= 1;
	assert_false(receipt_verify(text, signature, public_key));
	signature[9] ^= 1;
	public_key[0] ^= 1;
	assert_false(receipt_verify(text, signature, public_key));
	receipt_key_close(key);
	folder_close(&folder);
}

static void test_open_files_and_other_keys_are_refused(void **state)
{
	(void)state;
	struct folder folder = folder_open();
	struct err err = {0};
	const char *path = str_copy_c(&folder.arena, folder.path);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("not a key\n", file);
	fclose(file);
	assert_int_equal(chmod(path, 0600), 0);
	assert_null(receipt_key_open(folder.path, &folder.arena, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_int_equal(chmod(path, 0640), 0);
	assert_null(receipt_key_open(folder.path, &folder.arena, &err));
	assert_int_equal(err.class, ERR_DENIED);
	folder_close(&folder);
}

static void test_random_is_not_repeated(void **state)
{
	(void)state;
	struct secrets_port port = secrets_port(NULL);
	uint8_t a[32] = {0}, b[32] = {0};
	port.random(port.self, a, sizeof(a));
	port.random(port.self, b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_key_is_made_once),
		cmocka_unit_test(test_signature_holds_for_its_text_only),
		cmocka_unit_test(test_open_files_and_other_keys_are_refused),
		cmocka_unit_test(test_random_is_not_repeated),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
