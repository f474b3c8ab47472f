#include "tests/support/library.h"

#include "base/buf.h"
#include "base/check.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

static bool missing(struct str path, struct err *reterr)
{
	return err_at(reterr, ERR_MISSING, path, 0, STR("there is no such file"), STR(""));
}

static bool read_from_table(void *context, struct str path, struct arena *arena, struct str *ret,
                            struct err *reterr)
{
	const struct test_library *library = context;
	struct str prefix = STR("library/");
	UNUSED(arena);
	for (size_t i = 0; i < library->count; i++) {
		if (!str_starts_with(path, prefix) ||
		    !str_equals(library->files[i].path, str_slice(path, prefix.len, path.len)))
			continue;
		*ret = library->files[i].bytes;
		return true;
	}
	return missing(path, reterr);
}

static bool read_from_tree(void *context, struct str path, struct arena *arena, struct str *ret,
                           struct err *reterr)
{
	UNUSED(context);
	struct str whole = fixture_path(arena, str_copy_c(arena, path));
	if (access(whole.ptr, R_OK) != 0)
		return missing(path, reterr);
	*ret = fixture_read_file(arena, whole.ptr);
	return true;
}

const struct scenario_ports source_tree_ports = {.read_file = read_from_tree};

/* The path in a line `offices/tan-hoa.xml`: and nothing else. */
static bool names_file(struct str line, struct str *ret)
{
	if (!str_starts_with(line, STR("`")) || !str_ends_with(line, STR("`:")))
		return false;
	*ret = str_slice(line, 1, line.len - 2);
	return true;
}

void test_library_add(struct test_library *library, const char *path, struct str bytes)
{
	assert_true(library->count < TEST_LIBRARY_FILES_MAX);
	library->files[library->count++] = (struct scenario_file){.path = str_from_c(path), .bytes = bytes};
}

void test_library_of_docs(struct test_library *library, struct arena *arena)
{
	struct str page = fixture_read(arena, "docs/adding-a-scenario.md"), path = {0};
	*library = (struct test_library){.ports = {read_from_table, library}};
	while (!str_is_empty(page)) {
		struct str line = str_cut(&page, '\n');
		if (names_file(line, &path) || str_is_empty(line))
			continue;
		if (!str_is_empty(path) && str_starts_with(line, STR("```"))) {
			size_t end = str_find(page, STR("\n```\n"));
			assert_true(end < page.len && library->count < TEST_LIBRARY_FILES_MAX);
			library->files[library->count++] = (struct scenario_file){.path = path,
			                                                          .bytes = str_slice(page, 0, end + 1)};
			page = str_slice(page, end + 1, page.len);
			str_cut(&page, '\n');
		}
		path = (struct str){0};
	}
	assert_true(library->count > 0);
}

struct str *test_library_file(struct test_library *library, const char *path)
{
	for (size_t i = 0; i < library->count; i++)
		if (str_equals(library->files[i].path, str_from_c(path)))
			return &library->files[i].bytes;
	fail_msg("the library has no %s", path);
	return NULL;
}

void test_library_change(struct test_library *library, struct arena *arena, const char *path,
                         const char *from, const char *to)
{
	struct str *bytes = test_library_file(library, path);
	size_t at = str_find(*bytes, str_from_c(from)), behind = at + str_from_c(from).len;
	if (at == bytes->len)
		fail_msg("%s has no: %s", path, from);
	struct str rest = str_slice(*bytes, behind, bytes->len);
	if (str_find(rest, str_from_c(from)) < rest.len)
		fail_msg("%s has more than one: %s", path, from);
	struct buf out = buf_in(arena);
	buf_add(&out, str_slice(*bytes, 0, at));
	buf_add_c(&out, to);
	buf_add(&out, rest);
	*bytes = buf_str(&out);
}
