/* tests/unit/host/tree_test.c - whole folders, and running programs. */
#include "host/file.h"
#include "host/process.h"
#include "host/text.h"
#include "host/tree.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void test_copy_takes_files_and_no_links(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	char name[] = "/tmp/saban-tree-XXXXXX";
	assert_non_null(mkdtemp(name));
	struct str root = str_from_c(name);
	struct str from = text_join(&arena, root, STR("/from")), to = text_join(&arena, root, STR("/to"));
	assert_true(tree_make(text_join(&arena, from, STR("/a/b")), 0700, &arena, &err));
	assert_true(tree_make(text_join(&arena, from, STR("/a/b")), 0700, &arena, &err));
	assert_true(file_write(&arena, text_join(&arena, from, STR("/a/b/file")), STR("bytes"), 0600, &err));
	assert_int_equal(symlink("/etc/passwd", text_c(&arena, from, STR("/a/link"))), 0);
	assert_true(tree_copy(from, to, &arena, &err));
	struct str bytes = {0};
	assert_true(file_read(&arena, text_join(&arena, to, STR("/a/b/file")), 100, &bytes, &err));
	assert_true(str_equals(bytes, STR("bytes")));
	struct stat about;
	assert_int_equal(stat(text_c(&arena, to, STR("/a/b/file")), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0644);
	assert_int_equal(access(text_c(&arena, to, STR("/a/link")), F_OK), -1);
	assert_false(tree_copy(from, to, &arena, &err));

	/* Removing follows no link either. */
	struct str kept = text_join(&arena, root, STR("/kept"));
	assert_true(file_write(&arena, kept, STR("x"), 0600, &err));
	assert_int_equal(symlink(kept.ptr, text_c(&arena, to, STR("/link"))), 0);
	assert_true(tree_remove(to, &arena, &err));
	assert_true(tree_remove(to, &arena, &err));
	assert_int_equal(access(kept.ptr, F_OK), 0);
	assert_true(tree_remove(root, &arena, &err));
	arena_finish(&arena);
}

static void test_programs_are_run(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct err err = {0};
	struct str output = {0};
	int status = -1;
	const char *const cat[] = {"/bin/sh", "-c", "cat; echo err >&2; exit 3", NULL};
	assert_true(process_run(&arena, cat, STR("in "), &output, &status, &err));
	assert_true(str_equals(output, STR("in err\n")));
	assert_int_equal(status, 3);
	const char *const killed[] = {"/bin/sh", "-c", "kill -9 $$", NULL};
	assert_true(process_run(&arena, killed, STR(""), &output, &status, &err));
	assert_int_equal(status, 128 + 9);
	const char *const none[] = {"/no/such/program", NULL};
	assert_false(process_run(&arena, none, STR(""), &output, &status, &err));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copy_takes_files_and_no_links),
		cmocka_unit_test(test_programs_are_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
