/* Whole files: limits, reasons, and that a write is all or nothing. */
#include "host/file.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	struct arena arena;
	char folder[64];
	char path[80];
};

static int enter(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	place->arena = test_arena();
	strcpy(place->folder, "/tmp/saban-file-test-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof(place->path), "%s/f", place->folder);
	*state = place;
	return 0;
}

static int leave(void **state)
{
	struct place *place = *state;
	unlink(place->path);
	rmdir(place->folder);
	arena_finish(&place->arena);
	free(place);
	return 0;
}

static size_t files_in(const char *folder)
{
	size_t count = 0;
	DIR *entries = opendir(folder);
	assert_non_null(entries);
	for (const struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries))
		count += entry->d_name[0] != '.';
	closedir(entries);
	return count;
}

static struct str large_text(struct arena *arena, size_t len)
{
	char *text = arena_alloc(arena, len);
	for (size_t i = 0; i < len; i++)
		text[i] = (char)('a' + i % 23);
	return (struct str){text, len};
}

static void what_is_written_is_read_back(void **state)
{
	struct place *place = *state;
	const size_t lengths[] = {0, 1, 4095, 4096, 4097, 300000};
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		struct str text = large_text(&place->arena, lengths[i]);
		struct str back;
		assert_true(file_write(&place->arena, str_from_c(place->path), text, 0644, NULL));
		assert_true(file_read(&place->arena, str_from_c(place->path), lengths[i], &back, NULL));
		assert_true(str_equals(text, back));
		assert_int_equal(back.ptr[back.len], '\0');
	}
	assert_int_equal(files_in(place->folder), 1);
}

static void the_mode_is_what_was_asked_for(void **state)
{
	struct place *place = *state;
	struct stat about;
	assert_true(file_write(&place->arena, str_from_c(place->path), STR("secret"), 0600, NULL));
	assert_int_equal(stat(place->path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void a_file_above_the_limit_is_refused(void **state)
{
	struct place *place = *state;
	struct err err;
	struct str back = STR("untouched");
	assert_true(file_write(&place->arena, str_from_c(place->path), STR("12345"), 0644, NULL));
	assert_false(file_read(&place->arena, str_from_c(place->path), 4, &back, &err));
	assert_int_equal(err.class, ERR_LIMIT);
	assert_true(str_equals(err.source, str_from_c(place->path)));
	assert_true(str_equals(err.what, STR("is larger than 4 bytes")));
	assert_true(str_equals(back, STR("untouched")));
}

static void a_device_without_end_meets_the_limit(void **state)
{
	struct place *place = *state;
	struct err err;
	struct str back;
	assert_false(file_read(&place->arena, STR("/dev/zero"), 100000, &back, &err));
	assert_int_equal(err.class, ERR_LIMIT);
}

static void a_pipe_is_read_to_its_end(void **state)
{
	struct place *place = *state;
	int ends[2];
	char path[32];
	struct str text = large_text(&place->arena, 20000), back;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text.ptr, text.len), 20000);
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	assert_true(file_read(&place->arena, str_from_c(path), 20000, &back, NULL));
	assert_true(str_equals(text, back));
	close(ends[0]);
}

static void standard_input_may_be_a_socket(void **state)
{
	struct place *place = *state;
	int ends[2];
	struct str back;
	int before = dup(STDIN_FILENO);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	assert_int_equal(write(ends[0], "thu-2468", 8), 8);
	close(ends[0]);
	dup2(ends[1], STDIN_FILENO);
	close(ends[1]);
	bool done = file_read_input(&place->arena, 20, &back, NULL);
	dup2(before, STDIN_FILENO);
	close(before);
	assert_true(done);
	assert_true(str_equals(back, STR("thu-2468")));
}

static void each_failure_has_its_class(void **state)
{
	struct place *place = *state;
	struct err err;
	struct str back;
	assert_false(file_read(&place->arena, str_from_c(place->path), 10, &back, &err));
	assert_int_equal(err.class, ERR_MISSING);
	assert_true(str_equals(err.what, STR("cannot be opened: No such file or directory")));
	assert_true(str_equals(err.advice, STR("check the path")));
	assert_false(file_read(&place->arena, str_from_c(place->folder), 10, &back, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_false(file_write(&place->arena, STR("/nowhere/at/all"), STR("x"), 0644, &err));
	assert_int_equal(err.class, ERR_MISSING);
}

static void a_failed_write_leaves_nothing_behind(void **state)
{
	struct place *place = *state;
	struct err err;
	/* A folder of that name stands there: the last step, renaming, fails. */
	assert_int_equal(mkdir(place->path, 0755), 0);
	assert_false(file_write(&place->arena, str_from_c(place->path), STR("x"), 0644, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_int_equal(files_in(place->folder), 1);
	assert_int_equal(rmdir(place->path), 0);
}

/* The limit on a file's size, which a process sets for itself, stands for a disk without room. */
static void bytes_that_find_no_room_leave_the_old_file(void **state)
{
	struct place *place = *state;
	struct err err;
	struct str back;
	struct rlimit before, small;
	assert_true(file_write(&place->arena, str_from_c(place->path), STR("old"), 0644, NULL));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 8192;
	struct str large = large_text(&place->arena, 100000);
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool written = file_write(&place->arena, str_from_c(place->path), large, 0644, &err);
	setrlimit(RLIMIT_FSIZE, &before);
	signal(SIGXFSZ, handler);
	assert_false(written);
	assert_true(file_read(&place->arena, str_from_c(place->path), 10, &back, NULL));
	assert_true(str_equals(back, STR("old")));
	assert_int_equal(files_in(place->folder), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_written_is_read_back, enter, leave),
		cmocka_unit_test_setup_teardown(the_mode_is_what_was_asked_for, enter, leave),
		cmocka_unit_test_setup_teardown(a_file_above_the_limit_is_refused, enter, leave),
		cmocka_unit_test_setup_teardown(a_device_without_end_meets_the_limit, enter, leave),
		cmocka_unit_test_setup_teardown(a_pipe_is_read_to_its_end, enter, leave),
		cmocka_unit_test_setup_teardown(standard_input_may_be_a_socket, enter, leave),
		cmocka_unit_test_setup_teardown(each_failure_has_its_class, enter, leave),
		cmocka_unit_test_setup_teardown(a_failed_write_leaves_nothing_behind, enter, leave),
		cmocka_unit_test_setup_teardown(bytes_that_find_no_room_leave_the_old_file, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
