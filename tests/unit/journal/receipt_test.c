/* The receipt's bytes, and that nothing but those bytes is read as one. */
#include "journal/receipt.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXT                                                                  \
	"saban-receipt-1\n"                                                       \
	"attempt 7\n"                                                             \
	"candidate 001\n"                                                         \
	"scenario bao-cao-cchc\n"                                                 \
	"records 42\n"                                                            \
	"head ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n" \
	"closed 2024-06-18T02:47:41.007Z\n"
#define SEAL                                                                     \
	"signature 0102000000000000000000000000000000000000000000000000000000000000" \
	"00000000000000000000000000000000000000000000000000000000000000ff\n"         \
	"key 0a0000000000000000000000000000000000000000000000000000000000000b\n"

static struct receipt_body body(void)
{
	return (struct receipt_body){
		.attempt = 7,
		.candidate = STR("001"),
		.scenario = STR("bao-cao-cchc"),
		.record_count = 42,
		.head = sha256_of(STR("abc")),
		.closed_at_ms = 1718678861007,
	};
}

static struct seal seal(void)
{
	struct seal seal = {.signature = {1, 2}, .key = {10}};

	seal.signature[SEAL_SIGNATURE_BYTES - 1] = 255;
	seal.key[SEAL_KEY_BYTES - 1] = 11;
	return seal;
}

static void it_is_written_as_promised(void **state)
{
	struct arena arena = test_arena();
	struct receipt_body stated = body();
	struct seal beside = seal();
	struct str text = receipt_text_write(&stated, &arena);

	UNUSED(state);
	assert_true(str_equals(text, STR(TEXT)));
	assert_true(str_equals(receipt_file_write(text, &beside, &arena), STR(TEXT SEAL)));
	arena_finish(&arena);
}

static void what_was_written_is_read(void **state)
{
	struct arena arena = test_arena();
	struct receipt_file file;
	struct receipt_body stated = body();
	struct seal beside = seal();

	UNUSED(state);
	assert_true(receipt_file_read(STR(TEXT SEAL), STR("r"), &arena, &file, NULL));
	assert_int_equal(file.body.attempt, 7);
	assert_true(str_equals(file.body.candidate, STR("001")));
	assert_true(str_equals(file.body.scenario, STR("bao-cao-cchc")));
	assert_int_equal(file.body.record_count, 42);
	assert_true(sha256_equals(file.body.head, stated.head));
	assert_true(file.body.closed_at_ms == stated.closed_at_ms);
	assert_true(str_equals(file.text, STR(TEXT)));
	assert_memory_equal(&file.seal, &beside, sizeof(beside));
	assert_true(sha256_equals(file.hash, sha256_of(STR(TEXT SEAL))));
	arena_finish(&arena);
}

static void nothing_else_is_read(void **state)
{
	static const struct {
		struct str bytes;
		uint32_t line;
	} bad[] = {
		{STR_INIT(""), 1},
		{STR_INIT("saban-receipt-2\n"), 1},
		{STR_INIT(TEXT), 8},
		{STR_INIT("saban-receipt-1\nattempt 07\ncandidate 1\nscenario s\nrecords 1\n"
	              "head ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
	              "closed 2024-06-18T02:47:41.007Z\n" SEAL),
	     9},
		{STR_INIT("saban-receipt-1\nattempt 7\nscenario s\n"), 3},
		{STR_INIT("saban-receipt-1\nattempt 7\ncandidate 1\nscenario s\nrecords 4294967296\n"), 5},
		{STR_INIT("saban-receipt-1\nattempt 7\ncandidate 1\nscenario s\nrecords 1\nhead BA\n"), 6},
		{STR_INIT("saban-receipt-1\nattempt 7\ncandidate 1\nscenario s\nrecords 1\n"
	              "head ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
	              "closed yesterday\n"),
	     7},
		{STR_INIT(TEXT SEAL "\n"), 9},
	};

	UNUSED(state);
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena arena = test_arena();
		struct receipt_file file;
		struct err err = {.class = ERR_NONE};

		assert_false(receipt_file_read(bad[i].bytes, STR("r"), &arena, &file, &err));
		assert_int_equal(err.class, ERR_INPUT);
		assert_int_equal(err.line, bad[i].line);
		arena_finish(&arena);
	}
}

/* Whatever byte is changed, the file is refused or states something else. */
static void a_changed_byte_is_seen(void **state)
{
	static const struct str bytes = STR_INIT(TEXT SEAL);
	struct arena arena = test_arena();
	struct receipt_file genuine, changed;

	UNUSED(state);
	assert_true(receipt_file_read(bytes, STR("r"), &arena, &genuine, NULL));
	for (size_t i = 0; i < bytes.len; i++) {
		char *copy = str_copy_c(&arena, bytes);

		copy[i] ^= 1;
		if (receipt_file_read(str_from_c(copy), STR("r"), &arena, &changed, NULL))
			assert_true(!str_equals(changed.text, genuine.text) ||
			            memcmp(&changed.seal, &genuine.seal, sizeof(genuine.seal)) != 0);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_written_as_promised),
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(nothing_else_is_read),
		cmocka_unit_test(a_changed_byte_is_seen),
	};

	return cmocka_run_group_tests_name("journal/receipt", tests, NULL, NULL);
}
