/* The starting office as a line: written, read, and the same again. */
#include "journal/seed_json.h"

#include "base/check.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_office_reads_back_the_same(void **state)
{
	struct arena arena = test_arena();
	const struct seed *seed = small_office(&arena);
	struct str line = seed_write(seed, &arena);
	struct seed back;
	struct err err;

	UNUSED(state);
	assert_true(seed_read(line, STR("j"), &arena, &back, &err));
	assert_true(str_equals(seed_write(&back, &arena), line));
	assert_int_equal(back.document_count, seed->document_count);
	assert_int_equal(back.reactions[2].on_document.number, 5);
	assert_ptr_equal(back.reactions[2].action, seed->reactions[2].action);
	assert_int_equal(back.documents[5].assignments[0].to.number, 3);
	arena_finish(&arena);
}

/* A key that names nothing, wherever it stands, is noticed. */
static void dangling_keys_are_refused(void **state)
{
	static const char *const keys[] = {
		"\"unit\":\"kinh-te\"", "\"head\":\"kt\"",     "\"candidate\":\"ct\"",
		"\"book\":\"den\"",     "\"from\":\"ct\"",     "\"on_document\":\"trinh\"",
		"\"actor\":\"vt\"",     "\"on\":\"document.a", "\"status\":\"arrived\""};
	struct arena arena = test_arena();
	struct str line = seed_write(small_office(&arena), &arena);

	UNUSED(state);
	for (size_t i = 0; i < COUNT(keys); i++) {
		char *changed = str_copy_c(&arena, line);
		char *at = strstr(changed, keys[i]);
		struct seed back;
		struct err err;

		assert_non_null(at);
		at[strlen(keys[i]) - 2] = '?';
		assert_false(seed_read((struct str){changed, line.len}, STR("j"), &arena, &back, &err));
		assert_int_equal(err.line, 1);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_office_reads_back_the_same),
		cmocka_unit_test(dangling_keys_are_refused),
	};

	return cmocka_run_group_tests_name("journal/seed_json", tests, NULL, NULL);
}
